// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric_set.h"
#include "core/stats/bootstrap.h"
#include "core/stats/random.h"
#include "core/tasks/bench_timing.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <numeric>
#include <vector>

namespace intentscope::tasks {
namespace {

constexpr std::int32_t ImpressionCount = 1'000'000;
constexpr std::int32_t CandidateCount = 20;
constexpr std::int32_t ImpressionsPerUser = 10;

/// Owns what a RankingView looks at: lists of twenty with one click each, ten lists a user.
struct RankedLists {
    RankedLists() {
        stats::Random random(1);
        for (std::int32_t impression = 0; impression < ImpressionCount; ++impression) {
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

/// The ranking that every metric rests on, made the plain way.
Status sortEveryList(const RankedLists& lists) {
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
    keep(firsts);
    return {};
}

Result<BenchTiming> timeMetrics(BenchContext& context) {
    const RankedLists lists;
    return timeInTurns(
        context,
        {},
        [&]() -> Status {
            keep(metrics::computeMetrics(lists.view(), {}).series);
            return {};
        },
        [&] { return sortEveryList(lists); });
}

constexpr std::size_t UserCount = 100'000;
/// The reference draws one row after the other, which is too slow for all replicates.
constexpr std::int32_t ReferenceReplicates = 20;
constexpr std::int32_t Replicates = 10'000;

struct PairedUsers {
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> weights;
};

PairedUsers makeUsers() {
    stats::Random random(1);
    PairedUsers users;
    for (std::size_t i = 0; i < UserCount; ++i) {
        users.before.push_back(random.uniform());
        users.after.push_back(random.uniform());
        users.weights.push_back(1 + static_cast<double>(random.below(20)));
    }
    return users;
}

Status resampleByIndexing(const PairedUsers& users) {
    stats::Random random(1);
    for (std::int32_t replicate = 0; replicate < ReferenceReplicates; ++replicate) {
        double before = 0;
        double after = 0;
        double weight = 0;
        for (std::size_t draw = 0; draw < UserCount; ++draw) {
            const auto row = static_cast<std::size_t>(random.below(UserCount));
            before += users.weights[row] * users.before[row];
            after += users.weights[row] * users.after[row];
            weight += users.weights[row];
        }
        keep(before / weight - after / weight);
    }
    return {};
}

Result<BenchTiming> timeBootstrap(BenchContext& context) {
    const PairedUsers users = makeUsers();
    const BenchRepeats repeats{
        .count = 3, .referenceScale = static_cast<double>(Replicates) / ReferenceReplicates};
    return timeInTurns(
        context,
        repeats,
        [&]() -> Status {
            ISCOPE_TRY_ASSIGN(
                const auto estimate,
                stats::bootstrapDifference(
                    {users.before, users.after, users.weights},
                    {.replicateCount = Replicates},
                    context.stop));
            keep(estimate);
            return {};
        },
        [&] { return resampleByIndexing(users); });
}

} // namespace

std::vector<BenchCase> metricBenchCases() {
    return {
        {.name = "metrics",
         .what = "GAUC, Recall@3, NDCG@3, Hit@3 and MRR of 1,000,000 impressions x 20 candidates",
         .unit = "s",
         .budget = 0.5,
         .reference = "std::sort of every list, one thread",
         .run = timeMetrics},
        {.name = "bootstrap",
         .what = "paired bootstrap over 100,000 users, B = 10,000",
         .unit = "s",
         .budget = 2,
         .reference = "drawing one row after the other, one thread, 20 replicates times 500",
         .run = timeBootstrap}};
}

} // namespace intentscope::tasks
