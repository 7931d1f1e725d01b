// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/metric_report.h"

#include <algorithm>

namespace intentscope::tasks {

Status checkMetricSpec(const metrics::MetricSpec& spec) {
    for (const auto cutoff : spec.cutoffs) {
        if (cutoff < 1) {
            return fail(
                ErrorCode::InvalidInput,
                "k of a top-k metric must be at least 1, not " + std::to_string(cutoff),
                {.cure = "Ask for 3 to get Recall@3"});
        }
        if (std::ranges::count(spec.cutoffs, cutoff) > 1) {
            return fail(
                ErrorCode::InvalidInput,
                "k = " + std::to_string(cutoff) + " is asked for twice",
                {.cure = "Give every k once"});
        }
    }
    return {};
}

stats::BootstrapSpec withMetricRange(stats::BootstrapSpec spec) {
    spec.range = {.low = 0, .high = 1};
    return spec;
}

std::vector<DroppedGroupReport> nameDroppedGroups(
    const data::Dataset& dataset,
    const metrics::MetricSpec& spec,
    const metrics::Grouping& grouping,
    const metrics::Gauc& gauc) {
    std::vector<DroppedGroupReport> reports;
    reports.reserve(gauc.dropped.size());
    for (const auto& dropped : gauc.dropped) {
        const ImpressionIndex member{grouping.firstImpressions[static_cast<std::size_t>(dropped.group)]};
        reports.push_back({.name = metrics::groupName(dataset, spec, member), .reason = dropped.reason});
    }
    return reports;
}

} // namespace intentscope::tasks
