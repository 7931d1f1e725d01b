// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/reasoner_start_torch.h"

#include "core/base/fingerprint.h"
#include "core/nn/kernels/kernel_table.h"
#include "core/nn/reasoner/base_place.h"
#include "core/nn/reasoner/reasoner_files.h"
#include "core/nn/train/random.h"
#include "core/text/bpe_trainer.h"
#include "core/text/chat_template.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace intentscope::nn {
namespace {

using Path = std::filesystem::path;

constexpr std::uint64_t WeightStream = 11;
constexpr std::uint64_t AdapterStream = 12;
// The special tokens of fresh reasoners, whose ids follow from their place in BpeTrainingSpec.
constexpr std::int32_t EndOfText = 0;
constexpr std::int32_t EndOfTurn = 2;

/// Every text of a training: what a tokenizer is trained on.
std::vector<std::string_view> allTexts(const rank::ReasonerTrainingSet& set) {
    std::vector<std::string_view> texts;
    for (const rank::ReasonerExample& example : set.train) {
        if (const auto* plain = std::get_if<std::string>(&example.prompt))
            texts.emplace_back(*plain);
        else
            for (const text::ChatMessage& message : std::get<1>(example.prompt))
                texts.emplace_back(message.content);
        texts.insert(texts.end(), example.answers.begin(), example.answers.end());
    }
    return texts;
}

Result<std::string> trainTokenizer(
    const rank::ReasonerTrainingSet& set,
    std::int32_t vocabularySize,
    ProgressSink& progress,
    const std::stop_token& stop) {
    const auto texts = allTexts(set);
    std::size_t next = 0;
    const text::TextSource source = [&]() -> Result<std::optional<std::string>> {
        return next < texts.size() ? std::optional(std::string(texts[next++])) : std::nullopt;
    };
    return text::trainBpe({.vocabularySize = vocabularySize}, source, progress, stop);
}

/// What Transformers needs to know of a tokenizer beside tokenizer.json.
std::string tokenizerConfig(std::int32_t maxPositions) {
    nlohmann::ordered_json json;
    json["tokenizer_class"] = "PreTrainedTokenizerFast";
    json["model_max_length"] = maxPositions;
    json["eos_token"] = "<|im_end|>";
    json["pad_token"] = "<|endoftext|>";
    json["clean_up_tokenization_spaces"] = false;
    json["chat_template"] = text::ownChatTemplate();
    return json.dump(2) + "\n";
}

ReasonerConfig freshConfig(const rank::FreshReasoner& fresh, std::int32_t vocabularySize) {
    ReasonerConfig config;
    config.family = ReasonerFamily::Qwen3;
    config.hiddenSize = fresh.hiddenSize;
    config.intermediateSize = fresh.intermediateSize;
    config.layerCount = fresh.layerCount;
    config.headCount = fresh.headCount;
    config.keyValueHeadCount = fresh.keyValueHeadCount;
    config.headSize = fresh.headCount > 0 ? fresh.hiddenSize / fresh.headCount : 0;
    config.vocabularySize = vocabularySize;
    config.maxPositions = fresh.maxPositions;
    config.tiesEmbeddings = true;
    config.hasQueryKeyNorm = true;
    config.endTokens = {EndOfTurn, EndOfText};
    config.padToken = EndOfText;
    return config;
}

at::ScalarType computingType(const rank::ReasonerTrainingSpec& spec) {
    return spec.precision == rank::TrainingPrecision::BF16 ? at::kBFloat16 : at::kFloat;
}

Result<ExampleEncoder> encoderOf(
    Env& env,
    const Path& folder,
    const ReasonerConfig& config,
    std::map<std::string, std::string>& companions) {
    ISCOPE_TRY_ASSIGN(companions, readCompanionFiles(env, folder));
    ISCOPE_TRY_ASSIGN(auto tokenizer, text::Tokenizer::read(env, folder));
    std::optional<text::ChatTemplate> chat;
    if (auto read = text::ChatTemplate::read(env, folder))
        chat = *read;
    else if (read.error().code != ErrorCode::NotFound)
        return tl::unexpected(read.error());
    const auto end = config.endTokens.empty() ? config.padToken.value_or(0) : config.endTokens.front();
    return ExampleEncoder::make(std::move(tokenizer), chat, end);
}

Result<ReasonerStart> makeFresh(
    const rank::FreshReasoner& fresh,
    const rank::ReasonerTrainingSet& texts,
    const rank::ReasonerTrainingSpec& spec,
    ProgressSink& progress,
    const std::stop_token& stop) {
    if (spec.adapter)
        return fail(
            ErrorCode::InvalidInput,
            "a reasoner that is yet to be made has nothing that an adapter could change",
            {.cure = "Train all weights first, or name the model to adapt"});
    if (spec.stage == rank::ReasonerStage::Dpo || spec.stage == rank::ReasonerStage::Contrastive)
        return fail(
            ErrorCode::InvalidInput,
            "the stage " + std::string(rank::name(spec.stage)) + " refines a reasoner that can write",
            {.cure = "Name the model or adapter to go on from"});
    ISCOPE_TRY_ASSIGN(auto json, trainTokenizer(texts, fresh.vocabularySize, progress, stop));
    ISCOPE_TRY_ASSIGN(auto tokenizer, text::Tokenizer::parse(json, "tokenizer.json"));
    ReasonerConfig config = freshConfig(fresh, tokenizer->idLimit());
    ISCOPE_TRY(checkReasonerConfig(config));
    auto weights = makeWeights(config, streamSeed(spec.seed, WeightStream));
    ISCOPE_TRY_ASSIGN(
        auto encoder,
        ExampleEncoder::make(std::move(tokenizer), text::ChatTemplate(text::ChatFamily::Plain), EndOfText));
    std::map<std::string, std::string> companions{
        {"tokenizer.json", std::move(json)}, {"tokenizer_config.json", tokenizerConfig(fresh.maxPositions)}};
    return ReasonerStart{
        TrainableReasoner::full(std::move(config), std::move(weights), computingType(spec)),
        std::move(encoder),
        std::move(companions),
        {},
        {}};
}

AdapterConfig adapterConfig(const rank::LowRankSpec& spec, std::string base) {
    return {spec.rank, spec.alpha, spec.isRankStabilised, spec.targets, std::move(base)};
}

Result<ReasonerStart> openAdapter(
    Env& env,
    const Path& folder,
    const rank::ReasonerTrainingSpec& spec,
    const Path& checkpoint,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const Path base, AdapterFiles::baseFolder(env, folder));
    ISCOPE_TRY_ASSIGN(const auto model, ReasonerFiles::open(env, base));
    ISCOPE_TRY_ASSIGN(const auto adapter, AdapterFiles::open(env, folder, model->config()));
    ISCOPE_TRY_ASSIGN(const std::string modelHash, model->hash(stop));
    ISCOPE_TRY(checkBaseHash(env, folder, modelHash));
    AdapterConfig config = adapter->config();
    config.base = seenFrom(base, checkpoint);
    if (spec.adapter && adapterConfig(*spec.adapter, config.base) != config)
        return fail(
            ErrorCode::InvalidInput,
            "the adapter has another rank, alpha or projections than those asked for",
            {.place = {.file = folder.string()},
             .cure = "Leave the adapter's settings out: it keeps its own"});
    ISCOPE_TRY_ASSIGN(auto weights, loadWeights(model, {computingType(spec), false}, stop));
    std::map<std::string, std::string> companions;
    ISCOPE_TRY_ASSIGN(auto encoder, encoderOf(env, base, model->config(), companions));
    companions.clear();
    if (env.kind(folder / PromptTemplateFile) == FileKind::Regular) {
        ISCOPE_TRY_ASSIGN(companions[PromptTemplateFile], env.readFile(folder / PromptTemplateFile));
    }
    return ReasonerStart{
        TrainableReasoner::adapted(
            model->config(), std::move(weights), std::move(config), loadAdapterMatrices(*adapter)),
        std::move(encoder),
        std::move(companions),
        fingerprintOf(modelHash + ":" + adapter->hash()).hex(),
        base,
        modelHash};
}

Result<ReasonerStart> openModel(
    Env& env,
    const Path& folder,
    const rank::ReasonerTrainingSpec& spec,
    const Path& checkpoint,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto model, ReasonerFiles::open(env, folder));
    ISCOPE_TRY_ASSIGN(auto parent, model->hash(stop));
    std::map<std::string, std::string> companions;
    ISCOPE_TRY_ASSIGN(auto encoder, encoderOf(env, folder, model->config(), companions));
    if (!spec.adapter) {
        ISCOPE_TRY_ASSIGN(auto weights, loadWeights(model, {at::kFloat, true}, stop));
        return ReasonerStart{
            TrainableReasoner::full(model->config(), std::move(weights), computingType(spec)),
            std::move(encoder),
            std::move(companions),
            std::move(parent),
            {}};
    }
    AdapterConfig config = adapterConfig(*spec.adapter, seenFrom(folder, checkpoint));
    ISCOPE_TRY(adaptedProjections(model->config(), config.targets));
    auto matrices = makeAdapterMatrices(model->config(), config, streamSeed(spec.seed, AdapterStream));
    ISCOPE_TRY_ASSIGN(auto weights, loadWeights(model, {computingType(spec), false}, stop));
    return ReasonerStart{
        TrainableReasoner::adapted(
            model->config(), std::move(weights), std::move(config), std::move(matrices)),
        std::move(encoder),
        {},
        parent,
        folder,
        parent};
}

} // namespace

Result<ReasonerStart> openStart(
    Env& env,
    const rank::ReasonerTrainingSet& texts,
    const rank::ReasonerTrainingSpec& spec,
    const rank::ReasonerTrainingPlace& place,
    ProgressSink& progress,
    const std::stop_token& stop) {
    if (spec.precision == rank::TrainingPrecision::BF16 && !multipliesBf16())
        return fail(
            ErrorCode::UnsupportedVersion,
            "this processor has no instructions for bf16",
            {.cure = "Train in f32"});
    if (const auto* fresh = std::get_if<rank::FreshReasoner>(&place.start))
        return makeFresh(*fresh, texts, spec, progress, stop);
    const Path& folder = std::get<Path>(place.start);
    return AdapterFiles::isAdapter(env, folder) ? openAdapter(env, folder, spec, place.checkpoint, stop)
                                                : openModel(env, folder, spec, place.checkpoint, stop);
}

Result<ReasonerStart> openReference(
    Env& env,
    const ReasonerStart& start,
    const rank::ReasonerTrainingSpec& spec,
    const rank::ReasonerTrainingPlace& place,
    const std::stop_token& stop) {
    rank::ReasonerTrainingSpec frozen = spec;
    frozen.adapter.reset();
    rank::ReasonerTrainingPlace other;
    other.start = *place.reference;
    NullProgress progress;
    ISCOPE_TRY_ASSIGN(auto reference, openStart(env, {}, frozen, other, progress, stop));
    if (reference.encoder.tokenizer().fingerprint() != start.encoder.tokenizer().fingerprint())
        return fail(
            ErrorCode::Mismatch,
            "the reference has another tokenizer than the reasoner to train",
            {.place = {.file = place.reference->string()},
             .cure = "Name a reference of the same family, or none: then it is the start"});
    return reference;
}

} // namespace intentscope::nn
