// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metric_options.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/tasks/report_task.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <sstream>

namespace intentscope::cli {
namespace {

struct ReportOptions {
    WorkspaceOptions where;
    MetricOptions metrics;
    tasks::ReportRequest request;
    std::int32_t topK = 3;
};

Result<Answer> runReport(VerbContext& context, const ReportOptions& options) {
    const std::string ending = options.request.file.extension().string();
    if (ending != ".html" && ending != ".htm") {
        return fail(
            ErrorCode::InvalidInput,
            "A report on the command line is an HTML file, and '" + options.request.file.string() +
                "' does not end in .html",
            {.cure = "Name a file that ends in .html; the window also writes PDF"});
    }
    ISCOPE_TRY_ASSIGN(const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    tasks::ReportRequest request = options.request;
    request.compare = {
        .part = options.metrics.part,
        .metrics = options.metrics.metrics,
        .bootstrap = options.metrics.bootstrap,
        .topK = options.topK};
    ISCOPE_TRY_ASSIGN(
        const auto outcome, tasks::reportTask(request, *workspace, context.progress, context.stop));
    std::ostringstream text;
    text << outcome.file.string() << ": " << outcome.fixedCount << " fixed, " << outcome.brokenCount
         << " broken, " << outcome.sliceCount << " slices, " << outcome.byteCount << " bytes\nSHA-256 "
         << outcome.sha256 << '\n';
    return Answer{text.str(), tasks::toJson(outcome)};
}

} // namespace

void addReportVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ReportOptions>();
    CLI::App& verb = *app.add_subcommand(
        "report", "A page about two runs for people who were not there: figures, slices, examples, hashes");
    addWorkspaceOption(verb, options->where);
    verb.add_option("--before", options->request.before, "Name or id of the run before")->required();
    verb.add_option("--after", options->request.after, "Name or id of the run after")->required();
    verb.add_option("--out", options->request.file, "The HTML file")->required();
    verb.add_option("--top", options->topK, "Right means: a clicked intent is among the first so many");
    verb.add_option("--examples", options->request.exampleCount, "Examples of each of fixed and broken")
        ->check(CLI::NonNegativeNumber);
    verb.add_option(
        "--slice",
        options->request.slice,
        "Only impressions of this slice: a saved name or an expression; else every saved slice is compared");
    addMetricOptions(verb, options->metrics);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runReport(context, *options); };
    });
}

} // namespace intentscope::cli
