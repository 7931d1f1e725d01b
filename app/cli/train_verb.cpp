// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/loss_options.h"
#include "app/cli/simple_ranker_options.h"
#include "app/cli/train_reasoner_verb.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/latent/latent_shelf.h"
#include "core/nn/ranker_factory.h"
#include "core/tasks/train_ranker_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <sstream>

namespace intentscope::cli {
namespace {

struct TrainOptions {
    WorkspaceOptions where;
    std::string name;
    std::string split = "time:0.7/0.1";
    std::string start; ///< name or folder of a checkpoint to start from; "" for none
    bool isEveryFold = false;
    bool isResumed = false;
    bool isFinished = false;
    bool keepsLast = false;
    double saveSeconds = rank::TrainingTarget{}.saveSeconds;
    double peerTimeout = rank::ProcessGroupSpec{}.timeoutSeconds;
    std::string schedule = std::string(rank::name(rank::RankerTrainingSpec{}.schedule));
    std::string latent; ///< set of latent queries, for qe_rec
    bool leavesQueryOut = false;
    bool leavesIntentTextOut = false;
    LossOptions loss;
    SimpleRankerOptions simple;
    rank::RankerTrainingSpec training;
};

/// One checkpoint to train: its name and its part of the split.
struct Training {
    std::string name;
    data::SplitSpec split;
};

Result<std::vector<Training>> trainingsOf(const TrainOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto split, data::parseSplit(options.split));
    if (!options.isEveryFold)
        return std::vector<Training>{{options.name, split}};
    const auto* folds = std::get_if<data::UserFolds>(&split);
    if (folds == nullptr) {
        return fail(
            ErrorCode::InvalidInput,
            "--every-fold needs a split by folds, and '" + options.split + "' is none",
            {.cure = "Write --split folds:5/0"});
    }
    std::vector<Training> trainings;
    for (std::int32_t fold = 0; fold < folds->foldCount; ++fold) {
        data::UserFolds one = *folds;
        one.fold = fold;
        trainings.push_back({options.name + ".fold" + std::to_string(fold), one});
    }
    return trainings;
}

std::string number(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.4f", value);
    return std::isnan(value) ? "none" : buffer;
}

nlohmann::ordered_json epochsOf(const rank::TrainedRanker& ranker) {
    auto epochs = nlohmann::ordered_json::array();
    for (const auto& epoch : ranker.epochs) {
        epochs.push_back(
            {{"member", epoch.member},
             {"epoch", epoch.epoch},
             {"train_loss", epoch.trainLoss},
             {"validation_loss", epoch.validationLoss},
             {"validation_ndcg3", epoch.validationNdcg3},
             {"validation_recall3", epoch.validationRecall3},
             {"validation_gauc", epoch.validationGauc}});
    }
    return epochs;
}

Answer answerOf(
    const std::vector<tasks::TrainRankerOutcome>& outcomes,
    std::int32_t memberCount,
    const rank::ProcessGroupSpec& processes) {
    std::ostringstream text;
    nlohmann::ordered_json object;
    auto& list = object["checkpoints"] = nlohmann::ordered_json::array();
    for (const auto& outcome : outcomes) {
        if (!processes.isFirst())
            text << "Process 0: ";
        text << "Wrote " << outcome.ranker.checkpoint.string() << " ("
             << outcome.ranker.checkpointHash.substr(0, 12) << ")";
        if (!outcome.ranker.epochs.empty())
            text << ", best epoch " << outcome.ranker.bestEpoch << " of "
                 << rank::epochCountOfFirst(outcome.ranker.epochs);
        if (memberCount > 1)
            text << " of the first of " << memberCount << " graphs";
        text << "; " << outcome.trainCount << " impressions trained, " << outcome.validationCount
             << " validated, " << outcome.testCount << " held out\n";
        if (!outcome.ranker.lastCheckpoint.empty())
            text << "Wrote " << outcome.ranker.lastCheckpoint.string() << ", the last epoch\n";
        list.push_back(
            {{"checkpoint", outcome.ranker.checkpoint.string()},
             {"checkpoint_hash", outcome.ranker.checkpointHash},
             {"best_epoch", outcome.ranker.bestEpoch},
             {"last_checkpoint", outcome.ranker.lastCheckpoint.string()},
             {"train", outcome.trainCount},
             {"validation", outcome.validationCount},
             {"test", outcome.testCount},
             {"epochs", epochsOf(outcome.ranker)}});
    }
    object["checkpoint_hash"] = outcomes.front().ranker.checkpointHash;
    return {text.str(), object.dump(2)};
}

rank::TrainingStart startOf(const TrainOptions& options) {
    return options.isResumed    ? rank::TrainingStart::Resume
           : options.isFinished ? rank::TrainingStart::Finish
                                : rank::TrainingStart::Anew;
}

/// Null where no reference is asked for.
Result<std::unique_ptr<rank::Scorer>>
openReference(VerbContext& context, workspace::Workspace& workspace, const std::string& name) {
    if (name.empty())
        return nullptr;
    ISCOPE_TRY_ASSIGN(const auto folder, findCheckpoint(workspace, name, context.env));
    return nn::makeScorerFactory(nn::CodePolicy::Refuse)(context.env, folder);
}

Result<std::unique_ptr<rank::RankerTrainer>>
trainerOf(const TrainOptions& options, const rank::ProcessGroupSpec& processes, Env& env) {
    ISCOPE_TRY_ASSIGN(auto simple, simpleTrainer(options.simple, env));
    if (simple && !processes.isAlone())
        return fail(
            ErrorCode::InvalidInput,
            "a ranker that counts is trained by one process, and WORLD_SIZE asks for " +
                std::to_string(processes.size),
            {.cure = "Train it without RANK and WORLD_SIZE in the environment"});
    return simple ? std::move(simple) : nn::makeRankerTrainer(env, processes);
}

/// Which of several processes this one is, as the environment says.
Result<rank::ProcessGroupSpec> processesOf(const TrainOptions& options) {
    ISCOPE_TRY_ASSIGN(auto processes, rank::processGroupOf([](const std::string& name) {
                          const char* value =
                              std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): nobody calls setenv
                          return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
                      }));
    if (!(options.peerTimeout >= 1) || !(options.peerTimeout <= 1e6))
        return fail(ErrorCode::InvalidInput, "--peer-timeout must lie between 1 and 1000000 seconds");
    processes.timeoutSeconds = options.peerTimeout;
    return processes;
}

/// Null where none is named.
Result<std::shared_ptr<const latent::LatentSet>>
openLatent(VerbContext& context, const workspace::Workspace& workspace, const TrainOptions& options) {
    const bool readsQueries = options.simple.architecture == rank::name(rank::RankerArchitecture::QeRec);
    if (readsQueries == options.latent.empty())
        return fail(
            ErrorCode::InvalidInput,
            readsQueries ? "qe_rec reads latent queries, and none are named"
                         : "--latent is for --arch qe_rec alone",
            {.cure = "Name a set with --latent together with --arch qe_rec; `reason --list` lists them"});
    if (!readsQueries)
        return nullptr;
    return latent::LatentShelf(context.env, workspace.latentFolder()).find(options.latent);
}

/// What of a training is the same for all folds, as the options say.
Result<tasks::TrainRankerSpec>
specOf(VerbContext& context, workspace::Workspace& workspace, const TrainOptions& options) {
    tasks::TrainRankerSpec spec;
    ISCOPE_TRY_ASSIGN(spec.training, withLoss(options.training, options.loss));
    ISCOPE_TRY_ASSIGN(spec.training.schedule, rank::parseRateSchedule(options.schedule));
    if (!options.start.empty()) {
        ISCOPE_TRY_ASSIGN(spec.start, findCheckpoint(workspace, options.start, context.env));
    }
    if (!options.latent.empty())
        spec.training.architecture = rank::RankerArchitecture::QeRec;
    spec.training.usesQuery = !options.leavesQueryOut;
    spec.training.usesIntentText = !options.leavesIntentTextOut;
    spec.target = {
        .checkpoint = {},
        .start = startOf(options),
        .keepsState = true,
        .saveSeconds = options.saveSeconds,
        .keepsLast = options.keepsLast};
    return spec;
}

rank::EpochCallback epochLines(std::ostream& err, const std::string& name, std::int32_t memberCount) {
    return [&err, name, memberCount](const rank::TrainingEpoch& epoch) {
        err << name;
        if (memberCount > 1)
            err << ", graph " << epoch.member + 1 << " of " << memberCount;
        err << ": epoch " << epoch.epoch << "  loss " << number(epoch.trainLoss) << "  validation NDCG@3 "
            << number(epoch.validationNdcg3) << "  Recall@3 " << number(epoch.validationRecall3) << "  GAUC "
            << number(epoch.validationGauc) << "  " << std::llround(epoch.impressionsPerSecond)
            << " impressions/s" << std::endl;
    };
}

Result<Answer> runTrain(VerbContext& context, const TrainOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto trainings, trainingsOf(options));
    ISCOPE_TRY_ASSIGN(const auto processes, processesOf(options));
    // Process 0 alone writes, so the others need no lock and may share its workspace.
    const auto mode = processes.isFirst() ? workspace::OpenMode::Write : workspace::OpenMode::Read;
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, mode));
    ISCOPE_TRY_ASSIGN(auto spec, specOf(context, *opened.workspace, options));
    ISCOPE_TRY_ASSIGN(
        const auto reference, openReference(context, *opened.workspace, options.loss.reference));
    ISCOPE_TRY_ASSIGN(const auto latent, openLatent(context, *opened.workspace, options));
    ISCOPE_TRY_ASSIGN(const auto trainer, trainerOf(options, processes, context.env));
    std::vector<tasks::TrainRankerOutcome> outcomes;
    for (const Training& training : trainings) {
        spec.training.split = training.split;
        spec.target.checkpoint = opened.workspace->checkpointsFolder() / training.name;
        const auto onEpoch = processes.isFirst()
                                 ? epochLines(context.output.err(), training.name, spec.training.memberCount)
                                 : rank::EpochCallback();
        ISCOPE_TRY_ASSIGN(
            auto outcome,
            tasks::trainRankerTask(
                spec,
                {context.env, *opened.dataset, *trainer, onEpoch, latent.get(), reference.get()},
                context.progress,
                context.stop));
        outcomes.push_back(std::move(outcome));
    }
    return answerOf(outcomes, spec.training.memberCount, processes);
}

void addSchedule(CLI::App& verb, rank::RankerTrainingSpec& training) {
    verb.add_option("--seed", training.seed, "The same seed gives the same checkpoint");
    verb.add_option("--epochs", training.epochCount, "At most so many passes over the training part");
    verb.add_option("--batch", training.batchSize, "Impressions a step");
    verb.add_option(
        "--micro-batch", training.microBatchSize, "Impressions of a step at a time, to save memory; 0: all");
    verb.add_option("--learning-rate", training.learningRate, "Of AdamW; the highest of the schedule");
    verb.add_option(
        "--warmup", training.warmupShare, "Share of the steps of all epochs in which the rate rises");
    verb.add_option("--last-rate", training.lastRateShare, "Share of the rate at the end of the schedule");
    verb.add_option("--weight-decay", training.weightDecay, "Of AdamW");
    verb.add_option("--dropout", training.dropout, "Share of values dropped while training");
    verb.add_option(
        "--patience", training.patience, "Epochs without a better stop metric; 0 never stops early");
}

/// What a start decides instead.
std::vector<CLI::Option*> addSizes(CLI::App& verb, rank::RankerTrainingSpec& training) {
    return {
        verb.add_option("--dimension", training.dimension, "Size of embeddings and towers"),
        verb.add_option("--heads", training.attentionHeads, "Attention heads"),
        verb.add_option("--layers", training.attentionLayers, "AutoInt layers"),
        verb.add_option("--experts", training.expertCount, "Experts of the mixture"),
        verb.add_option("--buckets", training.bucketCount, "Quantile buckets of a numeric feature"),
        verb.add_option(
            "--members", training.memberCount, "Graphs from different seeds whose scores are averaged")};
}

} // namespace

void addTrainVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<TrainOptions>();
    CLI::App& train = *app.add_subcommand("train", "Train a model");
    train.require_subcommand(1);
    addTrainReasonerVerb(train, chosen);
    CLI::App& verb = *train.add_subcommand("ranker", "Train a ranker");
    verb.fallthrough();
    addWorkspaceOption(verb, options->where);
    addDatasetOption(verb, options->where);
    verb.add_option("--name", options->name, "Name of the checkpoint in the workspace")->required();
    verb.add_option("--split", options->split, "time:TRAIN/VALIDATION, users:every=5 or folds:5/0");
    verb.add_flag(
        "--every-fold", options->isEveryFold, "Train one checkpoint a fold, NAME.fold0, NAME.fold1, ...");
    auto* resume = verb.add_flag(
        "--resume", options->isResumed, "Go on with a training of this name that was stopped or died");
    auto* finish =
        verb.add_flag("--finish", options->isFinished, "Take the best epoch of a stopped training as it is")
            ->excludes(resume);
    verb.add_flag("--keep-last", options->keepsLast, "Also write NAME.last, the ranker behind its last epoch")
        ->excludes(finish);
    verb.add_option(
        "--save-every", options->saveSeconds, "Seconds between two saves of the state; 0: every step");
    addSimpleRankerOptions(verb, options->simple);
    auto* latent = verb.add_option("--latent", options->latent, "Of qe_rec: latent queries, by id or name");
    verb.add_flag("--without-query", options->leavesQueryOut, "Of qe_rec: no query tower")->needs(latent);
    verb.add_flag("--without-intent-text", options->leavesIntentTextOut, "Of qe_rec: no vectors of KB texts")
        ->needs(latent);
    addSchedule(verb, options->training);
    verb.add_option(
        "--schedule",
        options->schedule,
        "How the rate goes on behind the warm-up: cosine, linear or constant");
    verb.add_option(
        "--peer-timeout",
        options->peerTimeout,
        "With RANK and WORLD_SIZE in the environment: seconds to wait for the other processes");
    auto* start = verb.add_option(
        "--from", options->start, "Checkpoint whose fields, sizes and weights the training starts from");
    for (CLI::Option* size : addSizes(verb, options->training))
        start->excludes(size);
    addLossOptions(verb, options->loss);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runTrain(context, *options); };
    });
}

} // namespace intentscope::cli
