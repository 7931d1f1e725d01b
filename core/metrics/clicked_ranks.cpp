// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/clicked_ranks.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace intentscope::metrics {

namespace {

/// Up to here, comparing every candidate with each clicked one beats sorting.
constexpr std::size_t FewClicks = 16;

bool isClicked(const CandidateView& candidates, std::size_t position) {
    return candidates.clicked[position] == 1;
}

/// The rule for equal scores.
bool comesBefore(const CandidateView& candidates, std::size_t a, std::size_t b) {
    return std::pair(candidates.intents[a], a) < std::pair(candidates.intents[b], b);
}

/// One clicked candidate among those of its score.
struct TiePlace {
    std::int32_t higher = 0;          ///< candidates with a higher score
    std::int32_t clickedBefore = 0;   ///< of the same score, by the rule for equal scores
    std::int32_t unclickedBefore = 0; ///< the same
    std::int32_t unclicked = 0;       ///< of the same score
};

void append(ClickedRanks& ranks, const TiePlace& place) {
    const auto best = place.higher + place.clickedBefore + 1;
    ranks.actual.push_back(best + place.unclickedBefore);
    ranks.best.push_back(best);
    ranks.worst.push_back(best + place.unclicked);
    ranks.hasTie = ranks.hasTie || place.unclicked > 0;
}

void countTied(const CandidateView& candidates, std::size_t clicked, TiePlace& place) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (i == clicked || candidates.scores[i] != candidates.scores[clicked])
            continue;
        const auto isBefore = comesBefore(candidates, i, clicked) ? 1 : 0;
        if (isClicked(candidates, i)) {
            place.clickedBefore += isBefore;
        } else {
            place.unclickedBefore += isBefore;
            ++place.unclicked;
        }
    }
}

void rankByCounting(const CandidateView& candidates, const RankScratch& scratch, ClickedRanks& ranks) {
    for (const auto position : scratch.clicked) {
        const auto clicked = static_cast<std::size_t>(position);
        const auto score = candidates.scores[clicked];
        TiePlace place;
        std::int32_t equal = 0;
        for (const auto other : candidates.scores) {
            place.higher += other > score ? 1 : 0;
            equal += other == score ? 1 : 0;
        }
        if (equal > 1)
            countTied(candidates, clicked, place);
        append(ranks, place);
    }
    std::ranges::sort(ranks.actual);
    std::ranges::sort(ranks.best);
    std::ranges::sort(ranks.worst);
}

/// `tied` are the positions of one score, in rank order.
void appendTied(
    const CandidateView& candidates,
    std::span<const std::int32_t> tied,
    std::int32_t higher,
    ClickedRanks& ranks) {
    const auto isUnclicked = [&](std::int32_t position) {
        return !isClicked(candidates, static_cast<std::size_t>(position));
    };
    TiePlace place{.higher = higher};
    place.unclicked = static_cast<std::int32_t>(std::ranges::count_if(tied, isUnclicked));
    for (const auto position : tied) {
        if (isUnclicked(position)) {
            ++place.unclickedBefore;
        } else {
            append(ranks, place);
            ++place.clickedBefore;
        }
    }
}

void rankBySorting(const CandidateView& candidates, RankScratch& scratch, ClickedRanks& ranks) {
    const auto scoreAt = [&](std::int32_t position) {
        return candidates.scores[static_cast<std::size_t>(position)];
    };
    auto& order = scratch.order;
    order.resize(candidates.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](std::int32_t a, std::int32_t b) {
        if (scoreAt(a) != scoreAt(b))
            return scoreAt(a) > scoreAt(b);
        return comesBefore(candidates, static_cast<std::size_t>(a), static_cast<std::size_t>(b));
    });
    for (std::size_t first = 0; first < order.size();) {
        auto last = first + 1;
        while (last < order.size() && scoreAt(order[last]) == scoreAt(order[first]))
            ++last;
        appendTied(
            candidates,
            std::span(order).subspan(first, last - first),
            static_cast<std::int32_t>(first),
            ranks);
        first = last;
    }
}

} // namespace

void rankClicked(const CandidateView& candidates, RankScratch& scratch, ClickedRanks& ranks) {
    scratch.clicked.clear();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (isClicked(candidates, i))
            scratch.clicked.push_back(static_cast<std::int32_t>(i));
    }
    ranks.actual.clear();
    ranks.best.clear();
    ranks.worst.clear();
    ranks.hasTie = false;
    if (scratch.clicked.size() <= FewClicks)
        rankByCounting(candidates, scratch, ranks);
    else
        rankBySorting(candidates, scratch, ranks);
}

} // namespace intentscope::metrics
