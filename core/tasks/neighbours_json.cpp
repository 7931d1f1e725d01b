// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/csv_text.h"
#include "core/knn/drift.h"
#include "core/tasks/figures_json.h"
#include "core/tasks/neighbours_task.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

Json recallJson(const std::optional<knn::MeasuredRecall>& recall) {
    if (!recall)
        return {};
    return {
        {"recall", recall->recall},
        {"k", recall->k},
        {"queries", recall->queryCount},
        {"seed", recall->seed}};
}

Json ruleJson(const NeighbourRule& rule) {
    return {
        {"k", rule.k},
        {"nearness", knn::name(rule.vectors.nearness)},
        {"centred", rule.vectors.isCentred},
        {"approximate", rule.isApproximate},
        {"p", rule.persistence},
        {"seed", rule.seed}};
}

Json sourceJson(const NeighbourSource& source) {
    const auto& info = source.latent->info();
    return {
        {"name", source.name},
        {"set", info.id},
        {"reasoner", info.reasonerName},
        {"reasoner_hash", info.reasonerHash},
        {"template_hash", info.templateHash},
        {"vectors", info.vectorsHash}};
}

Json impressionJson(std::int32_t impression, const data::Dataset& dataset) {
    const ImpressionIndex index{impression};
    return {
        {"id", dataset.impressionId(index)},
        {"user", dataset.userId(dataset.userOf(index))},
        {"time", toIso8601(dataset.timeOf(index))}};
}

Json impressionsJson(const std::vector<std::int32_t>& impressions, const data::Dataset& dataset) {
    Json list = Json::array();
    for (const std::int32_t impression : impressions)
        list.push_back(impressionJson(impression, dataset));
    return list;
}

Json intentsJson(const std::vector<std::int32_t>& intents, const data::Dataset& dataset) {
    Json list = Json::array();
    for (const std::int32_t intent : intents)
        list.push_back({{"id", dataset.intentId({intent})}, {"title", dataset.intentTitle({intent})}});
    return list;
}

Json listJson(const NeighbourList& list, const data::Dataset& dataset, bool isCompared) {
    Json lines = Json::array();
    for (const auto& line : list.lines) {
        Json json{
            {"rank", line.rank},
            {"similarity", line.similarity},
            {"text", line.text},
            {"impressions", impressionsJson(line.impressions, dataset)},
            {"clicked", intentsJson(line.clickedIntents, dataset)}};
        if (isCompared)
            json["other_rank"] = line.otherRank > 0 ? Json(line.otherRank) : Json();
        lines.push_back(std::move(json));
    }
    return {
        {"text", list.text},
        {"neighbours", lines},
        {"purity", numberOrNull(list.purity)},
        {"common_share", list.commonShare},
        {"recall", recallJson(list.recall)}};
}

std::string number(const std::optional<double>& value) {
    if (!value)
        return {};
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.17g", *value);
    return buffer;
}

Json userJson(const UserDrift& user, const data::Dataset& dataset) {
    return {
        {"user", dataset.userId(user.user)},
        {"impressions", user.impressionCount},
        {"overlap", user.overlap},
        {"rbo", user.rankBiasedOverlap},
        {"purity_before", numberOrNull(user.purityBefore)},
        {"purity_after", numberOrNull(user.purityAfter)},
        {"rated_impressions", user.ratedCount}};
}

} // namespace

std::string toJson(
    const NeighboursReport& report,
    const NeighboursInput& input,
    ImpressionIndex impression,
    const NeighbourRule& rule) {
    Json json{
        {"dataset", input.dataset->info().hash},
        {"impression", impressionJson(impression.value, *input.dataset)},
        {"rule", ruleJson(rule)},
        {"points", report.pointCount},
        {"impressions_without_latent_query", report.leftOutCount},
        {"same_latent_query", impressionsJson(report.sharing, *input.dataset)},
        {"before", sourceJson(input.before)}};
    json["before"].update(listJson(report.before, *input.dataset, report.after.has_value()));
    if (report.after && input.after) {
        json["after"] = sourceJson(*input.after);
        json["after"].update(listJson(*report.after, *input.dataset, true));
        json["overlap"] = numberOrNull(report.overlap);
        json["rbo"] = numberOrNull(report.rankBiasedOverlap);
    }
    return textOf(json);
}

std::string toJson(const DriftReport& report, const NeighboursInput& input, const NeighbourRule& rule) {
    Json users = Json::array();
    for (const auto& user : report.users)
        users.push_back(userJson(user, *input.dataset));
    Json json{
        {"dataset", input.dataset->info().hash},
        {"rule", ruleJson(rule)},
        {"before", sourceJson(input.before)},
        {"after", input.after ? sourceJson(*input.after) : Json()},
        {"points", report.pointCount},
        {"impressions", report.impressionCount},
        {"impressions_without_latent_query", report.leftOutCount},
        {"overlap", estimateJson(report.overlap)},
        {"rbo", estimateJson(report.rankBiasedOverlap)},
        {"purity_users", report.purityUserCount},
        {"purity_dropped_users", report.purityDroppedCount},
        {"purity", Json()},
        {"users", users}};
    json["before"].update(
        {{"common_share", report.commonShareBefore}, {"recall", recallJson(report.recallBefore)}});
    json["after"].update(
        {{"common_share", report.commonShareAfter}, {"recall", recallJson(report.recallAfter)}});
    if (report.purity)
        json["purity"] = {
            {"before", estimateJson(report.purity->before)},
            {"after", estimateJson(report.purity->after)},
            {"difference", estimateJson(report.purity->difference)},
            {"p_value", numberOrNull(report.purity->pValue)}};
    return textOf(json);
}

std::string toCsv(const DriftReport& report, const data::Dataset& dataset) {
    std::string text = exporting::csvLine(std::array<std::string, 7>{
        "user", "impressions", "overlap", "rbo", "purity_before", "purity_after", "rated_impressions"});
    for (const auto& user : report.users)
        text += exporting::csvLine(std::array<std::string, 7>{
            std::string(dataset.userId(user.user)),
            std::to_string(user.impressionCount),
            number(user.overlap),
            number(user.rankBiasedOverlap),
            number(user.purityBefore),
            number(user.purityAfter),
            std::to_string(user.ratedCount)});
    return text;
}

} // namespace intentscope::tasks
