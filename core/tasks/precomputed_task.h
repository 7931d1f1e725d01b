// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/data/split.h"
#include "core/rank/score_table.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace intentscope::tasks {

struct PrecomputedSpec {
    std::string runName;
    /// A table (.csv, .tsv, .jsonl, .parquet) with the columns impression_id, intent_id and score, others
    /// being left alone; or a .npy of float32 or float64 with one score a candidate in the dataset's order,
    /// NaN where an impression was not scored.
    std::filesystem::path file;
    /// On which the ranker behind the scores was trained, as whoever made them says; none: not known.
    std::optional<data::SplitSpec> split = {};
    /// Every impression was scored by a ranker that had not seen its user: `split` must be one of folds.
    bool isOutOfFold = false;
};

/// Makes a run of scores that another program computed. InvalidInput with the place for an unknown impression
/// or intent, one that is no candidate, a score that is missing or no finite number, the same candidate
/// twice, and for impressions of which only some candidates have a score; Mismatch for an array of another
/// length; Cancelled. The run says that it is precomputed and holds the file's path and SHA-256 in place of a
/// ranker's.
Result<rank::ScoreTable> precomputedTask(
    const PrecomputedSpec& spec,
    const std::shared_ptr<const data::Dataset>& dataset,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::tasks
