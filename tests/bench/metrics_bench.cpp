// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric_set.h"
#include "core/stats/random.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace intentscope {
namespace {

constexpr std::int32_t CandidateCount = 20;
constexpr std::int32_t ImpressionsPerUser = 10;

/// Owns what a RankingView looks at: lists of twenty with one click each.
struct Lists {
    explicit Lists(std::int32_t impressionCount) {
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

    metrics::RankingView view() const {
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

    std::vector<std::int64_t> offsets{0};
    std::vector<float> scores;
    std::vector<std::int8_t> clicked;
    std::vector<std::int32_t> intents;
    std::vector<std::int32_t> users;
    std::vector<std::int32_t> impressions;
};

void gaucOfAllUsers(benchmark::State& state) {
    const Lists lists(static_cast<std::int32_t>(state.range(0)));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(metrics::computeGauc(lists.view(), {}).value());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(gaucOfAllUsers)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// Recall@3, NDCG@3, Hit@3 and MRR in one pass.
void topThreeOfAllLists(benchmark::State& state) {
    const Lists lists(static_cast<std::int32_t>(state.range(0)));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(metrics::computeTopK(lists.view(), {3}).series.data());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(topThreeOfAllLists)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// What ranks a click needs, by sorting every list: the alternative to counting who scores higher.
void sortEveryList(benchmark::State& state) {
    const Lists lists(static_cast<std::int32_t>(state.range(0)));
    std::vector<std::int32_t> order(CandidateCount);
    for ([[maybe_unused]] auto _ : state) {
        std::int64_t rankSum = 0;
        for (const std::int32_t impression : lists.impressions) {
            const auto list = metrics::candidatesOf(lists.view(), impression);
            std::iota(order.begin(), order.end(), 0);
            std::ranges::sort(order, [&](std::int32_t left, std::int32_t right) {
                const auto a = list.scores[static_cast<std::size_t>(left)];
                const auto b = list.scores[static_cast<std::size_t>(right)];
                return a != b ? a > b : left < right;
            });
            rankSum += order.front();
        }
        benchmark::DoNotOptimize(rankSum);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(sortEveryList)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// All of an evaluation but its intervals.
void allMetrics(benchmark::State& state) {
    const Lists lists(static_cast<std::int32_t>(state.range(0)));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(metrics::computeMetrics(lists.view(), {}).series.data());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(allMetrics)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace intentscope
