// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/ranking_view.h"

#include <cstdint>
#include <vector>

namespace intentscope::metrics {

/// The ranks (from 1, ascending) of one impression's clicked candidates: all that a top-k metric with binary
/// gain needs, so that nothing else has to be sorted. Used again from impression to impression.
struct ClickedRanks {
    std::vector<std::int32_t> actual; ///< equal scores by ascending intent, then by position
    /// If, in every group of equal scores, the clicked came first, or last. Only where `hasTie`.
    std::vector<std::int32_t> best;
    std::vector<std::int32_t> worst;
    bool hasTie = false; ///< a clicked and an unclicked candidate have the same score
};

/// Working memory beside the result.
struct RankScratch {
    std::vector<std::int32_t> clicked;
    std::vector<std::int32_t> order;
};

/// Fills `ranks`, which is empty afterwards when nothing was clicked. `candidates` must be scored.
/// O(clicks * candidates) for few clicks, else O(n log n).
void rankClicked(const CandidateView& candidates, RankScratch& scratch, ClickedRanks& ranks);

} // namespace intentscope::metrics
