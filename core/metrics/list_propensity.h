// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::metrics {

/// CTR@3: what a chatbot shows before it is asked.
constexpr std::size_t ShownCount = 3;

/// How the list of an impression was drawn, one position after the other and without replacement: with
/// probability `explorationShare` any intent that is left, else in proportion to a weight that is not logged
/// (Plackett-Luce, Plackett 1975).
struct DrawRule {
    double explorationShare = 0; ///< in [0, 1)
    /// Intents that the list was drawn from. As many as the list holds where only its order was drawn.
    std::int64_t poolSize = 0;
};

/// How likely the first positions of a logged list were, *given which intents it holds*: what the order of
/// the same intents by another ranker has to be compared with.
struct ShownPropensities {
    /// That positions 1..k hold exactly the logged intents in this order, by k - 1.
    std::array<double, ShownCount> prefix{};
    /// That position k holds the logged intent, whatever the others hold. NaN where only the order was drawn:
    /// the propensities of the other orders are not known.
    std::array<double, ShownCount> marginal{};
};

/// The logged propensity p_k is the probability of an intent on position k given the ones above it, drawn
/// from a pool. A ranker that orders the logged candidates anew takes the *set* of candidates as given, so
/// p_1 p_2 p_3 is not what its lists are to be weighted with. With the weights w_k = W_k (p_k - e / n_k) / (1
/// - e), W_1 = 1, W_{k+1} = W_k - w_k that the list implies, b(S) = the probability that the rest of the list
/// follows once S was drawn, summed over all orders of the rest (dynamic programming over subsets):
///
///     P(first k | set) = product over j <= k of p_j b(S_j) / b(S_{j-1})
///
/// Where the pool is the list itself, b = 1 and the propensities are used as they are. One object a thread.
class ListPropensity {
public:
    /// Lists of more intents than this are refused unless the pool is the list itself.
    static constexpr std::size_t MaxListSize = 20;

    /// `propensities`: of all positions of the list (where only the order was drawn, of the first at least),
    /// in (0, 1]; at least ShownCount. InvalidInput when a list is too long, the pool smaller than the list,
    /// or a propensity below what exploration alone gives. O(2^n n) for n candidates.
    Result<ShownPropensities> shown(std::span<const float> propensities, const DrawRule& rule);

private:
    /// Sets that differ in the first positions only are done together: their sums vectorise.
    static constexpr std::size_t BlockBits = 3;
    static constexpr std::size_t BlockSize = std::size_t{1} << BlockBits;
    struct BlockSums {
        std::array<double, BlockSize> weighted{};
        std::array<double, BlockSize> plain{};
    };

    Status recoverWeights(std::span<const float> propensities, const DrawRule& rule);
    void fillShares();
    void sumOrders();
    BlockSums drawLater(std::size_t base) const;
    void closeBlock(std::size_t base, BlockSums sums);
    double step(std::size_t intent, std::size_t drawn) const;
    double atSecond() const;
    double atThird() const;

    DrawRule m_rule;
    std::vector<double> m_weights;       ///< by position, in shares of the pool's weight
    std::vector<double> m_following;     ///< b, by set of drawn positions
    std::vector<double> m_chosenShare;   ///< by set
    std::vector<double> m_exploredShare; ///< by size of the set
};

} // namespace intentscope::metrics
