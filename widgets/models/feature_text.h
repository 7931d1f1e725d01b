// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/column.h"

#include <QString>

#include <cstddef>
#include <string_view>

namespace intentscope::models {

// Features as a person reads them.

/// "Days in status" of "days_in_status".
QString readableName(std::string_view name);

/// A value with its unit, times relative to `chat`; `noValue()` where it is missing.
QString featureValueText(const data::Column& column, std::size_t row, UtcMillis chat);

} // namespace intentscope::models
