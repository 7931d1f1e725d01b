// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "widgets/timeline/lane.h"

#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::timeline {

/// A time that a calendar can show: in the years 1 to 9999, and not missing.
bool isDrawable(UtcMillis time);

/// The drawable events of one user by time, then by row; parallel.
struct UserEvents {
    std::vector<std::int64_t> times = {};
    std::vector<std::int32_t> rows = {}; ///< EventIndex values
};

UserEvents userEvents(const data::Dataset& dataset, UserIndex user);

/// The word of a categorical or text column in a row; "" when it is missing or there is no column.
std::string_view wordAt(const data::Column* column, std::size_t row);

/// One lane per group of events (see buildContent), leaving out those that `isUsed` marks; parallel to
/// `events`.
std::vector<Lane>
eventLanes(const data::Dataset& dataset, const UserEvents& events, std::span<const std::uint8_t> isUsed);

} // namespace intentscope::timeline
