// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace intentscope::data {

/// Runs `work` and turns what Arrow and Parquet throw into an Error: Corrupt for their own exceptions,
/// ResourceExhausted for a size that no memory holds. `file` names the place.
Status arrowGuard(const std::string& file, const std::function<Status()>& work);

/// Corrupt with the first sentence of what Arrow says about a file.
tl::unexpected<Error> arrowComplaint(const std::string& file, std::string_view words);

} // namespace intentscope::data
