// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metric_options.h"
#include "app/cli/run_options.h"
#include "core/tasks/confusion_task.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <sstream>

namespace intentscope::cli {
namespace {

struct ConfusionOptions {
    RunOptions runs;
    MetricOptions part;
    std::int32_t topK = 1;
    std::size_t mostPairs = 20;
};

void addSince(std::ostream& text, const analysis::ConfusedRun& run, const analysis::Confusion& confusion) {
    if (!run.onset)
        return;
    char buffer[128];
    std::snprintf(
        buffer,
        sizeof buffer,
        "; more often since the week of %s: %.1f %% -> %.1f %% (p %.3f)",
        toIso8601(confusion.weeks[run.onset->week]).substr(0, 10).c_str(),
        100 * run.onset->shareBefore,
        100 * run.onset->shareSince,
        run.onset->pValue);
    text << buffer;
}

std::string
textOf(const tasks::ConfusionReport& report, const data::Dataset& dataset, std::size_t mostPairs) {
    const auto& confusion = report.confusion;
    std::ostringstream text;
    text << confusion.impressionCount << " impressions with a click of the " << tasks::name(report.spec.part)
         << " part; confused: no clicked intent among the first " << confusion.topK << '\n';
    if (report.spec.slice)
        text << "In " << report.spec.slice->title() << '\n';
    const std::size_t shown =
        mostPairs == 0 ? confusion.pairs.size() : std::min(mostPairs, confusion.pairs.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& pair = confusion.pairs[i];
        text << "  " << dataset.intentTitle(pair.clicked) << " taken for "
             << dataset.intentTitle(pair.predicted) << ": ";
        for (std::size_t run = 0; run < pair.runs.size(); ++run)
            text << (run > 0 ? " -> " : "") << pair.count(run);
        addSince(text, pair.runs.back(), confusion);
        text << '\n';
    }
    if (shown < confusion.pairs.size())
        text << confusion.pairs.size() - shown << " more pairs: --most 0 lists all\n";
    return text.str();
}

Result<Answer> runConfusion(VerbContext& context, const ConfusionOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openRuns(context, options.runs));
    ISCOPE_TRY_ASSIGN(
        const auto report,
        tasks::confusionTask(
            {.part = options.part.part, .topK = options.topK, .slice = opened.slice},
            opened.tables(),
            context.progress,
            context.stop));
    return Answer{
        textOf(report, *opened.dataset, options.mostPairs),
        tasks::toJson(report, *opened.dataset, options.mostPairs)};
}

} // namespace

void addConfusionVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ConfusionOptions>();
    CLI::App& verb = *app.add_subcommand("confusion", "Which intents are taken for which, week by week");
    addRunOptions(verb, options->runs);
    addPartOption(verb, options->part);
    verb.add_option(
        "--top", options->topK, "Confused means: no clicked intent is among the first so many (default 1)");
    verb.add_option("--most", options->mostPairs, "Pairs to list; 0: all");
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runConfusion(context, *options); };
    });
}

} // namespace intentscope::cli
