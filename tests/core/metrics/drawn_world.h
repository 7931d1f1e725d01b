// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/off_policy.h"

#include <cstdint>
#include <vector>

namespace intentscope::metrics::test {

/// A list that the logging policy may draw, and how likely.
struct DrawnList {
    std::vector<std::int32_t> intents;
    std::vector<float> propensities; ///< of each position given the ones above
    double probability = 0;

    ShownIntents firstThree() const { return {intents[0], intents[1], intents[2]}; }
};

struct DrawnWorldSpec {
    std::vector<double> weights = {5, 1, 3, 2, 0.5, 1.5}; ///< of the pool's intents
    std::vector<double> attractions = {0.2, 0.6, 0.1, 0.5, 0.9, 0.3};
    std::vector<double> scores = {1, 5, 2, 4, 6, 3}; ///< of the target policy
    std::size_t listSize = 4;
    double explorationShare = 0.2;
    bool isCascade = true; ///< whether a click above makes a click below less likely
};

/// A world so small that every list can be written down.
class DrawnWorld {
public:
    explicit DrawnWorld(DrawnWorldSpec spec);

    const std::vector<DrawnList>& lists() const { return m_lists; }
    ShownIntents targetOf(const DrawnList& list) const;
    ShownPropensities shown(const DrawnList& list) const;
    /// Of a click on each position.
    PerPosition chancesOf(const ShownIntents& shown) const;
    /// Clicks per impression when the target orders what was drawn.
    double truth() const;
    DrawRule rule() const;

private:
    void draw(DrawnList list);

    DrawnWorldSpec m_spec;
    std::vector<DrawnList> m_lists;
};

} // namespace intentscope::metrics::test
