// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporting/label_export.h"
#include "core/rank/score_table.h"

#include <cstdint>
#include <filesystem>

namespace intentscope::exporting {

enum class RunFileFormat {
    Csv,   ///< impression_id, intent_id, rank, score, clicked; clicked is empty where unknown
    Trec,  ///< "impression Q0 intent rank score run"
    Qrels, ///< "impression 0 intent 1|0" from the clicks; unknown ones are left out
};

struct RunExportSpec {
    std::filesystem::path file;
    RunFileFormat format = RunFileFormat::Csv;
};

struct RunSource {
    Env& env;
    const rank::ScoreTable& run;
};

/// Writes the ranked lists of a run and a manifest, impressions in the dataset's order, intents by rank.
/// Impressions that were not scored are left out and counted. Ids in the two white-space separated formats
/// are percent-encoded where they hold white space, control bytes or '%'.
Result<ExportOutcome> exportRun(
    const RunExportSpec& spec, const RunSource& source, ProgressSink& progress, const std::stop_token& stop);

} // namespace intentscope::exporting
