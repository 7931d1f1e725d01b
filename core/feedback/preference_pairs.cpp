// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedback/preference_pairs.h"

#include "core/stats/random.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace intentscope::feedback {
namespace {

constexpr std::array Choices{LoserChoice::Worst, LoserChoice::Second, LoserChoice::Random};

std::size_t loserPlace(const PreferenceRule& rule, std::size_t answerCount, std::int32_t impression) {
    switch (rule.loser) {
    case LoserChoice::Worst:
        return answerCount - 1;
    case LoserChoice::Second:
        return 1;
    case LoserChoice::Random:
        break;
    }
    // A stream for each impression: which others there are does not matter.
    stats::Random random(rule.seed, static_cast<std::uint64_t>(impression));
    return 1 + static_cast<std::size_t>(random.below(answerCount - 1));
}

} // namespace

std::string_view name(LoserChoice choice) {
    switch (choice) {
    case LoserChoice::Worst:
        return "worst";
    case LoserChoice::Second:
        return "second";
    case LoserChoice::Random:
        break;
    }
    return "random";
}

Result<LoserChoice> parseLoserChoice(std::string_view word) {
    const auto found = std::ranges::find(Choices, word, [](LoserChoice choice) { return name(choice); });
    if (found != Choices.end())
        return *found;
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(word) + "' is no choice of losing answers",
        {.cure = "Write worst, second or random"});
}

std::vector<std::size_t> byReward(const JudgedImpression& judged) {
    std::vector<std::size_t> order(judged.answers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return isBetter(judged.answers[a].reward, judged.answers[b].reward);
    });
    return order;
}

std::vector<PreferencePair> choosePairs(
    const std::vector<JudgedImpression>& judged, const PreferenceRule& rule, PreferenceCounts& counts) {
    counts = {};
    std::vector<PreferencePair> pairs;
    for (const JudgedImpression& one : judged) {
        ++counts.judgedCount;
        if (one.answers.size() < 2) {
            ++counts.oneAnswerCount;
            continue;
        }
        const auto order = byReward(one);
        const std::size_t loser = order[loserPlace(rule, order.size(), one.impression)];
        PreferencePair pair{one.impression, one.answers[order.front()], one.answers[loser]};
        if (pair.margin() > rule.margin) {
            ++counts.keptCount;
            pairs.push_back(std::move(pair));
        } else {
            ++counts.withinMarginCount;
        }
    }
    return pairs;
}

} // namespace intentscope::feedback
