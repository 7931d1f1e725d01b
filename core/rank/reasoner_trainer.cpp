// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/reasoner_trainer.h"

#include "core/base/fingerprint.h"
#include "core/data/cell.h"

#include <cmath>

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

} // namespace

ReasonerTrainer::~ReasonerTrainer() = default;

std::string_view name(ReasonerStage stage) {
    return stage == ReasonerStage::Pretrain ? "pretrain" : "sft";
}

Result<ReasonerStage> parseStage(std::string_view word) {
    for (const ReasonerStage stage : {ReasonerStage::Pretrain, ReasonerStage::Sft})
        if (word == name(stage))
            return stage;
    return fail(
        ErrorCode::InvalidInput,
        "there is no stage " + data::quotedCell(word),
        {.place = {}, .cure = "Choose pretrain or sft"});
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
    return spec.adapter ? checkAdapter(*spec.adapter) : Status{};
}

} // namespace intentscope::rank
