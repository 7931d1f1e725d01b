// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_coordinates.h"

#include <QDateTime>

#include <gmock/gmock.h>

#include <array>

namespace intentscope::timeline {
namespace {

UtcMillis at(const char* iso) {
    return *parseTime(iso);
}

TimeScale scaleOf(const char* from, const char* to, double width) {
    return {{at(from), at(to)}, width};
}

std::vector<std::string> isoTimes(const std::vector<UtcMillis>& times) {
    std::vector<std::string> texts;
    for (const UtcMillis time : times)
        texts.push_back(toIso8601(time).substr(0, 16));
    return texts;
}

TEST(TimeScale, MapsTheRangeOntoTheWidthAndBack) {
    const TimeScale scale = scaleOf("2024-02-19", "2024-03-05", 900);
    EXPECT_DOUBLE_EQ(xAt(scale, scale.range.from), 0);
    EXPECT_DOUBLE_EQ(xAt(scale, scale.range.to), 900);
    for (const double x : {-40.0, 0.0, 17.5, 450.0, 899.0, 1'300.0})
        EXPECT_NEAR(xAt(scale, timeAt(scale, x)), x, 1e-5);
}

TEST(TimeScale, IsHarmlessWithoutRangeOrWidth) {
    EXPECT_EQ(xAt({{{5}, {5}}, 900}, {5}), 0);
    EXPECT_EQ(xAt({{{5}, {9}}, 0}, {7}), 0);
    EXPECT_TRUE(ticks({{{5}, {5}}, 900}, {TickUnit::Day, 1}, QTimeZone::utc()).empty());
}

TEST(NiceStep, GrowsFromMillisecondsToYears) {
    const auto stepFor = [](std::int64_t ms) { return niceStep({{{0}, {ms}}, 1'000}, 50); };
    EXPECT_EQ(stepFor(1'000), (TickStep{TickUnit::Millisecond, 50}));
    EXPECT_EQ(stepFor(60'000), (TickStep{TickUnit::Second, 5}));
    EXPECT_EQ(stepFor(MillisPerHour), (TickStep{TickUnit::Minute, 5}));
    EXPECT_EQ(stepFor(MillisPerDay), (TickStep{TickUnit::Hour, 2}));
    EXPECT_EQ(stepFor(14 * MillisPerDay), (TickStep{TickUnit::Day, 1}));
    EXPECT_EQ(stepFor(60 * MillisPerDay), (TickStep{TickUnit::Week, 1}));
    EXPECT_EQ(stepFor(500 * MillisPerDay), (TickStep{TickUnit::Month, 1}));
    EXPECT_EQ(stepFor(20LL * 365 * MillisPerDay), (TickStep{TickUnit::Year, 1}));
    EXPECT_EQ(stepFor(9'000LL * 365 * MillisPerDay), (TickStep{TickUnit::Year, 1'000}));
}

TEST(NiceStep, KeepsTicksApartAtEveryZoom) {
    for (double length = 10; length < 1e14; length *= 1.7) {
        const TimeScale scale{{{0}, {static_cast<std::int64_t>(length)}}, 800};
        const auto found = ticks(scale, niceStep(scale, 64), QTimeZone("Asia/Jakarta"));
        for (std::size_t i = 1; i < found.size(); ++i)
            EXPECT_GE(xAt(scale, found[i]) - xAt(scale, found[i - 1]), 64 * 0.9) << length;
        EXPECT_LE(found.size(), 16U) << length;
    }
}

TEST(Ticks, FallOnLocalMidnightOfTheDatasetsZone) {
    const TimeScale scale = scaleOf("2024-02-27T00:00:00Z", "2024-03-02T00:00:00Z", 800);
    EXPECT_THAT(
        isoTimes(ticks(scale, {TickUnit::Day, 1}, QTimeZone("Asia/Jakarta"))),
        testing::ElementsAre("2024-02-27T17:00", "2024-02-28T17:00", "2024-02-29T17:00", "2024-03-01T17:00"));
    EXPECT_THAT(
        isoTimes(ticks(scale, {TickUnit::Day, 1}, QTimeZone("Asia/Kolkata"))),
        testing::ElementsAre("2024-02-27T18:30", "2024-02-28T18:30", "2024-02-29T18:30", "2024-03-01T18:30"));
}

TEST(Ticks, StepOverMonthEndsOfEveryLength) {
    const TimeScale scale = scaleOf("2023-12-31T16:00:00Z", "2024-05-01T00:00:00Z", 800);
    EXPECT_THAT(
        isoTimes(ticks(scale, {TickUnit::Month, 1}, QTimeZone("Asia/Singapore"))),
        testing::ElementsAre(
            "2023-12-31T16:00",
            "2024-01-31T16:00",
            "2024-02-29T16:00",
            "2024-03-31T16:00",
            "2024-04-30T16:00"));
}

TEST(Ticks, BeginWeeksOnMondays) {
    const QTimeZone zone("Asia/Manila");
    for (const UtcMillis tick : ticks(scaleOf("2024-01-03", "2024-06-01", 800), {TickUnit::Week, 2}, zone)) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(tick.value, zone);
        EXPECT_EQ(local.date().dayOfWeek(), 1) << toIso8601(tick);
        EXPECT_EQ(local.time(), QTime(0, 0)) << toIso8601(tick);
    }
}

TEST(Ticks, StayAtMidnightWhereTheClockChanges) {
    const QTimeZone zone("Europe/Berlin");
    for (const UtcMillis tick : ticks(scaleOf("2024-03-28", "2024-04-03", 800), {TickUnit::Day, 1}, zone))
        EXPECT_EQ(QDateTime::fromMSecsSinceEpoch(tick.value, zone).time(), QTime(0, 0)) << toIso8601(tick);
}

TEST(Ticks, AscendWithoutRepeatsOverAChangeOfTheClock) {
    const TimeScale scale = scaleOf("2024-03-30T20:00:00Z", "2024-03-31T08:00:00Z", 800);
    const auto found = ticks(scale, {TickUnit::Hour, 1}, QTimeZone("Europe/Berlin"));
    for (std::size_t i = 1; i < found.size(); ++i)
        EXPECT_LT(found[i - 1], found[i]);
    EXPECT_GE(found.size(), 12U);
}

TEST(Ticks, ReachBackBeforeTheEpoch) {
    const TimeScale scale = scaleOf("1960-01-01", "1963-01-02", 800);
    EXPECT_THAT(
        isoTimes(ticks(scale, {TickUnit::Year, 1}, QTimeZone::utc())),
        testing::ElementsAre("1960-01-01T00:00", "1961-01-01T00:00", "1962-01-01T00:00", "1963-01-01T00:00"));
}

TEST(Labels, SayWhatTheBandAboveDoesNot) {
    const QTimeZone zone("Asia/Jakarta");
    const QLocale locale = QLocale::c();
    const UtcMillis time = at("2024-03-05T07:02:00Z");
    EXPECT_EQ(tickLabel(time, {TickUnit::Hour, 3}, zone, locale), QStringLiteral("14:02"));
    EXPECT_EQ(tickLabel(time, {TickUnit::Day, 1}, zone, locale), QStringLiteral("Tue 5"));
    EXPECT_EQ(tickLabel(time, {TickUnit::Month, 1}, zone, locale), QStringLiteral("Mar"));
    EXPECT_EQ(tickLabel(time, {TickUnit::Year, 1}, zone, locale), QStringLiteral("2024"));
    EXPECT_EQ(bandLabel(time, bandStep({TickUnit::Hour, 3}), zone, locale), QStringLiteral("Tue 5 Mar 2024"));
    EXPECT_EQ(bandLabel(time, bandStep({TickUnit::Day, 1}), zone, locale), QStringLiteral("March 2024"));
    EXPECT_EQ(bandLabel(time, bandStep({TickUnit::Month, 1}), zone, locale), QStringLiteral("2024"));
}

TEST(Labels, NameTheZoneOfAMoment) {
    const UtcMillis time = at("2024-03-05T07:02:11Z");
    EXPECT_EQ(
        momentText(time, QTimeZone("Asia/Jakarta"), QLocale::c()),
        QStringLiteral("Tue 5 Mar 2024, 14:02:11 (Asia/Jakarta, UTC+07:00)"));
    EXPECT_EQ(
        momentText(time, QTimeZone::utc(), QLocale::c()), QStringLiteral("Tue 5 Mar 2024, 07:02:11 (UTC)"));
}

TEST(Labels, SayWhenAZoneIsNotKnown) {
    EXPECT_EQ(zoneLabel("Asia/Manila"), QStringLiteral("Asia/Manila"));
    EXPECT_EQ(zoneLabel(""), QStringLiteral("UTC"));
    EXPECT_EQ(zoneLabel("Mars/Base"), QStringLiteral("UTC (Mars/Base is not a known zone)"));
}

TEST(Labels, LeaveOutOfARangeWhatRepeats) {
    const QTimeZone zone("Asia/Jakarta");
    const auto text = [&](const char* from, const char* to) {
        return dayRangeText({at(from), at(to)}, zone);
    };
    EXPECT_EQ(text("2024-02-19", "2024-03-05"), QStringLiteral("2024-02-19 .. 03-05"));
    EXPECT_EQ(text("2023-12-30", "2024-01-02"), QStringLiteral("2023-12-30 .. 2024-01-02"));
    EXPECT_EQ(text("2024-02-19T01:00:00Z", "2024-02-19T05:00:00Z"), QStringLiteral("2024-02-19"));
}

} // namespace
} // namespace intentscope::timeline
