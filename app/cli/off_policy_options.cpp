// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/off_policy_options.h"

#include <CLI/CLI.hpp>

#include <iomanip>
#include <map>
#include <sstream>
#include <string>
#include <utility>

namespace intentscope::cli {
namespace {

/// Below this many impressions of equal weight an interval from the bootstrap is not to be trusted
/// (docs/off-policy.md).
constexpr double FewImpressions = 50;

void addLeftOut(std::ostream& text, const tasks::OffPolicyReport& report) {
    for (std::size_t reason = 0; reason < tasks::LeftOutReasonCount; ++reason) {
        const std::size_t count = report.leftOut[reason].size();
        if (count > 0)
            text << "  " << count
                 << " impressions left out: " << tasks::name(static_cast<tasks::LeftOutReason>(reason))
                 << '\n';
    }
}

/// NaN, of a position without any weight, is as few as can be.
void addSmallSampleWarning(std::ostream& text, const metrics::OffPolicyEstimates& estimates) {
    std::string positions;
    for (std::size_t k = 0; k < metrics::ShownCount; ++k) {
        if (!(estimates.effectiveSampleSizes[k] >= FewImpressions))
            positions += (positions.empty() ? "" : ", ") + std::to_string(k + 1);
    }
    if (!positions.empty())
        text << "The log hardly ever shows what this run would show (effective sample size below "
             << std::setprecision(0) << FewImpressions << " on "
             << (positions.size() > 1 ? "positions " : "position ") << positions
             << "): the intervals are too narrow\n";
}

void addWeights(std::ostream& text, const metrics::OffPolicyEstimates& estimates) {
    text << "Position  agreeing  effective sample size  mean weight  largest\n" << std::fixed;
    for (std::size_t k = 0; k < metrics::ShownCount; ++k) {
        text << std::setw(8) << k + 1 << std::setw(10) << estimates.matchedCounts[k] << std::setprecision(1)
             << std::setw(23) << estimates.effectiveSampleSizes[k] << std::setprecision(3) << std::setw(13)
             << estimates.meanWeights[k] << std::setprecision(1) << std::setw(9)
             << estimates.largestWeights[k] << '\n';
    }
    addSmallSampleWarning(text, estimates);
    if (estimates.clippedWeightCount > 0)
        text << estimates.clippedWeightCount << " weights were cut, which biases IPS and doubly robust\n";
}

void addSupport(std::ostream& text, const tasks::OffPolicyReport& report) {
    if (report.unsupported.empty())
        return;
    const double slots = static_cast<double>(report.impressionCount) * metrics::ShownCount;
    text << std::setprecision(1) << 100 * static_cast<double>(report.unsupportedSlotCount) / slots
         << " % of the shown positions, in " << report.unsupported.size()
         << " impressions, hold what the log could not have shown there; --json lists them\n";
}

std::string textOf(const tasks::OffPolicyReport& report) {
    std::ostringstream text;
    const auto& estimates = report.estimates;
    text << "CTR@3 of run " << report.run.name << " from the log, " << tasks::name(report.spec.part)
         << " part: " << report.impressionCount << " impressions of " << estimates.userCount << " users\n";
    if (report.spec.slice)
        text << "In " << report.spec.slice->title() << '\n';
    text << "Clicks depend on: " << metrics::name(report.spec.clicks)
         << "; intervals: " << stats::name(report.spec.rule.bootstrap.interval)
         << " over users, B = " << report.spec.rule.bootstrap.replicateCount << ", seed "
         << report.spec.rule.bootstrap.seed << '\n'
         << "  SNIPS          " << estimateText(estimates.snips) << '\n'
         << "  doubly robust  " << estimateText(estimates.doublyRobust) << '\n'
         << "  IPS            " << estimateText(estimates.ips) << '\n'
         << "  direct model   " << estimateText(estimates.direct) << '\n'
         << std::fixed << std::setprecision(4) << "  the log's own  " << report.loggedCtr << '\n';
    addWeights(text, estimates);
    addSupport(text, report);
    addLeftOut(text, report);
    return text.str();
}

} // namespace

tasks::OffPolicySpec
OffPolicyOptions::spec(const MetricOptions& metrics, std::optional<slices::Slice> slice) const {
    return {
        .part = metrics.part,
        .slice = std::move(slice),
        .clicks = clicks,
        .explorationShare = explorationShare,
        .rule = {.weightCap = weightCap, .bootstrap = metrics.bootstrap}};
}

void addOffPolicyOptions(CLI::App& verb, OffPolicyOptions& options) {
    verb.add_flag(
        "--off-policy",
        options.isAsked,
        "Estimate CTR@3 from the logged propensities instead: SNIPS, doubly robust, IPS");
    addLogOptions(verb, options);
}

void addLogOptions(CLI::App& verb, OffPolicyOptions& options) {
    static const std::map<std::string, metrics::ClickAssumption> Assumptions = {
        {"slate", metrics::ClickAssumption::Slate},
        {"cascade", metrics::ClickAssumption::Cascade},
        {"item-position", metrics::ClickAssumption::ItemPosition}};
    verb.add_option(
            "--clicks-depend-on",
            options.clicks,
            "cascade (default: the intent and those above), slate (all three), item-position")
        ->transform(CLI::CheckedTransformer(Assumptions));
    verb.add_option(
        "--exploration",
        options.explorationShare,
        "The log's lists were drawn from the region's intents, this share of positions at random (simulated "
        "shops: 0.1); without it: only the order of given candidates was drawn");
    verb.add_option("--weight-cap", options.weightCap, "Cut importance weights here (default: none)");
}

Answer answerOf(const tasks::OffPolicyReport& report, const data::Dataset& dataset) {
    return {textOf(report), tasks::toJson(report, dataset)};
}

} // namespace intentscope::cli
