// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/auc.h"

#include "core/base/assert.h"

#include <algorithm>

namespace intentscope::metrics {

namespace {

/// Up to here, comparing every candidate with each of the few beats sorting.
constexpr std::size_t FewCandidates = 16;

/// Pairs of one score of one side with all of the other.
struct Standing {
    std::int64_t lower = 0;
    std::int64_t equal = 0;
};

Standing standingOf(float score, const std::vector<float>& others) {
    std::int32_t lower = 0;
    std::int32_t equal = 0;
    for (const auto other : others) {
        lower += other < score ? 1 : 0;
        equal += other == score ? 1 : 0;
    }
    return {.lower = lower, .equal = equal};
}

void countAgainstFewPositives(PairCounts& counts, const PairBuffer& buffer) {
    for (const auto score : buffer.positives) {
        const auto standing = standingOf(score, buffer.negatives);
        counts.wins += standing.lower;
        counts.ties += standing.equal;
    }
}

void countAgainstFewNegatives(PairCounts& counts, const PairBuffer& buffer) {
    for (const auto score : buffer.negatives) {
        const auto standing = standingOf(score, buffer.positives);
        counts.wins += counts.positives - standing.lower - standing.equal;
        counts.ties += standing.equal;
    }
}

void countBySorting(PairCounts& counts, PairBuffer& buffer) {
    std::ranges::sort(buffer.positives);
    std::ranges::sort(buffer.negatives);
    auto lower = buffer.negatives.cbegin();
    auto notHigher = lower;
    for (const auto score : buffer.positives) {
        while (lower != buffer.negatives.cend() && *lower < score)
            ++lower;
        while (notHigher != buffer.negatives.cend() && *notHigher <= score)
            ++notHigher;
        counts.wins += lower - buffer.negatives.cbegin();
        counts.ties += notHigher - lower;
    }
}

} // namespace

double PairCounts::auc() const {
    ISCOPE_ASSERT(positives > 0 && negatives > 0);
    const auto pairs = static_cast<double>(positives) * static_cast<double>(negatives);
    return (static_cast<double>(wins) + 0.5 * static_cast<double>(ties)) / pairs;
}

PairCounts countPairs(PairBuffer& buffer) {
    PairCounts counts{
        .positives = static_cast<std::int64_t>(buffer.positives.size()),
        .negatives = static_cast<std::int64_t>(buffer.negatives.size())};
    if (buffer.positives.size() <= FewCandidates)
        countAgainstFewPositives(counts, buffer);
    else if (buffer.negatives.size() <= FewCandidates)
        countAgainstFewNegatives(counts, buffer);
    else
        countBySorting(counts, buffer);
    return counts;
}

} // namespace intentscope::metrics
