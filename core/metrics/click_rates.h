// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/off_policy.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::metrics {

/// What the direct model of a doubly robust estimate learns from: the grades of the intents that the log and
/// the target show, and what was clicked. A grade says how much the target thinks of an intent.
struct GradedImpression {
    std::int32_t user = 0;
    std::array<std::int32_t, ShownCount> logged{}; ///< grades, from 0
    std::array<std::int32_t, ShownCount> target{};
    PerPosition clicks{};
};

struct ClickRateSpec {
    std::int32_t gradeCount = 20;
    std::int32_t foldCount = 5; ///< at least 2
    /// Imagined showings that a cell starts with, at the rate of its position.
    double smoothing = 20;
};

/// A cascade by counting: rate(position, grade, whether something above was clicked), smoothed towards the
/// rate without the grade. The chance of a click on position k of the target's list is s_k rate(k, g_k, no) +
/// (1 - s_k) rate(k, g_k, yes), with s_1 = 1 and s_{k+1} = s_k (1 - rate(k, g_k, no)) (Craswell et al. 2008
/// with position bias). Cross-fitted: the rates used for a user come from the users of the other folds (user
/// row modulo `foldCount`), so that no prediction has seen its own click. Parallel to `impressions`.
std::vector<PerPosition>
predictClicks(std::span<const GradedImpression> impressions, const ClickRateSpec& spec = {});

/// The `gradeCount` - 1 upper edges of grades that hold about as many values each; `values` must not be
/// empty.
std::vector<float> gradeEdges(std::vector<float> values, std::int32_t gradeCount);
std::int32_t gradeOf(float value, std::span<const float> edges);

} // namespace intentscope::metrics
