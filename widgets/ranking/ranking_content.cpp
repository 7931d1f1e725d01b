// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ranking/ranking_content.h"

#include "core/base/assert.h"

#include <algorithm>

namespace intentscope::ranking {
namespace {

using RankedList = std::vector<rank::RankedIntent>;

RankedList listOf(const std::shared_ptr<const rank::ScoreTable>& run, ImpressionIndex impression) {
    return run && impression.isValid() ? rank::rankedList(*run, impression) : RankedList{};
}

std::int32_t rankIn(std::span<const rank::RankedIntent> list, IntentIndex intent) {
    const auto found = std::ranges::find(list, intent, &rank::RankedIntent::intent);
    return found == list.end() ? 0 : found->rank;
}

RankingLine lineOf(const rank::RankedIntent& ranked, std::span<const rank::RankedIntent> other) {
    return {
        .intent = ranked.intent,
        .rank = ranked.rank,
        .otherRank = rankIn(other, ranked.intent),
        .probability = ranked.probability,
        .isClicked = ranked.isClicked};
}

/// Changes only make sense against another list; a single run has none.
void takeChanges(std::vector<RankingLine>& lines, std::span<const rank::RankDiffRow> rows) {
    for (RankingLine& line : lines) {
        const auto row = std::ranges::find(rows, line.intent, &rank::RankDiffRow::intent);
        if (row != rows.end())
            line.change = row->change;
    }
}

std::vector<RankingLine> topLines(
    std::span<const rank::RankedIntent> list, std::span<const rank::RankedIntent> other, std::int32_t k) {
    std::vector<RankingLine> lines;
    for (const rank::RankedIntent& ranked : list) {
        if (ranked.rank <= k)
            lines.push_back(lineOf(ranked, other));
    }
    const auto clicked = std::ranges::find(list, true, &rank::RankedIntent::isClicked);
    if (clicked != list.end() && clicked->rank > k) {
        lines.push_back(lineOf(*clicked, other));
        lines.back().isBeyond = true;
    }
    return lines;
}

} // namespace

const std::vector<RankingLine>& RankingContent::lines(timeline::RunSlot slot) const {
    return slot == timeline::RunSlot::Before ? before : after;
}

RankingContent buildRanking(const timeline::ComparedRuns& runs, ImpressionIndex impression, std::int32_t k) {
    return rankingOf(listOf(runs.before, impression), listOf(runs.after, impression), k);
}

RankingContent rankingOf(
    std::span<const rank::RankedIntent> before, std::span<const rank::RankedIntent> after, std::int32_t k) {
    ISCOPE_ASSERT(k >= 1);
    RankingContent content{.before = topLines(before, after, k), .after = topLines(after, before, k)};
    if (before.empty() || after.empty())
        return content;
    const auto rows = rank::rankDiff(before, after, k);
    takeChanges(content.before, rows);
    takeChanges(content.after, rows);
    for (std::size_t i = 0; i < content.after.size(); ++i) {
        const RankingLine& line = content.after[i];
        const auto found = std::ranges::find(content.before, line.intent, &RankingLine::intent);
        if (found == content.before.end())
            continue;
        const auto position = static_cast<std::size_t>(found - content.before.begin());
        content.links.push_back({position, i, line.intent, line.isClicked});
    }
    return content;
}

std::optional<ClickedPlace> clickedPlace(const RankingContent& content) {
    const auto inAfter = std::ranges::find(content.after, true, &RankingLine::isClicked);
    if (inAfter != content.after.end())
        return ClickedPlace{inAfter->intent, inAfter->otherRank, inAfter->rank};
    const auto inBefore = std::ranges::find(content.before, true, &RankingLine::isClicked);
    if (inBefore != content.before.end())
        return ClickedPlace{inBefore->intent, inBefore->rank, inBefore->otherRank};
    return std::nullopt;
}

} // namespace intentscope::ranking
