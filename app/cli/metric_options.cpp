// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metric_options.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <cstdio>
#include <map>

namespace intentscope::cli {

void addPartOption(CLI::App& verb, MetricOptions& options) {
    static const std::map<std::string, tasks::ImpressionPart> Parts = {
        {"all", tasks::ImpressionPart::AllScored},
        {"train", tasks::ImpressionPart::Train},
        {"validation", tasks::ImpressionPart::Validation},
        {"test", tasks::ImpressionPart::Test}};
    verb.add_option("--part", options.part, "Which impressions: test (default), validation, train, all")
        ->transform(CLI::CheckedTransformer(Parts));
}

void addBootstrapOptions(CLI::App& verb, MetricOptions& options) {
    verb.add_option("--replicates", options.bootstrap.replicateCount, "Bootstrap replicates");
    verb.add_option("--seed", options.bootstrap.seed, "Seed of the bootstrap");
    static const std::map<std::string, stats::IntervalKind> Kinds = {
        {"expanded", stats::IntervalKind::Expanded},
        {"percentile", stats::IntervalKind::Percentile},
        {"symmetric-t", stats::IntervalKind::SymmetricT}};
    verb.add_option(
            "--interval",
            options.bootstrap.interval,
            "Of the bootstrap: expanded (percentiles, default), percentile (plain), symmetric-t")
        ->transform(CLI::CheckedTransformer(Kinds));
}

void addMetricOptions(CLI::App& verb, MetricOptions& options) {
    static const std::map<std::string, metrics::GroupBy> Groups = {
        {"user", metrics::GroupBy::User},
        {"session", metrics::GroupBy::Session},
        {"impression", metrics::GroupBy::Impression}};
    static const std::map<std::string, metrics::WeightBy> Weights = {
        {"impressions", metrics::WeightBy::Impressions},
        {"clicks", metrics::WeightBy::Clicks},
        {"uniform", metrics::WeightBy::Uniform}};
    addPartOption(verb, options);
    verb.add_option(
            "--group", options.metrics.gauc.group, "Groups of GAUC: user (default), session, impression")
        ->transform(CLI::CheckedTransformer(Groups));
    verb.add_option(
            "--weight",
            options.metrics.gauc.weight,
            "Weights of GAUC: impressions (default), clicks, uniform")
        ->transform(CLI::CheckedTransformer(Weights));
    verb.add_option("-k,--cutoff", options.metrics.cutoffs, "Cutoffs of Recall, NDCG and Hit (default 3)");
    addBootstrapOptions(verb, options);
}

std::string estimateText(const stats::Estimate& estimate) {
    if (std::isnan(estimate.value))
        return "none";
    char buffer[64];
    if (!estimate.interval) {
        std::snprintf(buffer, sizeof buffer, "%.4f", estimate.value);
        return buffer;
    }
    std::snprintf(
        buffer,
        sizeof buffer,
        "%.4f [%.4f, %.4f]",
        estimate.value,
        estimate.interval->low,
        estimate.interval->high);
    return buffer;
}

std::string droppedText(const std::vector<tasks::DroppedGroupReport>& dropped) {
    constexpr std::size_t ShownCount = 5;
    if (dropped.empty())
        return {};
    std::string text = "GAUC dropped " + std::to_string(dropped.size()) + " groups: ";
    for (std::size_t i = 0; i < std::min(dropped.size(), ShownCount); ++i) {
        text += (i == 0 ? "" : ", ") + dropped[i].name + " (" +
                std::string(metrics::name(dropped[i].reason)) + ")";
    }
    if (dropped.size() > ShownCount)
        text += ", ...; --json lists all";
    return text + '\n';
}

} // namespace intentscope::cli
