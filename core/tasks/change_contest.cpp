// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/change_contest.h"

#include "core/analysis/list_verdict.h"
#include "core/base/progress.h"

#include <algorithm>

namespace intentscope::tasks {
namespace {

using List = std::vector<rank::RankedIntent>;

const rank::RankedIntent* bestOf(const List& list, bool isClicked) {
    const auto found = std::ranges::find(list, isClicked, &rank::RankedIntent::isClicked);
    return found == list.end() ? nullptr : &*found;
}

std::optional<ChangeContest> firstContest(ImpressionIndex impression, const List& before, const List& after) {
    const IntentIndex first = after.front().intent;
    const IntentIndex former = before.front().intent;
    return ChangeContest{impression, first, former == first ? after[1].intent : former};
}

std::optional<ChangeContest>
clickedContest(ImpressionIndex impression, const List& before, const List& after) {
    const auto* clickedBefore = bestOf(before, true);
    const auto* clickedAfter = bestOf(after, true);
    if (clickedBefore == nullptr || clickedAfter == nullptr)
        return std::nullopt;
    const bool isWorseAfter = clickedAfter->rank >= clickedBefore->rank;
    const auto* rival = bestOf(isWorseAfter ? after : before, false);
    if (rival == nullptr)
        return std::nullopt;
    return ChangeContest{impression, (isWorseAfter ? clickedBefore : clickedAfter)->intent, rival->intent};
}

} // namespace

std::string_view name(ChangeQuestion question) {
    return question == ChangeQuestion::FirstIntent ? "first" : "clicked";
}

std::optional<ChangeContest>
contestOf(const RunPair& runs, ImpressionIndex impression, ChangeQuestion question) {
    const auto before = rank::rankedList(runs.before, impression);
    const auto after = rank::rankedList(runs.after, impression);
    if (before.size() < 2 || after.size() < 2)
        return std::nullopt;
    return question == ChangeQuestion::FirstIntent ? firstContest(impression, before, after)
                                                   : clickedContest(impression, before, after);
}

Result<ChangedImpressions>
changedImpressions(const CompareSpec& spec, const RunPair& runs, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto compared, comparedImpressions(spec, runs));
    ChangedImpressions changed;
    constexpr std::size_t RowsBetweenLooks = 4096;
    for (std::size_t i = 0; i < compared.rows.size(); ++i) {
        if (i % RowsBetweenLooks == 0)
            ISCOPE_TRY(checkStop(stop));
        const std::int32_t row = compared.rows[i];
        const auto was = analysis::verdictOf(runs.before, {row});
        const auto is = analysis::verdictOf(runs.after, {row});
        if (was.first != is.first)
            changed.another.push_back(row);
        if (was.isRight(spec.topK) != is.isRight(spec.topK))
            (is.isRight(spec.topK) ? changed.fixed : changed.broken).push_back(row);
    }
    return changed;
}

} // namespace intentscope::tasks
