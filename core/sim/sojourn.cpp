// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/sojourn.h"

namespace intentscope::sim {

std::int64_t Sojourn::drawSeconds(Random& random) const {
    constexpr std::array<std::int64_t, 7> PerMille = {0, 250, 500, 750, 900, 970, 1000};
    const std::int64_t quantile = random.below(1000);
    std::size_t upper = 1;
    while (quantile >= PerMille[upper])
        ++upper;
    const std::int64_t low = std::int64_t{minutes[upper - 1]} * 60;
    const std::int64_t high = std::int64_t{minutes[upper]} * 60;
    return random.between(low, high);
}

} // namespace intentscope::sim
