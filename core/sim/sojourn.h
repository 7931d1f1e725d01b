// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/random.h"

#include <array>
#include <cstdint>

namespace intentscope::sim {

/// How long a process stays in a state, as its quantiles at 0, 25, 50, 75, 90, 97 and 100 % in minutes;
/// between them the distribution is uniform. The delays of a shop have tails that no textbook curve fits, and
/// a table is the same on every machine.
struct Sojourn {
    std::array<std::int32_t, 7> minutes;

    std::int64_t drawSeconds(Random& random) const;
};

} // namespace intentscope::sim
