// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/onset.h"
#include "core/rank/score_table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::analysis {

/// What one run made of the impressions in which `clicked` was clicked and `predicted` ranked first while no
/// clicked intent was among the first k.
struct ConfusedRun {
    std::vector<std::int32_t> impressions; ///< ascending
    std::vector<WeekCount> weeks;          ///< parallel to Confusion::weeks; chances: `clicked` was clicked
    std::optional<Onset> onset = {};       ///< since when it happens more often; none below two weeks
};

/// Two intents that are taken for one another.
struct ConfusedPair {
    IntentIndex clicked;
    IntentIndex predicted;
    std::vector<ConfusedRun> runs; ///< parallel to the runs asked about

    std::int64_t count(std::size_t run) const {
        return static_cast<std::int64_t>(runs[run].impressions.size());
    }
};

/// One clicked intent; parallel vectors by run.
struct IntentOutcome {
    IntentIndex clicked;
    std::int64_t clickedCount = 0;                ///< impressions in which it was clicked
    std::vector<std::vector<std::int32_t>> right; ///< impressions with a clicked intent among the first k
};

/// Clicked against predicted intents of one or more runs over the same impressions. An impression with
/// several clicked intents counts for each of them, so what was clicked has the same total in every run.
struct Confusion {
    std::int32_t topK = 1;
    std::vector<UtcMillis> weeks;       ///< Mondays, 00:00 UTC, from the first impression's to the last's
    std::vector<IntentOutcome> intents; ///< by falling clicked count, then by intent
    std::vector<ConfusedPair> pairs;    ///< by falling largest count, then by intents
    std::int64_t impressionCount = 0;   ///< with a click
    std::int64_t clicklessCount = 0;    ///< left out

    /// Null when no run confuses the two.
    const ConfusedPair* find(IntentIndex clicked, IntentIndex predicted) const;
};

/// `impressions` are ascending and scored by every run; the runs are of one dataset. O(candidates + pairs x
/// weeks). Cancelled.
Result<Confusion> confusionOf(
    std::span<const rank::ScoreTable* const> runs,
    std::span<const std::int32_t> impressions,
    std::int32_t topK,
    const std::stop_token& stop);

} // namespace intentscope::analysis
