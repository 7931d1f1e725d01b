// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metric_options.h"
#include "app/cli/run_options.h"
#include "core/tasks/find_errors_task.h"

#include <CLI/CLI.hpp>

#include <iomanip>
#include <sstream>
#include <utility>

namespace intentscope::cli {
namespace {

struct ErrorsOptions {
    RunOptions runs;
    MetricOptions part;
    tasks::FindErrorsSpec spec;
    std::string kind = "wrong";
    std::vector<std::string> mapColumns;
    bool isInSample = false;
};

void addTree(std::ostream& text, const tasks::FindErrorsReport& report) {
    const auto total = static_cast<double>(report.impressions.size());
    text << (report.spec.isHonest ? "Found on one half of the users; rates are those of the other half\n"
                                  : "In-sample: found on the users that the rates are told of\n")
         << "  share  impressions  error rate\n";
    for (std::size_t i = 0; i < report.tree.nodes.size(); ++i) {
        const auto& node = report.tree.nodes[i];
        const auto size = node.end - node.begin;
        text << std::fixed << std::setprecision(1) << std::setw(6) << 100 * static_cast<double>(size) / total
             << "%" << std::setw(13) << size << "  " << estimateText(report.rates[i]) << "  "
             << std::string(2 * static_cast<std::size_t>(node.depth), ' ')
             << (node.term.empty() ? "all" : node.term) << '\n';
    }
    if (report.tree.nodes.size() == 1)
        text << "No question about a feature tells errors apart better than chance\n";
}

void addMap(std::ostream& text, const analysis::HeatMap& map) {
    text << "Error rate by " << map.rows.column << " (down) and " << map.columns.column
         << " (across), with impressions\n";
    for (const auto& bin : map.columns.bins)
        text << '\t' << bin.label;
    text << '\n';
    for (std::size_t row = 0; row < map.rows.bins.size(); ++row) {
        text << map.rows.bins[row].label;
        for (std::size_t column = 0; column < map.columns.bins.size(); ++column) {
            const auto& cell = map.cell(row, column);
            text << '\t';
            if (cell.size == 0)
                text << '-';
            else
                text << std::fixed << std::setprecision(3) << cell.rate() << " (" << cell.size << ')';
        }
        text << '\n';
    }
}

std::string textOf(const tasks::FindErrorsReport& report) {
    std::ostringstream text;
    text << report.impressions.size() << " impressions with a click of the " << tasks::name(report.spec.part)
         << " part; error: " << tasks::name(report.spec.kind) << " among the first " << report.spec.topK
         << "; " << report.featureCount << " features\n";
    if (report.spec.slice)
        text << "In " << report.spec.slice->title() << '\n';
    addTree(text, report);
    if (report.heatMap)
        addMap(text, *report.heatMap);
    return text.str();
}

Result<Answer> runErrors(VerbContext& context, const ErrorsOptions& options) {
    ISCOPE_TRY_ASSIGN(auto opened, openRuns(context, options.runs));
    auto spec = options.spec;
    ISCOPE_TRY_ASSIGN(spec.kind, tasks::parseErrorKind(options.kind));
    spec.part = options.part.part;
    spec.slice = std::move(opened.slice);
    spec.isHonest = !options.isInSample;
    if (!options.mapColumns.empty())
        spec.heatMap = std::pair(options.mapColumns.front(), options.mapColumns.back());
    ISCOPE_TRY_ASSIGN(
        const auto report, tasks::findErrorsTask(spec, opened.tables(), context.progress, context.stop));
    return Answer{textOf(report), tasks::toJson(report)};
}

} // namespace

void addErrorsVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ErrorsOptions>();
    CLI::App& verb = *app.add_subcommand("errors", "Finds slices with many errors by a decision tree");
    addRunOptions(verb, options->runs);
    addPartOption(verb, options->part);
    verb.add_option(
        "--kind", options->kind, "What is an error: wrong (default), or of two runs broken or fixed");
    verb.add_option(
        "--top",
        options->spec.topK,
        "An impression is right when a clicked intent is among the first so many");
    verb.add_option("--feature", options->spec.bins.columns, "Only questions about these columns")
        ->delimiter(',');
    verb.add_option("--depth", options->spec.tree.depth, "Questions from the root to a leaf, at most");
    verb.add_option("--min-size", options->spec.tree.minSize, "Impressions on each side of a question");
    verb.add_option(
        "--min-chi2", options->spec.tree.minChiSquared, "Smallest chi-squared statistic of a question");
    verb.add_flag("--in-sample", options->isInSample, "Search and report on the same users");
    verb.add_option("--halves-seed", options->spec.halvesSeed, "Which users are searched");
    verb.add_option("--replicates", options->spec.bootstrap.replicateCount, "Bootstrap replicates of a rate");
    verb.add_option("--map", options->mapColumns, "Also error rates by two columns: --map a,b")
        ->delimiter(',')
        ->expected(2);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runErrors(context, *options); };
    });
}

} // namespace intentscope::cli
