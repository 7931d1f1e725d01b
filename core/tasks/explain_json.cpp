// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/explain_task.h"

#include <nlohmann/json.hpp>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

Json sumsJson(const std::vector<rank::ContributionSum>& sums) {
    Json list = Json::array();
    for (const auto& sum : sums)
        list.push_back({{"name", sum.name}, {"contribution", sum.amount}});
    return list;
}

Json inputsJson(const std::vector<rank::Contribution>& inputs) {
    Json list = Json::array();
    for (const auto& input : inputs)
        list.push_back(
            {{"name", input.name},
             {"part", rank::name(input.part)},
             {"group", input.group},
             {"table", input.table},
             {"column", input.column},
             {"value", input.value},
             {"contribution", input.amount}});
    return list;
}

Json explanationJson(const rank::Explanation& explanation, const ExplainSpec& spec) {
    return {
        {"score", explanation.score},
        {"baseline", rank::name(spec.baseline)},
        {"baseline_score", explanation.baselineScore},
        {"completeness_error", explanation.completenessError},
        {"error_bound", spec.errorBound},
        {"within_bound", explanation.isWithinBound},
        {"steps", explanation.stepCount},
        {"parts", sumsJson(explanation.parts)},
        {"groups", sumsJson(explanation.groups)},
        {"inputs", inputsJson(explanation.inputs)}};
}

Json rankingJson(const std::vector<WhatIfRow>& rows, const data::Dataset& dataset) {
    Json list = Json::array();
    for (const auto& row : rows)
        list.push_back(
            {{"intent", dataset.intentId(row.intent)},
             {"title", dataset.intentTitle(row.intent)},
             {"clicked", row.isClicked},
             {"rank_before", row.beforeRank},
             {"rank_after", row.afterRank},
             {"score_before", row.beforeScore},
             {"score_after", row.afterScore},
             {"probability_before", row.beforeProbability},
             {"probability_after", row.afterProbability}});
    return list;
}

Json latentJson(const LatentSource& latent) {
    return {
        {"id", latent.info.id},
        {"reasoner", latent.info.reasonerName},
        {"reasoner_hash", latent.info.reasonerHash},
        {"template_hash", latent.info.templateHash},
        {"vectors", latent.info.vectorsHash},
        {"trained_on_reasoner_hash", latent.trainedOn.reasonerHash},
        {"is_other_reasoner", latent.isOtherReasoner()},
        {"text", latent.isMissing ? Json() : Json(latent.text)}};
}

} // namespace

std::string toJson(const ExplainReport& report, const ExplainSpec& spec, const data::Dataset& dataset) {
    Json edits = Json::array();
    for (const auto& edit : spec.edits)
        edits.push_back({{"column", edit.column}, {"value", edit.value}});
    Json json{
        {"impression", dataset.impressionId(spec.impression)},
        {"dataset", dataset.info().hash},
        {"intent", dataset.intentId(report.intent)},
        {"against", report.against ? Json(dataset.intentId(*report.against)) : Json()},
        {"edits", edits},
        {"explanation", report.explanation ? explanationJson(*report.explanation, spec) : Json()},
        {"ranking", rankingJson(report.ranking, dataset)}};
    if (report.latent)
        json["latent"] = latentJson(*report.latent);
    if (!report.explanation)
        json["why_not_explained"] = report.whyNotExplained;
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace intentscope::tasks
