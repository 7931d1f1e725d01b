// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <cstdint>
#include <string_view>

namespace intentscope::ui {

// Numbers and times as the window writes them, by the reader's locale. Exports never use these.

/// What stands where there is no number.
QString noValue();

/// Three significant digits: "0.966", "12.3", "1,230"; integers whole. `noValue()` for NaN.
QString significant(double value, const QLocale& locale = {});

/// With its sign, a true minus included: "+0.312", "−0.021", "0" where it rounds to nothing.
QString signedDifference(double value, const QLocale& locale = {});

/// A value to the precision of its interval, and half the interval's width: "0.9661 ±0.0009".
QString withInterval(double value, double low, double high, const QLocale& locale = {});
/// A difference with its interval: "+0.0123 ±0.0045".
QString differenceWithInterval(double value, double low, double high, const QLocale& locale = {});

/// Exact, grouped: "300,000".
QString countText(std::int64_t count, const QLocale& locale = {});
/// At most four characters: "412", "4.1k", "300k", "7.5M".
QString shortCount(std::int64_t count, const QLocale& locale = {});

/// "3 d 4 h", "12 min", "8 s", "250 ms": the largest unit and, below ten of it, the next. Negative: "0 ms".
QString durationText(std::int64_t ms);

/// "3 d before chat", "2 h after chat", "at chat"; `noValue()` when one of the two is missing.
QString relativeTime(UtcMillis time, UtcMillis reference, const QString& referenceName);

/// The zone by its IANA name; UTC for a name that this system does not know.
QTimeZone timeZone(std::string_view ianaName);
/// "2024-03-05 14:02", for tables whose header names the zone.
QString localTime(UtcMillis time, const QTimeZone& zone);
/// "2024-03-05 14:02:31 (Asia/Singapore)": always with the zone.
QString absoluteTime(UtcMillis time, const QTimeZone& zone);

} // namespace intentscope::ui
