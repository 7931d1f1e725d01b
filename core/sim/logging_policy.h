// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/known_state.h"
#include "core/sim/random.h"
#include "core/sim/world.h"

#include <cstdint>
#include <vector>

namespace intentscope::sim {

/// A candidate as the policy placed it.
struct PlacedIntent {
    std::int32_t intent = 0;
    /// The probability, in millionths, that the policy puts this intent on this position given the ones above
    /// it: at least 1. The probability of the whole list is the product over its positions.
    std::int64_t propensityPerMillion = 0;
};

/// How the shop chose and ordered intents when the log was made: popularity in the region, raised where the
/// shop can tell that a user may be in a situation they answer, and some exploration. A list is drawn one
/// position after the other from the intents of the region that are left: with probability
/// `ExplorationPercent` each is equally likely, else in proportion to its weight (Plackett-Luce). Immutable.
class LoggingPolicy {
public:
    static constexpr std::int64_t ExplorationPercent = 10;
    static constexpr std::int64_t MinCandidates = 12;
    static constexpr std::int64_t MaxCandidates = 18;

    explicit LoggingPolicy(const World& world);

    /// A weight for each intent of the region, parallel to Catalogue::intentsOfRegion; each at least 1.
    std::vector<std::int64_t> weights(std::int32_t region, const KnownState& known, Second now) const;
    /// MinCandidates to MaxCandidates intents, first position first.
    std::vector<PlacedIntent>
    drawList(std::int32_t region, std::vector<std::int64_t> weights, Random& random) const;
    /// How popular an intent is in a region before anything is known of the user.
    std::int64_t popularity(std::int32_t region, std::int32_t intent) const;

private:
    const World* m_world;
    std::vector<std::vector<std::int64_t>> m_popularity; ///< by region, by intent
};

/// The propensities of one position, in millionths, parallel to `weights`, where 0 means taken already.
/// Apart from rounding they add up to a million.
std::vector<std::int64_t> positionPropensities(const std::vector<std::int64_t>& weights);

} // namespace intentscope::sim
