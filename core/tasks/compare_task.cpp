// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/compare_task.h"

#include "core/base/assert.h"
#include "core/metrics/grouping.h"
#include "core/stats/power.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <tuple>
#include <utility>

namespace intentscope::tasks {

namespace {

using metrics::TopKMetric;

Status checkSpec(const CompareSpec& spec) {
    ISCOPE_TRY(checkMetricSpec(spec.metrics));
    return checkMetricSpec({.cutoffs = {spec.topK}});
}

Status checkSameDataset(const RunPair& runs) {
    const auto& before = runs.before.dataset().info();
    const auto& after = runs.after.dataset().info();
    if (before.hash == after.hash)
        return {};
    return fail(
        ErrorCode::Mismatch,
        "run '" + runs.before.info().name + "' scored dataset '" + before.name + "' (" +
            before.hash.substr(0, 12) + ") and run '" + runs.after.info().name + "' dataset '" + after.name +
            "' (" + after.hash.substr(0, 12) + ")",
        {.cure = "Score both with the same dataset"});
}

/// A split part is what is in that part of both runs, so that neither has learnt from it; all scored is
/// what either has scored.
Result<std::vector<std::int32_t>> impressionsOfEither(const RunPair& runs, ImpressionPart part) {
    ISCOPE_TRY_ASSIGN(const auto before, impressionsOf(runs.before, part));
    ISCOPE_TRY_ASSIGN(const auto after, impressionsOf(runs.after, part));
    std::vector<std::int32_t> rows;
    if (part == ImpressionPart::AllScored)
        std::ranges::set_union(before, after, std::back_inserter(rows));
    else
        std::ranges::set_intersection(before, after, std::back_inserter(rows));
    return rows;
}

Result<std::vector<std::int32_t>>
scoredByBoth(const RunPair& runs, std::vector<std::int32_t> rows, ImpressionPart part) {
    std::erase_if(
        rows, [&](std::int32_t row) { return !runs.before.isScored({row}) || !runs.after.isScored({row}); });
    if (rows.empty()) {
        return fail(
            ErrorCode::Mismatch,
            "runs '" + runs.before.info().name + "' and '" + runs.after.info().name +
                "' have no impression in common in their parts '" + std::string(name(part)) + "'",
            {.cure = "Score the same impressions with both, or compare all scored impressions"});
    }
    return rows;
}

Result<MetricComparison> compareSeries(
    const metrics::MetricSeries& before,
    const metrics::MetricSeries& after,
    const stats::BootstrapSpec& spec,
    const std::stop_token& stop) {
    // Groups and clicks are the dataset's and both runs scored every impression, so nothing else can differ.
    ISCOPE_ASSERT(before.users.units == after.users.units);
    ISCOPE_ASSERT(before.users.weights == after.users.weights);
    const auto& weights = before.users.weights;
    ISCOPE_TRY_ASSIGN(
        auto estimate,
        stats::bootstrapDifference(
            {.before = before.users.values, .after = after.users.values, .weights = weights},
            withMetricRange(spec),
            stop));

    MetricComparison comparison{
        .name = before.name,
        .rule = before.rule,
        .estimate = estimate,
        .permutation = {},
        .smallestDetectableEffect = {},
        .userCount = static_cast<std::int64_t>(before.users.size()),
        .groupCount = before.groupCount,
        .impressionCount = before.impressionCount,
        .tieCountBefore = before.tieCount,
        .tieCountAfter = after.tieCount};
    if (before.users.size() >= 2) {
        ISCOPE_TRY_ASSIGN(
            comparison.permutation,
            stats::signFlipTest(
                {.before = before.users.values, .after = after.users.values, .weights = weights},
                {.permutationCount = spec.replicateCount, .seed = spec.seed},
                stop));
        std::vector<double> differences(weights.size());
        std::ranges::transform(after.users.values, before.users.values, differences.begin(), std::minus{});
        const auto deviation = stats::effectiveStandardDeviation({.values = differences, .weights = weights});
        comparison.smallestDetectableEffect = stats::smallestDetectableEffect(deviation, weights.size());
    }
    return comparison;
}

OutcomeSets outcomesOf(const metrics::TopK& before, const metrics::TopK& after, std::int32_t k) {
    const auto& wasRight = before.find(TopKMetric::Hit, k)->values;
    const auto& isRight = after.find(TopKMetric::Hit, k)->values;
    OutcomeSets outcomes;
    for (std::size_t i = 0; i < before.impressions.size(); ++i) {
        const bool right = isRight[i] > 0;
        auto& set = wasRight[i] > 0 ? (right ? outcomes.bothRight : outcomes.broken)
                                    : (right ? outcomes.fixed : outcomes.bothWrong);
        set.push_back(before.impressions[i]);
    }
    return outcomes;
}

std::vector<UserDifference>
differencesOf(const metrics::TopK& before, const metrics::TopK& after, std::int32_t k) {
    const auto was = before.byUser(*before.find(TopKMetric::Ndcg, k));
    const auto is = after.byUser(*after.find(TopKMetric::Ndcg, k));
    std::vector<UserDifference> users;
    users.reserve(was.size());
    for (std::size_t i = 0; i < was.size(); ++i)
        users.push_back({.user = {was.units[i]}, .difference = is.values[i] - was.values[i]});
    std::ranges::sort(
        users, {}, [](const UserDifference& user) { return std::tuple(user.difference, user.user); });
    return users;
}

void addOutcomes(
    CompareReport& report, const metrics::RankingView& before, const metrics::RankingView& after) {
    const auto k = report.spec.topK;
    const auto topKBefore = metrics::computeTopK(before, {k});
    const auto topKAfter = metrics::computeTopK(after, {k});
    report.clicklessImpressionCount = topKBefore.clicklessImpressionCount;
    report.outcomes = outcomesOf(topKBefore, topKAfter, k);
    report.users = differencesOf(topKBefore, topKAfter, k);
    report.betterUserCount =
        std::ranges::count_if(report.users, [](const UserDifference& user) { return user.difference > 0; });
    report.worseUserCount =
        std::ranges::count_if(report.users, [](const UserDifference& user) { return user.difference < 0; });
}

} // namespace

Result<ComparedImpressions> comparedImpressions(const CompareSpec& spec, const RunPair& runs) {
    ISCOPE_TRY(checkSpec(spec));
    ISCOPE_TRY(checkSameDataset(runs));
    ISCOPE_TRY(runs.before.dataset().checkCandidates());
    ISCOPE_TRY_ASSIGN(auto part, impressionsOfEither(runs, spec.part));
    if (spec.slice)
        ISCOPE_TRY(slices::keepSlice(*spec.slice, part));
    ComparedImpressions compared;
    ISCOPE_TRY_ASSIGN(compared.rows, scoredByBoth(runs, part, spec.part));
    compared.leftOutCount = static_cast<std::int64_t>(part.size() - compared.rows.size());
    return compared;
}

Result<CompareReport>
compareTask(const CompareSpec& spec, const RunPair& runs, ProgressSink& progress, std::stop_token stop) {
    progress.report({.phase = "Measuring " + runs.before.info().name + " and " + runs.after.info().name});
    ISCOPE_TRY_ASSIGN(const auto compared, comparedImpressions(spec, runs));
    const auto& rows = compared.rows;
    const auto& dataset = runs.before.dataset();
    ISCOPE_TRY_ASSIGN(const auto grouping, metrics::makeGrouping(dataset, spec.metrics));
    const auto before = metrics::viewOf(runs.before, grouping, rows);
    const auto after = metrics::viewOf(runs.after, grouping, rows);

    CompareReport report;
    report.spec = spec;
    report.before = runs.before.info();
    report.after = runs.after.info();
    report.impressionCount = static_cast<std::int64_t>(rows.size());
    report.leftOutImpressionCount = compared.leftOutCount;
    ISCOPE_TRY(checkStop(stop));
    addOutcomes(report, before, after);
    ISCOPE_TRY(checkStop(stop));
    const auto setBefore = metrics::computeMetrics(before, spec.metrics);
    ISCOPE_TRY(checkStop(stop));
    const auto setAfter = metrics::computeMetrics(after, spec.metrics);
    report.ungroupedImpressionCount = setBefore.gauc.ungroupedImpressionCount;
    report.droppedGroups = nameDroppedGroups(dataset, spec.metrics, grouping, setBefore.gauc);

    for (std::size_t i = 0; i < setBefore.series.size(); ++i) {
        progress.report(
            {.phase = "Resampling users for " + setBefore.series[i].name,
             .done = static_cast<std::int64_t>(i),
             .total = static_cast<std::int64_t>(setBefore.series.size())});
        ISCOPE_TRY_ASSIGN(
            auto metric, compareSeries(setBefore.series[i], setAfter.series[i], spec.bootstrap, stop));
        report.metrics.push_back(std::move(metric));
    }
    return report;
}

} // namespace intentscope::tasks
