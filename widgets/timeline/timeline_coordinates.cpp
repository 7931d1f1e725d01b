// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_coordinates.h"

#include <QDate>
#include <QDateTime>
#include <QTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace intentscope::timeline {
namespace {

constexpr std::int64_t MillisPerMinute = 60'000;
/// 1970-01-05, the first Monday of the epoch, in days.
constexpr std::int64_t FirstMonday = 4;

constexpr std::array<TickStep, 37> NiceSteps = {{
    {TickUnit::Millisecond, 1},   {TickUnit::Millisecond, 2},   {TickUnit::Millisecond, 5},
    {TickUnit::Millisecond, 10},  {TickUnit::Millisecond, 20},  {TickUnit::Millisecond, 50},
    {TickUnit::Millisecond, 100}, {TickUnit::Millisecond, 200}, {TickUnit::Millisecond, 500},
    {TickUnit::Second, 1},        {TickUnit::Second, 2},        {TickUnit::Second, 5},
    {TickUnit::Second, 10},       {TickUnit::Second, 15},       {TickUnit::Second, 30},
    {TickUnit::Minute, 1},        {TickUnit::Minute, 2},        {TickUnit::Minute, 5},
    {TickUnit::Minute, 10},       {TickUnit::Minute, 15},       {TickUnit::Minute, 30},
    {TickUnit::Hour, 1},          {TickUnit::Hour, 2},          {TickUnit::Hour, 3},
    {TickUnit::Hour, 6},          {TickUnit::Hour, 12},         {TickUnit::Day, 1},
    {TickUnit::Day, 2},           {TickUnit::Week, 1},          {TickUnit::Week, 2},
    {TickUnit::Month, 1},         {TickUnit::Month, 3},         {TickUnit::Month, 6},
    {TickUnit::Year, 1},          {TickUnit::Year, 2},          {TickUnit::Year, 5},
    {TickUnit::Year, 10},
}};

std::int64_t floorDiv(std::int64_t value, std::int64_t divisor) {
    const std::int64_t quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

std::int64_t unitMs(TickUnit unit) {
    switch (unit) {
    case TickUnit::Millisecond:
        return 1;
    case TickUnit::Second:
        return MillisPerSecond;
    case TickUnit::Minute:
        return MillisPerMinute;
    case TickUnit::Hour:
        return MillisPerHour;
    case TickUnit::Day:
        return MillisPerDay;
    case TickUnit::Week:
        return 7 * MillisPerDay;
    case TickUnit::Month:
        return 30 * MillisPerDay;
    case TickUnit::Year:
        return 365 * MillisPerDay;
    }
    return MillisPerDay;
}

bool isCalendarUnit(TickUnit unit) {
    return unit == TickUnit::Month || unit == TickUnit::Year;
}

std::int64_t offsetMs(UtcMillis time, const QTimeZone& zone) {
    return std::int64_t{zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(time.value, Qt::UTC))} *
           MillisPerSecond;
}

/// What the zone's clock shows, as if it were UTC.
std::int64_t localMs(UtcMillis time, const QTimeZone& zone) {
    return time.value + offsetMs(time, zone);
}

/// Twice, because the first offset is looked up at a moment that may lie beyond a change of the clock.
UtcMillis fromLocalMs(std::int64_t local, const QTimeZone& zone) {
    const UtcMillis guess{local - offsetMs({local}, zone)};
    return {local - offsetMs(guess, zone)};
}

QDateTime localDateTime(UtcMillis time, const QTimeZone& zone) {
    return QDateTime::fromMSecsSinceEpoch(localMs(time, zone), Qt::UTC);
}

std::int64_t localDay(const QDate& date) {
    return date.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
}

int calendarMonths(TickStep step) {
    return step.unit == TickUnit::Year ? 12 * step.count : step.count;
}

/// Months since year 0 of the calendar step that holds `local`.
std::int64_t floorMonth(std::int64_t local, TickStep step) {
    const QDate date = QDateTime::fromMSecsSinceEpoch(local, Qt::UTC).date();
    const std::int64_t month = std::int64_t{date.year()} * 12 + date.month() - 1;
    const std::int64_t months = calendarMonths(step);
    return floorDiv(month, months) * months;
}

std::int64_t monthStart(std::int64_t month) {
    const std::int64_t year = floorDiv(month, 12);
    const QDate date(static_cast<int>(year), static_cast<int>(month - year * 12) + 1, 1);
    return localDay(date) * MillisPerDay;
}

/// Weeks are counted from a Monday, everything else from the epoch's midnight.
std::int64_t stepOrigin(TickStep step) {
    return step.unit == TickUnit::Week ? FirstMonday * MillisPerDay : 0;
}

std::int64_t floorLocal(std::int64_t local, TickStep step) {
    if (isCalendarUnit(step.unit))
        return monthStart(floorMonth(local, step));
    const std::int64_t length = step.approximateMs();
    const std::int64_t origin = stepOrigin(step);
    return floorDiv(local - origin, length) * length + origin;
}

std::int64_t nextLocal(std::int64_t local, TickStep step) {
    if (isCalendarUnit(step.unit))
        return monthStart(floorMonth(local, step) + calendarMonths(step));
    return local + step.approximateMs();
}

} // namespace

double TimeScale::msPerPixel() const {
    return width > 0 ? static_cast<double>(range.lengthMs()) / width : 0;
}

double xAt(const TimeScale& scale, UtcMillis time) {
    const double perPixel = scale.msPerPixel();
    if (!(perPixel > 0))
        return 0;
    return static_cast<double>(time.value - scale.range.from.value) / perPixel;
}

UtcMillis timeAt(const TimeScale& scale, double x) {
    return {scale.range.from.value + std::llround(x * scale.msPerPixel())};
}

std::int64_t TickStep::approximateMs() const {
    return unitMs(unit) * count;
}

TickStep niceStep(const TimeScale& scale, double minimumSpacing) {
    const double needed = scale.msPerPixel() * minimumSpacing;
    for (const TickStep step : NiceSteps) {
        if (static_cast<double>(step.approximateMs()) >= needed)
            return step;
    }
    TickStep step = NiceSteps.back();
    while (static_cast<double>(step.approximateMs()) < needed && step.count < 10'000)
        step.count *= 10;
    return step;
}

std::vector<UtcMillis> ticks(const TimeScale& scale, TickStep step, const QTimeZone& zone) {
    std::vector<UtcMillis> result;
    if (scale.range.isEmpty())
        return result;
    for (std::int64_t local = floorLocal(localMs(scale.range.from, zone), step);;
         local = nextLocal(local, step)) {
        const UtcMillis tick = fromLocalMs(local, zone);
        if (tick > scale.range.to)
            return result;
        // A clock that is put forward skips local times: two of them then fall on one moment.
        const bool isNew = result.empty() || result.back() < tick;
        if (tick >= scale.range.from && isNew)
            result.push_back(tick);
    }
}

QString tickLabel(UtcMillis tick, TickStep step, const QTimeZone& zone, const QLocale& locale) {
    const QDateTime local = localDateTime(tick, zone);
    switch (step.unit) {
    case TickUnit::Millisecond:
        return locale.toString(local.time(), QStringLiteral("HH:mm:ss.zzz"));
    case TickUnit::Second:
        return locale.toString(local.time(), QStringLiteral("HH:mm:ss"));
    case TickUnit::Minute:
    case TickUnit::Hour:
        return locale.toString(local.time(), QStringLiteral("HH:mm"));
    case TickUnit::Day:
        return locale.toString(local.date(), QStringLiteral("ddd d"));
    case TickUnit::Week:
        return locale.toString(local.date(), QStringLiteral("d"));
    case TickUnit::Month:
        return locale.toString(local.date(), QStringLiteral("MMM"));
    case TickUnit::Year:
        return locale.toString(local.date(), QStringLiteral("yyyy"));
    }
    return {};
}

TickStep bandStep(TickStep step) {
    switch (step.unit) {
    case TickUnit::Millisecond:
    case TickUnit::Second:
    case TickUnit::Minute:
    case TickUnit::Hour:
        return {TickUnit::Day, 1};
    case TickUnit::Day:
    case TickUnit::Week:
        return {TickUnit::Month, 1};
    case TickUnit::Month:
        return {TickUnit::Year, 1};
    case TickUnit::Year:
        return {TickUnit::Year, step.count * 10};
    }
    return {TickUnit::Year, 1};
}

QString bandLabel(UtcMillis start, TickStep band, const QTimeZone& zone, const QLocale& locale) {
    const QDate date = localDateTime(start, zone).date();
    switch (band.unit) {
    case TickUnit::Month:
        return locale.toString(date, QStringLiteral("MMMM yyyy"));
    case TickUnit::Year:
        return band.count == 1 ? locale.toString(date, QStringLiteral("yyyy")) : QString{};
    default:
        return locale.toString(date, QStringLiteral("ddd d MMM yyyy"));
    }
}

UtcMillis floorTo(TickStep step, UtcMillis time, const QTimeZone& zone) {
    return fromLocalMs(floorLocal(localMs(time, zone), step), zone);
}

QString zoneLabel(std::string_view ianaName) {
    const QString name = QString::fromUtf8(ianaName.data(), static_cast<qsizetype>(ianaName.size()));
    if (name.isEmpty())
        return QStringLiteral("UTC");
    if (QTimeZone(name.toUtf8()).isValid())
        return name;
    return QStringLiteral("UTC (%1 is not a known zone)").arg(name);
}

QString momentText(UtcMillis time, const QTimeZone& zone, const QLocale& locale) {
    const std::int64_t minutes = offsetMs(time, zone) / MillisPerMinute;
    const std::int64_t size = std::abs(minutes);
    const QString offset = QStringLiteral("UTC%1%2:%3")
                               .arg(minutes < 0 ? QChar(u'\u2212') : QChar(u'+'))
                               .arg(size / 60, 2, 10, QChar(u'0'))
                               .arg(size % 60, 2, 10, QChar(u'0'));
    const QString zoneName = QString::fromUtf8(zone.id());
    const QString where = minutes == 0 ? zoneName : zoneName + QStringLiteral(", ") + offset;
    return locale.toString(localDateTime(time, zone), QStringLiteral("ddd d MMM yyyy, HH:mm:ss")) +
           QStringLiteral(" (") + where + QStringLiteral(")");
}

QString dayRangeText(state::TimeRange range, const QTimeZone& zone) {
    if (range.isEmpty())
        return {};
    const QDate first = localDateTime(range.from, zone).date();
    const QDate last = localDateTime({range.to.value - 1}, zone).date();
    const QString start = first.toString(Qt::ISODate);
    if (first == last)
        return start;
    const bool isSameYear = first.year() == last.year();
    return start + QStringLiteral(" .. ") +
           last.toString(isSameYear ? QStringLiteral("MM-dd") : QStringLiteral("yyyy-MM-dd"));
}

} // namespace intentscope::timeline
