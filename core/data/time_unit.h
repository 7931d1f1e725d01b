// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace intentscope::data {

/// How numbers that stand for times count, from 1970 on.
enum class TimeUnit { Seconds, Milliseconds, Microseconds, Nanoseconds };

std::string_view name(TimeUnit unit); ///< "seconds", ...
/// InvalidInput that lists the known words.
Result<TimeUnit> parseTimeUnit(std::string_view text);

/// The unit in which all of [smallest, largest] lie between the years 1973 and 5138, if there is one: numbers
/// of two units never do both.
std::optional<TimeUnit> plausibleUnit(double smallest, double largest);

/// A cell that is a plain number of `unit` as whole milliseconds, rounded down; every other cell as it is.
std::string inMilliseconds(std::string_view cell, TimeUnit unit);

} // namespace intentscope::data
