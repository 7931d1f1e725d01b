// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/metrics/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

namespace intentscope::metrics::test {

DrawnWorld::DrawnWorld(DrawnWorldSpec spec) : m_spec(std::move(spec)) {
    draw({.intents = {}, .propensities = {}, .probability = 1});
}

DrawRule DrawnWorld::rule() const {
    return {
        .explorationShare = m_spec.explorationShare,
        .poolSize = static_cast<std::int64_t>(m_spec.weights.size())};
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the list is long
void DrawnWorld::draw(DrawnList list) {
    if (list.intents.size() == m_spec.listSize) {
        m_lists.push_back(std::move(list));
        return;
    }
    double left = 0;
    std::vector<std::int32_t> remaining;
    for (std::size_t intent = 0; intent < m_spec.weights.size(); ++intent) {
        const auto row = static_cast<std::int32_t>(intent);
        if (std::ranges::find(list.intents, row) != list.intents.end())
            continue;
        left += m_spec.weights[intent];
        remaining.push_back(row);
    }
    for (const std::int32_t row : remaining) {
        const double propensity =
            (1 - m_spec.explorationShare) * m_spec.weights[static_cast<std::size_t>(row)] / left +
            m_spec.explorationShare / static_cast<double>(remaining.size());
        DrawnList longer = list;
        longer.intents.push_back(row);
        longer.propensities.push_back(static_cast<float>(propensity));
        longer.probability *= propensity;
        draw(std::move(longer));
    }
}

ShownIntents DrawnWorld::targetOf(const DrawnList& list) const {
    std::vector<std::int32_t> order = list.intents;
    std::ranges::sort(order, std::greater{}, [&](std::int32_t intent) {
        return m_spec.scores[static_cast<std::size_t>(intent)];
    });
    return {order[0], order[1], order[2]};
}

ShownPropensities DrawnWorld::shown(const DrawnList& list) const {
    const auto shown = ListPropensity().shown(list.propensities, rule());
    EXPECT_TRUE(shown.has_value());
    return shown.value_or(ShownPropensities{});
}

PerPosition DrawnWorld::chancesOf(const ShownIntents& shown) const {
    constexpr PerPosition Looks = {1, 0.9, 0.8};
    constexpr double GoesOn = 0.25;
    PerPosition chances{};
    double reached = 1;
    for (std::size_t k = 0; k < ShownCount; ++k) {
        const double clicks = Looks[k] * m_spec.attractions[static_cast<std::size_t>(shown[k])];
        chances[k] = reached * clicks;
        if (m_spec.isCascade)
            reached *= 1 - clicks * (1 - GoesOn);
    }
    return chances;
}

double DrawnWorld::truth() const {
    double sum = 0;
    for (const DrawnList& list : m_lists) {
        for (const double chance : chancesOf(targetOf(list)))
            sum += list.probability * chance;
    }
    return sum;
}

} // namespace intentscope::metrics::test
