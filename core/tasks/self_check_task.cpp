// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/self_check_task.h"

#include "core/metrics/grouping.h"
#include "core/tasks/figures_json.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <utility>

namespace intentscope::tasks {

namespace {

using Json = nlohmann::ordered_json;
/// Checks one metric, by its place among the series.
using CheckOne = std::function<Result<stats::SelfCheck>(std::size_t series, const stats::TrialCallback&)>;

Status checkEach(
    const metrics::MetricSet& set,
    const CheckOne& checkOne,
    SelfCheckReport& report,
    ProgressSink& progress) {
    for (std::size_t i = 0; i < set.series.size(); ++i) {
        const auto& series = set.series[i];
        auto& metric = report.metrics.emplace_back(MetricSelfCheck{
            .name = series.name, .userCount = static_cast<std::int64_t>(series.users.size()), .counts = {}});
        if (series.users.size() < 2)
            continue;
        const auto onTrial = [&](std::int64_t trial) {
            progress.report(
                {.phase = "Checking the test of " + series.name,
                 .done = static_cast<std::int64_t>(i) * report.spec.trialCount + trial,
                 .total = static_cast<std::int64_t>(set.series.size()) * report.spec.trialCount});
        };
        ISCOPE_TRY_ASSIGN(metric.counts, checkOne(i, onTrial));
    }
    return {};
}

Json shareJson(std::int64_t count, const stats::SelfCheck& counts, double expected) {
    return {
        {"count", count},
        {"share", static_cast<double>(count) / static_cast<double>(counts.trialCount)},
        {"expected", expected},
        {"chance", counts.chanceOf(expected)}};
}

} // namespace

Result<SelfCheckReport> selfCheckTask(
    const EvalSpec& spec,
    const stats::SelfCheckSpec& check,
    const rank::ScoreTable& run,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto rows, evaluatedImpressions(spec, run));
    ISCOPE_TRY_ASSIGN(const auto grouping, metrics::makeGrouping(run.dataset(), spec.metrics));
    const auto set = metrics::computeMetrics(metrics::viewOf(run, grouping, rows), spec.metrics);
    SelfCheckReport report{
        .spec = check,
        .before = run.info().name,
        .after = {},
        .impressionCount = static_cast<std::int64_t>(rows.size()),
        .metrics = {}};
    const auto checkOne = [&](std::size_t i, const stats::TrialCallback& onTrial) {
        const auto& users = set.series[i].users;
        return stats::selfCheckRun({.values = users.values, .weights = users.weights}, check, onTrial, stop);
    };
    ISCOPE_TRY(checkEach(set, checkOne, report, progress));
    return report;
}

Result<SelfCheckReport> selfCheckTask(
    const CompareSpec& spec,
    const stats::SelfCheckSpec& check,
    const RunPair& runs,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto compared, comparedImpressions(spec, runs));
    ISCOPE_TRY_ASSIGN(const auto grouping, metrics::makeGrouping(runs.before.dataset(), spec.metrics));
    const auto before =
        metrics::computeMetrics(metrics::viewOf(runs.before, grouping, compared.rows), spec.metrics);
    const auto after =
        metrics::computeMetrics(metrics::viewOf(runs.after, grouping, compared.rows), spec.metrics);
    SelfCheckReport report{
        .spec = check,
        .before = runs.before.info().name,
        .after = runs.after.info().name,
        .impressionCount = static_cast<std::int64_t>(compared.rows.size()),
        .metrics = {}};
    const auto checkOne = [&](std::size_t i, const stats::TrialCallback& onTrial) {
        const auto& users = before.series[i].users;
        return stats::selfCheckPair(
            {.before = users.values, .after = after.series[i].users.values, .weights = users.weights},
            check,
            onTrial,
            stop);
    };
    ISCOPE_TRY(checkEach(before, checkOne, report, progress));
    return report;
}

std::string toJson(const SelfCheckReport& report) {
    Json metricList = Json::array();
    for (const auto& metric : report.metrics) {
        Json json{{"name", metric.name}, {"users", metric.userCount}};
        if (metric.counts) {
            const auto& counts = *metric.counts;
            const auto significance = report.spec.significance;
            json["trials"] = counts.trialCount;
            json["bootstrap_rejections"] = shareJson(counts.bootstrapRejectionCount, counts, significance);
            json["permutation_rejections"] =
                shareJson(counts.permutationRejectionCount, counts, significance);
            json["intervals_that_cover"] =
                shareJson(counts.coverCount, counts, report.spec.bootstrap.confidence);
        }
        metricList.push_back(std::move(json));
    }
    const Json json{
        {"report", "self-check"},
        {"version", 1},
        {"before", report.before},
        {"after", report.after.empty() ? Json() : Json(report.after)},
        {"impressions", report.impressionCount},
        {"trials", report.spec.trialCount},
        {"replicates", report.spec.bootstrap.replicateCount},
        {"seed", report.spec.bootstrap.seed},
        {"significance", report.spec.significance},
        {"confidence", report.spec.bootstrap.confidence},
        {"interval", name(report.spec.bootstrap.interval)},
        {"metrics", std::move(metricList)}};
    return textOf(json);
}

} // namespace intentscope::tasks
