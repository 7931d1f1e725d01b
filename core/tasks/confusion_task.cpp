// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/confusion_task.h"

#include "core/base/assert.h"
#include "core/tasks/eval_task.h"
#include "core/tasks/figures_json.h"

#include <algorithm>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

Json intentsJson(const analysis::Confusion& confusion, const data::Dataset& dataset) {
    Json intents = Json::array();
    for (const auto& outcome : confusion.intents) {
        Json right = Json::array();
        for (const auto& rows : outcome.right)
            right.push_back(rows.size());
        intents.push_back(
            {{"intent", dataset.intentId(outcome.clicked)},
             {"clicked", outcome.clickedCount},
             {"right", std::move(right)}});
    }
    return intents;
}

Json runJson(
    const analysis::ConfusedRun& run, const analysis::Confusion& confusion, const data::Dataset& dataset) {
    Json weeks = Json::array();
    for (const auto& week : run.weeks)
        weeks.push_back({{"clicked", week.chances}, {"confused", week.hits}});
    Json since;
    if (run.onset)
        since = {
            {"week", toIso8601(confusion.weeks[run.onset->week]).substr(0, 10)},
            {"share_before", run.onset->shareBefore},
            {"share_since", run.onset->shareSince},
            {"p_value", run.onset->pValue}};
    Json ids = Json::array();
    for (const auto row : run.impressions)
        ids.push_back(dataset.impressionId({row}));
    return {
        {"count", run.impressions.size()},
        {"since", std::move(since)},
        {"weeks", std::move(weeks)},
        {"impressions", std::move(ids)}};
}

} // namespace

Result<ComparedImpressions> lookedAtImpressions(const CompareSpec& spec, LookedAtRuns runs) {
    ISCOPE_ASSERT(runs.size() == 1 || runs.size() == 2);
    if (runs.size() == 2)
        return comparedImpressions(spec, {*runs[0], *runs[1]});
    const EvalSpec one{.part = spec.part, .metrics = spec.metrics, .bootstrap = {}, .slice = spec.slice};
    ComparedImpressions found;
    ISCOPE_TRY_ASSIGN(found.rows, evaluatedImpressions(one, *runs[0]));
    const auto all = found.rows.size();
    std::erase_if(found.rows, [&](std::int32_t row) { return !runs[0]->isScored({row}); });
    found.leftOutCount = static_cast<std::int64_t>(all - found.rows.size());
    return found;
}

Result<ConfusionReport> confusionTask(
    const ConfusionSpec& spec, LookedAtRuns runs, ProgressSink& progress, const std::stop_token& stop) {
    ISCOPE_TRY(checkMetricSpec({.cutoffs = {spec.topK}}));
    progress.report({.phase = "Looking for confused intents"});
    ISCOPE_TRY_ASSIGN(const auto looked, lookedAtImpressions({.part = spec.part, .slice = spec.slice}, runs));
    ConfusionReport report;
    report.spec = spec;
    for (const auto* run : runs)
        report.runs.push_back(run->info());
    report.leftOutImpressionCount = looked.leftOutCount;
    ISCOPE_TRY_ASSIGN(report.confusion, analysis::confusionOf(runs, looked.rows, spec.topK, stop));
    return report;
}

std::string toJson(const ConfusionReport& report, const data::Dataset& dataset, std::size_t mostPairs) {
    const auto& confusion = report.confusion;
    Json runs = Json::array();
    for (const auto& run : report.runs)
        runs.push_back(shortRunJson(run));
    Json weeks = Json::array();
    for (const auto week : confusion.weeks)
        weeks.push_back(toIso8601(week).substr(0, 10));
    Json pairs = Json::array();
    const auto shown = mostPairs == 0 ? confusion.pairs.size() : std::min(mostPairs, confusion.pairs.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& pair = confusion.pairs[i];
        Json each = Json::array();
        for (const auto& run : pair.runs)
            each.push_back(runJson(run, confusion, dataset));
        pairs.push_back(
            {{"clicked", dataset.intentId(pair.clicked)},
             {"predicted", dataset.intentId(pair.predicted)},
             {"runs", std::move(each)}});
    }
    return textOf(
        {{"runs", std::move(runs)},
         {"part", name(report.spec.part)},
         {"slice", report.spec.slice ? Json(report.spec.slice->expression) : Json()},
         {"confused", "no clicked intent among the first " + std::to_string(confusion.topK)},
         {"impressions",
          {{"with_click", confusion.impressionCount},
           {"without_click", confusion.clicklessCount},
           {"left_out", report.leftOutImpressionCount}}},
         {"weeks_from", std::move(weeks)},
         {"intents", intentsJson(confusion, dataset)},
         {"pair_count", confusion.pairs.size()},
         {"pairs", std::move(pairs)}});
}

} // namespace intentscope::tasks
