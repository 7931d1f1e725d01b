// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/compare_slices_task.h"

#include "core/base/assert.h"
#include "core/stats/multiplicity.h"

#include <cstddef>
#include <utility>

namespace intentscope::tasks {

namespace {

Result<CompareReport> compareOn(
    const SliceChoice& choice,
    const CompareSpec& spec,
    const RunPair& runs,
    ProgressSink& progress,
    const std::stop_token& stop) {
    if (!choice.slice)
        return tl::unexpected(choice.slice.error());
    auto ofSlice = spec;
    ofSlice.slice = *choice.slice;
    return compareTask(ofSlice, runs, progress, stop);
}

/// Corrects the p-values of one metric over the slices that have one.
void adjust(std::vector<SliceComparison>& comparisons, std::size_t metric) {
    std::vector<double> pValues;
    std::vector<AdjustedPValues*> places;
    for (auto& comparison : comparisons) {
        if (!comparison.report || !comparison.report->metrics[metric].permutation)
            continue;
        pValues.push_back(comparison.report->metrics[metric].permutation->pValue);
        places.push_back(&comparison.adjusted[metric]);
    }
    const auto byHolm = stats::holm(pValues);
    const auto byBenjaminiHochberg = stats::benjaminiHochberg(pValues);
    for (std::size_t i = 0; i < places.size(); ++i)
        *places[i] = {.holm = byHolm[i], .benjaminiHochberg = byBenjaminiHochberg[i]};
}

} // namespace

Result<std::vector<SliceComparison>> compareSlicesTask(
    const CompareSpec& spec,
    const RunPair& runs,
    std::span<const SliceChoice> slices,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_ASSERT(!spec.slice);
    std::vector<SliceComparison> comparisons;
    std::size_t metricCount = 0;
    for (const auto& choice : slices) {
        auto report = compareOn(choice, spec, runs, progress, stop);
        auto& comparison =
            comparisons.emplace_back(SliceComparison{.name = choice.name, .expression = choice.expression});
        if (!report) {
            if (report.error().code == ErrorCode::Cancelled)
                return tl::unexpected(std::move(report).error());
            comparison.problem = report.error().text();
            continue;
        }
        metricCount = report->metrics.size();
        comparison.adjusted.resize(metricCount);
        comparison.report = *std::move(report);
    }
    // Every report has the metrics of the one spec, in its order.
    for (std::size_t metric = 0; metric < metricCount; ++metric)
        adjust(comparisons, metric);
    return comparisons;
}

} // namespace intentscope::tasks
