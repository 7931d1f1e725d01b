// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/projection/projection.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::projection {

/// The folder of a workspace that holds projections.
constexpr const char* ShelfFolder = "projections";

/// Names of the files of a projection, docs/projection.md.
namespace files {
constexpr const char* Description = "projection.json";
constexpr const char* Coordinates = "coordinates.npy";
constexpr const char* AfterCoordinates = "after_coordinates.npy";
constexpr const char* ImpressionPoints = "impression_points.npy";
} // namespace files

/// A projection as its projection.json tells of it.
struct ShelfEntry {
    ProjectionDescription description;
    std::string problem; ///< why it cannot be read; "" when it can
};

/// The projections in a folder such as the workspace's projections/: <id>/ is one, whole. Any thread; one
/// writer.
class ProjectionShelf {
public:
    ProjectionShelf(Env& env, std::filesystem::path folder) : m_env(env), m_folder(std::move(folder)) {}

    std::filesystem::path folderOf(std::string_view id) const { return m_folder / id; }
    /// By id. Empty where the folder is missing.
    Result<std::vector<ShelfEntry>> list() const;
    /// Writes it, whole or not at all, in place of one of the same id, and gives back what was written: with
    /// id and hashes.
    Result<std::shared_ptr<const Projection>> save(Projection projection) const;
    /// By id or the start of one that only one has. NotFound; Corrupt where a file is not the one that was
    /// written, UnsupportedVersion.
    Result<std::shared_ptr<const Projection>> find(std::string_view id) const;

private:
    Result<std::shared_ptr<const Projection>> open(std::string_view id) const;

    Env& m_env;
    std::filesystem::path m_folder;
};

} // namespace intentscope::projection
