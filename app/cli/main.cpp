// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stop_on_signal.h"
#include "app/cli/verb.h"
#include "core/base/build_version.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <unistd.h>

namespace intentscope::cli {
namespace {

ExitCode runVerb(const Verb& verb, Output& output) {
    RealEnv env;
    StopOnSignal signals;
    Result<Answer> result = [&] {
        TerminalProgress progress(std::cerr, ::isatty(STDERR_FILENO) == 1);
        VerbContext context{env, progress, signals.token(), output};
        return verb(context);
    }();
    if (!result)
        return output.error(result.error());
    output.answer(*result);
    return std::cout.good() ? result->exitCode : ExitCode::BadInput;
}

void declareVerbs(CLI::App& app, Verb& chosen) {
    addChecksVerb(app, chosen);
    addSimulateVerb(app, chosen);
    addImportVerb(app, chosen);
    addTrainVerb(app, chosen);
    addReasonVerb(app, chosen);
    addScoreVerb(app, chosen);
    addEvalVerb(app, chosen);
    addCompareVerb(app, chosen);
    addConfusionVerb(app, chosen);
    addErrorsVerb(app, chosen);
    addExplainVerb(app, chosen);
    addAttributeVerb(app, chosen);
    addSwapVerb(app, chosen);
    addGateVerb(app, chosen);
    addNeighboursVerb(app, chosen);
    addProjectVerb(app, chosen);
    addLabelsVerb(app, chosen);
    addTeamVerb(app, chosen);
    addExportVerb(app, chosen);
    addColumnsVerb(app, chosen);
    addSlicesVerb(app, chosen);
    addServeVerb(app, chosen);
    addOnlineVerb(app, chosen);
    addReportVerb(app, chosen);
    addAlignVerb(app, chosen);
    addReplayVerb(app, chosen);
    addRetrainVerb(app, chosen);
    addBenchVerb(app, chosen);
}

/// CLI11 reports through exceptions; they end here.
ExitCode parseAndRun(int argumentCount, char** arguments) {
    CLI::App app(
        "IntentScope on the command line: data, rankers, runs, labels and exports.", "intentscope-cli");
    bool isJson = false;
    Verb chosen;
    app.add_flag(
        "--json", isJson, "Standard output holds exactly one JSON object, everything else standard error");
    app.set_version_flag("--version", "intentscope-cli " + codeVersion());
    app.option_defaults()->always_capture_default();
    app.fallthrough();
    app.require_subcommand(1);
    declareVerbs(app, chosen);
    try {
        app.parse(argumentCount, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, std::cout, std::cerr) == 0 ? ExitCode::Done : ExitCode::Usage;
    }
    Output output(std::cout, std::cerr, isJson);
    return runVerb(chosen, output);
}

} // namespace
} // namespace intentscope::cli

int main(int argumentCount, char** arguments) {
    try {
        return static_cast<int>(intentscope::cli::parseAndRun(argumentCount, arguments));
    } catch (const std::bad_alloc&) {
        std::cerr << "Out of memory. Close other programs, or work on a part of the data\n";
    } catch (const std::exception& error) {
        std::cerr << "Internal failure: " << error.what() << ". Please report it with the command line\n";
    }
    return static_cast<int>(intentscope::cli::ExitCode::Internal);
}
