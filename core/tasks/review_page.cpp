// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/review_page.h"

#include "core/base/build_version.h"
#include "core/exporting/html_report.h"
#include "core/exporting/plot_axis.h"
#include "core/exporting/svg_plot.h"
#include "core/tasks/figures_text.h"
#include "core/tasks/review_examples.h"

#include <filesystem>
#include <utility>

namespace intentscope::tasks {
namespace {

using exporting::HtmlReport;
using exporting::HtmlTable;
using exporting::placesText;

constexpr std::size_t ShownDroppedCount = 50; ///< names a reason
constexpr std::string_view NoValue = "\xE2\x80\x93";

std::string orNone(const std::string& text) {
    return text.empty() ? std::string(NoValue) : text;
}

/// What the interval says of "after", in words. Of the error rate less is better.
std::string verdict(const MetricComparison& metric) {
    const auto& interval = metric.estimate.difference.interval;
    if (!interval)
        return "no interval, so nothing can be said of it";
    if (interval->low <= 0 && interval->high >= 0)
        return "no difference shown";
    const bool isHigher = interval->low > 0;
    return isHigher == (metric.name != "Error rate") ? "better" : "worse";
}

void addSummary(HtmlReport& page, const CompareReport& report) {
    page.section("In short");
    std::vector<std::string> lines;
    for (const MetricComparison& metric : report.metrics) {
        lines.push_back(
            metric.name + " " + placesText(metric.estimate.before.value) + " to " +
            placesText(metric.estimate.after.value) + ", " + figureText(metric.estimate.difference, true) +
            ": " + verdict(metric));
    }
    const OutcomeSets& sets = report.outcomes;
    lines.push_back(
        std::to_string(sets.fixed.size()) + " impressions fixed and " + std::to_string(sets.broken.size()) +
        " broken; " + std::to_string(report.betterUserCount) + " users better and " +
        std::to_string(report.worseUserCount) + " worse");
    page.list(lines);
}

void addData(HtmlReport& page, const CompareReport& report, const data::Dataset& dataset) {
    page.section("Data");
    const data::DatasetInfo& info = dataset.info();
    HtmlTable table{.columns = {{"What"}, {"Value"}}};
    const auto row = [&](std::string what, std::string value) {
        table.rows.push_back({std::move(what), std::move(value)});
    };
    row("Dataset", info.name);
    row("SHA-256 of its columns", info.hash);
    row("Users", std::to_string(dataset.userCount()));
    row("Impressions", std::to_string(dataset.impressionCount()));
    row("Candidates", std::to_string(dataset.candidateCount()));
    row("Intents", std::to_string(dataset.intentCount()));
    row("Part compared", std::string(name(report.spec.part)));
    row("Slice", report.spec.slice ? report.spec.slice->title() : "all impressions");
    row("Impressions compared", std::to_string(report.impressionCount));
    row("Left out: not scored by both", std::to_string(report.leftOutImpressionCount));
    row("Without a click: in no top-k metric", std::to_string(report.clicklessImpressionCount));
    if (info.rejectedRowCount > 0)
        row("Rows rejected at the import", std::to_string(info.rejectedRowCount));
    page.table(table);
}

void addRuns(HtmlReport& page, const CompareReport& report) {
    page.section("Runs and checkpoints");
    HtmlTable table{.columns = {{"What"}, {"Before"}, {"After"}}};
    const auto row = [&](std::string what, const auto& of) {
        table.rows.push_back({std::move(what), orNone(of(report.before)), orNone(of(report.after))});
    };
    using Run = rank::RunInfo;
    row("Run", [](const Run& run) { return run.name; });
    row("Ranker", [](const Run& run) {
        // Where the folders lay on the author's computer is of no use to the reader.
        std::string all;
        for (const std::string& folder : run.rankerFolders)
            all += (all.empty() ? "" : ", ") + std::filesystem::path(folder).filename().string();
        return all;
    });
    row("SHA-256 of the ranker", [](const Run& run) {
        std::string all;
        for (const std::string& hash : run.rankerHashes)
            all += (all.empty() ? "" : " ") + hash;
        return all;
    });
    row("Split", [](const Run& run) { return run.split; });
    row("Seed", [](const Run& run) { return std::to_string(run.seed); });
    row("SHA-256 of the scores", [](const Run& run) { return run.scoresHash; });
    row("Scored", [](const Run& run) { return toIso8601(run.createdAt); });
    row("Program", [](const Run& run) { return run.codeVersion; });
    row("Reasoner", [](const Run& run) { return run.latent ? run.latent->reasonerName : std::string(); });
    row("SHA-256 of the reasoner",
        [](const Run& run) { return run.latent ? run.latent->reasonerHash : std::string(); });
    row("Latent queries", [](const Run& run) { return run.latent ? run.latent->id : std::string(); });
    row("Settings of the answers",
        [](const Run& run) { return run.latent ? run.latent->settings : std::string(); });
    page.table(table);
}

void addMetrics(HtmlReport& page, const CompareReport& report) {
    page.section("Metrics");
    HtmlTable table{
        .caption = "Differences are after - before on the same impressions",
        .columns = {
            {"Metric"},
            {"Before", true},
            {"After", true},
            {"Difference", true},
            {"p", true},
            {"Sign-flip p", true},
            {"Detectable", true},
            {"Users", true},
            {"Groups", true}}};
    std::vector<std::string> rules;
    exporting::BarPlot plot{.title = "Difference of every metric, after - before", .axis = "difference"};
    for (const MetricComparison& metric : report.metrics) {
        const auto& estimate = metric.estimate;
        table.rows.push_back(
            {metric.name,
             figureText(estimate.before),
             figureText(estimate.after),
             figureText(estimate.difference, true),
             figureText(estimate.pValue),
             metric.permutation ? placesText(metric.permutation->pValue) : std::string(NoValue),
             figureText(metric.smallestDetectableEffect),
             std::to_string(metric.userCount),
             std::to_string(metric.groupCount)});
        rules.push_back(metric.name + ": " + metric.rule);
        plot.bars.push_back(barOf(metric.name, estimate.difference));
    }
    page.table(table);
    page.list(rules);
    page.figure(exporting::svgOf(plot), "Whiskers are the intervals of the table");
    page.paragraph(
        "Detectable is the smallest true difference that these users would show (5 % two-sided, 80 % power). "
        "Where the difference is smaller than that, no difference was shown, which is not the same as that "
        "there is none.");
}

void addOutcomes(HtmlReport& page, const CompareReport& report) {
    page.section("Who got better, who got worse");
    const OutcomeSets& sets = report.outcomes;
    HtmlTable table{
        .caption = "Right means: a clicked intent is among the first " + std::to_string(report.spec.topK),
        .columns = {{"Impressions"}, {"Count", true}}};
    table.rows = {
        {"Fixed: wrong before, right after", std::to_string(sets.fixed.size())},
        {"Broken: right before, wrong after", std::to_string(sets.broken.size())},
        {"Right in both", std::to_string(sets.bothRight.size())},
        {"Wrong in both", std::to_string(sets.bothWrong.size())}};
    page.table(table);
    page.paragraph(
        std::to_string(report.betterUserCount) + " users got better and " +
        std::to_string(report.worseUserCount) + " got worse, by their mean NDCG@" +
        std::to_string(report.spec.topK) + ".");
}

std::string sliceName(const SliceComparison& slice) {
    return slice.name.empty() ? slice.expression : slice.name;
}

void addSliceRows(const SliceComparison& slice, HtmlTable& table) {
    const CompareReport& report = *slice.report;
    for (std::size_t i = 0; i < report.metrics.size(); ++i) {
        const MetricComparison& metric = report.metrics[i];
        table.rows.push_back(
            {sliceName(slice),
             metric.name,
             std::to_string(report.impressionCount),
             figureText(metric.estimate.difference, true),
             metric.permutation ? placesText(metric.permutation->pValue) : std::string(NoValue),
             figureText(slice.adjusted[i].holm),
             figureText(slice.adjusted[i].benjaminiHochberg),
             figureText(metric.smallestDetectableEffect)});
    }
}

void addSlices(HtmlReport& page, const std::vector<SliceComparison>& slices) {
    page.section("Slices");
    if (slices.empty()) {
        page.paragraph("The workspace has no saved slice.");
        return;
    }
    HtmlTable table{
        .caption =
            "p-values of the sign-flip test, corrected over the slices of this table, metric by metric",
        .columns = {
            {"Slice"},
            {"Metric"},
            {"Impressions", true},
            {"Difference", true},
            {"p", true},
            {"p, Holm", true},
            {"p, Benjamini-Hochberg", true},
            {"Detectable", true}}};
    exporting::BarPlot plot{.title = "Difference of GAUC by slice, after - before", .axis = "GAUC"};
    std::vector<std::string> expressions;
    for (const SliceComparison& slice : slices) {
        expressions.push_back(sliceName(slice) + ": " + slice.expression);
        if (!slice.report) {
            page.warning("Slice " + sliceName(slice) + " was not compared: " + slice.problem);
            continue;
        }
        addSliceRows(slice, table);
        const stats::Estimate& first = slice.report->metrics.front().estimate.difference;
        plot.bars.push_back(barOf(sliceName(slice), first));
    }
    if (!table.rows.empty()) {
        page.table(table);
        page.figure(exporting::svgOf(plot), "Whiskers are the intervals of the table");
    }
    page.list(expressions);
}

void addDropped(HtmlReport& page, const CompareReport& report) {
    page.section("Groups that GAUC had to leave out");
    if (report.droppedGroups.empty()) {
        page.paragraph("None.");
        return;
    }
    HtmlTable table{.columns = {{"Why"}, {"Count", true}, {"Which"}}};
    using metrics::DropReason;
    for (const auto reason : {DropReason::NotScored, DropReason::OnlyClicked, DropReason::OnlyUnclicked}) {
        std::size_t count = 0;
        std::string names;
        for (const DroppedGroupReport& group : report.droppedGroups) {
            if (group.reason != reason)
                continue;
            if (++count <= ShownDroppedCount)
                names += (names.empty() ? "" : ", ") + group.name;
        }
        if (count > ShownDroppedCount)
            names += " and " + std::to_string(count - ShownDroppedCount) + " more";
        if (count > 0)
            table.rows.push_back({std::string(metrics::name(reason)), std::to_string(count), names});
    }
    page.table(table);
}

void addMethod(HtmlReport& page, const CompareReport& report) {
    page.section("How it was computed");
    const stats::BootstrapSpec& bootstrap = report.spec.bootstrap;
    page.list(std::vector<std::string>{
        "GAUC is grouped by " + std::string(metrics::name(report.spec.metrics.gauc.group)) +
            " and weighted by " + std::string(metrics::name(report.spec.metrics.gauc.weight)) +
            "; ties count one half.",
        "Intervals: " + std::string(stats::name(bootstrap.interval)) + ", paired over users, " +
            std::to_string(bootstrap.replicateCount) + " replicates, seed " + std::to_string(bootstrap.seed) +
            ", confidence " + exporting::numberText(bootstrap.confidence) + ".",
        "Sign-flip test over the same users, with as many permutations and the same seed.",
        "Report by IntentScope " + codeVersion() + "."});
}

} // namespace

std::string reviewPage(const ReviewContent& content) {
    const CompareReport& report = content.report;
    HtmlReport page(
        report.before.name + " and " + report.after.name,
        "Review of two runs on " + content.runs.before.dataset().info().name);
    addSummary(page, report);
    addData(page, report, content.runs.before.dataset());
    addRuns(page, report);
    addMetrics(page, report);
    addOutcomes(page, report);
    addSlices(page, content.slices);
    addExamples(page, content);
    addDropped(page, report);
    addMethod(page, report);
    return page.text();
}

} // namespace intentscope::tasks
