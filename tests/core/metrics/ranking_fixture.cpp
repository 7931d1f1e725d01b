// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/metrics/ranking_fixture.h"

#include "core/stats/random.h"

#include <numeric>

namespace intentscope::metrics::test {

Rankings::Rankings(const std::vector<ImpressionRow>& rows) {
    for (const auto& row : rows) {
        impressions.push_back(static_cast<std::int32_t>(users.size()));
        users.push_back(row.user);
        groups.push_back(row.user);
        scores.insert(scores.end(), row.scores.begin(), row.scores.end());
        clicked.insert(clicked.end(), row.clicked.begin(), row.clicked.end());
        auto ids = row.intents;
        if (ids.empty()) {
            ids.resize(row.scores.size());
            std::iota(ids.begin(), ids.end(), 0);
        }
        intents.insert(intents.end(), ids.begin(), ids.end());
        offsets.push_back(static_cast<std::int64_t>(scores.size()));
    }
}

RankingView Rankings::view() const {
    return {
        .offsets = offsets,
        .scores = scores,
        .clicked = clicked,
        .intents = intents,
        .groups = groups,
        .users = users,
        .weights = weights,
        .impressions = impressions};
}

Rankings randomRankings(std::uint64_t seed, std::int32_t impressionCount) {
    stats::Random random(seed);
    std::vector<ImpressionRow> rows;
    for (std::int32_t i = 0; i < impressionCount; ++i) {
        ImpressionRow row{.user = static_cast<std::int32_t>(random.below(12)), .scores = {}, .clicked = {}};
        const auto size = 2 + random.below(60);
        const auto clickRate = random.uniform();
        for (std::uint64_t j = 0; j < size; ++j) {
            row.scores.push_back(static_cast<float>(random.below(16)) / 4.0F);
            row.clicked.push_back(random.uniform() < clickRate ? 1 : 0);
        }
        rows.push_back(row);
    }
    return Rankings(rows);
}

} // namespace intentscope::metrics::test
