// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/figures.h"

#include "core/metrics/gauc.h"
#include "core/metrics/topk.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace intentscope::sim {
namespace {

/// The click rate of an intent that was never shown is the region's; each showing weighs against this many.
constexpr double PriorShowings = 50;

/// One ranking of the impressions of some users, as the metrics read it.
struct RankedLists {
    std::vector<std::int64_t> offsets = {0};
    std::vector<std::int8_t> clicked;
    std::vector<std::int32_t> intents;
    std::vector<std::int32_t> users;
    std::vector<std::int32_t> impressions;
};

RankedLists unpack(const LastWeekLists& lists) {
    RankedLists ranked;
    for (const std::uint8_t length : lists.lengths) {
        ranked.impressions.push_back(static_cast<std::int32_t>(ranked.impressions.size()));
        ranked.offsets.push_back(ranked.offsets.back() + length);
    }
    for (const std::uint16_t listed : lists.listed) {
        ranked.clicked.push_back(static_cast<std::int8_t>(listed & 1U));
        ranked.intents.push_back(listed >> 1U);
    }
    for (std::size_t user = 0; user < lists.users.size(); ++user)
        ranked.users.insert(
            ranked.users.end(), lists.users[user].impressionCount, static_cast<std::int32_t>(user));
    return ranked;
}

RewardSums measure(const RankedLists& ranked, const std::vector<float>& scores) {
    const metrics::RankingView view{
        .offsets = ranked.offsets,
        .scores = scores,
        .clicked = ranked.clicked,
        .intents = ranked.intents,
        .groups = ranked.users,
        .users = ranked.users,
        .weights = {},
        .impressions = ranked.impressions};
    RewardSums sums;
    const metrics::Gauc gauc = metrics::computeGauc(view, {});
    for (std::size_t group = 0; group < gauc.values.size(); ++group) {
        sums.aucSum += gauc.values[group] * gauc.weights[group];
        sums.aucWeight += gauc.weights[group];
    }
    const metrics::TopK topK = metrics::computeTopK(view, {3});
    const auto sumOf = [&topK](metrics::TopKMetric metric) {
        const std::vector<double>& values = topK.find(metric, 3)->values;
        return std::accumulate(values.begin(), values.end(), 0.0);
    };
    sums.recallSum = sumOf(metrics::TopKMetric::Recall);
    sums.ndcgSum = sumOf(metrics::TopKMetric::Ndcg);
    sums.clickedImpressions = static_cast<std::int64_t>(topK.impressions.size());
    return sums;
}

} // namespace

void RewardSums::add(const RewardSums& other) {
    aucSum += other.aucSum;
    aucWeight += other.aucWeight;
    recallSum += other.recallSum;
    ndcgSum += other.ndcgSum;
    clickedImpressions += other.clickedImpressions;
}

std::optional<RankerReward> RewardSums::reward() const {
    if (clickedImpressions == 0 || aucWeight == 0)
        return std::nullopt;
    const auto clicked = static_cast<double>(clickedImpressions);
    return RankerReward{
        .gauc = aucSum / aucWeight,
        .recallAt3 = recallSum / clicked,
        .ndcgAt3 = ndcgSum / clicked,
        .rankedImpressionCount = static_cast<std::int64_t>(aucWeight),
        .clickedImpressionCount = clickedImpressions};
}

void LastWeekLists::beginUser(std::int32_t region) {
    users.push_back({.region = static_cast<std::uint8_t>(region)});
}

void LastWeekLists::add(const Impression& impression) {
    std::uint8_t length = 0;
    for (const ChatCandidate& candidate : impression.candidates) {
        if (!candidate.shown)
            break;
        const unsigned clicked = candidate.click == ClickKind::None ? 0 : 1;
        listed.push_back(
            static_cast<std::uint16_t>(static_cast<unsigned>(candidate.placed.intent) * 2U + clicked));
        ++length;
    }
    lengths.push_back(length);
    ++users.back().impressionCount;
}

FigureTally::FigureTally(const World& world)
    : m_world(&world),
      m_demand(static_cast<std::size_t>(RegionCount) * static_cast<std::size_t>(world.catalogue().size())) {
    m_counts.intents = world.catalogue().size();
    m_counts.weeks.resize(static_cast<std::size_t>(world.spec().weekCount));
}

std::size_t FigureTally::demandSlot(std::int32_t region, std::int32_t intent) const {
    return static_cast<std::size_t>(region * m_world->catalogue().size() + intent);
}

void FigureTally::addUser(const ChatSetting& setting, const ChatLog& log) {
    ++m_counts.users;
    m_counts.events += static_cast<std::int64_t>(setting.history.events.size() + log.events.size());
    m_lastWeek.beginUser(setting.user.region);
    for (const Impression& impression : log.impressions)
        addImpression(setting, impression);
}

void FigureTally::addImpression(const ChatSetting& setting, const Impression& impression) {
    ++m_counts.impressions;
    ++m_counts.weeks[static_cast<std::size_t>(impression.time / Week)].impressions;
    m_counts.candidates += static_cast<std::int64_t>(impression.candidates.size());
    m_counts.typedQueries += impression.query.empty() ? 0 : 1;
    if (impression.time >= m_world->end() - Week)
        m_lastWeek.add(impression);
    for (std::size_t index = 0; index < impression.candidates.size(); ++index) {
        if (impression.candidates[index].shown)
            addShown(setting, impression, index);
    }
}

void FigureTally::addShown(const ChatSetting& setting, const Impression& impression, std::size_t index) {
    const ChatCandidate& candidate = impression.candidates[index];
    const std::int32_t intent = candidate.placed.intent;
    const std::int64_t clicked = candidate.click == ClickKind::None ? 0 : 1;
    ++m_counts.positions[index].shown;
    m_counts.positions[index].clicked += clicked;
    m_counts.clicks += clicked;
    m_counts.wrongClicks += candidate.click == ClickKind::Wrong ? 1 : 0;
    WeekFigure& week = m_counts.weeks[static_cast<std::size_t>(impression.time / Week)];
    week.clicks += clicked;
    week.coldClicks += m_world->isCold(intent) ? clicked : 0;
    if (impression.time >= m_world->end() - Week) {
        m_oracleScores.push_back(
            static_cast<float>(attraction(m_world->catalogue(), impression.wish, intent)));
        return;
    }
    Demand& demand = m_demand[demandSlot(setting.user.region, intent)];
    ++demand.shown;
    demand.clicked += clicked;
}

RewardSums FigureBook::oracleSums(const FigureTally& tally) {
    return measure(unpack(tally.m_lastWeek), tally.m_oracleScores);
}

void FigureBook::merge(FigureTally tally, const RewardSums& oracle) {
    ShopFigures& total = m_total.m_counts;
    const ShopFigures& more = tally.m_counts;
    total.users += more.users;
    total.events += more.events;
    total.impressions += more.impressions;
    total.candidates += more.candidates;
    total.clicks += more.clicks;
    total.wrongClicks += more.wrongClicks;
    total.typedQueries += more.typedQueries;
    for (std::size_t position = 0; position < total.positions.size(); ++position) {
        total.positions[position].shown += more.positions[position].shown;
        total.positions[position].clicked += more.positions[position].clicked;
    }
    for (std::size_t week = 0; week < total.weeks.size(); ++week) {
        total.weeks[week].impressions += more.weeks[week].impressions;
        total.weeks[week].clicks += more.weeks[week].clicks;
        total.weeks[week].coldClicks += more.weeks[week].coldClicks;
    }
    for (std::size_t slot = 0; slot < m_total.m_demand.size(); ++slot) {
        m_total.m_demand[slot].shown += tally.m_demand[slot].shown;
        m_total.m_demand[slot].clicked += tally.m_demand[slot].clicked;
    }
    m_oracle.add(oracle);
    tally.m_lastWeek.lengths.shrink_to_fit();
    tally.m_lastWeek.listed.shrink_to_fit();
    m_lists.push_back(std::move(tally.m_lastWeek));
}

std::vector<float> FigureBook::clickRates() const {
    std::vector<float> rates;
    for (std::int32_t region = 0; region < RegionCount; ++region) {
        FigureTally::Demand ofRegion;
        for (std::int32_t intent = 0; intent < m_total.m_world->catalogue().size(); ++intent) {
            ofRegion.shown += m_total.m_demand[m_total.demandSlot(region, intent)].shown;
            ofRegion.clicked += m_total.m_demand[m_total.demandSlot(region, intent)].clicked;
        }
        const double usual = static_cast<double>(ofRegion.clicked) /
                             static_cast<double>(std::max<std::int64_t>(1, ofRegion.shown));
        for (std::int32_t intent = 0; intent < m_total.m_world->catalogue().size(); ++intent) {
            const FigureTally::Demand& demand = m_total.m_demand[m_total.demandSlot(region, intent)];
            rates.push_back(static_cast<float>(
                (static_cast<double>(demand.clicked) + PriorShowings * usual) /
                (static_cast<double>(demand.shown) + PriorShowings)));
        }
    }
    return rates;
}

std::vector<float> FigureBook::popularityScores(const LastWeekLists& lists) const {
    std::vector<float> scores;
    std::size_t impression = 0;
    std::size_t at = 0;
    for (const LastWeekLists::UserLists& user : lists.users) {
        for (std::uint16_t number = 0; number < user.impressionCount; ++number) {
            for (std::uint8_t left = lists.lengths[impression++]; left > 0; --left)
                scores.push_back(m_rates[m_total.demandSlot(user.region, lists.listed[at++] >> 1U)]);
        }
    }
    return scores;
}

ShopFigures FigureBook::finish() {
    ShopFigures figures = m_total.m_counts;
    figures.oracle = m_oracle.reward();
    if (m_total.m_world->spec().weekCount < 2)
        return figures;
    m_rates = clickRates();
    RewardSums popularity;
    for (const LastWeekLists& lists : m_lists)
        popularity.add(measure(unpack(lists), popularityScores(lists)));
    figures.popularity = popularity.reward();
    return figures;
}

} // namespace intentscope::sim
