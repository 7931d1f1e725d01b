// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/ranking_view.h"

#include "core/base/assert.h"

#include <algorithm>
#include <cmath>

namespace intentscope::metrics {

CandidateView candidatesOf(const RankingView& view, std::int32_t impression) {
    const auto row = static_cast<std::size_t>(impression);
    ISCOPE_ASSERT(impression >= 0 && row + 1 < view.offsets.size());
    const auto first = static_cast<std::size_t>(view.offsets[row]);
    const auto count = static_cast<std::size_t>(view.offsets[row + 1]) - first;
    return {
        .scores = view.scores.subspan(first, count),
        .clicked = view.clicked.subspan(first, count),
        .intents = view.intents.subspan(first, count)};
}

bool isScored(const CandidateView& candidates) {
    const auto isMissing = [](float score) { return std::isnan(score); };
    return candidates.size() > 0 && std::ranges::none_of(candidates.scores, isMissing);
}

double weightOf(const RankingView& view, std::int32_t impression) {
    return view.weights.empty() ? 1.0 : view.weights[static_cast<std::size_t>(impression)];
}

} // namespace intentscope::metrics
