// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/attribute_change_task.h"
#include "core/tasks/figures_json.h"

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

bool isDivided(ChangeHalves halves) {
    return halves == ChangeHalves::Divided || halves == ChangeHalves::SameQueries;
}

Json amountJson(const ChangeAmount& amount, ChangeHalves halves) {
    Json json{{"before", amount.before}, {"after", amount.after}, {"change", amount.change()}};
    json["by_latent_queries"] = isDivided(halves) ? Json(amount.latent) : Json();
    json["by_ranker"] = isDivided(halves) ? Json(amount.ranker) : Json();
    return json;
}

Json amountsJson(const std::vector<ChangeAmount>& amounts, ChangeHalves halves) {
    Json json = Json::object();
    for (const ChangeAmount& amount : amounts)
        json[amount.name] = amountJson(amount, halves);
    return json;
}

Json meanJson(const MeanChange& mean, ChangeHalves halves) {
    Json change = estimateJson(mean.amount.difference);
    change["p_value"] = numberOrNull(mean.amount.pValue);
    Json json{
        {"before", estimateJson(mean.amount.before)},
        {"after", estimateJson(mean.amount.after)},
        {"change", std::move(change)}};
    json["by_latent_queries"] = isDivided(halves) ? estimateJson(mean.latent) : Json();
    json["by_ranker"] = isDivided(halves) ? estimateJson(mean.ranker) : Json();
    return json;
}

Json meansJson(const std::vector<MeanChange>& means, ChangeHalves halves) {
    Json json = Json::object();
    for (const MeanChange& mean : means)
        json[mean.name] = meanJson(mean, halves);
    return json;
}

Json impressionJson(const ImpressionChange& change, ChangeHalves halves, const data::Dataset& dataset) {
    const ChangeContest& contest = change.contest;
    return {
        {"impression", dataset.impressionId(contest.impression)},
        {"user", dataset.userId(dataset.userOf(contest.impression))},
        {"intent", dataset.intentId(contest.intent)},
        {"against", dataset.intentId(contest.against)},
        {"rank_before", change.rankBefore},
        {"rank_after", change.rankAfter},
        {"margin", amountJson(change.margin, halves)},
        {"parts", amountsJson(change.parts, halves)},
        {"groups", amountsJson(change.groups, halves)},
        {"residual", change.residual}};
}

} // namespace

std::string toJson(const AttributeChangeReport& report, const data::Dataset& dataset) {
    Json impressions = Json::array();
    for (const ImpressionChange& change : report.impressions)
        impressions.push_back(impressionJson(change, report.halves, dataset));
    Json users = Json::array();
    for (const UserChange& user : report.users)
        users.push_back(
            {{"user", dataset.userId(user.user)},
             {"impressions", user.changes.size()},
             {"margin", amountJson(user.margin, report.halves)},
             {"parts", amountsJson(user.parts, report.halves)},
             {"groups", amountsJson(user.groups, report.halves)}});
    return textOf(
        {{"before", shortRunJson(report.before)},
         {"after", shortRunJson(report.after)},
         {"question", name(report.spec.question)},
         {"asked", report.askedCount},
         {"explained", report.impressions.size()},
         {"halves", name(report.halves)},
         {"intervals", bootstrapJson(report.spec.bootstrap)},
         {"margin", meanJson(report.margin, report.halves)},
         {"parts", meansJson(report.parts, report.halves)},
         {"groups", meansJson(report.groups, report.halves)},
         {"residual", {{"mean", report.meanResidual}, {"worst", report.worstResidual}}},
         {"users", std::move(users)},
         {"impressions", std::move(impressions)}});
}

} // namespace intentscope::tasks
