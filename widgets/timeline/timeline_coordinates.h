// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "widgets/state/time_window.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <cstdint>
#include <string_view>
#include <vector>

namespace intentscope::timeline {

/// A stretch of time laid over pixels 0 .. width. An empty range or a width of zero maps everything to 0.
struct TimeScale {
    state::TimeRange range;
    double width = 0;

    double msPerPixel() const;
};

/// Exact for any time within ten thousand years of the range; may lie left of 0 or right of the width.
double xAt(const TimeScale& scale, UtcMillis time);
/// The inverse of xAt, rounded to the millisecond.
UtcMillis timeAt(const TimeScale& scale, double x);

enum class TickUnit { Millisecond, Second, Minute, Hour, Day, Week, Month, Year };

/// The distance between two ticks: "every 3 hours".
struct TickStep {
    TickUnit unit = TickUnit::Day;
    int count = 1;

    /// Months count 30 days, years 365.
    std::int64_t approximateMs() const;
    friend bool operator==(const TickStep&, const TickStep&) = default;
};

/// The smallest step that people count in whose ticks are at least `minimumSpacing` pixels apart.
TickStep niceStep(const TimeScale& scale, double minimumSpacing);

/// Every tick in [range.from, range.to], ascending. Ticks lie where the zone's clock and calendar show round
/// values: days at local midnight, weeks on Mondays, months on the first. O(ticks).
std::vector<UtcMillis> ticks(const TimeScale& scale, TickStep step, const QTimeZone& zone);

/// What stands beside a tick: "14:00", "5", "Mar", "2024"; what is coarser stands in the band above.
QString tickLabel(UtcMillis tick, TickStep step, const QTimeZone& zone, const QLocale& locale);

/// The step of the ruler's upper band: days above times of day, months above days, years above months.
TickStep bandStep(TickStep step);
/// "Tue 5 Mar 2024", "March 2024", "2024".
QString bandLabel(UtcMillis start, TickStep band, const QTimeZone& zone, const QLocale& locale);
/// The band's edge at or before `time`.
UtcMillis floorTo(TickStep step, UtcMillis time, const QTimeZone& zone);

/// What ui::timeZone() took the name for: "Asia/Jakarta", or "UTC (Mars/Base is not a known zone)".
QString zoneLabel(std::string_view ianaName);

/// "Tue 5 Mar 2024, 14:02:11 (Asia/Jakarta, UTC+07:00)". For tooltips.
QString momentText(UtcMillis time, const QTimeZone& zone, const QLocale& locale);
/// "2024-02-19 .. 03-05": the days of a range, with what repeats left out.
QString dayRangeText(state::TimeRange range, const QTimeZone& zone);

} // namespace intentscope::timeline
