// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/column_writer.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

constexpr std::uint64_t ManifestVersion = 1;
constexpr std::string_view ManifestName = "columns.json";

struct StoredFile {
    std::string name;
    std::uint64_t bytes = 0;
    std::string sha256 = {};
};

struct StoredColumn {
    ColumnSpec spec;
    ColumnFiles files;
    std::string dictionary; ///< file name; "" for kinds without one
};

struct StoredTable {
    std::uint64_t rowCount = 0;
    std::vector<StoredColumn> columns = {};
};

/// What columns.json says about the files beside it (docs/file-formats.md).
struct Manifest {
    DatasetInfo info = {};
    StoredTable intents;
    StoredTable users;
    StoredTable events;
    StoredTable impressions;
    std::uint64_t candidateCount = 0;
    std::vector<StoredFile> files; ///< by name
};

/// SHA-256 over the tables' schemas, the time zone and every file's name, size and SHA-256.
std::string datasetHash(const Manifest& manifest);
std::string toText(const Manifest& manifest);
/// Corrupt, also when the text does not belong to its own hash; UnsupportedVersion for a newer one.
Result<Manifest> parseManifest(std::string_view text, const std::filesystem::path& file);

} // namespace intentscope::data
