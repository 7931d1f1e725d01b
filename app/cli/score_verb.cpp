// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/code_options.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/tasks/score_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <sstream>

namespace intentscope::cli {
namespace {

struct ScoreOptions {
    WorkspaceOptions where;
    std::vector<std::string> rankers;
    std::string run;
    CodeOptions code;
};

Answer answerOf(const rank::RunInfo& run, const data::Dataset& dataset) {
    std::ostringstream text;
    text << "Run " << run.name << " (" << run.id << "): " << dataset.candidateCount() << " candidates of "
         << dataset.impressionCount() << " impressions scored" << (run.isOutOfFold ? " out of fold" : "")
         << '\n';
    nlohmann::ordered_json object;
    object["run_id"] = run.id;
    object["name"] = run.name;
    object["dataset_hash"] = run.datasetHash;
    object["ranker_hashes"] = run.rankerHashes;
    object["split"] = run.split;
    object["out_of_fold"] = run.isOutOfFold;
    object["scores_hash"] = run.scoresHash;
    object["candidates"] = dataset.candidateCount();
    return {text.str(), object.dump(2)};
}

Result<Answer> runScore(VerbContext& context, const ScoreOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    tasks::ScoreSpec spec;
    spec.runName = options.run;
    for (const std::string& ranker : options.rankers) {
        ISCOPE_TRY_ASSIGN(auto folder, findCheckpoint(*opened.workspace, ranker, context.env));
        warnOfCode(context, folder);
        spec.checkpoints.push_back(std::move(folder));
    }
    const tasks::ScoreDeps deps{context.env, opened.dataset, nn::makeScorerFactory(options.code.policy())};
    ISCOPE_TRY_ASSIGN(const auto table, tasks::scoreTask(spec, deps, context.progress, context.stop));
    ISCOPE_TRY_ASSIGN(const auto run, opened.workspace->saveRun(table));
    return answerOf(run, *opened.dataset);
}

} // namespace

void addScoreVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ScoreOptions>();
    CLI::App& verb = *app.add_subcommand("score", "Score a dataset with a ranker; the result is a run");
    addWorkspaceOption(verb, options->where);
    addDatasetOption(verb, options->where);
    verb.add_option(
            "--ranker", options->rankers, "Name or folder of a checkpoint; all folds' for an out-of-fold run")
        ->required()
        ->delimiter(',');
    verb.add_option("--run", options->run, "What to call the run")->required();
    addCodeOption(verb, options->code);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runScore(context, *options); };
    });
}

} // namespace intentscope::cli
