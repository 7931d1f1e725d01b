// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_output.h"
#include "app/cli/metric_options.h"
#include "core/tasks/off_policy_compare.h"

#include <optional>

namespace intentscope::cli {

/// How clicks on another list than the logged one are estimated.
struct OffPolicyOptions {
    bool isAsked = false;
    metrics::ClickAssumption clicks = metrics::ClickAssumption::Cascade;
    std::optional<double> explorationShare;
    std::optional<double> weightCap;
    double leastEffectiveSize = metrics::OffPolicyRule().leastEffectiveSize;

    /// Part and bootstrap as the metrics have them.
    tasks::OffPolicySpec spec(const MetricOptions& metrics, std::optional<slices::Slice> slice) const;
};

/// --off-policy, and how the log is read.
void addOffPolicyOptions(CLI::App& verb, OffPolicyOptions& options);
/// How the log is read alone.
void addLogOptions(CLI::App& verb, OffPolicyOptions& options);

/// What a person and what a program reads.
Answer answerOf(const tasks::OffPolicyReport& report, const data::Dataset& dataset);

Answer answerOf(const tasks::OffPolicyComparisonReport& report, const data::Dataset& dataset);

} // namespace intentscope::cli
