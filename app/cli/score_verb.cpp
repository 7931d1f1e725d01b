// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/code_options.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/latent/latent_shelf.h"
#include "core/rank/simple/simple_ranker.h"
#include "core/tasks/precomputed_task.h"
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
    std::string latent; ///< set of latent queries, for rankers that read them
    bool allowsOtherReasoner = false;
    std::string precomputed; ///< file of scores; "": a ranker scores
    std::string split;       ///< of precomputed scores
    bool isOutOfFold = false;
};

Answer answerOf(const rank::RunInfo& run, const data::Dataset& dataset) {
    std::ostringstream text;
    if (run.isPrecomputed)
        text << "Precomputed scores of " << run.rankerFolders.front() << '\n';
    text << "Run " << run.name << " (" << run.id << "): " << dataset.candidateCount() << " candidates of "
         << dataset.impressionCount() << " impressions scored" << (run.isOutOfFold ? " out of fold" : "")
         << '\n';
    if (run.latent)
        text << "Latent queries " << run.latent->id << " of the reasoner " << run.latent->reasonerName << " ("
             << run.latent->reasonerHash.substr(0, 12) << ")\n";
    nlohmann::ordered_json object;
    object["run_id"] = run.id;
    object["name"] = run.name;
    object["dataset_hash"] = run.datasetHash;
    object["ranker_hashes"] = run.rankerHashes;
    object["split"] = run.split;
    object["out_of_fold"] = run.isOutOfFold;
    object["precomputed"] = run.isPrecomputed;
    object["scores_hash"] = run.scoresHash;
    if (run.latent) {
        object["latent_id"] = run.latent->id;
        object["reasoner"] = run.latent->reasonerName;
        object["reasoner_hash"] = run.latent->reasonerHash;
    }
    object["candidates"] = dataset.candidateCount();
    return {text.str(), object.dump(2)};
}

Result<Answer> runPrecomputed(VerbContext& context, const ScoreOptions& options) {
    tasks::PrecomputedSpec spec{
        .runName = options.run, .file = options.precomputed, .split = {}, .isOutOfFold = options.isOutOfFold};
    if (!options.split.empty()) {
        ISCOPE_TRY_ASSIGN(spec.split, data::parseSplit(options.split));
    }
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    ISCOPE_TRY_ASSIGN(
        const auto table,
        tasks::precomputedTask(spec, opened.dataset, context.env, context.progress, context.stop));
    ISCOPE_TRY_ASSIGN(const auto run, opened.workspace->saveRun(table));
    return answerOf(run, *opened.dataset);
}

Result<Answer> runScore(VerbContext& context, const ScoreOptions& options) {
    if (!options.precomputed.empty())
        return runPrecomputed(context, options);
    if (options.rankers.empty())
        return fail(
            ErrorCode::InvalidInput,
            "Nothing is named to score with",
            {.cure = "Name a checkpoint with --ranker, or a file of scores with --precomputed"});
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    tasks::ScoreSpec spec;
    spec.runName = options.run;
    for (const std::string& ranker : options.rankers) {
        ISCOPE_TRY_ASSIGN(auto folder, findCheckpoint(*opened.workspace, ranker, context.env));
        warnOfCode(context, folder);
        spec.checkpoints.push_back(std::move(folder));
    }
    spec.allowsOtherReasoner = options.allowsOtherReasoner;
    tasks::ScoreDeps deps{
        context.env, opened.dataset, rank::withSimpleRankers(nn::makeScorerFactory(options.code.policy()))};
    if (!options.latent.empty()) {
        const latent::LatentShelf shelf(context.env, opened.workspace->latentFolder());
        ISCOPE_TRY_ASSIGN(deps.latent, shelf.find(options.latent));
    }
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
    auto* ranker = verb.add_option(
        "--ranker", options->rankers, "Name or folder of a checkpoint; all folds' for an out-of-fold run");
    ranker->delimiter(',');
    auto* precomputed =
        verb.add_option(
                "--precomputed",
                options->precomputed,
                "Scores of another program: a table with impression_id, intent_id, score, or a .npy")
            ->excludes(ranker);
    verb.add_option("--split", options->split, "Of precomputed scores: the split their ranker was trained on")
        ->needs(precomputed);
    verb.add_flag(
            "--out-of-fold",
            options->isOutOfFold,
            "Of precomputed scores: each impression was scored by a ranker that had not seen its user")
        ->needs(precomputed);
    verb.add_option("--run", options->run, "What to call the run")->required();
    auto* latent = verb.add_option("--latent", options->latent, "Latent queries, by id or name, for qe_rec");
    verb.add_flag(
            "--other-reasoner",
            options->allowsOtherReasoner,
            "They may come from another reasoner than those the ranker was trained on")
        ->needs(latent);
    addCodeOption(verb, options->code);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runScore(context, *options); };
    });
}

} // namespace intentscope::cli
