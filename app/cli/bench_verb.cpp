// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/tasks/bench_task.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <sstream>

namespace intentscope::cli {
namespace {

std::string number(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.3g", value);
    return buffer;
}

void addLines(std::ostream& text, const tasks::BenchMeasurement& measurement) {
    text << measurement.name << ": " << measurement.what << '\n';
    if (!measurement.problem.empty())
        text << "  " << measurement.problem << '\n';
    if (!measurement.median)
        return;
    text << "  " << number(*measurement.median) << ' ' << measurement.unit << " (worst "
         << number(*measurement.worst) << " of " << measurement.values.size() << "), budget "
         << number(measurement.budget) << ' ' << measurement.unit << ": "
         << (measurement.isWithinBudget() ? "within" : "OVER THE BUDGET") << '\n';
    if (measurement.ratio) {
        text << "  " << number(*measurement.ratio) << " x the reference of "
             << number(*measurement.referenceMedian) << ' ' << measurement.unit << ": "
             << measurement.reference << '\n';
    }
    for (const auto& figure : measurement.figures)
        text << "  " << figure.name << ' ' << number(figure.value) << ' ' << figure.unit << '\n';
}

Answer answerOf(const tasks::BenchReport& report) {
    std::ostringstream text;
    text << "IntentScope " << report.version << " on " << report.coreCount << " cores of "
         << (report.processor.empty() ? "an unnamed processor" : report.processor)
         << "; medians of the repeats\n";
    for (const auto& measurement : report.measurements)
        addLines(text, measurement);
    return {text.str(), tasks::toJson(report)};
}

} // namespace

void addBenchVerb(CLI::App& app, Verb& chosen) {
    auto spec = std::make_shared<tasks::BenchSpec>();
    CLI::App& verb =
        *app.add_subcommand("bench", "Measure what the program promises, each beside its budget");
    verb.add_option("--filter", spec->filters, "Only measurements whose name contains one of these")
        ->delimiter(',');
    verb.add_option("--data", spec->workspace, "A workspace for the measurements that need real data");
    verb.add_option("--scratch", spec->scratchRoot, "Where temporary files go; else the system's folder");
    verb.callback([spec, &chosen] {
        chosen = [spec](VerbContext& context) -> Result<Answer> {
            ISCOPE_TRY_ASSIGN(
                const auto report,
                tasks::benchTask(*spec, tasks::benchCases(), context.env, context.progress, context.stop));
            return answerOf(report);
        };
    });
}

} // namespace intentscope::cli
