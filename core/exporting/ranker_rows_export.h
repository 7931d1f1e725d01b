// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/exporting/label_export.h"
#include "core/feedback/label_batch.h"
#include "core/rank/score_table.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::exporting {

enum class RankerRowsFormat {
    /// impression_id, intent_id, clicked (empty where unknown), of labels also grade, weight and
    /// hard_negative, then a column a feature
    Csv,
    /// "clicked qid:impression index:value ... # impression intent"; unknown clicks are left out. Of labels
    /// the grade stands in the place of the click
    LibSvm
};

struct RankerRowsSpec {
    std::filesystem::path file = {};
    RankerRowsFormat format = RankerRowsFormat::Csv;
    std::vector<std::int32_t> impressions = {}; ///< rows, in the order in which they are written
    std::string part = {};                      ///< what these are, for the manifest: "train of time:0.7/0.1"
    /// Keep so many candidates without a click of each impression, drawn by `seed`, beside the clicked ones;
    /// none: keep all.
    std::optional<std::int32_t> negativeCount = {};
    std::uint64_t seed = 1;
    /// Grades and weights of labels; its impressions alone are written, whatever `impressions` says. Must
    /// outlive the call.
    const feedback::LabelBatch* labels = nullptr;
    /// Of labels: an intent that is not true is a hard negative when it was clicked or is among the first
    /// three of this run; without a run when it was clicked.
    const rank::ScoreTable* hardNegatives = nullptr;
};

/// Writes one row a candidate for other programs' rankers, and a manifest that names every feature with its
/// indices. The same dataset and spec give the same bytes. Ids in LibSVM comments are percent-encoded as in
/// exportRun. InvalidInput for fewer than one negative; Cancelled and errors of the disk leave nothing
/// behind.
Result<ExportOutcome> exportRankerRows(
    const RankerRowsSpec& spec,
    Env& env,
    const data::Dataset& dataset,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::exporting
