// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/figures_json.h"
#include "core/tasks/off_policy_compare.h"

#include <nlohmann/json.hpp>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

Json idsJson(const std::vector<std::int32_t>& rows, const data::Dataset& dataset) {
    Json ids = Json::array();
    for (const std::int32_t row : rows)
        ids.push_back(dataset.impressionId({row}));
    return {{"count", rows.size()}, {"impressions", std::move(ids)}};
}

Json leftOutJson(const OffPolicyReport& report, const data::Dataset& dataset) {
    Json json = Json::array();
    for (std::size_t reason = 0; reason < LeftOutReasonCount; ++reason) {
        if (report.leftOut[reason].empty())
            continue;
        Json entry{{"reason", name(static_cast<LeftOutReason>(reason))}};
        entry.update(idsJson(report.leftOut[reason], dataset));
        json.push_back(std::move(entry));
    }
    return json;
}

Json weightsJson(const metrics::OffPolicyEstimates& estimates) {
    Json json = Json::array();
    for (std::size_t k = 0; k < metrics::ShownCount; ++k) {
        json.push_back(
            {{"position", k + 1},
             {"agreeing_impressions", estimates.matchedCounts[k]},
             {"effective_sample_size", numberOrNull(estimates.effectiveSampleSizes[k])},
             {"mean", numberOrNull(estimates.meanWeights[k])},
             {"largest", numberOrNull(estimates.largestWeights[k])}});
    }
    return json;
}

Json rulesJson(const OffPolicySpec& spec) {
    return {
        {"clicks_depend_on", name(spec.clicks)},
        {"lists_drawn_from", spec.explorationShare ? "intents of the region" : "given candidates"},
        {"exploration", spec.explorationShare ? Json(*spec.explorationShare) : Json()},
        {"weight_cap", spec.rule.weightCap ? Json(*spec.rule.weightCap) : Json()},
        {"least_effective_sample_size", spec.rule.leastEffectiveSize},
        {"direct_model",
         {{"grades", spec.model.gradeCount},
          {"folds", spec.model.foldCount},
          {"smoothing", spec.model.smoothing}}},
        {"bootstrap", bootstrapJson(spec.rule.bootstrap)}};
}

Json runJson(const rank::RunInfo& run) {
    return {{"id", run.id}, {"name", run.name}, {"dataset", run.datasetHash}, {"scores", run.scoresHash}};
}

Json pairedJson(const stats::PairedEstimate& estimate) {
    return {
        {"before", estimateJson(estimate.before)},
        {"after", estimateJson(estimate.after)},
        {"difference", estimateJson(estimate.difference)},
        {"p_value", numberOrNull(estimate.pValue)}};
}

Json sliceJson(const slices::Slice& slice) {
    return {{"name", slice.name}, {"expression", slice.expression}};
}

/// What is of one run alone.
Json sideJson(const OffPolicyReport& report, const data::Dataset& dataset) {
    return {
        {"run", runJson(report.run)},
        {"weights", weightsJson(report.estimates)},
        {"too_small_for_intervals", report.estimates.isTooSmall},
        {"clipped_weights", report.estimates.clippedWeightCount},
        {"unsupported_slots", report.unsupportedSlotCount},
        {"unsupported", idsJson(report.unsupported, dataset)}};
}

} // namespace

std::string toJson(const OffPolicyReport& report, const data::Dataset& dataset) {
    const metrics::OffPolicyEstimates& estimates = report.estimates;
    Json json{
        {"report", "off_policy"},
        {"metric", "CTR@3"},
        {"part", name(report.spec.part)},
        {"rules", rulesJson(report.spec)},
        {"impressions",
         {{"of_part", report.partImpressionCount},
          {"used", report.impressionCount},
          {"users", estimates.userCount},
          {"left_out", leftOutJson(report, dataset)}}},
        {"logged", numberOrNull(report.loggedCtr)},
        {"estimates",
         {{"snips", estimateJson(estimates.snips)},
          {"doubly_robust", estimateJson(estimates.doublyRobust)},
          {"ips", estimateJson(estimates.ips)},
          {"direct", estimateJson(estimates.direct)}}}};
    json.update(sideJson(report, dataset));
    if (report.spec.slice)
        json["slice"] = sliceJson(*report.spec.slice);
    return textOf(json);
}

std::string toJson(const OffPolicyComparisonReport& report, const data::Dataset& dataset) {
    const auto& estimates = report.estimates;
    const OffPolicySpec& spec = report.before.spec;
    Json json{
        {"report", "off_policy_comparison"},
        {"metric", "CTR@3"},
        {"part", name(spec.part)},
        {"rules", rulesJson(spec)},
        {"impressions",
         {{"used", report.before.impressionCount},
          {"users", estimates.before.userCount},
          {"not_scored_by_both", report.leftOutCount},
          {"left_out", leftOutJson(report.before, dataset)}}},
        {"logged", numberOrNull(report.before.loggedCtr)},
        {"estimates",
         {{"snips", pairedJson(estimates.snips)},
          {"doubly_robust", pairedJson(estimates.doublyRobust)},
          {"ips", pairedJson(estimates.ips)},
          {"direct", pairedJson(estimates.direct)}}},
        {"before", sideJson(report.before, dataset)},
        {"after", sideJson(report.after, dataset)}};
    if (spec.slice)
        json["slice"] = sliceJson(*spec.slice);
    return textOf(json);
}

} // namespace intentscope::tasks
