// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_output.h"
#include "core/base/env.h"
#include "core/base/progress.h"

#include <functional>
#include <stop_token>

namespace CLI {
class App;
}

namespace intentscope::cli {

/// What a verb works with; lives as long as the verb runs.
struct VerbContext {
    Env& env;
    ProgressSink& progress;
    std::stop_token stop;
    Output& output;
};

using Verb = std::function<Result<Answer>(VerbContext&)>;

/// Each of these declares one verb with its options; parsing it sets `chosen`.
void addChecksVerb(CLI::App& app, Verb& chosen);
void addSimulateVerb(CLI::App& app, Verb& chosen);
void addImportVerb(CLI::App& app, Verb& chosen);
void addTrainVerb(CLI::App& app, Verb& chosen);
void addReasonVerb(CLI::App& app, Verb& chosen);
void addScoreVerb(CLI::App& app, Verb& chosen);
void addEvalVerb(CLI::App& app, Verb& chosen);
void addCompareVerb(CLI::App& app, Verb& chosen);
void addConfusionVerb(CLI::App& app, Verb& chosen);
void addErrorsVerb(CLI::App& app, Verb& chosen);
void addExplainVerb(CLI::App& app, Verb& chosen);
void addGateVerb(CLI::App& app, Verb& chosen);
void addAttributeVerb(CLI::App& app, Verb& chosen);
void addSwapVerb(CLI::App& app, Verb& chosen);
void addNeighboursVerb(CLI::App& app, Verb& chosen);
void addProjectVerb(CLI::App& app, Verb& chosen);
void addLabelsVerb(CLI::App& app, Verb& chosen);
void addTeamVerb(CLI::App& app, Verb& chosen);
void addExportVerb(CLI::App& app, Verb& chosen);
void addColumnsVerb(CLI::App& app, Verb& chosen);
void addSlicesVerb(CLI::App& app, Verb& chosen);
void addServeVerb(CLI::App& app, Verb& chosen);
void addOnlineVerb(CLI::App& app, Verb& chosen);
void addReportVerb(CLI::App& app, Verb& chosen);
void addAlignVerb(CLI::App& app, Verb& chosen);
void addReplayVerb(CLI::App& app, Verb& chosen);
void addRetrainVerb(CLI::App& app, Verb& chosen);
void addBenchVerb(CLI::App& app, Verb& chosen);

} // namespace intentscope::cli
