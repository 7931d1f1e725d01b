// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <array>
#include <charconv>
#include <chrono>
#include <optional>

namespace intentscope {
namespace {

struct Cursor {
    std::string_view rest;

    bool take(char expected) {
        if (rest.empty() || rest.front() != expected)
            return false;
        rest.remove_prefix(1);
        return true;
    }

    std::optional<int> digits(std::size_t count) {
        if (rest.size() < count)
            return std::nullopt;
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (rest[i] < '0' || rest[i] > '9')
                return std::nullopt;
            value = value * 10 + (rest[i] - '0');
        }
        rest.remove_prefix(count);
        return value;
    }
};

std::optional<std::int64_t> dayMillis(int year, int month, int day) {
    const std::chrono::year_month_day date{
        std::chrono::year{year},
        std::chrono::month{static_cast<unsigned>(month)},
        std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days{date}.time_since_epoch().count() * MillisPerDay;
}

/// ".5" as 500; at most milliseconds are kept, further digits are read and dropped.
std::optional<std::int64_t> fractionMillis(Cursor& cursor) {
    if (!cursor.take('.'))
        return 0;
    std::int64_t millis = 0;
    std::int64_t unit = 100;
    std::size_t digitCount = 0;
    while (const auto digit = cursor.digits(1)) {
        millis += unit * *digit;
        unit /= 10;
        ++digitCount;
    }
    if (digitCount == 0)
        return std::nullopt;
    return millis;
}

std::optional<std::int64_t> zoneMillis(Cursor& cursor) {
    if (cursor.rest.empty() || cursor.take('Z'))
        return 0;
    const bool isWest = cursor.rest.front() == '-';
    if (!cursor.take('+') && !cursor.take('-'))
        return std::nullopt;
    const auto hours = cursor.digits(2);
    cursor.take(':');
    const auto minutes = cursor.digits(2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59)
        return std::nullopt;
    const std::int64_t minuteCount = *hours * 60 + *minutes;
    const std::int64_t offset = minuteCount * 60 * MillisPerSecond;
    return isWest ? -offset : offset;
}

std::optional<std::int64_t> clockMillis(Cursor& cursor) {
    const auto hour = cursor.digits(2);
    if (!hour || !cursor.take(':'))
        return std::nullopt;
    const auto minute = cursor.digits(2);
    std::optional<int> second = 0;
    if (cursor.take(':'))
        second = cursor.digits(2);
    if (!minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    const auto fraction = fractionMillis(cursor);
    if (!fraction)
        return std::nullopt;
    const std::int64_t whole = (*hour * 60 + *minute) * 60 + *second;
    return whole * MillisPerSecond + *fraction;
}

/// "2024-03-05T14:02:00Z", also with milliseconds: what programs write.
std::optional<std::int64_t> plainIsoMillis(std::string_view text) {
    constexpr std::string_view Shape = "dddd-dd-ddTdd:dd:dd.dddZ";
    constexpr std::size_t ShortLength = 20;
    if (text.size() != Shape.size() && text.size() != ShortLength)
        return std::nullopt;
    const std::size_t dateAndClock = ShortLength - 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char wanted = text.size() == ShortLength && at == dateAndClock ? 'Z' : Shape[at];
        const bool isDigit = text[at] >= '0' && text[at] <= '9';
        if (wanted == 'd' ? !isDigit : text[at] != wanted)
            return std::nullopt;
    }
    const auto number = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (const char digit : text.substr(at, count))
            value = value * 10 + (digit - '0');
        return value;
    };
    const int hour = number(11, 2);
    const int minute = number(14, 2);
    const int second = number(17, 2);
    const auto midnight = dayMillis(number(0, 4), number(5, 2), number(8, 2));
    if (!midnight || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    const std::int64_t millis = text.size() == ShortLength ? 0 : number(20, 3);
    return *midnight + ((hour * 60 + minute) * 60 + second) * MillisPerSecond + millis;
}

std::optional<std::int64_t> isoMillis(std::string_view text) {
    Cursor cursor{text};
    const auto year = cursor.digits(4);
    if (!year || !cursor.take('-'))
        return std::nullopt;
    const auto month = cursor.digits(2);
    if (!month || !cursor.take('-'))
        return std::nullopt;
    const auto day = cursor.digits(2);
    if (!day)
        return std::nullopt;
    const auto midnight = dayMillis(*year, *month, *day);
    if (!midnight || cursor.rest.empty())
        return midnight;
    if (!cursor.take('T') && !cursor.take(' '))
        return std::nullopt;
    const auto clock = clockMillis(cursor);
    if (!clock)
        return std::nullopt;
    const auto zone = zoneMillis(cursor);
    if (!zone || !cursor.rest.empty())
        return std::nullopt;
    return *midnight + *clock - *zone;
}

std::optional<std::int64_t> usDateMillis(std::string_view text) {
    Cursor cursor{text};
    const auto month = cursor.digits(2);
    if (!month || !cursor.take('/'))
        return std::nullopt;
    const auto day = cursor.digits(2);
    if (!day || !cursor.take('/'))
        return std::nullopt;
    const auto year = cursor.digits(4);
    if (!year || !cursor.rest.empty())
        return std::nullopt;
    return dayMillis(*year, *month, *day);
}

std::optional<std::int64_t> integerMillis(std::string_view text) {
    // Of the years 0000 to 9999, which are all that can be written as dates.
    constexpr std::int64_t First = -62'167'219'200'000;
    constexpr std::int64_t Last = 253'402'300'799'999;
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size() || value < First || value > Last)
        return std::nullopt;
    return value;
}

/// As printf's %0*d: events are written by the million, and printf takes most of that time.
void appendDigits(std::string& text, int value, std::size_t width) {
    std::array<char, 16> digits{};
    const char* const end = std::to_chars(digits.begin(), digits.end(), value < 0 ? -value : value).ptr;
    const auto count = static_cast<std::size_t>(end - digits.begin()) + (value < 0 ? 1U : 0U);
    if (value < 0)
        text += '-';
    text.append(count < width ? width - count : 0, '0');
    text.append(std::string_view(digits.begin(), end));
}

} // namespace

UtcMillis nowUtc() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

std::string toIso8601(UtcMillis time) {
    if (time.isMissing())
        return {};
    const auto days = std::chrono::floor<std::chrono::days>(std::chrono::milliseconds{time.value});
    const std::chrono::year_month_day date{std::chrono::sys_days{days}};
    // Not the difference to the day's start, which the first times that a damaged file may hold cannot be
    // given as.
    const std::int64_t inDay = (time.value % MillisPerDay + MillisPerDay) % MillisPerDay;
    std::string text;
    text.reserve(24);
    appendDigits(text, int{date.year()}, 4);
    appendDigits(text += '-', static_cast<int>(unsigned{date.month()}), 2);
    appendDigits(text += '-', static_cast<int>(unsigned{date.day()}), 2);
    appendDigits(text += 'T', static_cast<int>(inDay / MillisPerHour), 2);
    appendDigits(text += ':', static_cast<int>(inDay / 60'000 % 60), 2);
    appendDigits(text += ':', static_cast<int>(inDay / MillisPerSecond % 60), 2);
    appendDigits(text += '.', static_cast<int>(inDay % MillisPerSecond), 3);
    return text += 'Z';
}

Result<UtcMillis> parseTime(std::string_view text) {
    for (const auto reader : {plainIsoMillis, isoMillis, usDateMillis, integerMillis}) {
        if (const auto millis = reader(text))
            return UtcMillis{*millis};
    }
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text.substr(0, 40)) + "' is not a time",
        {.cure = "Write times as 2024-03-05T14:02:00Z, dates as 2024-03-05 or 03/05/2024, or as milliseconds "
                 "since 1970"});
}

} // namespace intentscope
