// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/off_policy_rows.h"

#include "core/base/assert.h"

#include <algorithm>
#include <cmath>

namespace intentscope::tasks {
namespace {

using metrics::ShownCount;

constexpr double Certain = 1 - 1e-6;

/// Softmax: exp(score - best) / sum; infinite scores share the whole mass.
double weightOf(float score, float best) {
    return score == best ? 1.0 : std::exp(static_cast<double>(score) - static_cast<double>(best));
}

} // namespace

TargetList
targetOf(std::span<const float> scores, std::span<const std::int32_t> intents, const LoggedList& logged) {
    ISCOPE_ASSERT(scores.size() >= ShownCount);
    const float best = *std::ranges::max_element(scores);
    double total = 0;
    for (const float score : scores)
        total += weightOf(score, best);
    const auto order = rank::rankOrder(scores, intents);
    TargetList target;
    for (std::size_t k = 0; k < ShownCount; ++k) {
        const auto own = static_cast<std::size_t>(order[k]);
        target.intents[k] = intents[own];
        target.ownProbabilities[k] = static_cast<float>(weightOf(scores[own], best) / total);
        target.loggedProbabilities[k] = static_cast<float>(weightOf(scores[logged.rows[k]], best) / total);
    }
    return target;
}

bool mayAgree(
    const metrics::ShownIntents& logged,
    const metrics::ShownIntents& target,
    metrics::ClickAssumption assumption) {
    switch (assumption) {
    case metrics::ClickAssumption::Slate:
        return logged == target;
    case metrics::ClickAssumption::Cascade:
        return logged.front() == target.front();
    case metrics::ClickAssumption::ItemPosition:
        break;
    }
    return logged[0] == target[0] || logged[1] == target[1] || logged[2] == target[2];
}

std::vector<metrics::GradedImpression> gradeTargets(
    std::span<const TargetList> targets,
    std::span<const metrics::OffPolicyRow> rows,
    std::int32_t gradeCount) {
    std::vector<float> probabilities;
    for (const TargetList& target : targets)
        probabilities.insert(
            probabilities.end(), target.loggedProbabilities.begin(), target.loggedProbabilities.end());
    const auto edges = metrics::gradeEdges(std::move(probabilities), gradeCount);
    std::vector<metrics::GradedImpression> graded;
    graded.reserve(targets.size());
    for (std::size_t i = 0; i < targets.size(); ++i) {
        metrics::GradedImpression& impression = graded.emplace_back();
        impression.user = rows[i].user;
        impression.clicks = rows[i].clicks;
        for (std::size_t k = 0; k < ShownCount; ++k) {
            impression.logged[k] = metrics::gradeOf(targets[i].loggedProbabilities[k], edges);
            impression.target[k] = metrics::gradeOf(targets[i].ownProbabilities[k], edges);
        }
    }
    return graded;
}

std::int64_t unsupportedSlots(
    const LoggedList& logged,
    const metrics::ShownIntents& target,
    const metrics::ShownPropensities& propensities) {
    double above = 1;
    for (std::size_t k = 0; k < ShownCount; ++k) {
        const double here = propensities.prefix[k] / above;
        if (logged.intents[k] != target[k])
            return here >= Certain ? static_cast<std::int64_t>(ShownCount - k) : 0;
        above = propensities.prefix[k];
    }
    return 0;
}

} // namespace intentscope::tasks
