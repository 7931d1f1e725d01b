// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/tables.h"

#include <nlohmann/json.hpp>

namespace intentscope::sim {
namespace {

using Json = nlohmann::ordered_json;

Json role(std::string_view word) {
    return {{"role", word}};
}

/// Free text for people, which rankers do not see.
Json shownText(std::string_view description) {
    return {{"role", "text"}, {"description", description}};
}

Json column(
    data::FeatureKind kind,
    std::string_view group,
    std::string_view description,
    std::string_view unit = "") {
    Json json = {{"kind", data::name(kind)}};
    if (!unit.empty())
        json["unit"] = unit;
    if (!group.empty())
        json["group"] = group;
    json["description"] = description;
    return json;
}

Json intentsTable() {
    return {
        {"file", "intents.csv"},
        {"columns",
         {{"intent_id", role("intent_id")},
          {"title", role("title")},
          {"description", role("description")},
          {"answer", role("answer")},
          {"category", role("category")},
          {"regions", role("regions")},
          {"paraphrases", shownText("Ways in which users word it, joined by ' | '")},
          {"launched",
           shownText("When it became part of the knowledge base; empty when it was there all the time")}}}};
}

Json usersTable() {
    using data::FeatureKind;
    return {
        {"file", "users.csv"},
        {"columns",
         {{"user_id", role("user_id")},
          {"name", role("name")},
          {"region", role("region")},
          {"tier", column(FeatureKind::Categorical, "account", "Membership level")},
          {"language", column(FeatureKind::Categorical, "account", "Language that the app is set to")},
          {"platform", column(FeatureKind::Categorical, "account", "Kind of device the app usually runs on")},
          {"preferred_payment",
           column(FeatureKind::Categorical, "account", "Payment method marked as default")},
          {"phone_verified",
           column(FeatureKind::Boolean, "account", "Whether the phone number is confirmed")},
          {"registered_days",
           column(FeatureKind::Numeric, "account", "Age of the account when the log begins", "days")}}}};
}

Json eventsTable() {
    using data::FeatureKind;
    return {
        {"file", "events.csv"},
        {"columns",
         {{"user_id", role("user_id")},
          {"time", role("time")},
          {"type", role("event_type")},
          {"order_id", column(FeatureKind::Text, "order", "Order that the event belongs to")},
          {"voucher_id", column(FeatureKind::Text, "voucher", "Voucher that the event belongs to")},
          {"amount",
           column(FeatureKind::Numeric, "payment", "Worth of the order, payment, refund or voucher", "USD")},
          {"items", column(FeatureKind::Numeric, "order", "Pieces ordered")},
          {"product_category", column(FeatureKind::Categorical, "order", "What was ordered")},
          {"courier", column(FeatureKind::Categorical, "delivery", "Who carries the parcel")},
          {"promised_days",
           column(
               FeatureKind::Numeric, "delivery", "Days in which the parcel is promised to arrive", "days")},
          {"valid_days",
           column(FeatureKind::Numeric, "voucher", "Days for which the voucher is valid", "days")},
          {"payment_method",
           column(FeatureKind::Categorical, "payment", "How the order, payment or refund is paid")},
          {"page", column(FeatureKind::Categorical, "browsing", "Page of the app that was viewed")},
          {"intent_title", column(FeatureKind::Text, "chat", "Title of the intent that was clicked")},
          {"reason",
           column(FeatureKind::Categorical, "", "Why something failed, was refused or is returned")}}}};
}

Json impressionsTable() {
    Json columns = {
        {"impression_id", role("impression_id")}, {"user_id", role("user_id")}, {"time", role("time")}};
    for (const FeatureDescription& feature : featureDescriptions()) {
        Json json = column(feature.kind, feature.group, feature.description, feature.unit);
        if (feature.name == "region")
            json["role"] = "region";
        columns[std::string(feature.name)] = std::move(json);
    }
    columns["typed_query"] = shownText("What the user typed after the list was shown; known only afterwards");
    return {{"file", "impressions.csv"}, {"columns", std::move(columns)}};
}

Json candidatesTable() {
    return {
        {"file", "candidates.csv"},
        {"columns",
         {{"impression_id", role("impression_id")},
          {"intent_id", role("intent_id")},
          {"position", role("position")},
          {"shown", role("shown")},
          {"clicked", role("clicked")},
          {"propensity", role("propensity")}}}};
}

Json incidentsJson(const World& world) {
    Json incidents = Json::array();
    for (const Incident& incident : world.incidents()) {
        incidents.push_back(
            {{"region", regions()[static_cast<std::size_t>(incident.region)].code},
             {"courier", incident.courier},
             {"begins", toIso8601(world.timeOf(incident.begins))},
             {"ends", toIso8601(world.timeOf(incident.ends))}});
    }
    return incidents;
}

Json launchesJson(const World& world) {
    Json launches = Json::array();
    for (std::int32_t intent = 0; intent < world.catalogue().size(); ++intent) {
        if (world.isCold(intent))
            launches.push_back(
                {{"intent_id", world.catalogue().entry(intent).id},
                 {"launched", toIso8601(world.timeOf(world.launchedAt(intent)))}});
    }
    return launches;
}

} // namespace

std::string datasetJson(const WorldSpec& spec) {
    const Json json = {
        {"format", "intentscope-dataset"},
        {"version", 1},
        {"name", "Sample shop"},
        {"time_zone", "Asia/Singapore"},
        {"description",
         "A simulated online shop: " + std::to_string(spec.weekCount) + " weeks of its chatbot's log in " +
             std::to_string(spec.regionCount) + " regions, made by the shop simulator with seed " +
             std::to_string(spec.seed)},
        {"tables",
         {{"intents", intentsTable()},
          {"users", usersTable()},
          {"events", eventsTable()},
          {"impressions", impressionsTable()},
          {"candidates", candidatesTable()}}}};
    return json.dump(2) + "\n";
}

std::string truthJson(const World& world) {
    Json examinations = Json::array();
    for (std::int64_t position = 1; position <= LoggingPolicy::MaxCandidates; ++position)
        examinations.push_back(examination(position));
    const Json json = {
        {"seed", world.spec().seed},
        {"examination_per_mille_by_position", std::move(examinations)},
        {"shown_at_least", ShownAtLeast},
        {"goes_on_after_click_per_mille", GoesOnPerMille},
        {"attraction_per_mille",
         {{"wished", Attraction::Wished},
          {"kindred", Attraction::Kindred},
          {"category", Attraction::Category},
          {"stranger", Attraction::Stranger}}},
        {"exploration_percent", LoggingPolicy::ExplorationPercent},
        {"wrong_clicks_per_million", world.spec().wrongClicksPerMillion},
        {"launches", launchesJson(world)},
        {"courier_incidents", incidentsJson(world)}};
    return json.dump(2) + "\n";
}

} // namespace intentscope::sim
