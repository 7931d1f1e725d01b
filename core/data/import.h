// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/base/workers.h"
#include "core/data/record_source.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::data {

enum class ImportMode {
    Strict, ///< the first bad row stops the import and nothing is kept
    Lenient ///< bad rows go to rejected.csv with their reason, and are counted
};

struct ImportSpec {
    std::filesystem::path source; ///< dataset directory, CSV/TSV/JSONL file, or a folder with --map
    std::optional<std::filesystem::path> mapping = {}; ///< mapping file (docs/file-formats.md)
    std::optional<std::string> mappingText = {};       ///< the mapping itself, where it lies in no file
    std::filesystem::path datasetsRoot;                ///< the workspace's datasets folder
    std::string name = {};                             ///< "": the source's own
    ImportMode mode = ImportMode::Strict;
    Workers workers = Workers();                           ///< what is written does not depend on it
    std::uint64_t blockBytes = SourceOptions().blockBytes; ///< of text files, read at once; nor on this
};

struct ImportOutcome {
    std::string hash = {}; ///< of the dataset, also its folder's name
    std::filesystem::path directory = {};
    bool wasThereAlready = false; ///< the same bytes had been imported before
    std::int64_t intentCount = 0;
    std::int64_t userCount = 0;
    std::int64_t impressionCount = 0;
    std::int64_t candidateCount = 0;
    std::int64_t eventCount = 0;
    std::int64_t rejectedRowCount = 0;
    std::filesystem::path rejectedFile = {}; ///< empty when nothing was rejected
    std::vector<std::string> warnings = {};
    /// How a file without a mapping was understood: a line a column with the reason (proposalText).
    std::string understanding = {};
};

/// Reads a source into `datasetsRoot/<hash>/`, whole or not at all. A single file without a mapping is taken
/// as proposeMapping proposes; InvalidInput says what stands in the way of that. InvalidInput with file, line
/// and column for the user's mistakes; Cancelled, ResourceExhausted and Io leave nothing behind.
Result<ImportOutcome>
importDataset(const ImportSpec& spec, Env& env, ProgressSink& progress, std::stop_token stop);

} // namespace intentscope::data
