// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric_set.h"

#include "core/base/assert.h"
#include "core/base/workers.h"

#include <algorithm>
#include <utility>

namespace intentscope::metrics {

namespace {

MetricSeries gaucSeries(const Gauc& gauc) {
    return {
        .name = "GAUC",
        .rule = "grouped by " + std::string(name(gauc.spec.group)) + ", weighted by " +
                std::string(name(gauc.spec.weight)),
        .users = gauc.byUser(),
        .groupCount = static_cast<std::int64_t>(gauc.groups.size()),
        .impressionCount = gauc.impressionCount,
        .tieCount = gauc.tiedGroupCount};
}

MetricSeries errorRateSeries(MetricSeries gauc) {
    gauc.name = "Error rate";
    std::ranges::transform(
        gauc.users.values, gauc.users.values.begin(), [](double auc) { return 1.0 - auc; });
    return gauc;
}

MetricSeries topKSeries(const TopK& topK, const TopKSeries& series) {
    const auto count = static_cast<std::int64_t>(topK.impressions.size());
    return {
        .name = series.name(),
        .rule = "averaged over impressions with a click",
        .users = topK.byUser(series),
        .groupCount = count,
        .impressionCount = count,
        .tieCount = series.tiedImpressionCount};
}

} // namespace

MetricSet computeMetrics(const RankingView& view, const MetricSpec& spec) {
    MetricSet set;
    // The two look at the same lists and at nothing of each other.
    const auto isDone = Workers().forEach(2, [&](std::size_t half) -> Status {
        if (half == 0)
            set.gauc = computeGauc(view, spec.gauc);
        else
            set.topK = computeTopK(view, spec.cutoffs);
        return {};
    });
    ISCOPE_ASSERT(isDone.has_value());
    set.series.push_back(gaucSeries(set.gauc));
    set.series.push_back(errorRateSeries(set.series.front()));
    for (const auto& series : set.topK.series)
        set.series.push_back(topKSeries(set.topK, series));
    return set;
}

} // namespace intentscope::metrics
