// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_task.h"
#include "core/tasks/eval_task.h"

#include <string>

namespace CLI {
class App;
}

namespace intentscope::cli {

/// What `eval` and `compare` measure, and on which impressions.
struct MetricOptions {
    tasks::ImpressionPart part = tasks::ImpressionPart::Test;
    metrics::MetricSpec metrics = {};
    stats::BootstrapSpec bootstrap = {};
};

void addPartOption(CLI::App& verb, MetricOptions& options);
void addBootstrapOptions(CLI::App& verb, MetricOptions& options);
/// Both, groups and cutoffs.
void addMetricOptions(CLI::App& verb, MetricOptions& options);

/// "0.9661 ±0.0009": three significant digits of the interval's half width decide how many are shown.
std::string estimateText(const stats::Estimate& estimate);

/// "Dropped 3 groups: u1 (only unclicked), ...": the first few, with the count of all; "" when none was.
std::string droppedText(const std::vector<tasks::DroppedGroupReport>& dropped);

} // namespace intentscope::cli
