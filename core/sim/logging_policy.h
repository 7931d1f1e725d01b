// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/known_state.h"
#include "core/sim/random.h"
#include "core/sim/world.h"

#include <cstddef>
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

    /// A weight for each intent of the region, parallel to Catalogue::intentsOfRegion: 0 before its launch,
    /// then at least 1.
    std::vector<std::int64_t> weights(std::int32_t region, const KnownState& known, Second now) const;
    /// MinCandidates to MaxCandidates intents, first position first.
    std::vector<PlacedIntent>
    drawList(std::int32_t region, std::vector<std::int64_t> weights, Random& random) const;
    /// How popular an intent is in a region before anything is known of the user.
    std::int64_t popularity(std::int32_t region, std::int32_t intent) const;

private:
    const World* m_world;
    std::vector<std::vector<std::int64_t>> m_popularity; ///< by region, by intent
    std::vector<std::uint64_t> m_situations; ///< by intent: bit s where it answers situation s well
};

struct UrnDraw {
    std::size_t index = 0;
    std::int64_t propensityPerMillion = 0; ///< it was drawn with
};

/// The intents that are left for the next position of a list, by index, with their weights.
class PolicyUrn {
public:
    /// Those of weight 0 are not in it.
    explicit PolicyUrn(std::vector<std::int64_t> weights);

    std::int64_t leftCount() const { return m_left; }
    /// The probability, in millionths, that an index is drawn next; rounded down, but at least 1 for what is
    /// left. 0 for what is not.
    std::int64_t propensityPerMillion(std::size_t index) const;
    /// Takes one out. Something must be left. O(indices).
    UrnDraw draw(Random& random);

private:
    std::size_t drawAny(Random& random) const;
    std::size_t drawWeighted(Random& random) const;

    std::vector<std::int64_t> m_weights;
    std::int64_t m_total = 0;
    std::int64_t m_left = 0;
};

} // namespace intentscope::sim
