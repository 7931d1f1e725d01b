// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/code_options.h"
#include "app/cli/metric_options.h"
#include "app/cli/run_options.h"
#include "core/rank/simple/simple_ranker.h"
#include "core/tasks/explain_sources.h"
#include "core/tasks/swap_task.h"

#include <CLI/CLI.hpp>

#include <iomanip>
#include <sstream>
#include <utility>

namespace intentscope::cli {
namespace {

struct SwapOptions {
    RunOptions runs;
    MetricOptions metrics;
    CodeOptions code;
    std::int32_t topK = 3;
};

void addEffect(std::ostream& text, const char* name, const stats::PairedEstimate& effect) {
    text << "    " << std::left << std::setw(34) << name << estimateText(effect.difference);
    if (effect.pValue)
        text << "  p " << std::fixed << std::setprecision(4) << *effect.pValue;
    text << '\n';
}

void addCauses(std::ostream& text, const char* name, const tasks::SwapCauses& causes) {
    text << name << ": " << causes.latentAlone.size() << " by the latent queries alone, "
         << causes.rankerAlone.size() << " by the ranker alone, " << causes.either.size() << " by either, "
         << causes.together.size() << " only by both together\n";
}

std::string textOf(const tasks::SwapReport& report) {
    using enum tasks::SwapHalf;
    std::ostringstream text;
    text << report.before.name << " and " << report.after.name << ", halves exchanged, on "
         << report.impressionCount << " impressions of the " << tasks::name(report.spec.part) << " part\n";
    for (const auto& metric : report.metrics) {
        text << "  " << metric.name << " (" << metric.rule << ")\n";
        for (const auto ranker : {Before, After}) {
            text << "    ranker " << (ranker == Before ? "before" : "after ") << ": latent queries before "
                 << estimateText(metric.cell(ranker, Before)) << ", after "
                 << estimateText(metric.cell(ranker, After)) << '\n';
        }
        addEffect(text, "both", metric.total);
        addEffect(text, "latent queries, ranker before", metric.latent[0]);
        addEffect(text, "latent queries, ranker after", metric.latent[1]);
        addEffect(text, "ranker, latent queries before", metric.ranker[0]);
        addEffect(text, "ranker, latent queries after", metric.ranker[1]);
        addEffect(text, "share of the latent queries", metric.latentShare);
        addEffect(text, "share of the ranker", metric.rankerShare);
    }
    addCauses(text, "Fixed", report.fixed);
    addCauses(text, "Broken", report.broken);
    return text.str();
}

Result<Answer> runSwap(VerbContext& context, const SwapOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openRuns(context, options.runs));
    const auto& before = *opened.runs.front();
    const auto& after = *opened.runs.back();
    const latent::LatentShelf shelf(context.env, opened.workspace->latentFolder());
    ISCOPE_TRY_ASSIGN(auto latentBefore, tasks::latentOfRun(shelf, before.info(), {}));
    ISCOPE_TRY_ASSIGN(auto latentAfter, tasks::latentOfRun(shelf, after.info(), {}));
    const tasks::SwapDeps deps{
        .env = context.env,
        .dataset = opened.dataset,
        .runs = {before, after},
        .workspaceFolder = opened.workspace->folder(),
        .openScorer = rank::withSimpleRankers(nn::makeScorerFactory(options.code.policy())),
        .latentBefore = std::move(latentBefore),
        .latentAfter = std::move(latentAfter)};
    const tasks::CompareSpec spec{
        .part = options.metrics.part,
        .metrics = options.metrics.metrics,
        .bootstrap = options.metrics.bootstrap,
        .topK = options.topK,
        .slice = opened.slice};
    ISCOPE_TRY_ASSIGN(const auto report, tasks::swapTask(spec, deps, context.progress, context.stop));
    return Answer{textOf(report), tasks::toJson(report, *opened.dataset)};
}

} // namespace

void addSwapVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<SwapOptions>();
    CLI::App& verb = *app.add_subcommand(
        "swap", "Latent queries of each run under the ranker of the other: which half caused the change");
    addTwoRunsOptions(verb, options->runs);
    verb.add_option(
        "--top", options->topK, "An impression is right when a clicked intent is among the first so many");
    addMetricOptions(verb, options->metrics);
    addCodeOption(verb, options->code);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runSwap(context, *options); };
    });
}

} // namespace intentscope::cli
