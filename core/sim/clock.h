// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace intentscope::sim {

/// Simulated moments are seconds since the start of the simulated weeks; what happened before is negative.
using Second = std::int64_t;

constexpr Second Minute = 60;
constexpr Second Hour = 3'600;
constexpr Second Day = 86'400;
constexpr Second Week = 7 * Day;
/// The shop runs for so long before the first impression, so that the first day already has a past.
constexpr Second WarmUp = 28 * Day;
/// Later than everything: a state that is not left.
constexpr Second Never = Second{1} << 60;

} // namespace intentscope::sim
