// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/hnsw_knn.h"
#include "core/stats/random.h"
#include "core/tasks/bench_timing.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::tasks {
namespace {

constexpr std::int32_t Width = 256;
constexpr std::size_t ClusterCount = 200;
constexpr double Milliseconds = 1'000;
constexpr std::size_t BatchSize = 20; // queries that one 95th percentile is taken of
constexpr std::size_t BatchCount = 5;

/// Vectors as reasoners give them: a large common direction, clusters of contexts, differences within them.
Result<std::shared_ptr<const knn::VectorSet>> makeVectors(std::int32_t rowCount) {
    stats::Random random(1);
    std::vector<float> centres(ClusterCount * Width);
    for (float& value : centres)
        value = static_cast<float>(1.5 + random.uniform());
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(rowCount) * Width);
    for (std::int32_t row = 0; row < rowCount; ++row) {
        const std::size_t cluster = random.below(ClusterCount) * Width;
        for (std::size_t i = 0; i < Width; ++i)
            values.push_back(centres[cluster + i] + static_cast<float>(random.uniform()));
    }
    return knn::VectorSet::make(std::move(values), Width, {.isCentred = true});
}

/// The budgets are of 95th percentiles: those of batches of queries take the place of single queries.
void judgePercentiles(BenchTiming& timing) {
    const std::vector<double> single = std::exchange(timing.values, {});
    for (std::size_t first = 0; first + BatchSize <= single.size(); first += BatchSize) {
        const auto begin = single.begin() + static_cast<std::ptrdiff_t>(first);
        timing.values.push_back(quantileOf({begin, begin + BatchSize}, 0.95));
    }
    timing.figures.push_back({"median of single queries", quantileOf(single, 0.5), "ms"});
}

/// The least that an exact search must do: read every vector once, on all cores.
Status readOnce(const knn::VectorSet& set, const std::stop_token& stop) {
    constexpr std::int32_t BlockRows = 4'096;
    const auto blocks = static_cast<std::size_t>((set.rowCount() + BlockRows - 1) / BlockRows);
    return Workers().forEach(
        blocks,
        [&](std::size_t block) -> Status {
            const auto first = static_cast<std::int32_t>(block) * BlockRows;
            const auto count = static_cast<std::size_t>(std::min(BlockRows, set.rowCount() - first));
            std::array<std::uint64_t, 4> sums{};
            const auto bytes = std::as_bytes(set.values(first, count));
            // A touch of every cache line.
            for (std::size_t i = 0; i < bytes.size(); i += 64)
                sums[i / 64 % 4] += std::to_integer<std::uint64_t>(bytes[i]);
            keep(sums);
            return {};
        },
        stop);
}

Result<BenchTiming> timeExact(BenchContext& context, std::int32_t rowCount) {
    ISCOPE_TRY_ASSIGN(const auto set, makeVectors(rowCount));
    std::int32_t row = 0;
    ISCOPE_TRY_ASSIGN(
        auto timing,
        timeInTurns(
            context,
            {.count = BatchCount * BatchSize, .scale = Milliseconds, .referenceScale = Milliseconds},
            [&]() -> Status {
                row = (row + 7'919) % set->rowCount();
                ISCOPE_TRY_ASSIGN(
                    const auto found,
                    knn::exactKnn(
                        *set, set->vector(row), {.k = 10, .leftOutRow = row}, Workers(), context.stop));
                keep(found);
                return {};
            },
            [&] { return readOnce(*set, context.stop); }));
    judgePercentiles(timing);
    return timing;
}

Result<BenchTiming> timeApproximate(BenchContext& context) {
    ISCOPE_TRY_ASSIGN(const auto set, makeVectors(100'000));
    std::shared_ptr<const knn::HnswKnn> index;
    ISCOPE_TRY_ASSIGN(const double buildSeconds, secondsOf([&]() -> Status {
                          ISCOPE_TRY_ASSIGN(
                              index, knn::HnswKnn::build(set, {}, context.progress, context.stop));
                          return {};
                      }));
    std::int32_t row = 0;
    ISCOPE_TRY_ASSIGN(
        auto timing,
        timeInTurns(context, {.count = BatchCount * BatchSize, .scale = Milliseconds}, [&]() -> Status {
            row = (row + 7'919) % set->rowCount();
            keep(index->search(row, 10));
            return {};
        }));
    ISCOPE_TRY_ASSIGN(const auto recall, knn::measureRecall(*index, {}, context.progress, context.stop));
    judgePercentiles(timing);
    timing.figures.push_back({"recall@10 on 200 queries", recall.recall, ""});
    timing.figures.push_back({"building the graph", buildSeconds, "s"});
    return timing;
}

BenchCase exactCase(std::string name, std::int32_t rowCount, double budget) {
    return {
        .name = std::move(name),
        .what = "95th percentile of 20 searches for 10 exact neighbours among " + std::to_string(rowCount) +
                " generated vectors of 256",
        .unit = "ms",
        .budget = budget,
        .reference = "touching every cache line of the vectors on all cores",
        .run = [rowCount](BenchContext& context) { return timeExact(context, rowCount); }};
}

} // namespace

std::vector<BenchCase> neighbourBenchCases() {
    return {
        exactCase("neighbours_100k", 100'000, 10),
        exactCase("neighbours_1m", 1'000'000, 100),
        {.name = "neighbours_graph",
         .what = "95th percentile of 20 searches for 10 approximate neighbours among 100000 generated "
                 "vectors of 256",
         .unit = "ms",
         .budget = 2,
         .run = timeApproximate}};
}

} // namespace intentscope::tasks
