// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/chat.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::sim {

/// What a ranker reaches on the shown candidates of the last week, by the definitions of core/metrics.
struct RankerReward {
    double gauc = 0;      ///< grouped by user, weighted by impressions
    double recallAt3 = 0; ///< as the next one: over impressions with a click
    double ndcgAt3 = 0;
    std::int64_t rankedImpressionCount = 0;  ///< of users with both clicked and unclicked candidates
    std::int64_t clickedImpressionCount = 0; ///< with a click
};

struct PositionFigure {
    std::int64_t shown = 0;
    std::int64_t clicked = 0;
};

struct WeekFigure {
    std::int64_t impressions = 0;
    std::int64_t clicks = 0;
    std::int64_t coldClicks = 0; ///< on intents that were launched within the weeks of the log
};

/// The figures of a world as its log shows it.
struct ShopFigures {
    std::int64_t intents = 0;
    std::int64_t users = 0;
    std::int64_t events = 0;
    std::int64_t impressions = 0;
    std::int64_t candidates = 0;
    std::int64_t clicks = 0;
    std::int64_t wrongClicks = 0;
    std::int64_t typedQueries = 0;
    std::array<PositionFigure, LoggingPolicy::MaxCandidates> positions{}; ///< from position 1
    std::vector<WeekFigure> weeks;
    /// Scores by `attraction`: it knows the need and what the click model makes of it. None without a click.
    std::optional<RankerReward> oracle;
    /// Scores by the click rate in the region during the weeks before the last one. None when there is no
    /// such week, or no click in the last one.
    std::optional<RankerReward> popularity;
};

/// The sums behind a RankerReward; those of several sets of users add up.
struct RewardSums {
    double aucSum = 0;
    double aucWeight = 0;
    double recallSum = 0;
    double ndcgSum = 0;
    std::int64_t clickedImpressions = 0;

    void add(const RewardSums& other);
    std::optional<RankerReward> reward() const;
};

/// The shown candidates of the last week's impressions of some users, without whom no ranker can be measured
/// that depends on the whole log: two bytes a candidate.
struct LastWeekLists {
    void beginUser(std::int32_t region);
    /// Of the user begun last.
    void add(const Impression& impression);

    struct UserLists {
        std::uint8_t region = 0;
        std::uint16_t impressionCount = 0;
    };
    std::vector<UserLists> users;
    std::vector<std::uint8_t> lengths; ///< by impression
    std::vector<std::uint16_t> listed; ///< by candidate: twice the intent, plus one when it was clicked
};

/// Counts the clicks of some users, to be merged in their order.
class FigureTally {
public:
    explicit FigureTally(const World& world);

    void addUser(const ChatSetting& setting, const ChatLog& log);

private:
    friend class FigureBook;

    struct Demand {
        std::int64_t shown = 0;
        std::int64_t clicked = 0;
    };

    void addImpression(const ChatSetting& setting, const Impression& impression);
    void addShown(const ChatSetting& setting, const Impression& impression, std::size_t index);
    std::size_t demandSlot(std::int32_t region, std::int32_t intent) const;

    const World* m_world;
    ShopFigures m_counts;
    std::vector<Demand> m_demand; ///< before the last week, by region and intent
    LastWeekLists m_lastWeek;
    std::vector<float> m_oracleScores; ///< parallel to m_lastWeek.listed
};

/// The figures of all users. Tallies are merged in the order of users, so that sums of fractions do not
/// depend on how many threads made them. Memory: about 25 bytes for each impression of the last week.
class FigureBook {
public:
    explicit FigureBook(const World& world) : m_total(world) {}

    /// What can be computed from a tally alone; may run on any thread.
    static RewardSums oracleSums(const FigureTally& tally);
    void merge(FigureTally tally, const RewardSums& oracle);
    /// Once, after the last merge.
    ShopFigures finish();

private:
    std::vector<float> clickRates() const;
    std::vector<float> popularityScores(const LastWeekLists& lists) const;

    FigureTally m_total;
    std::vector<LastWeekLists> m_lists;
    RewardSums m_oracle;
    std::vector<float> m_rates; ///< by region and intent
};

/// truth/figures.json; fractions have six digits, so that it is the same on every machine.
std::string figuresJson(const ShopFigures& figures);

} // namespace intentscope::sim
