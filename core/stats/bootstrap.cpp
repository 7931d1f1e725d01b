// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/bootstrap.h"

#include "core/base/assert.h"
#include "core/base/progress.h"
#include "core/base/workers.h"
#include "core/stats/expanded.h"
#include "core/stats/resampler.h"
#include "core/stats/studentised.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::stats {

namespace {

constexpr std::int32_t FewestReplicates = 100;
/// Every replicate is kept until the quantiles are read: 480 MB for a pair of runs.
constexpr std::int32_t MostReplicates = 10'000'000;

/// Enough to be worth the hand-over of a block, few enough to share evenly.
constexpr std::size_t ReplicatesPerBlock = 16;

/// Not of 0, 1 or NaN.
bool isInsideUnit(double value) {
    return value > 0 && value < 1;
}

Status check(const BootstrapSpec& spec) {
    if (spec.replicateCount < FewestReplicates) {
        return fail(
            ErrorCode::InvalidInput,
            std::to_string(spec.replicateCount) + " bootstrap replicates are too few for an interval",
            {.cure = "Ask for at least " + std::to_string(FewestReplicates) + "; 10000 is usual"});
    }
    if (spec.replicateCount > MostReplicates) {
        return fail(
            ErrorCode::InvalidInput,
            std::to_string(spec.replicateCount) + " bootstrap replicates do not fit into memory",
            {.cure = "Ask for at most " + std::to_string(MostReplicates) + "; 10000 is usual"});
    }
    if (!isInsideUnit(spec.confidence)) {
        return fail(
            ErrorCode::InvalidInput,
            "the confidence of an interval must lie between 0 and 1, not at " +
                std::to_string(spec.confidence),
            {.cure = "Ask for 0.95 to get 95 % intervals"});
    }
    return {};
}

void checkSizes(std::span<const double> values, std::span<const double> weights) {
    ISCOPE_ASSERT(values.size() == weights.size());
    ISCOPE_ASSERT(
        std::ranges::all_of(weights, [](double weight) { return weight > 0 && std::isfinite(weight); }));
}

double standardDeviation(const std::vector<double>& values) {
    double sum = 0;
    for (const auto value : values)
        sum += value;
    const auto mean = sum / static_cast<double>(values.size());
    double squares = 0;
    for (const auto value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// `replicates` is sorted on return.
Estimate summarise(
    double value, std::vector<double>& replicates, const SampleShape& shape, const BootstrapSpec& spec) {
    Estimate estimate{.value = value, .standardError = standardDeviation(replicates), .interval = {}};
    std::ranges::sort(replicates);
    if (spec.interval == IntervalKind::Expanded) {
        estimate.interval = expandedPercentiles(replicates, shape, spec.confidence);
        return estimate;
    }
    const auto tail = (1.0 - spec.confidence) / 2;
    estimate.interval = {
        .low = quantileOfSorted(replicates, tail), .high = quantileOfSorted(replicates, 1.0 - tail)};
    return estimate;
}

/// The ratios are sorted on return.
Estimate summarise(
    double value,
    double linearised,
    StudentisedReplicates& replicates,
    const Interval& range,
    double confidence) {
    std::ranges::sort(replicates.ratios);
    const double margin = quantileOfSorted(replicates.ratios, confidence) * linearised;
    return {
        .value = value,
        .standardError = standardDeviation(replicates.means),
        .interval = Interval{
            .low = std::max(range.low, value - margin), .high = std::min(range.high, value + margin)}};
}

double twoSidedPValue(double difference, double linearised, const StudentisedReplicates& replicates) {
    if (difference == 0)
        return 1;
    const auto asFar = std::ranges::count_if(
        replicates.ratios, [&](double ratio) { return ratio * linearised >= std::abs(difference); });
    return static_cast<double>(1 + asFar) / static_cast<double>(replicates.ratios.size() + 1);
}

/// Of replicates that are sorted.
double
twoSidedPValue(const std::vector<double>& replicates, const SampleShape& shape, const BootstrapSpec& spec) {
    if (spec.interval == IntervalKind::Expanded)
        return expandedPValue(replicates, shape);
    const auto notAbove = std::ranges::count_if(replicates, [](double d) { return d <= 0; });
    const auto notBelow = std::ranges::count_if(replicates, [](double d) { return d >= 0; });
    const auto tail = static_cast<double>(1 + std::min(notAbove, notBelow));
    return std::min(1.0, 2.0 * tail / static_cast<double>(replicates.size() + 1));
}

/// take(i, sums of replicate i), on any thread.
template <std::size_t Lanes, class Take>
Status drawReplicates(
    std::vector<std::array<double, Lanes>> rows,
    const BootstrapSpec& spec,
    const std::stop_token& stop,
    const Take& take) {
    const Resampler<Lanes> resampler(std::move(rows));
    const auto count = static_cast<std::size_t>(spec.replicateCount);
    // Every replicate has a stream of its own, so it does not matter which thread draws it.
    const auto drawBlock = [&](std::size_t block) -> Status {
        const std::size_t end = std::min(count, (block + 1) * ReplicatesPerBlock);
        for (std::size_t i = block * ReplicatesPerBlock; i < end; ++i) {
            ISCOPE_TRY(checkStop(stop));
            Random random(spec.seed, i);
            take(i, resampler.draw(random));
        }
        return {};
    };
    return Workers().forEach((count + ReplicatesPerBlock - 1) / ReplicatesPerBlock, drawBlock, stop);
}

/// The last lane of a row is its weight, the others weighted values: a replicate of lane i is the ratio of
/// their sums.
template <std::size_t Lanes>
using Replicates = std::array<std::vector<double>, Lanes - 1>;

template <std::size_t Lanes>
Result<Replicates<Lanes>> replicate(
    std::vector<std::array<double, Lanes>> rows, const BootstrapSpec& spec, const std::stop_token& stop) {
    Replicates<Lanes> replicates;
    for (auto& lane : replicates)
        lane.resize(static_cast<std::size_t>(spec.replicateCount));
    const auto take = [&](std::size_t i, const std::array<double, Lanes>& sums) {
        for (std::size_t lane = 0; lane + 1 < Lanes; ++lane)
            replicates[lane][i] = sums[lane] / sums[Lanes - 1];
    };
    ISCOPE_TRY(drawReplicates(std::move(rows), spec, stop, take));
    return replicates;
}

/// Of `Means` means of the same units, each with its standard error.
template <std::size_t Means>
Result<std::array<StudentisedReplicates, Means>> replicateStudentised(
    const Studentiser<Means>& studentiser,
    std::vector<typename Studentiser<Means>::Row> rows,
    const BootstrapSpec& spec,
    const std::stop_token& stop) {
    std::array<StudentisedReplicates, Means> replicates;
    for (auto& mean : replicates)
        mean.resize(static_cast<std::size_t>(spec.replicateCount));
    const auto take = [&](std::size_t i, const typename Studentiser<Means>::Row& sums) {
        studentiser.take(i, sums, replicates);
    };
    ISCOPE_TRY(drawReplicates(std::move(rows), spec, stop, take));
    return replicates;
}

Result<Estimate> studentisedMean(
    const WeightedSample& sample, double value, const BootstrapSpec& spec, const std::stop_token& stop) {
    const Studentiser<1> studentiser({sample.values}, sample.weights, {value});
    ISCOPE_TRY_ASSIGN(auto replicates, replicateStudentised<1>(studentiser, studentiser.rows(), spec, stop));
    return summarise(value, studentiser.standardErrors()[0], replicates[0], spec.range, spec.confidence);
}

/// Fills in all but the values.
Status studentiseDifference(
    const PairedSample& sample,
    const BootstrapSpec& spec,
    const std::stop_token& stop,
    PairedEstimate& result) {
    std::vector<double> differences(sample.before.size());
    std::ranges::transform(sample.after, sample.before, differences.begin(), std::minus{});
    const std::array values{result.before.value, result.after.value, result.difference.value};
    const Studentiser<3> studentiser({sample.before, sample.after, differences}, sample.weights, values);
    ISCOPE_TRY_ASSIGN(auto replicates, replicateStudentised<3>(studentiser, studentiser.rows(), spec, stop));
    const auto& errors = studentiser.standardErrors();
    result.before = summarise(values[0], errors[0], replicates[0], spec.range, spec.confidence);
    result.after = summarise(values[1], errors[1], replicates[1], spec.range, spec.confidence);
    const double width = spec.range.high - spec.range.low;
    result.difference =
        summarise(values[2], errors[2], replicates[2], {.low = -width, .high = width}, spec.confidence);
    result.pValue = twoSidedPValue(values[2], errors[2], replicates[2]);
    return {};
}

/// The same difference for everyone leaves rounding alone, whose shape says nothing.
SampleShape
shapeOfDifference(const std::vector<double>& before, const std::vector<double>& after, double scatterBefore) {
    constexpr double RelativeRounding = 1e-12;
    std::vector<double> differences(before.size());
    std::ranges::transform(after, before, differences.begin(), std::minus{});
    const SampleShape shape = shapeOf(differences);
    return shape.scatter > RelativeRounding * scatterBefore ? shape : withoutScatter();
}

constexpr std::size_t RatioCount = std::tuple_size_v<decltype(RatioRow::numerators)>;
/// Numerators, then denominators.
using RatioSums = std::array<double, 2 * RatioCount>;

RatioSums sumsOf(const RatioRow& row) {
    RatioSums sums{};
    std::ranges::copy(row.numerators, sums.begin());
    std::ranges::copy(row.denominators, sums.begin() + RatioCount);
    return sums;
}

RatioSums addUp(std::span<const RatioRow> rows) {
    RatioSums whole{};
    for (const RatioRow& row : rows) {
        const RatioSums sums = sumsOf(row);
        for (std::size_t i = 0; i < sums.size(); ++i)
            whole[i] += sums[i];
    }
    return whole;
}

bool isDefined(const RatioSums& whole) {
    return std::ranges::all_of(
        std::span(whole).subspan(RatioCount), [](double denominator) { return denominator > 0; });
}

double sumOfRatios(const RatioSums& sums, const RatioSums& whole) {
    double total = 0;
    for (std::size_t part = 0; part < RatioCount; ++part) {
        const RatioSums& from = sums[RatioCount + part] > 0 ? sums : whole;
        total += from[part] / from[RatioCount + part];
    }
    return total;
}

/// On a sum of ratios: of each row sum over parts of (numerator - ratio * denominator) / sum of denominators.
std::vector<double> influencesOn(std::span<const RatioRow> rows, const RatioSums& whole) {
    std::vector<double> influences;
    influences.reserve(rows.size());
    for (const RatioRow& row : rows) {
        double influence = 0;
        for (std::size_t part = 0; part < RatioCount; ++part) {
            const double denominators = whole[RatioCount + part];
            const double ratio = whole[part] / denominators;
            influence += (row.numerators[part] - ratio * row.denominators[part]) / denominators;
        }
        influences.push_back(influence);
    }
    return influences;
}

} // namespace

std::string_view name(IntervalKind kind) {
    switch (kind) {
    case IntervalKind::Expanded:
        return "expanded percentile bootstrap";
    case IntervalKind::Percentile:
        return "percentile bootstrap";
    case IntervalKind::SymmetricT:
        break;
    }
    return "symmetric bootstrap-t";
}

Result<Estimate>
bootstrapMean(const WeightedSample& sample, const BootstrapSpec& spec, std::stop_token stop) {
    ISCOPE_TRY(check(spec));
    checkSizes(sample.values, sample.weights);
    const auto value = weightedMean(sample);
    if (sample.values.size() < 2)
        return Estimate{.value = value};
    if (spec.interval == IntervalKind::SymmetricT)
        return studentisedMean(sample, value, spec, stop);

    std::vector<std::array<double, 2>> rows(sample.values.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = {sample.weights[i] * sample.values[i], sample.weights[i]};
    ISCOPE_TRY_ASSIGN(auto replicates, replicate<2>(std::move(rows), spec, stop));
    return summarise(value, replicates[0], shapeOf(influencesOn(sample, value)), spec);
}

Result<PairedEstimate>
bootstrapDifference(const PairedSample& sample, const BootstrapSpec& spec, std::stop_token stop) {
    ISCOPE_TRY(check(spec));
    checkSizes(sample.before, sample.weights);
    checkSizes(sample.after, sample.weights);
    PairedEstimate result;
    result.before.value = weightedMean({sample.before, sample.weights});
    result.after.value = weightedMean({sample.after, sample.weights});
    result.difference.value = result.after.value - result.before.value;
    if (sample.before.size() < 2)
        return result;
    if (spec.interval == IntervalKind::SymmetricT) {
        ISCOPE_TRY(studentiseDifference(sample, spec, stop, result));
        return result;
    }

    std::vector<std::array<double, 4>> rows(sample.before.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto weight = sample.weights[i];
        const auto difference = sample.after[i] - sample.before[i];
        rows[i] = {weight * sample.before[i], weight * sample.after[i], weight * difference, weight};
    }
    ISCOPE_TRY_ASSIGN(auto replicates, replicate<4>(std::move(rows), spec, stop));
    const auto before = influencesOn({sample.before, sample.weights}, result.before.value);
    const auto after = influencesOn({sample.after, sample.weights}, result.after.value);
    const auto shapeBefore = shapeOf(before);
    const auto shape = shapeOfDifference(before, after, shapeBefore.scatter);
    result.before = summarise(result.before.value, replicates[0], shapeBefore, spec);
    result.after = summarise(result.after.value, replicates[1], shapeOf(after), spec);
    result.difference = summarise(result.difference.value, replicates[2], shape, spec);
    result.pValue = twoSidedPValue(replicates[2], shape, spec);
    return result;
}

Result<Estimate>
bootstrapRatioSum(std::span<const RatioRow> rows, const BootstrapSpec& spec, std::stop_token stop) {
    ISCOPE_TRY(check(spec));
    std::vector<RatioSums> lanes;
    lanes.reserve(rows.size());
    for (const RatioRow& row : rows)
        lanes.push_back(sumsOf(row));
    const RatioSums whole = addUp(rows);
    if (!isDefined(whole))
        return Estimate{};
    const double value = sumOfRatios(whole, whole);
    if (rows.size() < 2)
        return Estimate{.value = value};
    std::vector<double> replicates(static_cast<std::size_t>(spec.replicateCount));
    const auto take = [&](std::size_t i, const RatioSums& sums) { replicates[i] = sumOfRatios(sums, whole); };
    ISCOPE_TRY(drawReplicates(std::move(lanes), spec, stop, take));
    return summarise(value, replicates, shapeOf(influencesOn(rows, whole)), spec);
}

Result<PairedEstimate> bootstrapRatioSumDifference(
    std::span<const RatioRow> before,
    std::span<const RatioRow> after,
    const BootstrapSpec& spec,
    std::stop_token stop) {
    ISCOPE_ASSERT(before.size() == after.size());
    const RatioSums wholeBefore = addUp(before);
    const RatioSums wholeAfter = addUp(after);
    PairedEstimate result;
    ISCOPE_TRY_ASSIGN(result.before, bootstrapRatioSum(before, spec, stop));
    ISCOPE_TRY_ASSIGN(result.after, bootstrapRatioSum(after, spec, stop));
    result.difference.value = result.after.value - result.before.value;
    if (before.size() < 2 || !isDefined(wholeBefore) || !isDefined(wholeAfter))
        return result;
    using Row = std::array<double, 2 * std::tuple_size_v<RatioSums>>;
    std::vector<Row> rows(before.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::ranges::copy(sumsOf(before[i]), rows[i].begin());
        std::ranges::copy(sumsOf(after[i]), rows[i].begin() + 2 * RatioCount);
    }
    std::vector<double> replicates(static_cast<std::size_t>(spec.replicateCount));
    const auto take = [&](std::size_t i, const Row& sums) {
        RatioSums first{};
        RatioSums second{};
        std::copy_n(sums.begin(), first.size(), first.begin());
        std::copy_n(sums.begin() + 2 * RatioCount, second.size(), second.begin());
        replicates[i] = sumOfRatios(second, wholeAfter) - sumOfRatios(first, wholeBefore);
    };
    ISCOPE_TRY(drawReplicates(std::move(rows), spec, stop, take));
    const auto influences = influencesOn(before, wholeBefore);
    const auto shape =
        shapeOfDifference(influences, influencesOn(after, wholeAfter), shapeOf(influences).scatter);
    result.difference = summarise(result.difference.value, replicates, shape, spec);
    result.pValue = twoSidedPValue(replicates, shape, spec);
    return result;
}

} // namespace intentscope::stats
