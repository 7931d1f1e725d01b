// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/metrics/grouping.h"
#include "core/metrics/metric_set.h"
#include "core/stats/bootstrap.h"

#include <string>
#include <vector>

namespace intentscope::tasks {

/// A group that GAUC had to leave out, by the name a person knows it by.
struct DroppedGroupReport {
    std::string name;
    metrics::DropReason reason = metrics::DropReason::NotScored;
};

/// InvalidInput for a cutoff below 1 or one that is given twice.
Status checkMetricSpec(const metrics::MetricSpec& spec);

/// Every metric lies in [0, 1]; its intervals must too.
stats::BootstrapSpec withMetricRange(stats::BootstrapSpec spec);

/// All dropped groups, by row of the group.
std::vector<DroppedGroupReport> nameDroppedGroups(
    const data::Dataset& dataset,
    const metrics::MetricSpec& spec,
    const metrics::Grouping& grouping,
    const metrics::Gauc& gauc);

} // namespace intentscope::tasks
