// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/exporting/label_file.h"
#include "core/store/label_store.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::exporting {

enum class LabelSelection {
    Log,     ///< every event, also undone and replaced ones: what another workspace needs
    InForce, ///< one row for each label that stands, without the way there
};

struct LabelExportSpec {
    std::filesystem::path file;
    LabelFileFormat format = LabelFileFormat::Jsonl;
    LabelSelection selection = LabelSelection::Log;
    std::vector<std::string> datasetHashes; ///< empty: of every dataset
    std::int64_t untilSequence = 0;         ///< events after this one are left out; 0: none is
};

struct LabelSource {
    Env& env;
    store::LabelStore& store;
};

/// What was written.
struct ExportOutcome {
    std::filesystem::path file;
    std::filesystem::path manifest; ///< "<file>.manifest.json"
    std::int64_t rowCount = 0;
    std::int64_t skippedCount = 0; ///< impressions without scores, of a run
    std::string sha256;            ///< of the file
};

/// Writes labels and their manifest from one read transaction, each file whole or not at all; an existing
/// file is replaced. The same log gives the same bytes: no time of the export goes in. Cancelled leaves
/// what was there.
Result<ExportOutcome> exportLabels(
    const LabelExportSpec& spec,
    const LabelSource& source,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::exporting
