// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace intentscope {

/// A moment in UTC, in milliseconds since 1970-01-01T00:00:00Z. The sentinel `missing()` sorts first.
struct UtcMillis {
    std::int64_t value = std::numeric_limits<std::int64_t>::min();

    static constexpr UtcMillis missing() { return {}; }
    constexpr bool isMissing() const { return value == std::numeric_limits<std::int64_t>::min(); }
    friend constexpr auto operator<=>(UtcMillis, UtcMillis) = default;
};

constexpr std::int64_t MillisPerSecond = 1'000;
constexpr std::int64_t MillisPerHour = 3'600'000;
constexpr std::int64_t MillisPerDay = 86'400'000;

/// The clock's present moment.
UtcMillis nowUtc();

/// "2024-03-05T14:02:00.000Z"; milliseconds always, zone always Z. "" for missing.
std::string toIso8601(UtcMillis time);

/// Reads ISO 8601 dates and date-times ("2024-03-05", "2024-03-05T14:02:00.5+08:00", a blank for the T;
/// without a zone: UTC), US dates ("03/05/2024") and integers (milliseconds since 1970).
/// InvalidInput when it is none of these or no such day exists.
Result<UtcMillis> parseTime(std::string_view text);

} // namespace intentscope
