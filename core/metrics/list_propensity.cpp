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
/// Sets that differ in the first positions only are done together: their sums vectorise.
constexpr std::size_t BlockBits = 3;
constexpr std::size_t BlockSize = std::size_t{1} << BlockBits;

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
    const auto size = std::popcount(drawn);
    const double left = std::max(LeastWeight, 1 - m_taken[drawn]);
    return (1 - m_rule.explorationShare) * m_weights[intent] / left +
           m_rule.explorationShare / static_cast<double>(m_rule.poolSize - size);
}

/// The sets of a block reach each other by drawing one of the first positions; the larger come first.
void ListPropensity::closeBlock(std::size_t base, std::span<double> weighted, std::span<double> plain) {
    for (std::size_t low = BlockSize; low-- > 0;) {
        const std::size_t drawn = base | low;
        if (drawn + 1 == m_following.size())
            continue;
        for (std::size_t position = 0; position < BlockBits; ++position) {
            if ((low & bit(position)) != 0)
                continue;
            const double following = m_following[drawn | bit(position)];
            weighted[low] += m_weights[position] * following;
            plain[low] += following;
        }
        const double left = std::max(LeastWeight, 1 - m_taken[drawn]);
        m_following[drawn] = (1 - m_rule.explorationShare) / left * weighted[low] +
                             m_rule.explorationShare /
                                 static_cast<double>(m_rule.poolSize - std::popcount(drawn)) * plain[low];
    }
}

void ListPropensity::sumOrders() {
    const std::size_t size = m_weights.size();
    const std::size_t sets = bit(size);
    m_taken.assign(sets, 0);
    for (std::size_t drawn = 1; drawn < sets; ++drawn)
        m_taken[drawn] =
            m_taken[drawn & (drawn - 1)] + m_weights[static_cast<std::size_t>(std::countr_zero(drawn))];
    m_following.assign(sets, 0);
    m_following.back() = 1;
    for (std::size_t block = sets / BlockSize; block-- > 0;) {
        const std::size_t base = block * BlockSize;
        std::array<double, BlockSize> weighted{};
        std::array<double, BlockSize> plain{};
        for (std::size_t position = BlockBits; position < size; ++position) {
            if ((base & bit(position)) != 0)
                continue;
            const double* following = &m_following[base | bit(position)];
            const double weight = m_weights[position];
            for (std::size_t low = 0; low < BlockSize; ++low) {
                weighted[low] += weight * following[low];
                plain[low] += following[low];
            }
        }
        closeBlock(base, weighted, plain);
    }
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
    static_assert(ShownCount == 3 && BlockBits <= ShownCount);
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
