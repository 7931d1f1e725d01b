// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/eval_task.h"

#include "core/metrics/grouping.h"

#include <algorithm>
#include <utility>

namespace intentscope::tasks {

namespace {

Status checkScored(const rank::ScoreTable& run, ImpressionPart part, const std::vector<std::int32_t>& rows) {
    if (std::ranges::any_of(rows, [&](std::int32_t row) { return run.isScored({row}); }))
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "run '" + run.info().name + "' scored none of the " + std::to_string(rows.size()) +
            " impressions of its part '" + std::string(name(part)) + "'",
        {.cure = "Score that part, or ask for all scored impressions"});
}

EvalReport reportOf(const EvalSpec& spec, const rank::ScoreTable& run, const metrics::MetricSet& set) {
    EvalReport report;
    report.spec = spec;
    report.run = run.info();
    report.unscoredImpressionCount = set.topK.unscoredImpressionCount;
    report.clicklessImpressionCount = set.topK.clicklessImpressionCount;
    report.ungroupedImpressionCount = set.gauc.ungroupedImpressionCount;
    return report;
}

Result<MetricReport>
resample(const metrics::MetricSeries& series, const stats::BootstrapSpec& spec, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(
        auto estimate,
        stats::bootstrapMean(
            {.values = series.users.values, .weights = series.users.weights}, withMetricRange(spec), stop));
    return MetricReport{
        .name = series.name,
        .rule = series.rule,
        .estimate = estimate,
        .userCount = static_cast<std::int64_t>(series.users.size()),
        .groupCount = series.groupCount,
        .impressionCount = series.impressionCount,
        .tieCount = series.tieCount};
}

} // namespace

Result<std::vector<std::int32_t>> evaluatedImpressions(const EvalSpec& spec, const rank::ScoreTable& run) {
    ISCOPE_TRY(checkMetricSpec(spec.metrics));
    ISCOPE_TRY(run.dataset().checkCandidates());
    ISCOPE_TRY_ASSIGN(auto rows, impressionsOf(run, spec.part));
    if (spec.slice)
        ISCOPE_TRY(slices::keepSlice(*spec.slice, rows));
    ISCOPE_TRY(checkScored(run, spec.part, rows));
    return rows;
}

Result<EvalReport>
evalTask(const EvalSpec& spec, const rank::ScoreTable& run, ProgressSink& progress, std::stop_token stop) {
    progress.report({.phase = "Measuring " + run.info().name});
    ISCOPE_TRY_ASSIGN(const auto rows, evaluatedImpressions(spec, run));
    ISCOPE_TRY_ASSIGN(const auto grouping, metrics::makeGrouping(run.dataset(), spec.metrics));
    ISCOPE_TRY(checkStop(stop));
    const auto set = metrics::computeMetrics(metrics::viewOf(run, grouping, rows), spec.metrics);
    ISCOPE_TRY(checkStop(stop));

    auto report = reportOf(spec, run, set);
    report.impressionCount = static_cast<std::int64_t>(rows.size());
    report.droppedGroups = nameDroppedGroups(run.dataset(), spec.metrics, grouping, set.gauc);
    for (const auto& series : set.series) {
        progress.report(
            {.phase = "Resampling users for " + series.name,
             .done = static_cast<std::int64_t>(report.metrics.size()),
             .total = static_cast<std::int64_t>(set.series.size())});
        ISCOPE_TRY_ASSIGN(auto metric, resample(series, spec.bootstrap, stop));
        report.metrics.push_back(std::move(metric));
    }
    return report;
}

} // namespace intentscope::tasks
