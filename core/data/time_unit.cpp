// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/time_unit.h"

#include "core/data/cell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace intentscope::data {
namespace {

constexpr std::int64_t MillisScale = 1'000;

constexpr std::array TimeUnits{
    TimeUnit::Seconds, TimeUnit::Milliseconds, TimeUnit::Microseconds, TimeUnit::Nanoseconds};

std::int64_t perSecond(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::Seconds:
        return 1;
    case TimeUnit::Milliseconds:
        return 1'000;
    case TimeUnit::Microseconds:
        return 1'000'000;
    case TimeUnit::Nanoseconds:
        return 1'000'000'000;
    }
    return 1;
}

std::int64_t flooredQuotient(std::int64_t value, std::int64_t divisor) {
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

} // namespace

std::string_view name(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::Seconds:
        return "seconds";
    case TimeUnit::Milliseconds:
        return "milliseconds";
    case TimeUnit::Microseconds:
        return "microseconds";
    case TimeUnit::Nanoseconds:
        return "nanoseconds";
    }
    return {};
}

Result<TimeUnit> parseTimeUnit(std::string_view text) {
    const auto found = std::ranges::find(TimeUnits, text, [](TimeUnit unit) { return name(unit); });
    if (found != TimeUnits.end())
        return *found;
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text) + "' is no unit of time",
        {.cure = "Use one of: seconds, milliseconds, microseconds, nanoseconds"});
}

std::optional<TimeUnit> plausibleUnit(double smallest, double largest) {
    constexpr double Year1973InSeconds = 1e8;
    constexpr double Year5138InSeconds = 1e11;
    const auto found = std::ranges::find_if(TimeUnits, [&](TimeUnit unit) {
        const auto scale = static_cast<double>(perSecond(unit));
        return smallest >= Year1973InSeconds * scale && largest < Year5138InSeconds * scale;
    });
    return found == TimeUnits.end() ? std::nullopt : std::optional(*found);
}

std::string inMilliseconds(std::string_view cell, TimeUnit unit) {
    const std::int64_t scale = perSecond(unit);
    std::int64_t whole = 0;
    const auto [stopped, error] = std::from_chars(cell.data(), cell.data() + cell.size(), whole);
    if (error == std::errc{} && stopped == cell.data() + cell.size() && scale >= MillisScale)
        return std::to_string(flooredQuotient(whole, scale / MillisScale));
    const auto number = parseNumber(cell);
    if (!number)
        return std::string(cell);
    constexpr double LargestMillis = 9e18;
    const double millis = std::floor(*number / static_cast<double>(scale) * static_cast<double>(MillisScale));
    if (std::abs(millis) > LargestMillis)
        return std::string(cell);
    return std::to_string(static_cast<std::int64_t>(millis));
}

} // namespace intentscope::data
