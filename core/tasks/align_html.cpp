// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/html_report.h"
#include "core/exporting/plot_axis.h"
#include "core/exporting/svg_plot.h"
#include "core/tasks/align_report.h"
#include "core/tasks/figures_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace intentscope::tasks {
namespace {

using exporting::HtmlReport;
using exporting::HtmlTable;
using exporting::numberText;
using exporting::placesText;

/// One plot a metric: all arms against one, on the whole test part.
void addPlots(HtmlReport& page, const AlignOutcome& outcome, const std::string& before) {
    std::vector<exporting::BarPlot> plots;
    for (const AlignComparison& one : outcome.comparisons) {
        if (one.before != before || !one.slice.empty() || !one.report)
            continue;
        for (const MetricComparison& metric : one.report->metrics) {
            auto plot = std::ranges::find(plots, metric.name, &exporting::BarPlot::title);
            if (plot == plots.end())
                plot = plots.insert(plots.end(), {.title = metric.name, .axis = "difference to " + before});
            plot->bars.push_back(barOf(one.after, metric.estimate.difference));
        }
    }
    for (const exporting::BarPlot& plot : plots)
        page.figure(exporting::svgOf(plot), "");
}

const MetricComparison* metricOf(const CompareReport& report, std::string_view name) {
    const auto found = std::ranges::find(report.metrics, name, &MetricComparison::name);
    return found == report.metrics.end() ? nullptr : &*found;
}

/// Who is shown against whom, on which slice: one table each.
struct Against {
    std::string slice;
    std::string before;
    auto operator<=>(const Against&) const = default;
};

std::vector<Against> tablesOf(const AlignOutcome& outcome) {
    std::vector<Against> all;
    for (const AlignComparison& one : outcome.comparisons) {
        const Against table{one.slice, one.before};
        if (std::ranges::find(all, table) == all.end())
            all.push_back(table);
    }
    return all;
}

void addAgainst(HtmlReport& page, const AlignOutcome& outcome, const Against& against) {
    constexpr std::array<std::string_view, 3> Shown = {"GAUC", "Recall@3", "NDCG@3"};
    HtmlTable table{.columns = {{"arm"}}};
    for (const std::string_view name : Shown) {
        table.columns.push_back({std::string(name), true});
        table.columns.push_back({"less " + against.before, true});
    }
    const std::string part = against.slice.empty() ? "The whole test part" : against.slice;
    for (const AlignComparison& one : outcome.comparisons) {
        if (one.before != against.before || one.slice != against.slice)
            continue;
        if (!one.report) {
            page.warning(part + ", " + one.after + " against " + one.before + ": " + one.problem);
            continue;
        }
        std::vector<std::string> first = {one.before};
        std::vector<std::string> row = {one.after};
        for (const std::string_view name : Shown) {
            const MetricComparison* metric = metricOf(*one.report, name);
            first.push_back(metric ? placesText(metric->estimate.before.value) : figureText(std::nullopt));
            first.emplace_back();
            row.push_back(metric ? placesText(metric->estimate.after.value) : figureText(std::nullopt));
            row.push_back(metric ? figureText(metric->estimate.difference, true) : std::string());
        }
        if (table.rows.empty()) {
            table.rows.push_back(std::move(first));
            table.caption = part + ", " + std::to_string(one.report->impressionCount) + " impressions, " +
                            std::to_string(one.report->droppedGroups.size()) +
                            " groups without a GAUC; each arm less " + against.before;
        }
        table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty())
        page.table(table);
}

void addResults(HtmlReport& page, const AlignOutcome& outcome) {
    page.section("What each arm does");
    page.paragraph(
        "Differences with 95 % bootstrap intervals over users. Where an interval holds 0, no difference is "
        "shown. p-values, smallest detectable effects and the other metrics stand in the last table.");
    for (const Against& against : tablesOf(outcome))
        addAgainst(page, outcome, against);
    page.paragraph(paperNote());
    addPlots(page, outcome, "qe");
}

void addArms(HtmlReport& page, const AlignOutcome& outcome) {
    page.section("Arms");
    HtmlTable table{
        .caption = "Each arm is a run of the workspace, on the test part",
        .columns = {
            {"arm"},
            {"ranker"},
            {"reasoner"},
            {"cosine to qe", true},
            {"texts changed", true},
            {"query IHR@3", true},
            {"KL to the start, nats", true},
            {"IHR@3", true},
            {"CTR@3 (SNIPS)", true}}};
    constexpr std::size_t HashDigits = 12;
    for (const AlignArm& arm : outcome.arms)
        table.rows.push_back(
            {arm.name,
             arm.rankerHash.substr(0, HashDigits),
             arm.reasonerHash.substr(0, HashDigits),
             figureText(arm.meanCosine),
             figureText(arm.changedTextShare),
             figureText(arm.queryHitRate),
             arm.divergence ? figureText(arm.divergence->kl) : figureText(std::nullopt),
             figureText(arm.intentHitRate),
             arm.offPolicy ? figureText(arm.offPolicy->estimates.snips) : figureText(std::nullopt)});
    page.table(table);
}

void addDifferences(HtmlReport& page, const AlignOutcome& outcome) {
    page.section("All differences");
    page.paragraph("The smallest detectable effect is what these users would show with 80 % power at 5 %.");
    HtmlTable table{
        .columns = {
            {"slice"},
            {"from"},
            {"to"},
            {"metric"},
            {"before", true},
            {"after", true},
            {"difference", true},
            {"p", true},
            {"detectable", true}}};
    for (const AlignComparison& one : outcome.comparisons) {
        const std::string slice = one.slice.empty() ? "all" : one.slice;
        if (!one.report) {
            table.rows.push_back({slice, one.before, one.after, one.problem, "", "", "", "", ""});
            continue;
        }
        for (const MetricComparison& metric : one.report->metrics)
            table.rows.push_back(
                {slice,
                 one.before,
                 one.after,
                 metric.name,
                 placesText(metric.estimate.before.value),
                 placesText(metric.estimate.after.value),
                 figureText(metric.estimate.difference, true),
                 figureText(metric.estimate.pValue),
                 figureText(metric.smallestDetectableEffect)});
    }
    page.table(table);
}

void addPreferences(HtmlReport& page, const AlignPreferences& one) {
    page.section("Preferences, round " + std::to_string(one.round));
    const feedback::PreferenceOrigin& origin = one.origin;
    const auto count = [](std::int64_t value) { return std::to_string(value); };
    page.table(
        {.columns = {{"impressions", false}, {"count", true}},
         .rows = {
             {"of the training part with a click", count(origin.clickedCount)},
             {"judged", count(origin.counts.judgedCount)},
             {"pairs kept", std::to_string(one.winnerRewards.size())},
             {"dropped: one answer", count(origin.counts.oneAnswerCount)},
             {"dropped: within the margin", count(origin.counts.withinMarginCount)},
             {"dropped: over the limit", count(origin.overLimitCount)}}});
    HtmlTable examples{
        .caption = "Pairs with the widest and the narrowest margins",
        .columns = {{"impression"}, {"clicked"}, {"winner"}, {"loser"}, {"margin, nats", true}}};
    for (const AlignPairExample& pair : one.examples)
        examples.rows.push_back(
            {pair.impressionId, pair.clicked, pair.winner, pair.loser, numberText(pair.margin, 3)});
    page.table(examples);
}

void addCurves(HtmlReport& page, const AlignOutcome& outcome) {
    if (outcome.curves.empty())
        return;
    page.section("Training of the reasoner");
    for (const AlignCurve& curve : outcome.curves) {
        exporting::PlotSeries series{.name = curve.stage};
        for (std::size_t i = 0; i < curve.losses.size(); ++i)
            series.points.push_back({static_cast<double>(i + 1), curve.losses[i]});
        page.figure(
            exporting::svgOf(exporting::LinePlot{
                .title = "Loss of " + curve.stage,
                .xAxis = "step",
                .yAxis = "loss",
                .series = {std::move(series)}}),
            "");
    }
}

void addOnline(HtmlReport& page, const OnlineReport& report) {
    page.section("Replay on simulated users");
    exporting::BarPlot clicks{.title = "CTR@3", .axis = "clicks on the first three per impression"};
    HtmlTable table{
        .columns = {{"run"}, {"CTR@3", true}, {"satisfied", true}, {"difference of CTR@3", true}}};
    for (std::size_t i = 0; i < report.arms.size(); ++i) {
        const OnlineArm& arm = report.arms[i];
        clicks.bars.push_back(barOf(arm.run.name, arm.clicks));
        table.rows.push_back(
            {arm.run.name,
             figureText(arm.clicks),
             figureText(arm.satisfied),
             i == 0 ? "" : figureText(report.differences[i - 1].clicks.difference, true)});
    }
    page.figure(exporting::svgOf(clicks), "");
    page.table(table);
}

void addExamples(HtmlReport& page, const char* title, const std::vector<AlignExample>& examples) {
    HtmlTable table{
        .caption = title, .columns = {{"impression"}, {"clicked"}, {"query before"}, {"query after"}}};
    for (const AlignExample& one : examples)
        table.rows.push_back({one.impressionId, one.clicked, one.before, one.after});
    page.table(table);
}

void addTimes(HtmlReport& page, const AlignOutcome& outcome) {
    page.section("Time and memory");
    constexpr double KibPerMib = 1024;
    HtmlTable table{
        .columns = {{"step"}, {"seconds", true}, {"processor seconds", true}, {"MiB at most", true}, {""}}};
    for (const AlignTiming& one : outcome.timings)
        table.rows.push_back(
            {one.step,
             numberText(one.seconds, 3),
             numberText(one.processorSeconds, 3),
             numberText(static_cast<double>(one.peakKib) / KibPerMib, 5),
             one.wasThere ? "was there" : ""});
    page.table(table);
}

} // namespace

std::string toHtml(const AlignOutcome& outcome) {
    HtmlReport page(
        "Alignment " + outcome.name,
        outcome.datasetName + ", dataset " + outcome.datasetHash.substr(0, 12) + ", test part of " +
            outcome.split + ", seed " + std::to_string(outcome.seed) +
            "; IntentScope's reconstruction of ranking-guided alignment");
    for (const std::string& sample : outcome.samples)
        page.warning(sample);
    for (const std::string& note : outcome.notes)
        page.paragraph(note);
    addResults(page, outcome);
    addArms(page, outcome);
    for (const AlignPreferences& one : outcome.preferences)
        addPreferences(page, one);
    addCurves(page, outcome);
    if (outcome.online)
        addOnline(page, *outcome.online);
    page.section("Examples");
    addExamples(page, "Improved from qe to the last arm", outcome.improved);
    addExamples(page, "Broken from qe to the last arm", outcome.broken);
    addTimes(page, outcome);
    addDifferences(page, outcome);
    return page.text();
}

} // namespace intentscope::tasks
