// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/decimation.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>

namespace intentscope::plots {
namespace {

/// Positions of one pixel column that the line passes through.
struct ColumnExtremes {
    std::size_t first = 0;
    std::size_t smallest = 0;
    std::size_t largest = 0;
    std::size_t last = 0;
};

ColumnExtremes extremesOf(std::span<const double> values, std::size_t begin, std::size_t end) {
    ColumnExtremes extremes{begin, begin, begin, end - 1};
    for (std::size_t i = begin; i < end; ++i) {
        if (values[i] < values[extremes.smallest])
            extremes.smallest = i;
        if (values[i] > values[extremes.largest])
            extremes.largest = i;
    }
    return extremes;
}

void append(
    std::vector<Sample>& samples,
    std::span<const std::int64_t> times,
    std::span<const double> values,
    const ColumnExtremes& extremes) {
    std::array<std::size_t, 4> positions = {
        extremes.first, extremes.smallest, extremes.largest, extremes.last};
    std::ranges::sort(positions);
    const auto repeats = std::ranges::unique(positions);
    for (auto position = positions.begin(); position != repeats.begin(); ++position)
        samples.push_back({times[*position], values[*position]});
}

} // namespace

std::vector<Sample> minMaxDecimated(
    std::span<const std::int64_t> times, std::span<const double> values, const DecimationSpec& spec) {
    ISCOPE_ASSERT(times.size() == values.size());
    std::vector<Sample> samples;
    if (times.empty() || spec.columns == 0 || spec.toMs <= spec.fromMs)
        return samples;
    const auto begin = static_cast<std::size_t>(std::ranges::lower_bound(times, spec.fromMs) - times.begin());
    const auto end = static_cast<std::size_t>(std::ranges::lower_bound(times, spec.toMs) - times.begin());
    if (begin > 0)
        samples.push_back({times[begin - 1], values[begin - 1]});
    const double perColumn = static_cast<double>(spec.toMs - spec.fromMs) / static_cast<double>(spec.columns);
    const auto columnOf = [&](std::size_t i) {
        return static_cast<std::int64_t>(static_cast<double>(times[i] - spec.fromMs) / perColumn);
    };
    for (std::size_t i = begin; i < end;) {
        std::size_t next = i + 1;
        while (next < end && columnOf(next) == columnOf(i))
            ++next;
        append(samples, times, values, extremesOf(values, i, next));
        i = next;
    }
    if (end < times.size())
        samples.push_back({times[end], values[end]});
    return samples;
}

std::optional<double>
valueAt(std::span<const std::int64_t> times, std::span<const double> values, UtcMillis moment) {
    const auto next = std::ranges::upper_bound(times, moment.value);
    if (next == times.begin())
        return std::nullopt;
    return values[static_cast<std::size_t>(next - times.begin() - 1)];
}

} // namespace intentscope::plots
