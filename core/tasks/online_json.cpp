// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/figures_json.h"
#include "core/tasks/off_policy_study.h"
#include "core/tasks/online_task.h"

#include <nlohmann/json.hpp>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

Json armJson(const OnlineArm& arm) {
    return {
        {"run",
         {{"id", arm.run.id},
          {"name", arm.run.name},
          {"dataset", arm.run.datasetHash},
          {"scores", arm.run.scoresHash}}},
        {"CTR@3", estimateJson(arm.clicks)},
        {"satisfied", estimateJson(arm.satisfied)},
        {"expected_CTR@3", arm.expectedClicks},
        {"expected_satisfied", arm.expectedSatisfied},
        {"clicks", arm.clickCount},
        {"satisfied_users", arm.satisfiedCount}};
}

Json pairedJson(const stats::PairedEstimate& estimate, const std::optional<double>& adjusted) {
    Json json = estimateJson(estimate.difference);
    json["p_value"] = numberOrNull(estimate.pValue);
    json["p_value_holm"] = numberOrNull(adjusted);
    return json;
}

Json qualityJson(const EstimatorQuality& quality) {
    return {
        {"bias", numberOrNull(quality.bias)},
        {"bias_standard_error", numberOrNull(quality.biasStandardError)},
        {"standard_deviation", numberOrNull(quality.standardDeviation)},
        {"mean_width", numberOrNull(quality.meanWidth)},
        {"coverage", numberOrNull(quality.coverage)},
        {"undefined_logs", quality.undefinedCount}};
}

Json redrawJson(const std::optional<RedrawSpec>& redraw) {
    if (!redraw)
        return {};
    return {
        {"log_impressions", redraw->impressionCount},
        {"exploration", redraw->explorationShare},
        {"candidates", redraw->candidateCount ? Json(*redraw->candidateCount) : Json()}};
}

Json policyJson(const PolicyQuality& policy) {
    Json json{{"policy", policy.name}, {"truth", policy.truth}};
    for (std::size_t i = 0; i < StudiedEstimatorCount; ++i)
        json[std::string(name(static_cast<StudiedEstimator>(i)))] = qualityJson(policy.estimators[i]);
    json["effective_sample_sizes"] = policy.effectiveSampleSizes;
    json["mean_weights"] = policy.meanWeights;
    return json;
}

} // namespace

std::string toJson(const OffPolicyStudy& study) {
    Json policies = Json::array();
    for (const PolicyQuality& policy : study.policies)
        policies.push_back(policyJson(policy));
    const auto& spec = study.spec;
    const Json json{
        {"report", "off_policy_study"},
        {"metric", "CTR@3"},
        {"part", name(spec.part)},
        {"logs", spec.logCount},
        {"longest_list", spec.longestList},
        {"seed", spec.seed},
        {"clicks_depend_on", name(spec.clicks)},
        {"exploration", numberOrNull(spec.explorationShare)},
        {"weight_cap", numberOrNull(spec.rule.weightCap)},
        {"bootstrap", bootstrapJson(spec.rule.bootstrap)},
        {"redrawn", redrawJson(spec.redraw)},
        {"impressions", study.impressionCount},
        {"users", study.userCount},
        {"left_out", study.leftOutCount},
        {"policies", std::move(policies)}};
    return textOf(json);
}

std::string toJson(const OnlineReport& report) {
    Json arms = Json::array();
    for (const OnlineArm& arm : report.arms)
        arms.push_back(armJson(arm));
    Json differences = Json::array();
    for (std::size_t i = 0; i < report.differences.size(); ++i) {
        const OnlineDifference& difference = report.differences[i];
        differences.push_back(
            {{"before", report.arms.front().run.name},
             {"after", report.arms[i + 1].run.name},
             {"CTR@3", pairedJson(difference.clicks, difference.adjustedClicksPValue)},
             {"satisfied", pairedJson(difference.satisfied, difference.adjustedSatisfiedPValue)}});
    }
    const Json json{
        {"report", "online"},
        {"part", name(report.spec.part)},
        {"seed", report.spec.seed},
        {"bootstrap", bootstrapJson(report.spec.bootstrap)},
        {"impressions", report.impressionCount},
        {"users", report.userCount},
        {"left_out", report.leftOutCount},
        {"arms", std::move(arms)},
        {"differences", std::move(differences)}};
    return textOf(json);
}

} // namespace intentscope::tasks
