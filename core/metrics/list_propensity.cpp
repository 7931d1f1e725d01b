// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/list_propensity.h"

#include "core/base/assert.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <string>

namespace intentscope::metrics {
namespace {

/// Logged propensities have six digits at best.
constexpr double Rounding = 2e-6;
/// What is left of a weight after rounding; never 0, so that everything drawn could be drawn.
constexpr double LeastWeight = 1e-9;
/// How many of the first positions a set of them holds.
constexpr std::array<std::size_t, 8> SizeInBlock = {0, 1, 1, 2, 1, 2, 2, 3};

std::size_t bit(std::size_t position) {
    return std::size_t{1} << position;
}

Status checkList(std::span<const float> propensities, const DrawRule& rule) {
    const auto size = static_cast<std::int64_t>(propensities.size());
    if (rule.poolSize < size) {
        return fail(
            ErrorCode::InvalidInput,
            "a list of " + std::to_string(size) + " intents cannot be drawn from " +
                std::to_string(rule.poolSize),
            {.cure = "Check the regions of the intents and since when they exist"});
    }
    if (rule.poolSize > size && propensities.size() > ListPropensity::MaxListSize) {
        return fail(
            ErrorCode::InvalidInput,
            "a list of " + std::to_string(size) + " intents has too many orders to be summed",
            {.cure = "Lists drawn from a pool may hold up to " + std::to_string(ListPropensity::MaxListSize) +
                     " intents"});
    }
    return {};
}

} // namespace

Status ListPropensity::recoverWeights(std::span<const float> propensities, const DrawRule& rule) {
    m_weights.clear();
    double left = 1;
    for (std::size_t position = 0; position < propensities.size(); ++position) {
        const double explored =
            rule.explorationShare / static_cast<double>(rule.poolSize - static_cast<std::int64_t>(position));
        const double chosen = static_cast<double>(propensities[position]) - explored;
        if (chosen < -Rounding) {
            return fail(
                ErrorCode::InvalidInput,
                "the propensity " + std::to_string(propensities[position]) + " on position " +
                    std::to_string(position + 1) + " is below what exploration alone gives",
                {.cure = "State the share of positions that the logging policy drew at random"});
        }
        const double weight = std::max(LeastWeight, left * chosen / (1 - rule.explorationShare));
        m_weights.push_back(weight);
        left = std::max(LeastWeight, left - weight);
    }
    return {};
}

double ListPropensity::step(std::size_t intent, std::size_t drawn) const {
    return m_chosenShare[drawn] * m_weights[intent] +
           m_exploredShare[static_cast<std::size_t>(std::popcount(drawn))];
}

/// What follows the sets of a block by drawing one of the later positions: sums of b, times the weight drawn
/// and as they are. A value, so that the compiler can keep it in vector registers.
ListPropensity::BlockSums ListPropensity::drawLater(std::size_t base) const {
    BlockSums sums;
    for (std::size_t position = BlockBits; position < m_weights.size(); ++position) {
        if ((base & bit(position)) != 0)
            continue;
        const double* following = &m_following[base | bit(position)];
        const double weight = m_weights[position];
        for (std::size_t low = 0; low < BlockSize; ++low)
            sums.weighted[low] += weight * following[low];
        for (std::size_t low = 0; low < BlockSize; ++low)
            sums.plain[low] += following[low];
    }
    return sums;
}

/// The sets of a block reach each other by drawing one of the first positions; the larger come first.
void ListPropensity::closeBlock(std::size_t base, BlockSums sums) {
    const auto above = static_cast<std::size_t>(std::popcount(base));
    for (std::size_t low = BlockSize; low-- > 0;) {
        const std::size_t drawn = base | low;
        if (drawn + 1 == m_following.size())
            continue;
        for (std::size_t position = 0; position < BlockBits; ++position) {
            if ((low & bit(position)) != 0)
                continue;
            const double following = m_following[drawn | bit(position)];
            sums.weighted[low] += m_weights[position] * following;
            sums.plain[low] += following;
        }
        m_following[drawn] = m_chosenShare[drawn] * sums.weighted[low] +
                             m_exploredShare[above + SizeInBlock[low]] * sums.plain[low];
    }
}

/// (1 - e) / weight left, by set, and e / intents left, by size of the set.
void ListPropensity::fillShares() {
    const std::size_t sets = bit(m_weights.size());
    m_chosenShare.resize(sets);
    m_chosenShare[0] = 0;
    for (std::size_t drawn = 1; drawn < sets; ++drawn)
        m_chosenShare[drawn] =
            m_chosenShare[drawn & (drawn - 1)] + m_weights[static_cast<std::size_t>(std::countr_zero(drawn))];
    for (double& share : m_chosenShare)
        share = (1 - m_rule.explorationShare) / std::max(LeastWeight, 1 - share);
    m_exploredShare.clear();
    for (std::int64_t size = 0; size <= static_cast<std::int64_t>(m_weights.size()); ++size)
        m_exploredShare.push_back(
            m_rule.explorationShare / static_cast<double>(std::max<std::int64_t>(1, m_rule.poolSize - size)));
}

void ListPropensity::sumOrders() {
    const std::size_t sets = bit(m_weights.size());
    fillShares();
    m_following.resize(sets);
    m_following.back() = 1;
    for (std::size_t block = sets / BlockSize; block-- > 0;)
        closeBlock(block * BlockSize, drawLater(block * BlockSize));
}

double ListPropensity::atSecond() const {
    double sum = 0;
    for (std::size_t first = 0; first < m_weights.size(); ++first) {
        if (first != 1)
            sum += step(first, 0) * step(1, bit(first)) * m_following[bit(first) | bit(1)];
    }
    return sum;
}

double ListPropensity::atThird() const {
    double sum = 0;
    for (std::size_t first = 0; first < m_weights.size(); ++first) {
        for (std::size_t second = 0; second < m_weights.size(); ++second) {
            if (first == 2 || second == 2 || first == second)
                continue;
            const std::size_t above = bit(first) | bit(second);
            sum += step(first, 0) * step(second, bit(first)) * step(2, above) * m_following[above | bit(2)];
        }
    }
    return sum;
}

Result<ShownPropensities> ListPropensity::shown(std::span<const float> propensities, const DrawRule& rule) {
    static_assert(ShownCount == 3 && BlockBits <= ShownCount && SizeInBlock.size() == BlockSize);
    ISCOPE_ASSERT(propensities.size() >= ShownCount);
    ISCOPE_ASSERT(rule.explorationShare >= 0 && rule.explorationShare < 1);
    ISCOPE_TRY(checkList(propensities, rule));
    m_rule = rule;
    ShownPropensities shown;
    const bool isOrderOnly = rule.poolSize == static_cast<std::int64_t>(propensities.size());
    if (isOrderOnly) {
        shown.marginal.fill(std::numeric_limits<double>::quiet_NaN());
    } else {
        ISCOPE_TRY(recoverWeights(propensities, rule));
        sumOrders();
        shown.marginal = {step(0, 0) * m_following[1], atSecond(), atThird()};
        for (double& marginal : shown.marginal)
            marginal /= m_following[0];
    }
    double product = 1;
    for (std::size_t position = 0; position < ShownCount; ++position) {
        product *= static_cast<double>(propensities[position]);
        // The sets {1}, {1, 2}, {1, 2, 3} are the numbers 1, 3 and 7.
        shown.prefix[position] =
            isOrderOnly ? product : product * m_following[bit(position + 1) - 1] / m_following[0];
    }
    return shown;
}

} // namespace intentscope::metrics
