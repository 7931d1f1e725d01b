// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/latent/latent_set.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::latent {

/// A set as its latent.json tells of it.
struct ShelfEntry {
    LatentDescription description;
    std::filesystem::path folder;
    std::string problem; ///< why it cannot be read; "" when it can
};

/// The sets of latent queries in a folder such as the workspace's latent/: <id>/ is a set, whole;
/// <id>.unfinished/ the journal of a job that was stopped, for the next time it is asked for. Any thread;
/// one writer.
class LatentShelf {
public:
    LatentShelf(Env& env, std::filesystem::path folder) : m_env(env), m_folder(std::move(folder)) {}

    Env& env() const { return m_env; }
    const std::filesystem::path& folder() const { return m_folder; }
    std::filesystem::path setFolder(std::string_view id) const;
    std::filesystem::path journalFolder(std::string_view id) const;

    /// By id. Empty where the folder is missing.
    Result<std::vector<ShelfEntry>> list() const;
    /// Ids of jobs that were stopped.
    Result<std::vector<std::string>> listUnfinished() const;
    /// By id, the start of one (at least 4 digits), or a name that only one set has. NotFound lists what
    /// there is; InvalidInput when it is ambiguous; the errors of LatentSet::open.
    Result<std::shared_ptr<const LatentSet>> find(std::string_view idOrName) const;
    /// Removes a set and an unfinished job of exactly this id. NotFound when there is neither.
    Status remove(std::string_view id) const;

private:
    Env& m_env;
    std::filesystem::path m_folder;
};

} // namespace intentscope::latent
