// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/compare_slices_task.h"
#include "core/tasks/eval_task.h"
#include "core/tasks/figures_json.h"

#include <nlohmann/json.hpp>

#include <span>

namespace intentscope::tasks {

namespace {

using Json = nlohmann::ordered_json;

Json runJson(const rank::RunInfo& run) {
    Json json{
        {"id", run.id},
        {"name", run.name},
        {"dataset", run.datasetHash},
        {"rankers", run.rankerHashes},
        {"split", run.split},
        {"out_of_fold", run.isOutOfFold},
        {"scores", run.scoresHash}};
    if (run.latent)
        json["latent"] = {
            {"id", run.latent->id},
            {"reasoner", run.latent->reasonerName},
            {"reasoner_hash", run.latent->reasonerHash},
            {"template_hash", run.latent->templateHash},
            {"settings", run.latent->settings},
            {"vectors", run.latent->vectorsHash}};
    return json;
}

Json gaucJson(const metrics::MetricSpec& spec) {
    Json json{{"group", name(spec.gauc.group)}, {"weight", name(spec.gauc.weight)}};
    if (spec.gauc.group == metrics::GroupBy::Session)
        json["session_column"] = spec.sessionColumn;
    return json;
}

Json metricJson(const MetricReport& metric) {
    Json json{{"name", metric.name}, {"rule", metric.rule}};
    json.update(estimateJson(metric.estimate));
    json["users"] = metric.userCount;
    json["groups"] = metric.groupCount;
    json["impressions"] = metric.impressionCount;
    json["ties"] = metric.tieCount;
    return json;
}

Json comparisonJson(const MetricComparison& metric) {
    return {
        {"name", metric.name},
        {"rule", metric.rule},
        {"before", estimateJson(metric.estimate.before)},
        {"after", estimateJson(metric.estimate.after)},
        {"difference", estimateJson(metric.estimate.difference)},
        {"p_value", numberOrNull(metric.estimate.pValue)},
        {"permutation_p_value", metric.permutation ? Json(metric.permutation->pValue) : Json()},
        {"permutation_is_exact", metric.permutation ? Json(metric.permutation->isExact) : Json()},
        {"smallest_detectable_effect", numberOrNull(metric.smallestDetectableEffect)},
        {"users", metric.userCount},
        {"groups", metric.groupCount},
        {"impressions", metric.impressionCount},
        {"ties_before", metric.tieCountBefore},
        {"ties_after", metric.tieCountAfter}};
}

Json droppedJson(const std::vector<DroppedGroupReport>& dropped) {
    using metrics::DropReason;
    Json json = Json::array();
    for (const auto reason : {DropReason::NotScored, DropReason::OnlyClicked, DropReason::OnlyUnclicked}) {
        Json names = Json::array();
        for (const auto& group : dropped) {
            if (group.reason == reason)
                names.push_back(group.name);
        }
        if (!names.empty())
            json.push_back({{"reason", name(reason)}, {"count", names.size()}, {"groups", std::move(names)}});
    }
    return json;
}

Json impressionsJson(const std::vector<std::int32_t>& rows, const data::Dataset& dataset) {
    Json ids = Json::array();
    for (const auto row : rows)
        ids.push_back(dataset.impressionId({row}));
    return {{"count", rows.size()}, {"impressions", std::move(ids)}};
}

Json outcomesJson(const CompareReport& report, const data::Dataset& dataset) {
    return {
        {"right", "a clicked intent among the first " + std::to_string(report.spec.topK)},
        {"fixed", impressionsJson(report.outcomes.fixed, dataset)},
        {"broken", impressionsJson(report.outcomes.broken, dataset)},
        {"both_right", {{"count", report.outcomes.bothRight.size()}}},
        {"both_wrong", {{"count", report.outcomes.bothWrong.size()}}}};
}

/// Reports without a slice look as they always did.
void addSlice(Json& json, const std::optional<slices::Slice>& slice) {
    if (!slice)
        return;
    json["slice"] = {
        {"name", slice->name},
        {"expression", slice->expression},
        {"impressions_of_dataset", slice->rows->size()}};
}

Json usersJson(const CompareReport& report, const data::Dataset& dataset) {
    Json moved = Json::array();
    for (const auto& user : report.users) {
        if (user.difference != 0)
            moved.push_back({{"user", dataset.userId(user.user)}, {"difference", user.difference}});
    }
    const auto count = static_cast<std::int64_t>(report.users.size());
    return {
        {"metric", "NDCG@" + std::to_string(report.spec.topK)},
        {"better", report.betterUserCount},
        {"worse", report.worseUserCount},
        {"unchanged", count - report.betterUserCount - report.worseUserCount},
        {"differences", std::move(moved)}};
}

Json sliceJson(const SliceComparison& comparison) {
    Json json{{"name", comparison.name}, {"expression", comparison.expression}};
    if (!comparison.report) {
        json["problem"] = comparison.problem;
        return json;
    }
    const auto& report = *comparison.report;
    Json metricList = Json::array();
    for (std::size_t i = 0; i < report.metrics.size(); ++i) {
        auto metric = comparisonJson(report.metrics[i]);
        metric["holm"] = numberOrNull(comparison.adjusted[i].holm);
        metric["benjamini_hochberg"] = numberOrNull(comparison.adjusted[i].benjaminiHochberg);
        metricList.push_back(std::move(metric));
    }
    json["impressions"] = {
        {"count", report.impressionCount},
        {"left_out", report.leftOutImpressionCount},
        {"without_click", report.clicklessImpressionCount},
        {"without_session", report.ungroupedImpressionCount}};
    json["metrics"] = std::move(metricList);
    json["dropped_groups"] = droppedJson(report.droppedGroups);
    json["fixed"] = report.outcomes.fixed.size();
    json["broken"] = report.outcomes.broken.size();
    return json;
}

Json compareJson(const CompareReport& report, const data::Dataset& dataset) {
    Json metricList = Json::array();
    for (const auto& metric : report.metrics)
        metricList.push_back(comparisonJson(metric));
    Json json{
        {"report", "compare"},
        {"version", 1},
        {"before", runJson(report.before)},
        {"after", runJson(report.after)},
        {"part", name(report.spec.part)},
        {"gauc", gaucJson(report.spec.metrics)},
        {"bootstrap", bootstrapJson(report.spec.bootstrap)},
        {"impressions",
         {{"count", report.impressionCount},
          {"left_out", report.leftOutImpressionCount},
          {"without_click", report.clicklessImpressionCount},
          {"without_session", report.ungroupedImpressionCount}}},
        {"metrics", std::move(metricList)},
        {"dropped_groups", droppedJson(report.droppedGroups)},
        {"outcomes", outcomesJson(report, dataset)},
        {"users", usersJson(report, dataset)}};
    addSlice(json, report.spec.slice);
    return json;
}

} // namespace

std::string toJson(const EvalReport& report) {
    Json metricList = Json::array();
    for (const auto& metric : report.metrics)
        metricList.push_back(metricJson(metric));
    Json json{
        {"report", "eval"},
        {"version", 1},
        {"run", runJson(report.run)},
        {"part", name(report.spec.part)},
        {"gauc", gaucJson(report.spec.metrics)},
        {"bootstrap", bootstrapJson(report.spec.bootstrap)},
        {"impressions",
         {{"count", report.impressionCount},
          {"unscored", report.unscoredImpressionCount},
          {"without_click", report.clicklessImpressionCount},
          {"without_session", report.ungroupedImpressionCount}}},
        {"metrics", std::move(metricList)},
        {"dropped_groups", droppedJson(report.droppedGroups)}};
    addSlice(json, report.spec.slice);
    return textOf(json);
}

std::string toJson(const CompareReport& report, const data::Dataset& dataset) {
    return textOf(compareJson(report, dataset));
}

std::string
toJson(const CompareReport& report, std::span<const SliceComparison> slices, const data::Dataset& dataset) {
    auto json = compareJson(report, dataset);
    json["correction"] = {
        {"p_values", "permutation_p_value"},
        {"family", "one metric over all slices"},
        {"slices", slices.size()}};
    Json list = Json::array();
    for (const auto& slice : slices)
        list.push_back(sliceJson(slice));
    json["slices"] = std::move(list);
    return textOf(json);
}

} // namespace intentscope::tasks
