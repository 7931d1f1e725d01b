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

void addLeftOut(std::ostream& text, const tasks::OffPolicyReport& report) {
    for (std::size_t reason = 0; reason < tasks::LeftOutReasonCount; ++reason) {
        const std::size_t count = report.leftOut[reason].size();
        if (count > 0)
            text << "  " << count
                 << " impressions left out: " << tasks::name(static_cast<tasks::LeftOutReason>(reason))
                 << '\n';
    }
}

void addSmallSampleWarning(std::ostream& text, const metrics::OffPolicyEstimates& estimates, double least) {
    std::string positions;
    for (std::size_t k = 0; k < metrics::ShownCount; ++k) {
        if (estimates.effectiveSampleSizes[k] < least)
            positions += (positions.empty() ? "" : ", ") + std::to_string(k + 1);
    }
    if (!positions.empty())
        text << "No intervals: the log hardly ever shows what this run would show (effective sample size "
                "below "
             << std::setprecision(0) << least << " on " << (positions.size() > 1 ? "positions " : "position ")
             << positions << "); a longer log or one with more exploration would\n";
}

void addWeights(std::ostream& text, const tasks::OffPolicyReport& report) {
    const metrics::OffPolicyEstimates& estimates = report.estimates;
    text << "Position  agreeing  effective sample size  mean weight  largest\n" << std::fixed;
    for (std::size_t k = 0; k < metrics::ShownCount; ++k) {
        text << std::setw(8) << k + 1 << std::setw(10) << estimates.matchedCounts[k] << std::setprecision(1)
             << std::setw(23) << estimates.effectiveSampleSizes[k] << std::setprecision(3) << std::setw(13)
             << estimates.meanWeights[k] << std::setprecision(1) << std::setw(9)
             << estimates.largestWeights[k] << '\n';
    }
    addSmallSampleWarning(text, estimates, report.spec.rule.leastEffectiveSize);
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

void addRules(std::ostream& text, const tasks::OffPolicySpec& spec) {
    if (spec.slice)
        text << "In " << spec.slice->title() << '\n';
    text << "Clicks depend on: " << metrics::name(spec.clicks)
         << "; intervals: " << stats::name(spec.rule.bootstrap.interval)
         << " over users, B = " << spec.rule.bootstrap.replicateCount << ", seed " << spec.rule.bootstrap.seed
         << '\n';
}

std::string textOf(const tasks::OffPolicyReport& report) {
    std::ostringstream text;
    const auto& estimates = report.estimates;
    text << "CTR@3 of run " << report.run.name << " from the log, " << tasks::name(report.spec.part)
         << " part: " << report.impressionCount << " impressions of " << estimates.userCount << " users\n";
    addRules(text, report.spec);
    text << "  SNIPS          " << estimateText(estimates.snips) << '\n'
         << "  doubly robust  " << estimateText(estimates.doublyRobust) << '\n'
         << "  IPS            " << estimateText(estimates.ips) << '\n'
         << "  direct model   " << estimateText(estimates.direct) << '\n'
         << std::fixed << std::setprecision(4) << "  the log's own  " << report.loggedCtr << '\n';
    addWeights(text, report);
    addSupport(text, report);
    addLeftOut(text, report);
    return text.str();
}

void addDifference(std::ostream& text, const char* estimator, const stats::PairedEstimate& estimate) {
    text << "  " << std::left << std::setw(15) << estimator << std::right << estimateText(estimate.before)
         << " -> " << estimateText(estimate.after) << "  difference " << estimateText(estimate.difference);
    if (estimate.pValue)
        text << "  p " << std::setprecision(4) << *estimate.pValue;
    text << '\n';
}

std::string textOf(const tasks::OffPolicyComparisonReport& report) {
    std::ostringstream text;
    const auto& estimates = report.estimates;
    text << "CTR@3 from the log, before: " << report.before.run.name << ", after: " << report.after.run.name
         << ", " << tasks::name(report.before.spec.part) << " part: " << report.before.impressionCount
         << " impressions of " << estimates.before.userCount << " users, the same for both\n";
    addRules(text, report.before.spec);
    text << std::fixed;
    addDifference(text, "SNIPS", estimates.snips);
    addDifference(text, "doubly robust", estimates.doublyRobust);
    addDifference(text, "IPS", estimates.ips);
    addDifference(text, "direct model", estimates.direct);
    text << std::setprecision(4) << "  the log's own  " << report.before.loggedCtr << '\n';
    for (const auto* side : {&report.before, &report.after}) {
        text << "Run " << side->run.name << '\n';
        addWeights(text, *side);
        addSupport(text, *side);
    }
    addLeftOut(text, report.before);
    if (report.leftOutCount > 0)
        text << "  " << report.leftOutCount << " impressions left out: not scored by both\n";
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
        .rule = {
            .weightCap = weightCap,
            .leastEffectiveSize = leastEffectiveSize,
            .bootstrap = metrics.bootstrap}};
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
    verb.add_option(
        "--least-effective-size",
        options.leastEffectiveSize,
        "No intervals where a position has a smaller effective sample size (default 30; docs/off-policy.md)");
}

Answer answerOf(const tasks::OffPolicyComparisonReport& report, const data::Dataset& dataset) {
    return {textOf(report), tasks::toJson(report, dataset)};
}

Answer answerOf(const tasks::OffPolicyReport& report, const data::Dataset& dataset) {
    return {textOf(report), tasks::toJson(report, dataset)};
}

} // namespace intentscope::cli
