// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace intentscope::plots {

struct Sample {
    std::int64_t timeMs = 0;
    double value = 0;
    friend bool operator==(const Sample&, const Sample&) = default;
};

/// What to draw of a series: [fromMs, toMs) over `columns` pixel columns.
struct DecimationSpec {
    std::int64_t fromMs = 0;
    std::int64_t toMs = 0;
    std::size_t columns = 0;
};

/// The samples that decide the look of a line at one pixel a column: of every column the first, the smallest,
/// the largest and the last, in time order and without repeats, and the neighbours outside the range, so that
/// the line enters and leaves where it should. At most 4 x columns + 2. `times` ascending, parallel to
/// `values`. O(log n + samples in range).
std::vector<Sample> minMaxDecimated(
    std::span<const std::int64_t> times, std::span<const double> values, const DecimationSpec& spec);

/// The last value at or before a moment; nothing before the first.
std::optional<double>
valueAt(std::span<const std::int64_t> times, std::span<const double> values, UtcMillis moment);

} // namespace intentscope::plots
