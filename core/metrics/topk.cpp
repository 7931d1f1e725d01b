// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/topk.h"

#include "core/base/assert.h"
#include "core/metrics/clicked_ranks.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace intentscope::metrics {

namespace {

/// 1/log2(rank+1) and its running sums, up to the last rank that can count.
class Discounts {
public:
    explicit Discounts(std::size_t lastRank) : m_gains(lastRank + 1), m_sums(lastRank + 1) {
        for (std::size_t rank = 1; rank <= lastRank; ++rank) {
            m_gains[rank] = 1.0 / std::log2(static_cast<double>(rank) + 1.0);
            m_sums[rank] = m_sums[rank - 1] + m_gains[rank];
        }
    }

    double gain(std::int32_t rank) const { return m_gains[static_cast<std::size_t>(rank)]; }
    double sumOfFirst(std::size_t count) const { return m_sums[count]; }

private:
    std::vector<double> m_gains;
    std::vector<double> m_sums;
};

std::size_t longestList(const RankingView& view) {
    std::size_t longest = 0;
    for (const auto impression : view.impressions)
        longest = std::max(longest, candidatesOf(view, impression).size());
    return longest;
}

Discounts discountsFor(const RankingView& view, const std::vector<std::int32_t>& cutoffs) {
    if (cutoffs.empty())
        return Discounts(0);
    const auto largest = static_cast<std::size_t>(*std::ranges::max_element(cutoffs));
    return Discounts(std::min(largest, longestList(view)));
}

double ndcg(std::span<const std::int32_t> ranks, std::int32_t cutoff, const Discounts& discounts) {
    double gained = 0;
    for (const auto rank : ranks) {
        if (rank > cutoff)
            break;
        gained += discounts.gain(rank);
    }
    const auto ideal = std::min(ranks.size(), static_cast<std::size_t>(cutoff));
    return gained / discounts.sumOfFirst(ideal);
}

/// `ranks` ascend and are not empty.
double valueOf(const TopKSeries& series, std::span<const std::int32_t> ranks, const Discounts& discounts) {
    const auto found = std::ranges::upper_bound(ranks, series.cutoff) - ranks.begin();
    switch (series.metric) {
    case TopKMetric::Recall:
        return static_cast<double>(found) / static_cast<double>(ranks.size());
    case TopKMetric::Ndcg:
        return ndcg(ranks, series.cutoff, discounts);
    case TopKMetric::ReciprocalRank:
        return 1.0 / static_cast<double>(ranks.front());
    case TopKMetric::Hit:
        break;
    }
    return found > 0 ? 1.0 : 0.0;
}

void append(TopKSeries& series, const ClickedRanks& ranks, const Discounts& discounts) {
    series.values.push_back(valueOf(series, ranks.actual, discounts));
    if (ranks.hasTie && valueOf(series, ranks.best, discounts) != valueOf(series, ranks.worst, discounts))
        ++series.tiedImpressionCount;
}

std::vector<TopKSeries> emptySeries(const std::vector<std::int32_t>& cutoffs, std::size_t capacity) {
    std::vector<TopKSeries> series;
    for (const auto cutoff : cutoffs) {
        ISCOPE_ASSERT(cutoff >= 1);
        for (const auto metric : {TopKMetric::Recall, TopKMetric::Ndcg, TopKMetric::Hit})
            series.push_back({.metric = metric, .cutoff = cutoff});
    }
    series.push_back({.metric = TopKMetric::ReciprocalRank, .cutoff = 0});
    for (auto& one : series)
        one.values.reserve(capacity);
    return series;
}

} // namespace

std::string TopKSeries::name() const {
    switch (metric) {
    case TopKMetric::Recall:
        return "Recall@" + std::to_string(cutoff);
    case TopKMetric::Ndcg:
        return "NDCG@" + std::to_string(cutoff);
    case TopKMetric::ReciprocalRank:
        return "MRR";
    case TopKMetric::Hit:
        break;
    }
    return "Hit@" + std::to_string(cutoff);
}

const TopKSeries* TopK::find(TopKMetric metric, std::int32_t cutoff) const {
    const auto found = std::ranges::find_if(
        series, [&](const TopKSeries& one) { return one.metric == metric && one.cutoff == cutoff; });
    return found == series.end() ? nullptr : &*found;
}

UnitValues TopK::byUser(const TopKSeries& of) const {
    return averageByUnit({.units = users, .values = of.values, .weights = weights});
}

TopK computeTopK(const RankingView& view, const std::vector<std::int32_t>& cutoffs) {
    TopK result;
    result.impressions.reserve(view.impressions.size());
    result.users.reserve(view.impressions.size());
    result.weights.reserve(view.impressions.size());
    result.series = emptySeries(cutoffs, view.impressions.size());
    const auto discounts = discountsFor(view, cutoffs);
    RankScratch scratch;
    ClickedRanks ranks;
    for (const auto impression : view.impressions) {
        const auto candidates = candidatesOf(view, impression);
        if (!isScored(candidates)) {
            ++result.unscoredImpressionCount;
            continue;
        }
        rankClicked(candidates, scratch, ranks);
        if (ranks.actual.empty()) {
            ++result.clicklessImpressionCount;
            continue;
        }
        result.impressions.push_back(impression);
        result.users.push_back(view.users[static_cast<std::size_t>(impression)]);
        result.weights.push_back(weightOf(view, impression));
        for (auto& series : result.series)
            append(series, ranks, discounts);
    }
    return result;
}

} // namespace intentscope::metrics
