// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/figures.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace intentscope::sim {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) {
    constexpr double Million = 1e6;
    return std::round(value * Million) / Million;
}

Json share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? Json() : Json(rounded(static_cast<double>(part) / static_cast<double>(whole)));
}

Json positionsJson(const ShopFigures& figures) {
    Json positions = Json::array();
    for (std::size_t index = 0; index < figures.positions.size(); ++index) {
        const PositionFigure& position = figures.positions[index];
        positions.push_back(
            {{"position", index + 1},
             {"shown", position.shown},
             {"clicked", position.clicked},
             {"click_rate", share(position.clicked, position.shown)}});
    }
    return positions;
}

Json weeksJson(const ShopFigures& figures) {
    Json weeks = Json::array();
    for (std::size_t index = 0; index < figures.weeks.size(); ++index) {
        const WeekFigure& week = figures.weeks[index];
        weeks.push_back(
            {{"week", index + 1},
             {"impressions", week.impressions},
             {"clicks", week.clicks},
             {"cold_clicks", week.coldClicks},
             {"cold_share", share(week.coldClicks, week.clicks)}});
    }
    return weeks;
}

Json rewardJson(const std::optional<RankerReward>& reward) {
    if (!reward)
        return {};
    return {
        {"GAUC", rounded(reward->gauc)},
        {"Recall@3", rounded(reward->recallAt3)},
        {"NDCG@3", rounded(reward->ndcgAt3)},
        {"ranked_impressions", reward->rankedImpressionCount},
        {"clicked_impressions", reward->clickedImpressionCount}};
}

} // namespace

std::string figuresJson(const ShopFigures& figures) {
    const Json json = {
        {"intents", figures.intents},
        {"users", figures.users},
        {"events", figures.events},
        {"impressions", figures.impressions},
        {"candidates", figures.candidates},
        {"clicks", figures.clicks},
        {"wrong_clicks", figures.wrongClicks},
        {"typed_queries", figures.typedQueries},
        {"click_rate_by_position", positionsJson(figures)},
        {"cold_clicks_by_week", weeksJson(figures)},
        {"reward",
         {{"on", "shown candidates of the last week; GAUC grouped by user, weighted by impressions"},
          {"oracle", rewardJson(figures.oracle)},
          {"popularity", rewardJson(figures.popularity)}}}};
    return json.dump(2) + "\n";
}

} // namespace intentscope::sim
