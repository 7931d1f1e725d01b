// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/number_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace intentscope::ui {
namespace {

const QLocale English(QLocale::English, QLocale::UnitedStates);
constexpr double NaN = std::numeric_limits<double>::quiet_NaN();
constexpr UtcMillis Chat{1'709'618'520'000}; // 2024-03-05 06:02:00 UTC

TEST(NumberTextTest, ShowsThreeSignificantDigits) {
    EXPECT_EQ(significant(0.96614, English), QStringLiteral("0.966"));
    EXPECT_EQ(significant(12.345, English), QStringLiteral("12.3"));
    EXPECT_EQ(significant(1234.4, English), QStringLiteral("1,234"));
    EXPECT_EQ(significant(0.00012345, English), QStringLiteral("0.000123"));
    EXPECT_EQ(significant(7.0, English), QStringLiteral("7"));
    EXPECT_EQ(significant(-0.5, English), QStringLiteral("−0.500"));
}

TEST(NumberTextTest, ShowsADashWhereThereIsNoNumber) {
    EXPECT_EQ(significant(NaN, English), noValue());
    EXPECT_EQ(signedDifference(std::numeric_limits<double>::infinity(), English), noValue());
    EXPECT_EQ(withInterval(NaN, 0, 1, English), noValue());
    EXPECT_EQ(differenceWithInterval(NaN, 0, 1, English), noValue());
}

TEST(NumberTextTest, DifferencesCarryASign) {
    EXPECT_EQ(signedDifference(0.3125, English), QStringLiteral("+0.313"));
    EXPECT_EQ(signedDifference(-0.021, English), QStringLiteral("−0.021"));
    EXPECT_EQ(signedDifference(0.00004, English), QStringLiteral("0"));
    EXPECT_EQ(signedDifference(-0.00004, English), QStringLiteral("0"));
    EXPECT_EQ(signedDifference(12.34, English), QStringLiteral("+12.3"));
}

TEST(NumberTextTest, AnIntervalDecidesTheDigitsOfItsValue) {
    EXPECT_EQ(withInterval(0.96614, 0.9652, 0.9670, English), QStringLiteral("0.96614 ±0.00090"));
    EXPECT_EQ(withInterval(0.5, 0.38, 0.62, English), QStringLiteral("0.50 ±0.12"));
    EXPECT_EQ(withInterval(0.5, NaN, NaN, English), QStringLiteral("0.500"));
    EXPECT_EQ(differenceWithInterval(0.0123, 0.0078, 0.0168, English), QStringLiteral("+0.0123 ±0.0045"));
    EXPECT_EQ(differenceWithInterval(-0.5, NaN, NaN, English), QStringLiteral("−0.500"));
}

TEST(NumberTextTest, GroupsCountsAndShortensThemWithoutRoundingUp) {
    EXPECT_EQ(countText(300'000, English), QStringLiteral("300,000"));
    EXPECT_EQ(shortCount(412, English), QStringLiteral("412"));
    EXPECT_EQ(shortCount(4'123, English), QStringLiteral("4.1k"));
    EXPECT_EQ(shortCount(300'000, English), QStringLiteral("300k"));
    EXPECT_EQ(shortCount(999'999, English), QStringLiteral("999k"));
    EXPECT_EQ(shortCount(7'530'000, English), QStringLiteral("7.5M"));
    EXPECT_EQ(shortCount(1'000'000, English), QStringLiteral("1M"));
}

TEST(NumberTextTest, WordsDurationsWithTwoUnitsAtMost) {
    EXPECT_EQ(durationText(7 * MillisPerDay), QStringLiteral("7 d"));
    EXPECT_EQ(durationText(3 * MillisPerDay + 4 * MillisPerHour + 5), QStringLiteral("3 d 4 h"));
    EXPECT_EQ(durationText(24 * MillisPerDay + 4 * MillisPerHour), QStringLiteral("24 d"));
    EXPECT_EQ(durationText(12 * 60'000), QStringLiteral("12 min"));
    EXPECT_EQ(durationText(125'000), QStringLiteral("2 min 5 s"));
    EXPECT_EQ(durationText(8'000), QStringLiteral("8 s"));
    EXPECT_EQ(durationText(250), QStringLiteral("250 ms"));
    EXPECT_EQ(durationText(-5), QStringLiteral("0 ms"));
}

TEST(NumberTextTest, TellsTimesRelativeToTheChat) {
    const auto at = [](std::int64_t offset) {
        return relativeTime({Chat.value + offset}, Chat, QStringLiteral("chat"));
    };
    EXPECT_EQ(at(-3 * MillisPerDay), QStringLiteral("3 d before chat"));
    EXPECT_EQ(at(2 * MillisPerHour + 5), QStringLiteral("2 h after chat"));
    EXPECT_EQ(at(-90 * MillisPerSecond), QStringLiteral("1 min before chat"));
    EXPECT_EQ(at(-400 * MillisPerDay), QStringLiteral("1 y before chat"));
    EXPECT_EQ(at(20), QStringLiteral("at chat"));
    EXPECT_EQ(relativeTime(UtcMillis::missing(), Chat, QStringLiteral("chat")), noValue());
}

TEST(NumberTextTest, AbsoluteTimesNameTheirZone) {
    const QTimeZone jakarta = timeZone("Asia/Jakarta");
    EXPECT_EQ(absoluteTime(Chat, jakarta), QStringLiteral("2024-03-05 13:02:00 (Asia/Jakarta)"));
    EXPECT_EQ(localTime(Chat, jakarta), QStringLiteral("2024-03-05 13:02"));
    EXPECT_EQ(absoluteTime(Chat, timeZone("No/Such_Zone")), QStringLiteral("2024-03-05 06:02:00 (UTC)"));
    EXPECT_EQ(localTime(UtcMillis::missing(), jakarta), noValue());
    EXPECT_EQ(absoluteTime(UtcMillis::missing(), jakarta), noValue());
}

} // namespace
} // namespace intentscope::ui
