// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metric_options.h"
#include "app/cli/off_policy_options.h"
#include "app/cli/self_check_options.h"
#include "app/cli/slice_options.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"

#include <CLI/CLI.hpp>

#include <iomanip>
#include <sstream>

namespace intentscope::cli {
namespace {

struct EvalOptions {
    WorkspaceOptions where;
    MetricOptions metrics;
    SelfCheckOptions selfCheck;
    OffPolicyOptions offPolicy;
    std::string run;
    std::string slice; ///< name or expression; "": all impressions
};

std::string textOf(const tasks::EvalReport& report) {
    std::ostringstream text;
    text << "Run " << report.run.name << ", " << tasks::name(report.spec.part)
         << " part: " << report.impressionCount << " impressions\n";
    if (report.spec.slice)
        text << "In " << report.spec.slice->title() << '\n';
    text << "GAUC by " << metrics::name(report.spec.metrics.gauc.group) << ", weighted by "
         << metrics::name(report.spec.metrics.gauc.weight)
         << "; intervals: " << stats::name(report.spec.bootstrap.interval)
         << " over users, B = " << report.spec.bootstrap.replicateCount << ", seed "
         << report.spec.bootstrap.seed << '\n';
    for (const auto& metric : report.metrics) {
        text << "  " << std::left << std::setw(12) << metric.name << estimateText(metric.estimate) << "  "
             << metric.groupCount << " groups, " << metric.userCount << " users";
        if (metric.tieCount > 0)
            text << ", " << metric.tieCount << " with ties that matter";
        text << '\n';
    }
    text << droppedText(report.droppedGroups);
    if (report.clicklessImpressionCount > 0)
        text << report.clicklessImpressionCount << " impressions without a click carry no top-k metric\n";
    if (report.unscoredImpressionCount > 0)
        text << report.unscoredImpressionCount << " impressions of the part were not scored\n";
    return text.str();
}

Result<Answer> runEval(VerbContext& context, const EvalOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto info, workspace->findRun(options.run));
    ISCOPE_TRY_ASSIGN(const auto dataset, workspace->openDataset(info.datasetHash));
    ISCOPE_TRY_ASSIGN(const auto run, workspace->loadRun(info.id, dataset));
    ISCOPE_TRY_ASSIGN(auto slice, chosenSlice(context, options.slice, *workspace, dataset));
    if (options.offPolicy.isAsked) {
        ISCOPE_TRY_ASSIGN(
            const auto report,
            tasks::offPolicyTask(
                options.offPolicy.spec(options.metrics, std::move(slice)),
                *run,
                context.progress,
                context.stop));
        return answerOf(report, *dataset);
    }
    const tasks::EvalSpec spec{
        .part = options.metrics.part,
        .metrics = options.metrics.metrics,
        .bootstrap = options.metrics.bootstrap,
        .slice = std::move(slice)};
    if (options.selfCheck.isAsked) {
        ISCOPE_TRY_ASSIGN(
            const auto check,
            tasks::selfCheckTask(
                spec,
                options.selfCheck.spec(options.metrics.bootstrap),
                *run,
                context.progress,
                context.stop));
        return answerOf(check);
    }
    ISCOPE_TRY_ASSIGN(const auto report, tasks::evalTask(spec, *run, context.progress, context.stop));
    return Answer{textOf(report), tasks::toJson(report)};
}

} // namespace

void addEvalVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<EvalOptions>();
    CLI::App& verb = *app.add_subcommand("eval", "Metrics of a run with intervals over users");
    addWorkspaceOption(verb, options->where);
    verb.add_option("--run", options->run, "Name or id of the run")->required();
    verb.add_option(
        "--slice", options->slice, "Only impressions of this slice: a saved name or an expression");
    addMetricOptions(verb, options->metrics);
    addSelfCheckOptions(verb, options->selfCheck);
    addOffPolicyOptions(verb, options->offPolicy);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runEval(context, *options); };
    });
}

} // namespace intentscope::cli
