// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/slice_options.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/base/atomic_file.h"
#include "core/nn/ranker_factory.h"
#include "core/nn/reasoner_factory.h"
#include "core/nn/reasoner_trainer_factory.h"
#include "core/tasks/align_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cstdio>
#include <memory>

namespace intentscope::cli {
namespace {

struct AlignOptions {
    WorkspaceOptions where;
    std::string reasoner;
    std::vector<std::string> generators;
    std::string split = "time:0.7/0.1";
    std::string loser = "worst";
    std::string positive = "winner";
    std::vector<std::string> slices;
    double exploration = -1; ///< below 0: not stated
    std::filesystem::path truth;
    std::filesystem::path html;
    tasks::AlignSpec spec;
};

Result<double> numberOf(const std::string& text, const std::string& generator) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size())
        return value;
    return fail(
        ErrorCode::InvalidInput,
        "'" + text + "' is no number in the generator '" + generator + "'",
        {.cure = "Write for example FOLDER:temperature=0.7:top_p=0.9"});
}

/// LOCATION[:temperature=T][:top_p=P][:template=FILE][:model=NAME]; a location may hold colons itself.
Result<tasks::AlignGenerator>
generatorOf(VerbContext& context, workspace::Workspace& workspace, const std::string& text) {
    tasks::AlignGenerator generator;
    std::string rest = text;
    while (true) {
        const auto colon = rest.rfind(':');
        const auto equals = colon == std::string::npos ? colon : rest.find('=', colon);
        if (equals == std::string::npos)
            break;
        const std::string key = rest.substr(colon + 1, equals - colon - 1);
        const std::string value = rest.substr(equals + 1);
        if (key == "temperature") {
            ISCOPE_TRY_ASSIGN(generator.temperature, numberOf(value, text));
        } else if (key == "top_p") {
            ISCOPE_TRY_ASSIGN(generator.topP, numberOf(value, text));
        } else if (key == "template") {
            generator.templateFile = value;
        } else if (key == "model") {
            generator.source.model = value;
        } else {
            break;
        }
        rest.resize(colon);
    }
    generator.source.location = rest;
    if (!tasks::isRemote(generator.source, context.env)) {
        ISCOPE_TRY_ASSIGN(const auto folder, findCheckpoint(workspace, rest, context.env));
        generator.source.location = folder.string();
    }
    return generator;
}

Answer answerOf(const tasks::AlignOutcome& outcome) {
    auto object = nlohmann::ordered_json::parse(tasks::toJson(outcome));
    object["folder"] = outcome.folder.string();
    std::string text = tasks::toText(outcome) + "\nSteps\n";
    for (const tasks::AlignTiming& one : outcome.timings) {
        char line[160];
        std::snprintf(
            line,
            sizeof line,
            "  %-32s %8.1f s  %8.1f s of processors  %6lld MiB at most%s\n",
            one.step.c_str(),
            one.seconds,
            one.processorSeconds,
            static_cast<long long>(one.peakKib / 1024),
            one.wasThere ? "  (was there)" : "");
        text += line;
    }
    return {
        text + "In " + outcome.folder.string() + "\n",
        object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)};
}

Result<Answer> runAlign(VerbContext& context, AlignOptions options) {
    tasks::AlignSpec& spec = options.spec;
    ISCOPE_TRY_ASSIGN(spec.split, data::parseSplit(options.split));
    ISCOPE_TRY_ASSIGN(spec.rule.loser, feedback::parseLoserChoice(options.loser));
    ISCOPE_TRY_ASSIGN(spec.positive, rank::parsePositive(options.positive));
    spec.rule.seed = spec.seed;
    if (options.exploration >= 0)
        spec.explorationShare = options.exploration;
    if (!options.truth.empty())
        spec.truth = options.truth;
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    ISCOPE_TRY_ASSIGN(spec.reasoner, findCheckpoint(*opened.workspace, options.reasoner, context.env));
    for (const std::string& text : options.generators) {
        ISCOPE_TRY_ASSIGN(auto generator, generatorOf(context, *opened.workspace, text));
        spec.generators.push_back(std::move(generator));
    }
    for (const std::string& name : options.slices) {
        ISCOPE_TRY_ASSIGN(auto slice, chosenSlice(context, name, *opened.workspace, opened.dataset));
        if (slice)
            spec.slices.push_back(*std::move(slice));
    }
    const auto rankerTrainer = nn::makeRankerTrainer(context.env);
    const auto reasonerTrainer = nn::makeReasonerTrainer(context.env);
    const tasks::AlignDeps deps{
        *opened.workspace,
        opened.dataset,
        nn::makeReasonerFactory(),
        nn::makeScorerFactory(),
        *rankerTrainer,
        *reasonerTrainer};
    ISCOPE_TRY_ASSIGN(const auto outcome, tasks::alignTask(spec, deps, context.progress, context.stop));
    if (!options.html.empty())
        ISCOPE_TRY(writeFileAtomically(context.env, options.html, tasks::toHtml(outcome)));
    return answerOf(outcome);
}

void addBestOfOptions(CLI::App& verb, AlignOptions& options) {
    tasks::AlignSpec& spec = options.spec;
    verb.add_option(
        "--generator",
        options.generators,
        "Writes candidates: FOLDER, URL or description[:temperature=T][:top_p=P][:template=FILE]; may be "
        "repeated; none: the reasoner itself at temperature 1");
    verb.add_option("--samples", spec.sampleCount, "Candidates of each generator")
        ->check(CLI::PositiveNumber);
    verb.add_option(
        "--margin", spec.rule.margin, "Nats by which a winner must beat a loser; inf keeps no pair");
    verb.add_option("--loser", options.loser, "Which answer loses")
        ->check(CLI::IsMember({"worst", "second", "random"}));
    verb.add_option(
            "--best-of-impressions",
            spec.impressionLimit,
            "Training impressions to judge at most, drawn by the seed; 0: all with a click")
        ->check(CLI::NonNegativeNumber);
    verb.add_option("--max-pairs", spec.pairLimit, "Pairs to learn from at most, drawn by the seed; 0: all")
        ->check(CLI::NonNegativeNumber);
    verb.add_option("--max-tokens", spec.settings.sampling.maxTokens, "Tokens of an answer at most");
    verb.add_option(
        "--temperature", spec.settings.sampling.temperature, "Of the queries that are ranked with");
}

void addTrainingOptions(CLI::App& verb, AlignOptions& options) {
    tasks::AlignSpec& spec = options.spec;
    verb.add_option("--epochs", spec.ranker.epochCount, "Of the rankers, at most");
    verb.add_option("--batch", spec.ranker.batchSize, "Of the rankers");
    verb.add_option("--dimension", spec.ranker.dimension, "Of the rankers");
    verb.add_option("--learning-rate", spec.ranker.learningRate, "Of the rankers");
    verb.add_option("--kl-weight", spec.ranker.klWeight, "Of KL to the baseline");
    verb.add_option("--patience", spec.ranker.patience, "Of the rankers: epochs without a better one");
    verb.add_option("--calibration-epochs", spec.calibrationEpochs, "Of full and qe+cal");
    verb.add_option("--calibration-rate", spec.calibrationRateShare, "Share of the rankers' learning rate");
    verb.add_option("--reasoner-epochs", spec.reasonerEpochs, "Of each stage of the reasoner");
    verb.add_option("--reasoner-batch", spec.reasonerBatch, "Examples a step of each stage");
    verb.add_option("--sft-rate", spec.rates["sft"], "Learning rate of sft");
    verb.add_option("--dpo-rate", spec.rates["dpo"], "Learning rate of dpo");
    verb.add_option("--cl-rate", spec.rates["cl"], "Learning rate of cl");
    verb.add_option("--positive", options.positive, "Of cl: the winner, or the ranker's vector of the intent")
        ->check(CLI::IsMember({"winner", "intent"}));
    verb.add_option("--neftune", spec.noiseAlpha, "Noise of sft on embeddings; 0: none");
}

} // namespace

void addAlignVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<AlignOptions>();
    tasks::AlignSpec& spec = options->spec;
    spec.ranker.epochCount = 6;
    spec.ranker.patience = 2;
    CLI::App& verb = *app.add_subcommand(
        "align", "Refine a reasoner with a ranker, stage by stage, and measure every arm; again: goes on");
    addWorkspaceOption(verb, options->where);
    addDatasetOption(verb, options->where);
    verb.add_option("--reasoner", options->reasoner, "Local reasoner to refine, by name or folder")
        ->required();
    verb.add_option("--name", spec.name, "Of the runs and the report");
    verb.add_option("--arms", spec.arms, "Some of base, qe, qe+cal, +sft, +dpo, +cl, full")->delimiter(',');
    verb.add_option("--split", options->split, "time:TRAIN/VALIDATION or users:every=5");
    verb.add_option("--rounds", spec.roundCount, "Times the loop goes round");
    verb.add_option("--seed", spec.seed, "The same seed gives the same report");
    verb.add_option("--slice", options->slices, "Measured apart: a saved slice or an expression; repeatable");
    verb.add_option("--replicates", spec.bootstrap.replicateCount, "Of the bootstrap over users");
    verb.add_option(
        "--exploration",
        options->exploration,
        "Share of positions that the logging policy drew at random, for CTR@3 (0.1 for simulated shops)");
    verb.add_option(
        "--truth",
        options->truth,
        "Folder truth of a simulated shop: replays every arm on its users, and measures needs that dragged "
        "on");
    verb.add_option("--html", options->html, "File for the report as a page, which needs no other file");
    verb.add_option(
            "--kl-impressions",
            spec.divergenceCount,
            "Test impressions on which the KL to the start is estimated; 0: none")
        ->check(CLI::NonNegativeNumber);
    addBestOfOptions(verb, *options);
    addTrainingOptions(verb, *options);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runAlign(context, *options); };
    });
}

} // namespace intentscope::cli
