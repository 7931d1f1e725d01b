// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/rank/rank_diff.h"
#include "widgets/timeline/compared_runs.h"
#include "widgets/timeline/lane.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace intentscope::ranking {

/// One intent in one of the two lists.
struct RankingLine {
    IntentIndex intent = {};
    std::int32_t rank = 0;      ///< in this list, from 1
    std::int32_t otherRank = 0; ///< in the other list; 0 when that does not hold it
    float probability = 0;
    rank::RankChange change = rank::RankChange::Same;
    bool isClicked = false;
    bool isBeyond = false; ///< a clicked intent below the top k, shown after a gap
};

/// The same intent in both lists, by line.
struct RankingLink {
    std::size_t before = 0;
    std::size_t after = 0;
    IntentIndex intent = {};
    bool isClicked = false;
};

/// The top k of each run that scored the impression, and the best placed clicked intent where it lies below.
struct RankingContent {
    std::vector<RankingLine> before = {};
    std::vector<RankingLine> after = {};
    std::vector<RankingLink> links = {}; ///< of intents that stand in both lists, in the order of `after`

    const std::vector<RankingLine>& lines(timeline::RunSlot slot) const;
    bool isEmpty() const { return before.empty() && after.empty(); }
};

/// Lists of the impression in either run; a run that is absent or did not score it gives an empty list.
/// `k` at least 1. O(candidates x log candidates).
RankingContent buildRanking(const timeline::ComparedRuns& runs, ImpressionIndex impression, std::int32_t k);

/// The same of two ranked lists, either of which may be empty.
RankingContent rankingOf(
    std::span<const rank::RankedIntent> before, std::span<const rank::RankedIntent> after, std::int32_t k);

/// Where the clicked intent stands: (before, after), 0 where it is in no list; nothing without a click.
struct ClickedPlace {
    IntentIndex intent = {};
    std::int32_t before = 0;
    std::int32_t after = 0;
};
std::optional<ClickedPlace> clickedPlace(const RankingContent& content);

} // namespace intentscope::ranking
