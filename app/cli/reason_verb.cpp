// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reason_words.h"
#include "app/cli/slice_options.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/nn/reasoner_factory.h"
#include "core/tasks/open_reasoner.h"
#include "core/tasks/reason_part.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <limits>

namespace intentscope::cli {
namespace {

struct ReasonOptions {
    WorkspaceOptions where;
    tasks::ContextSpec preview;
    tasks::ReasonSettings settings;
    tasks::ReasonerSource reasoner;
    std::string templateFile;
    std::string tokenizer;
    std::string pooling = "last";
    std::string precision = "auto";
    std::string device = "cpu";
    bool isThinking = false;
    std::string part = "all";
    std::string split = "time:0.7/0.1";
    std::string slice;
    std::string name;
    std::string removedId;
    bool isPreview = false;
    bool isList = false;
    bool showsTemplate = false;
};

Answer templateAnswer() {
    const std::string text(data::defaultPromptTemplate());
    return {text, nlohmann::ordered_json{{"template", text}}.dump(2)};
}

Result<Answer> listSets(VerbContext& context, const ReasonOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Read));
    const latent::LatentShelf shelf(context.env, opened->latentFolder());
    ISCOPE_TRY_ASSIGN(const auto sets, shelf.list());
    ISCOPE_TRY_ASSIGN(const auto unfinished, shelf.listUnfinished());
    return wordShelf(sets, unfinished);
}

Result<Answer> removeSet(VerbContext& context, const ReasonOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Write));
    ISCOPE_TRY(latent::LatentShelf(context.env, opened->latentFolder()).remove(options.removedId));
    return Answer{
        "Removed " + options.removedId + "\n",
        nlohmann::ordered_json{{"removed", options.removedId}}.dump(2)};
}

Result<tasks::ReasonSettings> settingsOf(VerbContext& context, const ReasonOptions& options) {
    constexpr std::uint64_t LargestTemplate = std::uint64_t{1} << 20U;
    tasks::ReasonSettings settings = options.settings;
    settings.pooling = options.pooling == "mean" ? rank::Pooling::Mean : rank::Pooling::LastToken;
    settings.templateFile = options.templateFile;
    if (!options.templateFile.empty()) {
        ISCOPE_TRY_ASSIGN(
            settings.templateText, context.env.readFile(settings.templateFile, LargestTemplate));
        if (settings.templateText.empty()) {
            return fail(
                ErrorCode::InvalidInput,
                "The template is empty",
                {.place = {.file = options.templateFile}, .cure = "Begin with that of --show-template"});
        }
    }
    return settings;
}

/// A checkpoint of the workspace by its name, or what a person named.
Result<tasks::ReasonerSource> locate(const ReasonOptions& options, workspace::Workspace& workspace) {
    tasks::ReasonerSource source = options.reasoner;
    ISCOPE_TRY_ASSIGN(const auto checkpoints, workspace.listCheckpoints());
    for (const auto& checkpoint : checkpoints) {
        if (checkpoint.name == source.location)
            source.location = checkpoint.folder.string();
    }
    return source;
}

Result<Answer> previewRemote(
    VerbContext& context, const ReasonOptions& options, const std::shared_ptr<const data::Dataset>& dataset) {
    const std::string& id = options.preview.impressionId;
    ISCOPE_TRY_ASSIGN(const auto settings, settingsOf(context, options));
    ISCOPE_TRY_ASSIGN(
        const std::string request,
        tasks::previewRequest(id, settings, options.reasoner, dataset, context.env));
    return Answer{request, nlohmann::ordered_json{{"impression", id}, {"request", request}}.dump(2)};
}

Result<Answer> preview(VerbContext& context, const ReasonOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    if (tasks::isRemote(options.reasoner, context.env))
        return previewRemote(context, options, opened.dataset);
    tasks::ContextSpec spec = options.preview;
    spec.templateFile = options.templateFile;
    if (spec.templateFile.empty() && !options.reasoner.location.empty()) {
        ISCOPE_TRY_ASSIGN(const auto source, locate(options, *opened.workspace));
        ISCOPE_TRY_ASSIGN(spec.templateFile, nn::promptTemplateFile(context.env, source.location));
    }
    spec.tokenizer = options.tokenizer;
    spec.budget = options.settings.budget;
    spec.eventCount = options.settings.eventCount;
    ISCOPE_TRY_ASSIGN(const auto preview, tasks::previewContext(spec, opened.dataset, context.env));
    return wordPreview(preview, spec.impressionId, opened.dataset->info().hash);
}

Result<std::unique_ptr<rank::Reasoner>>
openReasoner(VerbContext& context, const ReasonOptions& options, workspace::Workspace& workspace) {
    ISCOPE_TRY_ASSIGN(const tasks::ReasonerSource source, locate(options, workspace));
    nn::ReasonerOptions how;
    ISCOPE_TRY_ASSIGN(how.precision, nn::parsePrecision(options.precision));
    ISCOPE_TRY_ASSIGN(how.device, nn::parseDevice(options.device));
    how.isThinking = options.isThinking;
    const bool isPlain = how.precision == nn::ReasonerPrecision::Auto &&
                         how.device == nn::ReasonerDevice::Cpu && !how.isThinking;
    if (!isPlain && tasks::isRemote(source, context.env))
        return fail(
            ErrorCode::InvalidInput,
            "A remote reasoner computes as its server was told to",
            {.cure = "Leave --precision, --device and --thinking out"});
    ISCOPE_TRY_ASSIGN(
        auto reasoner, tasks::openReasoner(source, nn::makeReasonerFactory(how), context.env, context.stop));
    for (const std::string& note : reasoner->info().notes)
        context.output.err() << "note: " << note << '\n';
    return reasoner;
}

Status choosePart(
    VerbContext& context,
    const ReasonOptions& options,
    const OpenedDataset& opened,
    tasks::ReasonSpec& spec) {
    tasks::ReasonPart part{.part = options.part, .split = options.split};
    if (!options.slice.empty()) {
        ISCOPE_TRY_ASSIGN(part.slice, chosenSlice(context, options.slice, *opened.workspace, opened.dataset));
    }
    return tasks::choosePart(part, *opened.dataset, spec);
}

Result<Answer> answerOne(VerbContext& context, const ReasonOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto settings, settingsOf(context, options));
    ISCOPE_TRY_ASSIGN(const auto reasoner, openReasoner(context, options, *opened.workspace));
    const std::string& id = options.preview.impressionId;
    ISCOPE_TRY_ASSIGN(
        const auto answer, tasks::answerImpression(id, settings, opened.dataset, *reasoner, context.stop));
    return wordAnswer(answer, id, reasoner->info());
}

Result<Answer> answerAll(VerbContext& context, const ReasonOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    tasks::ReasonSpec spec{.name = options.name};
    ISCOPE_TRY_ASSIGN(spec.settings, settingsOf(context, options));
    ISCOPE_TRY(choosePart(context, options, opened, spec));
    ISCOPE_TRY_ASSIGN(const auto reasoner, openReasoner(context, options, *opened.workspace));
    const latent::LatentShelf shelf(context.env, opened.workspace->latentFolder());
    const tasks::ReasonDeps deps{.dataset = opened.dataset, .reasoner = *reasoner, .shelf = shelf};
    ISCOPE_TRY_ASSIGN(const auto outcome, tasks::reasonTask(spec, deps, context.progress, context.stop));
    return wordSet(outcome);
}

Result<Answer> runReason(VerbContext& context, const ReasonOptions& options) {
    if (options.showsTemplate)
        return templateAnswer();
    if (options.where.workspace.empty())
        return fail(
            ErrorCode::InvalidInput, "No workspace is named", {.cure = "Give --workspace NAME.iscope"});
    if (options.isList)
        return listSets(context, options);
    if (!options.removedId.empty())
        return removeSet(context, options);
    const bool isOne = !options.preview.impressionId.empty();
    if (options.isPreview && isOne)
        return preview(context, options);
    if (options.isPreview || options.reasoner.location.empty()) {
        return fail(
            ErrorCode::InvalidInput,
            options.isPreview ? "A preview is of one impression" : "No reasoner is named",
            {.cure = options.isPreview
                         ? "Give --impression ID"
                         : "Give --reasoner with a folder, a description of a remote one or a URL"});
    }
    return isOne ? answerOne(context, options) : answerAll(context, options);
}

void addReasonerOptions(CLI::App& verb, ReasonOptions& options) {
    tasks::ReasonerSource& reasoner = options.reasoner;
    verb.add_option(
        "--reasoner",
        reasoner.location,
        "Checkpoint of the workspace by name, folder, description of a remote reasoner, or URL");
    verb.add_option("--model", reasoner.model, "Of a remote reasoner: its name there");
    verb.add_option(
        "--key-variable", reasoner.keyVariable, "Of a remote reasoner: environment variable with the key");
    verb.add_option(
        "--ca-file", reasoner.caFile, "Of a remote reasoner: PEM file of the authorities to trust");
    verb.add_option("--embedding-model", reasoner.embeddingModel, "Of a remote reasoner: for its vectors");
    verb.add_option(
            "--precision",
            options.precision,
            "What a local reasoner computes in; auto: bf16 for weights stored so, where the processor has it")
        ->check(CLI::IsMember({"auto", "f32", "bf16", "int8"}));
    verb.add_option("--device", options.device, "Where a local reasoner computes (`checks` lists them)")
        ->check(CLI::IsMember({"cpu", "cuda"}));
    verb.add_flag("--thinking", options.isThinking, "Let a local Qwen3 think before it answers");
}

void addSamplingOptions(CLI::App& verb, ReasonOptions& options) {
    rank::SamplingSpec& sampling = options.settings.sampling;
    verb.add_option("--max-tokens", sampling.maxTokens, "Tokens of an answer at most");
    verb.add_option("--temperature", sampling.temperature, "0 takes the likeliest token always");
    verb.add_option("--top-p", sampling.topP, "Draw from the likeliest tokens of this probability; 1: all");
    verb.add_option("--top-k", sampling.topK, "Draw from so many tokens; 0: all");
    verb.add_option("--repetition-penalty", sampling.repetitionPenalty, "1: none");
    verb.add_option("--samples", sampling.sampleCount, "Answers a prompt");
    verb.add_option("--seed", sampling.seed, "Of the draws");
    verb.add_option("--pooling", options.pooling, "last: the last token's hidden state; mean: an ablation")
        ->check(CLI::IsMember({"last", "mean"}));
}

} // namespace

void addReasonVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ReasonOptions>();
    CLI::App& verb = *app.add_subcommand("reason", "Latent queries of a dataset or of one impression");
    verb.add_option("--workspace,-w", options->where.workspace, "Workspace folder");
    addDatasetOption(verb, options->where);
    addReasonerOptions(verb, *options);
    verb.add_flag(
        "--preview",
        options->isPreview,
        "Print the prompt of one impression, with a remote --reasoner the request; no reasoner runs");
    verb.add_flag("--show-template", options->showsTemplate, "Print the default template, to be changed");
    verb.add_flag("--list", options->isList, "List the workspace's latent queries");
    verb.add_option("--remove", options->removedId, "Remove the latent queries of this id, finished or not");
    verb.add_option("--impression", options->preview.impressionId, "Only this impression, and store nothing");
    verb.add_option("--part", options->part, "Only this part of --split")
        ->check(CLI::IsMember({"all", "train", "validation", "test"}));
    verb.add_option("--split", options->split, "time:TRAIN/VALIDATION, users:every=5 or folds:5/0");
    verb.add_option("--slice", options->slice, "Only impressions of this slice or filter expression");
    verb.add_option("--name", options->name, "What to call the latent queries");
    verb.add_option("--template", options->templateFile, "Template of the prompt (docs/context-text.md)");
    verb.add_option(
        "--tokenizer", options->tokenizer, "For --preview: folder with a tokenizer.json, to count tokens");
    verb.add_option(
            "--budget", options->settings.budget, "Tokens of a prompt at most; the oldest events go first")
        ->check(CLI::Range(std::int64_t{1}, std::numeric_limits<std::int64_t>::max()));
    verb.add_option("--events", options->settings.eventCount, "Events at most, the newest")
        ->check(CLI::NonNegativeNumber);
    addSamplingOptions(verb, *options);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runReason(context, *options); };
    });
}

} // namespace intentscope::cli
