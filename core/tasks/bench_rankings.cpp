// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/bench_rankings.h"

#include "core/stats/random.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace intentscope::tasks {
namespace {

constexpr std::int32_t CandidateCount = 20;
constexpr std::int32_t ImpressionsPerUser = 10;

} // namespace

RankedLists::RankedLists(std::int32_t impressionCount) {
    stats::Random random(1);
    for (std::int32_t impression = 0; impression < impressionCount; ++impression) {
        const auto click = static_cast<std::int32_t>(random.below(CandidateCount));
        for (std::int32_t place = 0; place < CandidateCount; ++place) {
            scores.push_back(static_cast<float>(random.uniform()));
            clicked.push_back(place == click ? 1 : 0);
            intents.push_back(place);
        }
        offsets.push_back(offsets.back() + CandidateCount);
        users.push_back(impression / ImpressionsPerUser);
    }
    impressions.resize(users.size());
    std::iota(impressions.begin(), impressions.end(), 0);
}

metrics::RankingView RankedLists::view() const {
    return {
        .offsets = offsets,
        .scores = scores,
        .clicked = clicked,
        .intents = intents,
        .groups = users,
        .users = users,
        .weights = {},
        .impressions = impressions};
}

std::int64_t sortEveryList(const RankedLists& lists) {
    std::array<std::int32_t, CandidateCount> order{};
    std::int64_t firsts = 0;
    for (const std::int32_t impression : lists.impressions) {
        const auto scores = metrics::candidatesOf(lists.view(), impression).scores;
        std::iota(order.begin(), order.end(), 0);
        std::ranges::sort(order, [&](std::int32_t left, std::int32_t right) {
            const auto a = scores[static_cast<std::size_t>(left)];
            const auto b = scores[static_cast<std::size_t>(right)];
            return a != b ? a > b : left < right;
        });
        firsts += order.front();
    }
    return firsts;
}

PairedUsers makePairedUsers(std::size_t count) {
    stats::Random random(1);
    PairedUsers users;
    for (std::size_t i = 0; i < count; ++i) {
        users.before.push_back(random.uniform());
        users.after.push_back(random.uniform());
        users.weights.push_back(1 + static_cast<double>(random.below(20)));
    }
    return users;
}

double resampleByIndexing(const PairedUsers& users, std::int32_t replicateCount) {
    const std::size_t count = users.weights.size();
    stats::Random random(1);
    double differences = 0;
    for (std::int32_t replicate = 0; replicate < replicateCount; ++replicate) {
        double before = 0;
        double after = 0;
        double weight = 0;
        for (std::size_t draw = 0; draw < count; ++draw) {
            const auto row = static_cast<std::size_t>(random.below(count));
            before += users.weights[row] * users.before[row];
            after += users.weights[row] * users.after[row];
            weight += users.weights[row];
        }
        differences += before / weight - after / weight;
    }
    return differences;
}

} // namespace intentscope::tasks
