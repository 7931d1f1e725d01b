// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric_set.h"
#include "core/stats/bootstrap.h"
#include "core/tasks/bench_rankings.h"
#include "core/tasks/bench_timing.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace intentscope::tasks {
namespace {

constexpr std::int32_t ImpressionCount = 1'000'000;

Result<BenchTiming> timeMetrics(BenchContext& context) {
    const RankedLists lists(ImpressionCount);
    return timeInTurns(
        context,
        {},
        [&]() -> Status {
            keep(metrics::computeMetrics(lists.view(), {}).series);
            return {};
        },
        [&]() -> Status {
            keep(sortEveryList(lists));
            return {};
        });
}

constexpr std::size_t UserCount = 100'000;
/// The reference draws one row after the other, which is too slow for all replicates.
constexpr std::int32_t ReferenceReplicates = 20;
constexpr std::int32_t Replicates = 10'000;

Result<BenchTiming> timeBootstrap(BenchContext& context) {
    const PairedUsers users = makePairedUsers(UserCount);
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
        [&]() -> Status {
            keep(resampleByIndexing(users, ReferenceReplicates));
            return {};
        });
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
