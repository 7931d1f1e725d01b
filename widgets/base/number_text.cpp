// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/number_text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace intentscope::ui {
namespace {

constexpr int SignificantDigits = 3;
constexpr int MaximumDecimals = 9;
constexpr QChar Minus(0x2212);
constexpr QChar PlusMinus(0x00B1);

/// Decimals that show `digits` significant digits of `value`.
int decimalsFor(double value, int digits) {
    if (value == 0.0)
        return 0;
    const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
    return std::clamp(digits - 1 - exponent, 0, MaximumDecimals);
}

QString fixed(double value, int decimals, const QLocale& locale) {
    QString text = locale.toString(std::abs(value), 'f', decimals);
    return value < 0 ? Minus + text : text;
}

bool isWhole(double value) {
    return std::abs(value) < 1e15 && value == std::floor(value);
}

double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

QString signedFixed(double value, int decimals, const QLocale& locale) {
    const double shown = rounded(value, decimals);
    if (shown == 0.0)
        return QStringLiteral("0");
    const QString text = fixed(shown, decimals, locale);
    return shown > 0 ? QLatin1Char('+') + text : text;
}

/// Decimals at which half an interval has two significant digits.
int intervalDecimals(double low, double high) {
    const double half = (high - low) / 2;
    return half > 0 ? decimalsFor(half, 2) : 4;
}

QString intervalTail(double low, double high, int decimals, const QLocale& locale) {
    return QLatin1Char(' ') + PlusMinus + fixed((high - low) / 2, decimals, locale);
}

struct TimeUnit {
    std::int64_t ms;
    const char* symbol;
};

constexpr std::array TimeUnits = {
    TimeUnit{365 * MillisPerDay, "y"},
    TimeUnit{MillisPerDay, "d"},
    TimeUnit{MillisPerHour, "h"},
    TimeUnit{60 * MillisPerSecond, "min"},
    TimeUnit{MillisPerSecond, "s"},
};

} // namespace

QString noValue() {
    return QString(QChar(0x2013));
}

QString significant(double value, const QLocale& locale) {
    if (!std::isfinite(value))
        return noValue();
    if (isWhole(value))
        return fixed(value, 0, locale);
    return fixed(value, decimalsFor(value, SignificantDigits), locale);
}

QString signedDifference(double value, const QLocale& locale) {
    if (!std::isfinite(value))
        return noValue();
    // Below a thousandth three digits would be noise of the metric, not a finding.
    return signedFixed(value, std::abs(value) < 1 ? 3 : decimalsFor(value, SignificantDigits), locale);
}

QString withInterval(double value, double low, double high, const QLocale& locale) {
    if (!std::isfinite(value))
        return noValue();
    if (!std::isfinite(low) || !std::isfinite(high))
        return significant(value, locale);
    const int decimals = intervalDecimals(low, high);
    return fixed(value, decimals, locale) + intervalTail(low, high, decimals, locale);
}

QString differenceWithInterval(double value, double low, double high, const QLocale& locale) {
    if (!std::isfinite(value))
        return noValue();
    if (!std::isfinite(low) || !std::isfinite(high))
        return signedDifference(value, locale);
    const int decimals = intervalDecimals(low, high);
    return signedFixed(value, decimals, locale) + intervalTail(low, high, decimals, locale);
}

QString countText(std::int64_t count, const QLocale& locale) {
    return locale.toString(static_cast<qlonglong>(count));
}

QString shortCount(std::int64_t count, const QLocale& locale) {
    struct Step {
        std::int64_t size;
        QLatin1Char suffix;
    };
    constexpr std::array Steps = {
        Step{1'000'000'000, QLatin1Char('G')},
        Step{1'000'000, QLatin1Char('M')},
        Step{1'000, QLatin1Char('k')}};
    for (const Step& step : Steps) {
        if (count < step.size)
            continue;
        // Cut, not rounded: 999,999 is not yet a million.
        const double share = static_cast<double>(count) / static_cast<double>(step.size);
        const bool isShort = share < 10 && count % step.size >= step.size / 10;
        return locale.toString(
                   std::floor(share * (isShort ? 10 : 1)) / (isShort ? 10 : 1), 'f', isShort ? 1 : 0) +
               step.suffix;
    }
    return countText(count, locale);
}

QString durationText(std::int64_t ms) {
    constexpr std::array Units = {
        TimeUnit{MillisPerDay, "d"},
        TimeUnit{MillisPerHour, "h"},
        TimeUnit{60 * MillisPerSecond, "min"},
        TimeUnit{MillisPerSecond, "s"}};
    const std::int64_t length = std::max<std::int64_t>(ms, 0);
    for (std::size_t i = 0; i < Units.size(); ++i) {
        const std::int64_t whole = length / Units[i].ms;
        if (whole == 0)
            continue;
        QString text = QStringLiteral("%1 %2").arg(whole).arg(QLatin1String(Units[i].symbol));
        const std::int64_t rest = i + 1 < Units.size() ? length % Units[i].ms / Units[i + 1].ms : 0;
        if (rest > 0 && whole < 10)
            text += QStringLiteral(" %1 %2").arg(rest).arg(QLatin1String(Units[i + 1].symbol));
        return text;
    }
    return QStringLiteral("%1 ms").arg(length);
}

QString relativeTime(UtcMillis time, UtcMillis reference, const QString& referenceName) {
    if (time.isMissing() || reference.isMissing())
        return noValue();
    const std::int64_t distance = time.value - reference.value;
    const std::int64_t length = std::abs(distance);
    for (const TimeUnit& unit : TimeUnits) {
        if (length < unit.ms)
            continue;
        const auto text = distance < 0 ? QCoreApplication::translate("NumberText", "%1 %2 before %3")
                                       : QCoreApplication::translate("NumberText", "%1 %2 after %3");
        return text.arg(QString::number(length / unit.ms), QString::fromLatin1(unit.symbol), referenceName);
    }
    return QCoreApplication::translate("NumberText", "at %1").arg(referenceName);
}

QTimeZone timeZone(std::string_view ianaName) {
    const QTimeZone zone(QByteArray(ianaName.data(), static_cast<qsizetype>(ianaName.size())));
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString localTime(UtcMillis time, const QTimeZone& zone) {
    if (time.isMissing())
        return noValue();
    return QDateTime::fromMSecsSinceEpoch(time.value, zone).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString absoluteTime(UtcMillis time, const QTimeZone& zone) {
    if (time.isMissing())
        return noValue();
    const auto moment = QDateTime::fromMSecsSinceEpoch(time.value, zone);
    return QStringLiteral("%1 (%2)").arg(
        moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), QString::fromLatin1(zone.id()));
}

} // namespace intentscope::ui
