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
    double saveSeconds = rank::TrainingTarget{}.saveSeconds;
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

Answer answerOf(const std::vector<tasks::TrainRankerOutcome>& outcomes) {
    std::ostringstream text;
    nlohmann::ordered_json object;
    auto& list = object["checkpoints"] = nlohmann::ordered_json::array();
    for (const auto& outcome : outcomes) {
        text << "Wrote " << outcome.ranker.checkpoint.string() << " ("
             << outcome.ranker.checkpointHash.substr(0, 12) << ")";
        if (!outcome.ranker.epochs.empty())
            text << ", best epoch " << outcome.ranker.bestEpoch << " of " << outcome.ranker.epochs.size();
        text << "; " << outcome.trainCount << " impressions trained, " << outcome.validationCount
             << " validated, " << outcome.testCount << " held out\n";
        list.push_back(
            {{"checkpoint", outcome.ranker.checkpoint.string()},
             {"checkpoint_hash", outcome.ranker.checkpointHash},
             {"best_epoch", outcome.ranker.bestEpoch},
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

Result<std::unique_ptr<rank::RankerTrainer>> trainerOf(const TrainOptions& options, Env& env) {
    ISCOPE_TRY_ASSIGN(auto simple, simpleTrainer(options.simple, env));
    return simple ? std::move(simple) : nn::makeRankerTrainer(env);
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

Result<Answer> runTrain(VerbContext& context, const TrainOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto trainings, trainingsOf(options));
    ISCOPE_TRY_ASSIGN(const auto base, withLoss(options.training, options.loss));
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    ISCOPE_TRY_ASSIGN(
        const auto reference, openReference(context, *opened.workspace, options.loss.reference));
    std::filesystem::path start;
    if (!options.start.empty()) {
        ISCOPE_TRY_ASSIGN(start, findCheckpoint(*opened.workspace, options.start, context.env));
    }
    ISCOPE_TRY_ASSIGN(const auto latent, openLatent(context, *opened.workspace, options));
    ISCOPE_TRY_ASSIGN(const auto trainer, trainerOf(options, context.env));
    std::vector<tasks::TrainRankerOutcome> outcomes;
    for (const Training& training : trainings) {
        tasks::TrainRankerSpec spec;
        spec.training = base;
        spec.start = start;
        spec.training.split = training.split;
        if (latent)
            spec.training.architecture = rank::RankerArchitecture::QeRec;
        spec.training.usesQuery = !options.leavesQueryOut;
        spec.training.usesIntentText = !options.leavesIntentTextOut;
        spec.target = {
            .checkpoint = opened.workspace->checkpointsFolder() / training.name,
            .start = startOf(options),
            .keepsState = true,
            .saveSeconds = options.saveSeconds};
        std::ostream& err = context.output.err();
        const rank::EpochCallback onEpoch = [&err, &training](const rank::TrainingEpoch& epoch) {
            err << training.name << ": epoch " << epoch.epoch << "  loss " << number(epoch.trainLoss)
                << "  validation NDCG@3 " << number(epoch.validationNdcg3) << "  Recall@3 "
                << number(epoch.validationRecall3) << "  GAUC " << number(epoch.validationGauc) << "  "
                << std::llround(epoch.impressionsPerSecond) << " impressions/s" << std::endl;
        };
        ISCOPE_TRY_ASSIGN(
            auto outcome,
            tasks::trainRankerTask(
                spec,
                {context.env, *opened.dataset, *trainer, onEpoch, latent.get(), reference.get()},
                context.progress,
                context.stop));
        outcomes.push_back(std::move(outcome));
    }
    return answerOf(outcomes);
}

void addSchedule(CLI::App& verb, rank::RankerTrainingSpec& training) {
    verb.add_option("--seed", training.seed, "The same seed gives the same checkpoint");
    verb.add_option("--epochs", training.epochCount, "At most so many passes over the training part");
    verb.add_option("--batch", training.batchSize, "Impressions a step");
    verb.add_option(
        "--micro-batch", training.microBatchSize, "Impressions of a step at a time, to save memory; 0: all");
    verb.add_option("--learning-rate", training.learningRate, "Of AdamW");
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
    verb.add_flag("--finish", options->isFinished, "Take the best epoch of a stopped training as it is")
        ->excludes(resume);
    verb.add_option(
        "--save-every", options->saveSeconds, "Seconds between two saves of the state; 0: every step");
    addSimpleRankerOptions(verb, options->simple);
    auto* latent = verb.add_option("--latent", options->latent, "Of qe_rec: latent queries, by id or name");
    verb.add_flag("--without-query", options->leavesQueryOut, "Of qe_rec: no query tower")->needs(latent);
    verb.add_flag("--without-intent-text", options->leavesIntentTextOut, "Of qe_rec: no vectors of KB texts")
        ->needs(latent);
    addSchedule(verb, options->training);
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
