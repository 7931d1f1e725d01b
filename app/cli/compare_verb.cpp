// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metric_options.h"
#include "app/cli/off_policy_options.h"
#include "app/cli/self_check_options.h"
#include "app/cli/slice_options.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/tasks/compare_slices_task.h"
#include "core/tasks/movers_task.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iomanip>
#include <sstream>

namespace intentscope::cli {
namespace {

struct CompareOptions {
    WorkspaceOptions where;
    MetricOptions metrics;
    SelfCheckOptions selfCheck;
    OffPolicyOptions offPolicy;
    std::string before;
    std::string after;
    std::int32_t topK = 3;
    std::string slice; ///< name or expression; "": all impressions
    bool isEverySlice = false;
    std::string by; ///< column whose values are slices; "": none
};

std::string number(const char* format, double value) {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, format, value);
    return buffer;
}

void addMetricLine(
    std::ostream& text, const tasks::MetricComparison& metric, const tasks::AdjustedPValues& adjusted = {}) {
    const auto& estimate = metric.estimate;
    text << "  " << std::left << std::setw(12) << metric.name << number("%.4f", estimate.before.value)
         << " -> " << number("%.4f", estimate.after.value) << "  "
         << number("%+.4f", estimate.difference.value);
    if (estimate.difference.interval) {
        text << " [" << number("%+.4f", estimate.difference.interval->low) << ", "
             << number("%+.4f", estimate.difference.interval->high) << "]";
    }
    if (estimate.pValue)
        text << "  p " << number("%.4f", *estimate.pValue);
    if (metric.permutation)
        text << "  sign-flip p " << number("%.4f", metric.permutation->pValue);
    if (adjusted.holm)
        text << "  Holm " << number("%.4f", *adjusted.holm);
    if (adjusted.benjaminiHochberg)
        text << "  BH " << number("%.4f", *adjusted.benjaminiHochberg);
    if (metric.smallestDetectableEffect)
        text << "  detectable " << number("%.4f", *metric.smallestDetectableEffect);
    text << "  " << metric.groupCount << " groups\n";
}

std::string textOf(const tasks::CompareReport& report) {
    std::ostringstream text;
    text << "Before: " << report.before.name << ", after: " << report.after.name << ", "
         << tasks::name(report.spec.part) << " part: " << report.impressionCount
         << " impressions scored by both\n";
    if (report.spec.slice)
        text << "In " << report.spec.slice->title() << '\n';
    text << "GAUC by " << metrics::name(report.spec.metrics.gauc.group) << ", weighted by "
         << metrics::name(report.spec.metrics.gauc.weight)
         << "; paired bootstrap over users, B = " << report.spec.bootstrap.replicateCount << ", seed "
         << report.spec.bootstrap.seed << ", " << stats::name(report.spec.bootstrap.interval)
         << " intervals\n";
    for (const auto& metric : report.metrics)
        addMetricLine(text, metric);
    text << droppedText(report.droppedGroups);
    const auto& sets = report.outcomes;
    text << "Top " << report.spec.topK << ": " << sets.fixed.size() << " fixed, " << sets.broken.size()
         << " broken, " << sets.bothRight.size() << " right in both, " << sets.bothWrong.size()
         << " wrong in both\n"
         << report.betterUserCount << " users got better, " << report.worseUserCount << " got worse\n";
    if (report.leftOutImpressionCount > 0)
        text << report.leftOutImpressionCount << " impressions were left out: not scored by both\n";
    return text.str();
}

std::string textOf(const std::vector<tasks::SliceComparison>& comparisons) {
    std::ostringstream text;
    text << "On " << comparisons.size()
         << " slices; Holm and BH correct the sign-flip p of each metric over them\n";
    for (const auto& comparison : comparisons) {
        text << "Slice " << comparison.name << " (" << comparison.expression << ")";
        if (!comparison.report) {
            text << ": not compared. " << comparison.problem << '\n';
            continue;
        }
        const auto& report = *comparison.report;
        text << ": " << report.impressionCount << " impressions, " << report.outcomes.fixed.size()
             << " fixed, " << report.outcomes.broken.size() << " broken\n";
        for (std::size_t i = 0; i < report.metrics.size(); ++i)
            addMetricLine(text, report.metrics[i], comparison.adjusted[i]);
        text << droppedText(report.droppedGroups);
    }
    return text.str();
}

/// Every saved slice of the workspace, evaluated on the dataset.
Result<std::vector<tasks::SliceChoice>> savedSlices(
    workspace::Workspace& workspace,
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto saved, workspace.listSlices());
    if (saved.empty()) {
        return fail(
            ErrorCode::NotFound,
            "The workspace has no saved slice",
            {.cure = "Save one with 'slices add', or give --slice an expression"});
    }
    std::vector<tasks::SliceChoice> choices;
    for (const auto& slice : saved) {
        choices.push_back(
            {.name = slice.name,
             .expression = slice.expression,
             .slice = tasks::chooseSlice(slice.name, workspace, dataset, stop)});
    }
    return choices;
}

Result<Answer> runCompare(VerbContext& context, const CompareOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto beforeInfo, workspace->findRun(options.before));
    ISCOPE_TRY_ASSIGN(const auto afterInfo, workspace->findRun(options.after));
    ISCOPE_TRY_ASSIGN(const auto dataset, workspace->openDataset(beforeInfo.datasetHash));
    if (beforeInfo.datasetHash != afterInfo.datasetHash) {
        return fail(
            ErrorCode::Mismatch,
            "Run '" + options.before + "' scored dataset " + beforeInfo.datasetHash.substr(0, 12) +
                ", run '" + options.after + "' scored " + afterInfo.datasetHash.substr(0, 12),
            {.cure = "Compare runs of one dataset"});
    }
    ISCOPE_TRY_ASSIGN(const auto before, workspace->loadRun(beforeInfo.id, dataset));
    ISCOPE_TRY_ASSIGN(const auto after, workspace->loadRun(afterInfo.id, dataset));
    ISCOPE_TRY_ASSIGN(auto slice, chosenSlice(context, options.slice, *workspace, dataset));
    if (options.offPolicy.isAsked) {
        ISCOPE_TRY_ASSIGN(
            const auto report,
            tasks::compareOffPolicyTask(
                options.offPolicy.spec(options.metrics, std::move(slice)),
                {*before, *after},
                context.progress,
                context.stop));
        return answerOf(report, *dataset);
    }
    const tasks::CompareSpec spec{
        .part = options.metrics.part,
        .metrics = options.metrics.metrics,
        .bootstrap = options.metrics.bootstrap,
        .topK = options.topK,
        .slice = std::move(slice)};
    if (options.selfCheck.isAsked) {
        ISCOPE_TRY_ASSIGN(
            const auto check,
            tasks::selfCheckTask(
                spec,
                options.selfCheck.spec(options.metrics.bootstrap),
                tasks::RunPair{*before, *after},
                context.progress,
                context.stop));
        return answerOf(check);
    }
    ISCOPE_TRY_ASSIGN(
        const auto report, tasks::compareTask(spec, {*before, *after}, context.progress, context.stop));
    if (!options.isEverySlice && options.by.empty())
        return Answer{textOf(report), tasks::toJson(report, *dataset)};
    ISCOPE_TRY_ASSIGN(
        const auto choices,
        options.by.empty() ? savedSlices(*workspace, dataset, context.stop)
                           : tasks::slicesOfColumn(options.by, dataset, context.stop));
    ISCOPE_TRY_ASSIGN(
        const auto slices,
        tasks::compareSlicesTask(spec, {*before, *after}, choices, context.progress, context.stop));
    return Answer{textOf(report) + textOf(slices), tasks::toJson(report, slices, *dataset)};
}

} // namespace

void addCompareVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<CompareOptions>();
    CLI::App& verb =
        *app.add_subcommand("compare", "Two runs on the same impressions, with paired intervals");
    addWorkspaceOption(verb, options->where);
    verb.add_option("--before", options->before, "Name or id of the run before")->required();
    verb.add_option("--after", options->after, "Name or id of the run after")->required();
    verb.add_option(
        "--top", options->topK, "An impression is right when a clicked intent is among the first so many");
    verb.add_option(
        "--slice", options->slice, "Only impressions of this slice: a saved name or an expression");
    verb.add_flag(
            "--slices",
            options->isEverySlice,
            "Also on every saved slice, with p-values corrected by Holm and by Benjamini and Hochberg")
        ->excludes("--slice");
    verb.add_option(
            "--by", options->by, "Also on every value of this column, with p-values corrected over them")
        ->excludes("--slice")
        ->excludes("--slices");
    addMetricOptions(verb, options->metrics);
    addSelfCheckOptions(verb, options->selfCheck);
    addOffPolicyOptions(verb, options->offPolicy);
    verb.get_option("--off-policy")->excludes("--slices", "--self-check");
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runCompare(context, *options); };
    });
}

} // namespace intentscope::cli
