// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/swap_task.h"

#include "core/analysis/list_verdict.h"
#include "core/base/assert.h"
#include "core/metrics/grouping.h"
#include "core/tasks/figures_json.h"
#include "core/tasks/score_task.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

/// Ranker and latent queries of the runs before (B) and after (A): BB, BA, AB, AA; first the ranker.
enum Cell : std::size_t { BB, BA, AB, AA };
constexpr std::size_t CellCount = 4;
using Tables = std::array<const rank::ScoreTable*, CellCount>;

Status checkReadsQueries(const rank::RunInfo& run) {
    if (run.latent)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "run '" + run.name + "' reads no latent queries, so there is nothing to swap",
        {.cure = "Choose two runs whose ranker reads latent queries, such as qe_rec"});
}

/// The ranker of a run on latent queries that are not its own.
Result<rank::ScoreTable> scoreOn(
    const rank::ScoreTable& run,
    const std::shared_ptr<const rank::LatentQueries>& latent,
    const SwapDeps& deps,
    ImpressionPart part,
    ProgressSink& progress,
    const std::stop_token& stop) {
    const rank::RunInfo& info = run.info();
    if (info.isPrecomputed || info.rankerFolders.empty())
        return fail(
            ErrorCode::NotFound,
            "run '" + info.name + "' does not say which checkpoint scored it, so nothing else can be scored",
            {.cure = "Choose a run that was scored here"});
    ScoreSpec spec;
    spec.runName = info.name + " on other latent queries";
    for (const std::string& folder : info.rankerFolders)
        spec.checkpoints.push_back(deps.workspaceFolder / folder);
    spec.part = info.isOutOfFold ? ImpressionPart::AllScored : part;
    spec.allowsOtherReasoner = true;
    ISCOPE_TRY_ASSIGN(
        auto table,
        scoreTask(
            spec,
            {.env = deps.env, .dataset = deps.dataset, .openScorer = deps.openScorer, .latent = latent},
            progress,
            stop));
    auto expected = info.rankerHashes;
    auto found = table.info().rankerHashes;
    std::ranges::sort(expected);
    std::ranges::sort(found);
    if (expected != found)
        return fail(
            ErrorCode::Mismatch,
            "the checkpoint is not the one that made the run '" + info.name + "': its hash is another",
            {.place = {.file = spec.checkpoints.front().string()}, .cure = "Score the dataset again"});
    return table;
}

using Values = std::vector<double>;

Values meanOf(const Values& left, const Values& right) {
    Values mean(left.size());
    std::ranges::transform(left, right, mean.begin(), [](double a, double b) { return (a + b) / 2; });
    return mean;
}

Result<SwapMetric> measure(
    const std::array<metrics::MetricSet, CellCount>& sets,
    std::size_t which,
    const stats::BootstrapSpec& bootstrap,
    const std::stop_token& stop) {
    const auto& first = sets[BB].series[which];
    SwapMetric metric{.name = first.name, .rule = first.rule};
    const auto of = [&](Cell cell) -> const Values& { return sets[cell].series[which].users.values; };
    const auto difference = [&](const Values& before, const Values& after) {
        // Groups and clicks are the dataset's and every cell scored every impression.
        ISCOPE_ASSERT(before.size() == after.size());
        return stats::bootstrapDifference(
            {.before = before, .after = after, .weights = first.users.weights},
            withMetricRange(bootstrap),
            stop);
    };
    ISCOPE_TRY_ASSIGN(metric.total, difference(of(BB), of(AA)));
    ISCOPE_TRY_ASSIGN(metric.latent[0], difference(of(BB), of(BA)));
    ISCOPE_TRY_ASSIGN(metric.latent[1], difference(of(AB), of(AA)));
    ISCOPE_TRY_ASSIGN(metric.ranker[0], difference(of(BB), of(AB)));
    ISCOPE_TRY_ASSIGN(metric.ranker[1], difference(of(BA), of(AA)));
    ISCOPE_TRY_ASSIGN(metric.latentShare, difference(meanOf(of(BB), of(AB)), meanOf(of(BA), of(AA))));
    ISCOPE_TRY_ASSIGN(metric.rankerShare, difference(meanOf(of(BB), of(BA)), meanOf(of(AB), of(AA))));
    return metric;
}

void addCauses(SwapReport& report, const Tables& tables, ImpressionIndex impression) {
    std::array<bool, CellCount> isRight{};
    for (std::size_t cell = 0; cell < CellCount; ++cell) {
        const auto verdict = analysis::verdictOf(*tables[cell], impression);
        if (!verdict.hasClick)
            return;
        isRight[cell] = verdict.isRight(report.spec.topK);
    }
    if (isRight[BB] == isRight[AA])
        return;
    SwapCauses& causes = isRight[AA] ? report.fixed : report.broken;
    const bool byLatent = isRight[BA] == isRight[AA];
    const bool byRanker = isRight[AB] == isRight[AA];
    auto& rows = byLatent ? (byRanker ? causes.either : causes.latentAlone)
                          : (byRanker ? causes.rankerAlone : causes.together);
    rows.push_back(impression.value);
}

Json pairJson(const stats::PairedEstimate& estimate) {
    Json json = estimateJson(estimate.difference);
    json["p_value"] = numberOrNull(estimate.pValue);
    return json;
}

Json metricJson(const SwapMetric& metric) {
    using enum SwapHalf;
    return {
        {"name", metric.name},
        {"rule", metric.rule},
        {"cells",
         {{"ranker_before_latent_before", estimateJson(metric.cell(Before, Before))},
          {"ranker_before_latent_after", estimateJson(metric.cell(Before, After))},
          {"ranker_after_latent_before", estimateJson(metric.cell(After, Before))},
          {"ranker_after_latent_after", estimateJson(metric.cell(After, After))}}},
        {"total", pairJson(metric.total)},
        {"latent_under_ranker_before", pairJson(metric.latent[0])},
        {"latent_under_ranker_after", pairJson(metric.latent[1])},
        {"ranker_on_latent_before", pairJson(metric.ranker[0])},
        {"ranker_on_latent_after", pairJson(metric.ranker[1])},
        {"latent_share", pairJson(metric.latentShare)},
        {"ranker_share", pairJson(metric.rankerShare)}};
}

Json causesJson(const SwapCauses& causes, const data::Dataset& dataset) {
    const auto ids = [&](const std::vector<std::int32_t>& rows) {
        Json list = Json::array();
        for (const std::int32_t row : rows)
            list.push_back(dataset.impressionId({row}));
        return list;
    };
    return {
        {"latent_alone", ids(causes.latentAlone)},
        {"ranker_alone", ids(causes.rankerAlone)},
        {"either", ids(causes.either)},
        {"only_together", ids(causes.together)}};
}

} // namespace

const stats::Estimate& SwapMetric::cell(SwapHalf rankerOf, SwapHalf latentOf) const {
    const stats::PairedEstimate& row = latent[rankerOf == SwapHalf::Before ? 0 : 1];
    return latentOf == SwapHalf::Before ? row.before : row.after;
}

Result<SwapReport>
swapTask(const CompareSpec& spec, const SwapDeps& deps, ProgressSink& progress, const std::stop_token& stop) {
    ISCOPE_TRY(checkReadsQueries(deps.runs.before.info()));
    ISCOPE_TRY(checkReadsQueries(deps.runs.after.info()));
    ISCOPE_TRY_ASSIGN(auto compared, comparedImpressions(spec, deps.runs));
    ISCOPE_TRY_ASSIGN(
        const auto oldRanker, scoreOn(deps.runs.before, deps.latentAfter, deps, spec.part, progress, stop));
    ISCOPE_TRY_ASSIGN(
        const auto newRanker, scoreOn(deps.runs.after, deps.latentBefore, deps, spec.part, progress, stop));
    const Tables tables{&deps.runs.before, &oldRanker, &newRanker, &deps.runs.after};
    auto& rows = compared.rows;
    const auto all = rows.size();
    std::erase_if(rows, [&](std::int32_t row) {
        return !std::ranges::all_of(tables, [&](const auto* table) { return table->isScored({row}); });
    });
    SwapReport report;
    report.spec = spec;
    report.before = deps.runs.before.info();
    report.after = deps.runs.after.info();
    report.impressionCount = static_cast<std::int64_t>(rows.size());
    report.leftOutImpressionCount = compared.leftOutCount + static_cast<std::int64_t>(all - rows.size());
    ISCOPE_TRY_ASSIGN(const auto grouping, metrics::makeGrouping(*deps.dataset, spec.metrics));
    std::array<metrics::MetricSet, CellCount> sets;
    for (std::size_t cell = 0; cell < CellCount; ++cell) {
        ISCOPE_TRY(checkStop(stop));
        sets[cell] = metrics::computeMetrics(metrics::viewOf(*tables[cell], grouping, rows), spec.metrics);
    }
    for (std::size_t i = 0; i < sets[BB].series.size(); ++i) {
        progress.report(
            {.phase = "Resampling users for " + sets[BB].series[i].name,
             .done = static_cast<std::int64_t>(i),
             .total = static_cast<std::int64_t>(sets[BB].series.size())});
        ISCOPE_TRY_ASSIGN(auto metric, measure(sets, i, spec.bootstrap, stop));
        report.metrics.push_back(std::move(metric));
    }
    for (const std::int32_t row : rows)
        addCauses(report, tables, {row});
    return report;
}

std::string toJson(const SwapReport& report, const data::Dataset& dataset) {
    Json metricList = Json::array();
    for (const auto& metric : report.metrics)
        metricList.push_back(metricJson(metric));
    return textOf(
        {{"before", shortRunJson(report.before)},
         {"after", shortRunJson(report.after)},
         {"latent_before", report.before.latent->id},
         {"latent_after", report.after.latent->id},
         {"part", name(report.spec.part)},
         {"slice", report.spec.slice ? Json(report.spec.slice->expression) : Json()},
         {"replicates", report.spec.bootstrap.replicateCount},
         {"seed", report.spec.bootstrap.seed},
         {"impressions", report.impressionCount},
         {"left_out", report.leftOutImpressionCount},
         {"metrics", std::move(metricList)},
         {"right", "a clicked intent among the first " + std::to_string(report.spec.topK)},
         {"fixed", causesJson(report.fixed, dataset)},
         {"broken", causesJson(report.broken, dataset)}});
}

} // namespace intentscope::tasks
