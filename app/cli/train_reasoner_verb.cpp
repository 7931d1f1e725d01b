// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_reasoner_verb.h"

#include "app/cli/workspace_options.h"
#include "core/nn/reasoner_trainer_factory.h"
#include "core/tasks/example_lines.h"
#include "core/tasks/training_texts.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::cli {
namespace {

struct ReasonerOptions {
    WorkspaceOptions where;
    std::string out;
    std::string name;
    std::string stage = "sft";
    std::string start; ///< "": a fresh one
    std::string examples;
    std::string validation;
    std::string split = "time:0.7/0.1";
    std::string templateFile;
    std::string storedAs = "f32";
    std::string precision = "f32";
    std::string positive = "winner";
    std::string reference; ///< "": the start
    bool isAdapter = false;
    bool hasClickedAnswers = false;
    std::vector<std::string> textKinds; ///< empty: PretrainingTexts as it is
    tasks::DatasetTextsSpec texts;
    rank::FreshReasoner fresh;
    rank::LowRankSpec adapter;
    rank::ReasonerTrainingSpec training;
    rank::ReasonerTrainingPlace place;
};

Result<rank::ReasonerTrainingSet> setOf(VerbContext& context, const ReasonerOptions& options) {
    if (!options.textKinds.empty() && options.training.stage != rank::ReasonerStage::Pretrain)
        return fail(
            ErrorCode::InvalidInput,
            "--texts chooses what is pretrained on, and this stage is another",
            {.cure = "Leave it out, or take --stage pretrain"});
    const bool needsPairs = options.training.stage == rank::ReasonerStage::Dpo ||
                            options.training.stage == rank::ReasonerStage::Contrastive;
    if (options.examples.empty() && needsPairs)
        return fail(
            ErrorCode::InvalidInput,
            "a dataset holds no pairs of answers",
            {.cure = "Name a JSON lines file with --examples (docs/reasoner-training.md)"});
    if (options.examples.empty()) {
        ISCOPE_TRY_ASSIGN(
            const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
        tasks::DatasetTextsSpec spec = options.texts;
        spec.stage = options.training.stage;
        spec.templateFile = options.templateFile;
        if (options.hasClickedAnswers)
            spec.answers = tasks::AnswerSource::ClickedTitles;
        if (!options.textKinds.empty()) {
            ISCOPE_TRY_ASSIGN(spec.texts, tasks::parsePretrainingTexts(options.textKinds));
        }
        ISCOPE_TRY_ASSIGN(spec.split, data::parseSplit(options.split));
        return tasks::datasetTexts(spec, opened.dataset, context.env, context.progress, context.stop);
    }
    rank::ReasonerTrainingSet set;
    set.source = "file " + std::filesystem::path(options.examples).filename().string();
    ISCOPE_TRY_ASSIGN(set.train, tasks::readExamples(context.env, options.examples, options.training.stage));
    if (!options.validation.empty()) {
        ISCOPE_TRY_ASSIGN(
            set.validation, tasks::readExamples(context.env, options.validation, options.training.stage));
    }
    return set;
}

/// Where the checkpoint goes.
struct Place {
    std::filesystem::path checkpoint;
    /// Null with --out. Held while training, as other programs tidy up a workspace that they open for
    /// writing.
    std::unique_ptr<workspace::Workspace> workspace;
};

/// --out, or a name in the workspace.
Result<Place> placeOf(VerbContext& context, const ReasonerOptions& options) {
    if (!options.out.empty())
        return Place{options.out, nullptr};
    if (options.name.empty() || options.where.workspace.empty())
        return fail(
            ErrorCode::InvalidInput,
            "it is not said where the reasoner is to be written",
            {.cure = "Give --out FOLDER, or --workspace and --name"});
    ISCOPE_TRY_ASSIGN(auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Write));
    std::filesystem::path checkpoint = workspace->checkpointsFolder() / options.name;
    return Place{std::move(checkpoint), std::move(workspace)};
}

/// Of the validation where there is one.
std::vector<rank::NamedFigure> lastFigures(const rank::TrainedReasoner& trained) {
    if (trained.steps.empty())
        return {};
    const rank::ReasonerTrainingStep& last = trained.steps.back();
    return last.validationLoss ? last.validationFigures : last.figures;
}

Answer answerOf(const rank::TrainedReasoner& trained) {
    std::ostringstream text;
    text << "Wrote " << trained.checkpoint.string() << " (" << trained.checkpointHash.substr(0, 12)
         << "): " << trained.trainedParameterCount << " of " << trained.parameterCount
         << " parameters trained on " << trained.trainCount << " examples in " << trained.steps.size()
         << " steps";
    if (trained.validationLoss)
        text << "; validation loss " << *trained.validationLoss << " over " << trained.validationCount;
    for (const rank::NamedFigure& figure : lastFigures(trained))
        text << ", " << figure.name << ' ' << figure.value;
    text << '\n';
    if (trained.tooLongCount > 0)
        text << trained.tooLongCount << " examples were longer than --max-tokens and left out\n";
    nlohmann::ordered_json object{
        {"checkpoint", trained.checkpoint.string()},
        {"checkpoint_hash", trained.checkpointHash},
        {"parameters", trained.parameterCount},
        {"trained_parameters", trained.trainedParameterCount},
        {"train_examples", trained.trainCount},
        {"validation_examples", trained.validationCount},
        {"too_long_examples", trained.tooLongCount},
        {"steps", trained.steps.size()}};
    object["last_loss"] = nullptr;
    if (!trained.steps.empty())
        object["last_loss"] = trained.steps.back().loss;
    object["figures"] = nlohmann::ordered_json::object();
    for (const rank::NamedFigure& figure : lastFigures(trained))
        object["figures"][figure.name] = figure.value;
    object["validation_loss"] = nullptr;
    if (trained.validationLoss)
        object["validation_loss"] = *trained.validationLoss;
    return {text.str(), object.dump(2)};
}

/// A line at most once a second, and one for every epoch.
rank::ReasonerStepCallback stepPrinter(std::ostream& err) {
    using Clock = std::chrono::steady_clock;
    return [&err, last = Clock::time_point{}](const rank::ReasonerTrainingStep& step) mutable {
        if (!step.validationLoss && Clock::now() - last < std::chrono::seconds(1))
            return;
        last = Clock::now();
        char line[160];
        std::snprintf(
            line,
            sizeof line,
            "step %lld of %lld  epoch %d  loss %.4f  rate %.2e  %.0f tokens/s  %.0f s left",
            static_cast<long long>(step.step),
            static_cast<long long>(step.stepCount),
            step.epoch,
            step.loss,
            step.learningRate,
            step.tokensPerSecond,
            step.secondsLeft);
        err << line;
        if (step.validationLoss)
            err << "  validation loss " << *step.validationLoss;
        for (const rank::NamedFigure& figure : step.validationLoss ? step.validationFigures : step.figures)
            err << "  " << figure.name << ' ' << figure.value;
        err << std::endl;
    };
}

Result<Answer> runTrainReasoner(VerbContext& context, ReasonerOptions options) {
    ISCOPE_TRY_ASSIGN(options.training.stage, rank::parseStage(options.stage));
    if (options.isAdapter)
        options.training.adapter = options.adapter;
    if (options.training.adapter)
        std::ranges::sort(options.training.adapter->targets);
    if (options.precision == "bf16")
        options.training.precision = rank::TrainingPrecision::BF16;
    ISCOPE_TRY_ASSIGN(options.training.positive, rank::parsePositive(options.positive));
    if (!options.reference.empty())
        options.place.reference = options.reference;
    options.place.isStoredNarrow = options.storedAs == "bf16";
    if (options.start.empty())
        options.place.start = options.fresh;
    else
        options.place.start = std::filesystem::path(options.start);
    ISCOPE_TRY_ASSIGN(const auto place, placeOf(context, options));
    options.place.checkpoint = place.checkpoint;
    ISCOPE_TRY_ASSIGN(const auto set, setOf(context, options));
    const auto trainer = nn::makeReasonerTrainer(context.env);
    ISCOPE_TRY_ASSIGN(
        const auto trained,
        trainer->train(
            set,
            options.training,
            options.place,
            stepPrinter(context.output.err()),
            context.progress,
            context.stop));
    return answerOf(trained);
}

void addTextOptions(CLI::App& verb, ReasonerOptions& options) {
    verb.add_option(
        "--examples,--data", options.examples, "JSON lines file in TRL's forms, in place of a dataset");
    verb.add_option("--validation", options.validation, "The same, to measure on")->needs("--examples");
    verb.add_option("--texts", options.textKinds, "Of the dataset, to pretrain on: queries, kb, contexts")
        ->delimiter(',')
        ->excludes("--examples");
    verb.add_option("--split", options.split, "Of the dataset: time:TRAIN/VALIDATION, users:every=5");
    verb.add_option("--column", options.texts.column, "Column of answers; the only one with the role text");
    verb.add_flag(
            "--clicked-titles",
            options.hasClickedAnswers,
            "Answers are titles of clicked intents, where nobody typed")
        ->excludes("--examples", "--column");
    verb.add_option("--template", options.templateFile, "Template of the prompt (docs/context-text.md)");
    verb.add_option("--events", options.texts.eventCount, "Events at most, the newest")
        ->check(CLI::NonNegativeNumber);
}

void addModelOptions(CLI::App& verb, ReasonerOptions& options) {
    verb.add_option("--from", options.start, "Folder of the model or adapter to go on from; none: a new one");
    verb.add_option("--vocabulary", options.fresh.vocabularySize, "Tokens of a new one");
    verb.add_option("--hidden", options.fresh.hiddenSize, "Width of a new one");
    verb.add_option("--intermediate", options.fresh.intermediateSize, "Width of its feed-forward part");
    verb.add_option("--layers", options.fresh.layerCount, "Layers of a new one");
    verb.add_option("--heads", options.fresh.headCount, "Attention heads of a new one");
    verb.add_option("--kv-heads", options.fresh.keyValueHeadCount, "Heads of its keys and values");
    verb.add_option("--context", options.fresh.maxPositions, "Tokens that a new one reads at most");
    auto* lora = verb.add_flag("--lora", options.isAdapter, "Train an adapter instead of all weights");
    verb.add_option("--rank", options.adapter.rank, "Of the adapter")->needs(lora);
    verb.add_option("--alpha", options.adapter.alpha, "Of the adapter")->needs(lora);
    verb.add_flag("--rslora", options.adapter.isRankStabilised, "Scale by alpha / sqrt(rank)")->needs(lora);
    verb.add_option("--targets", options.adapter.targets, "Projections that it changes")
        ->needs(lora)
        ->delimiter(',');
    verb.add_option("--store", options.storedAs, "Type of the stored weights")
        ->check(CLI::IsMember({"f32", "bf16"}));
}

void addScheduleOptions(CLI::App& verb, ReasonerOptions& options) {
    rank::ReasonerTrainingSpec& training = options.training;
    verb.add_option("--seed", training.seed, "The same seed gives the same checkpoint");
    verb.add_option("--epochs", training.epochCount, "Passes over the examples");
    verb.add_option("--batch", training.batchSize, "Examples that go through the model together");
    verb.add_option("--accumulate", training.accumulationCount, "Batches a step");
    verb.add_option("--max-tokens", training.maxTokens, "Of prompt and answer together");
    verb.add_option("--learning-rate", training.learningRate, "Of AdamW, at its peak");
    verb.add_option("--warmup", training.warmupShare, "Share of the steps in which the rate rises");
    verb.add_option("--last-rate", training.lastRateShare, "Share of the rate at the end of the cosine");
    verb.add_option("--weight-decay", training.weightDecay, "Of AdamW, of matrices");
    verb.add_option("--clip", training.maxGradientNorm, "Largest norm of the gradient");
    verb.add_option("--neftune", training.noiseAlpha, "Alpha of the noise on embeddings; 0: none");
    verb.add_option("--precision", options.precision, "What the passes compute in")
        ->check(CLI::IsMember({"f32", "bf16"}));
    verb.add_flag("--recompute", training.recomputesLayers, "Less memory, a second forward pass");
    verb.add_option("--state-every", options.place.stateEvery, "Steps between two states to resume from");
    verb.add_flag("--resume", options.place.isResuming, "Go on from the newest state, where there is one");
}

void addAlignmentOptions(CLI::App& verb, ReasonerOptions& options) {
    rank::ReasonerTrainingSpec& training = options.training;
    verb.add_option("--reference", options.reference, "dpo: frozen model or adapter; none: the start");
    verb.add_option("--beta", training.beta, "dpo: strength of the pull to the reference");
    verb.add_option("--sft-weight", training.sftWeight, "dpo: of the chosen answer's cross-entropy, added");
    verb.add_flag("--average-tokens", training.averagesTokens, "dpo: log-probabilities a token");
    verb.add_option("--temperature", training.temperature, "cl: what cosines are divided by");
    verb.add_option("--positive", options.positive, "cl: winner, or intent (the vectors in 'target')")
        ->check(CLI::IsMember({"winner", "intent"}));
}

} // namespace

void addTrainReasonerVerb(CLI::App& train, Verb& chosen) {
    auto options = std::make_shared<ReasonerOptions>();
    options->place.stateEvery = 200;
    CLI::App& verb = *train.add_subcommand("reasoner", "Train a reasoner, one stage");
    verb.fallthrough();
    verb.add_option("--stage", options->stage, "pretrain, sft, dpo or cl")
        ->check(CLI::IsMember({"pretrain", "sft", "dpo", "cl"}));
    verb.add_option("--workspace", options->where.workspace, "Workspace folder");
    addDatasetOption(verb, options->where);
    auto* out = verb.add_option("--out", options->out, "Folder to write");
    verb.add_option("--name", options->name, "Name of the checkpoint in the workspace")->excludes(out);
    addTextOptions(verb, *options);
    addModelOptions(verb, *options);
    addScheduleOptions(verb, *options);
    addAlignmentOptions(verb, *options);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runTrainReasoner(context, *options); };
    });
}

} // namespace intentscope::cli
