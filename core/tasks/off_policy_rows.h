// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/click_rates.h"
#include "core/metrics/off_policy.h"
#include "core/rank/score_table.h"
#include "core/tasks/logged_lists.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::tasks {

/// What a run would show at one impression, and how much it thinks of the intents there.
struct TargetList {
    metrics::ShownIntents intents{};
    /// Softmax probabilities in the run's list: of the intents it would show, and of those the log showed.
    std::array<float, metrics::ShownCount> ownProbabilities{};
    std::array<float, metrics::ShownCount> loggedProbabilities{};
};

/// None of `scores` may be NaN; parallel to the impression's candidates, at least three.
TargetList
targetOf(std::span<const float> scores, std::span<const std::int32_t> intents, const LoggedList& logged);

/// Whether an assumption asks for the propensities of a list at all: else its weights are 0 anyway.
bool mayAgree(
    const metrics::ShownIntents& logged,
    const metrics::ShownIntents& target,
    metrics::ClickAssumption assumption);

/// Grades of the probabilities, for the direct model: about as many logged intents in each.
std::vector<metrics::GradedImpression> gradeTargets(
    std::span<const TargetList> targets,
    std::span<const metrics::OffPolicyRow> rows,
    std::int32_t gradeCount);

/// How many shown positions, from the end, hold what the log could not have shown: those from the first
/// position on that differs although what the log has there was certain.
std::int64_t unsupportedSlots(
    const LoggedList& logged,
    const metrics::ShownIntents& target,
    const metrics::ShownPropensities& propensities);

} // namespace intentscope::tasks
