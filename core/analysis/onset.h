// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace intentscope::analysis {

/// Monday 00:00 UTC of the week that holds the moment.
UtcMillis weekOf(UtcMillis time);

/// How often something happened among so many chances.
struct WeekCount {
    std::int64_t chances = 0;
    std::int64_t hits = 0;

    friend bool operator==(const WeekCount&, const WeekCount&) = default;
};

/// The week from which on something happens more often.
struct Onset {
    std::size_t week = 0;   ///< first week of the higher share
    double shareBefore = 0; ///< hits / chances of the weeks before it
    double shareSince = 0;
    /// Chance of a change at least this clear anywhere if the share never changed: that of the likelihood
    /// ratio against one share for all weeks (chi-squared with one degree of freedom), times the places where
    /// a change could lie (Bonferroni), at most 1.
    double pValue = 1;
};

/// The place that splits the weeks into two shares of the greatest likelihood, the later one higher; none
/// where no such place exists. Hits are taken as independent draws. O(weeks).
std::optional<Onset> onsetOf(std::span<const WeekCount> weeks);

} // namespace intentscope::analysis
