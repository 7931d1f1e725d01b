// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/reasoner_trainer.h"

#include "core/base/fingerprint.h"
#include "core/data/cell.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace intentscope::rank {
namespace {

/// Each text with its length, so that no two sets of texts are one sequence of bytes.
void addText(Fingerprinter& hash, std::string_view text) {
    hash.add(std::to_string(text.size()) + ":");
    hash.add(text);
}

void addExamples(Fingerprinter& hash, std::span<const ReasonerExample> examples) {
    hash.add(std::to_string(examples.size()) + ";");
    for (const ReasonerExample& example : examples) {
        if (const auto* plain = std::get_if<std::string>(&example.prompt)) {
            hash.add("plain");
            addText(hash, *plain);
        } else {
            for (const text::ChatMessage& message : std::get<1>(example.prompt)) {
                hash.add("role" + std::to_string(static_cast<int>(message.role)));
                addText(hash, message.content);
            }
        }
        hash.add("answers" + std::to_string(example.answers.size()));
        for (const std::string& answer : example.answers)
            addText(hash, answer);
        if (!example.group.empty()) {
            hash.add("group");
            addText(hash, example.group);
        }
        if (!example.target.empty()) {
            hash.add("target" + std::to_string(example.target.size()) + ";");
            hash.add(std::as_bytes(std::span(example.target)));
        }
    }
}

bool isAtLeast(double value, double least) {
    return std::isfinite(value) && value >= least;
}

bool isShare(double value) {
    return value >= 0 && value <= 1;
}

Status checkAdapter(const LowRankSpec& spec) {
    if (spec.rank < 1 || spec.rank > 4096)
        return fail(ErrorCode::InvalidInput, "the rank of an adapter must lie in 1 to 4096");
    if (!(spec.alpha > 0) || !std::isfinite(spec.alpha))
        return fail(ErrorCode::InvalidInput, "the alpha of an adapter must be above 0");
    if (spec.targets.empty())
        return fail(ErrorCode::InvalidInput, "an adapter needs at least one projection to change");
    return {};
}

Status checkStageValues(const ReasonerTrainingSpec& spec) {
    if (spec.stage == ReasonerStage::Dpo && (!(spec.beta > 0) || !std::isfinite(spec.beta)))
        return fail(ErrorCode::InvalidInput, "the beta of dpo must be above 0");
    if (!isAtLeast(spec.sftWeight, 0))
        return fail(ErrorCode::InvalidInput, "the weight of sft must be at least 0");
    const bool isWarm = spec.temperature > 0 && std::isfinite(spec.temperature);
    if (spec.stage == ReasonerStage::Contrastive && !isWarm)
        return fail(ErrorCode::InvalidInput, "the temperature of cl must be above 0");
    return {};
}

/// What is wrong with an example, or "".
std::string problemOf(const ReasonerExample& example, const ReasonerTrainingSpec& spec, std::size_t width) {
    const std::size_t count = example.answers.size();
    if (spec.stage == ReasonerStage::Dpo && count != 2)
        return "dpo needs a chosen and a rejected answer, and it has " + std::to_string(count);
    if (spec.stage != ReasonerStage::Contrastive)
        return {};
    if (count < 2)
        return "cl needs an anchor and a winner, and it has " + std::to_string(count) + " answers";
    if (spec.positive == ContrastivePositive::Winner)
        return {};
    if (example.target.empty())
        return "it has no target: the ranker's vector of the clicked intent";
    if (example.target.size() != width)
        return "its target has " + std::to_string(example.target.size()) + " numbers, that of the first " +
               std::to_string(width);
    const bool isFinite =
        std::ranges::all_of(example.target, [](float value) { return std::isfinite(value); });
    return isFinite ? std::string() : "its target holds values that are no numbers";
}

bool hasNegatives(std::span<const ReasonerExample> examples, const ReasonerTrainingSpec& spec) {
    const bool meetOthers = spec.batchSize > 1 && examples.size() > 1;
    for (const ReasonerExample& example : examples)
        if (example.answers.size() > 2 ||
            (meetOthers && (example.group.empty() || example.group != examples.front().group)))
            return true;
    return false;
}

} // namespace

ReasonerTrainer::~ReasonerTrainer() = default;

std::string_view name(ReasonerStage stage) {
    switch (stage) {
    case ReasonerStage::Pretrain:
        return "pretrain";
    case ReasonerStage::Sft:
        return "sft";
    case ReasonerStage::Dpo:
        return "dpo";
    case ReasonerStage::Contrastive:
        break;
    }
    return "cl";
}

Result<ReasonerStage> parseStage(std::string_view word) {
    for (const ReasonerStage stage :
         {ReasonerStage::Pretrain, ReasonerStage::Sft, ReasonerStage::Dpo, ReasonerStage::Contrastive})
        if (word == name(stage))
            return stage;
    return fail(
        ErrorCode::InvalidInput,
        "there is no stage " + data::quotedCell(word),
        {.place = {}, .cure = "Choose pretrain, sft, dpo or cl"});
}

std::string_view name(ContrastivePositive positive) {
    return positive == ContrastivePositive::Winner ? "winner" : "intent";
}

Result<ContrastivePositive> parsePositive(std::string_view word) {
    for (const ContrastivePositive positive :
         {ContrastivePositive::Winner, ContrastivePositive::IntentVector})
        if (word == name(positive))
            return positive;
    return fail(
        ErrorCode::InvalidInput,
        "there is no positive " + data::quotedCell(word),
        {.place = {}, .cure = "Choose winner or intent"});
}

std::string hashOf(const ReasonerTrainingSet& texts) {
    Fingerprinter hash;
    addExamples(hash, texts.train);
    addExamples(hash, texts.validation);
    return hash.finish().hex();
}

Status checkSpec(const ReasonerTrainingSpec& spec) {
    const auto refuse = [](const char* what) { return fail(ErrorCode::InvalidInput, what); };
    if (spec.epochCount < 1 || spec.batchSize < 1 || spec.accumulationCount < 1)
        return refuse("the counts of epochs, of examples a batch and of batches a step must be at least 1");
    if (spec.maxTokens < 2)
        return refuse("an example needs room for at least 2 tokens");
    if (!(spec.learningRate > 0) || !std::isfinite(spec.learningRate))
        return refuse("the learning rate must be above 0");
    if (!isShare(spec.warmupShare) || !isShare(spec.lastRateShare))
        return refuse("the share of warm-up and the last share of the learning rate must lie in 0 to 1");
    if (!isAtLeast(spec.weightDecay, 0) || !isAtLeast(spec.noiseAlpha, 0))
        return refuse("weight decay and noise must be at least 0");
    if (!isShare(spec.beta1) || !isShare(spec.beta2) || spec.beta1 == 1 || spec.beta2 == 1)
        return refuse("the betas of AdamW must lie in [0, 1)");
    if (!(spec.epsilon > 0) || !(spec.maxGradientNorm > 0))
        return refuse("AdamW's epsilon and the largest norm of a gradient must be above 0");
    ISCOPE_TRY(checkStageValues(spec));
    return spec.adapter ? checkAdapter(*spec.adapter) : Status{};
}

Status checkExamples(const ReasonerTrainingSet& texts, const ReasonerTrainingSpec& spec) {
    if (texts.train.empty())
        return fail(
            ErrorCode::InvalidInput,
            "there is no example to train on",
            {.cure = "Give more texts, or filter them less; without any the reasoner stays as it is"});
    const std::size_t width = texts.train.front().target.size();
    for (const auto* part : {&texts.train, &texts.validation})
        for (std::size_t number = 0; number < part->size(); ++number)
            if (const std::string problem = problemOf((*part)[number], spec, width); !problem.empty())
                return fail(
                    ErrorCode::InvalidInput,
                    (part == &texts.train ? "training example " : "validation example ") +
                        std::to_string(number + 1) + ": " + problem);
    if (spec.stage == ReasonerStage::Contrastive && !hasNegatives(texts.train, spec))
        return fail(
            ErrorCode::InvalidInput,
            "no anchor has anything to be told from: there are no losers, and none of another intent in a "
            "batch",
            {.cure = "Give losers, larger batches, or pairs of several intents"});
    return {};
}

} // namespace intentscope::rank
