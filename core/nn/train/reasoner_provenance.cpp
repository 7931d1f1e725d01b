// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/reasoner_provenance.h"

#include <nlohmann/json.hpp>

#include <iomanip>
#include <sstream>

namespace intentscope::nn {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const rank::LowRankSpec& adapter) {
    return {
        {"rank", adapter.rank},
        {"alpha", adapter.alpha},
        {"rank_stabilised", adapter.isRankStabilised},
        {"targets", adapter.targets}};
}

Json jsonOf(const std::vector<rank::NamedFigure>& figures) {
    Json json = Json::object();
    for (const rank::NamedFigure& figure : figures)
        json[figure.name] = figure.value;
    return json;
}

Json jsonOf(const rank::ReasonerTrainingSpec& spec) {
    Json json{
        {"stage", rank::name(spec.stage)},
        {"seed", spec.seed},
        {"epochs", spec.epochCount},
        {"batch_size", spec.batchSize},
        {"accumulation", spec.accumulationCount},
        {"max_tokens", spec.maxTokens},
        {"learning_rate", spec.learningRate},
        {"warmup_share", spec.warmupShare},
        {"last_rate_share", spec.lastRateShare},
        {"weight_decay", spec.weightDecay},
        {"beta1", spec.beta1},
        {"beta2", spec.beta2},
        {"epsilon", spec.epsilon},
        {"max_gradient_norm", spec.maxGradientNorm},
        {"neftune_alpha", spec.noiseAlpha},
        {"precision", spec.precision == rank::TrainingPrecision::BF16 ? "bf16" : "f32"},
        {"recomputes_layers", spec.recomputesLayers}};
    json["adapter"] = spec.adapter ? jsonOf(*spec.adapter) : Json();
    if (spec.stage == rank::ReasonerStage::Dpo)
        json["dpo"] = {
            {"beta", spec.beta}, {"sft_weight", spec.sftWeight}, {"averages_tokens", spec.averagesTokens}};
    if (spec.stage == rank::ReasonerStage::Contrastive)
        json["cl"] = {{"temperature", spec.temperature}, {"positive", rank::name(spec.positive)}};
    return json;
}

Json epochsOf(const rank::TrainedReasoner& trained) {
    Json epochs = Json::array();
    double sum = 0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < trained.steps.size(); ++i) {
        const rank::ReasonerTrainingStep& step = trained.steps[i];
        sum += step.loss;
        ++count;
        const bool isLast = i + 1 == trained.steps.size() || trained.steps[i + 1].epoch != step.epoch;
        if (!isLast)
            continue;
        Json epoch{{"epoch", step.epoch}, {"mean_loss", sum / static_cast<double>(count)}};
        if (step.validationLoss)
            epoch["validation_loss"] = *step.validationLoss;
        if (!step.validationFigures.empty())
            epoch["validation_figures"] = jsonOf(step.validationFigures);
        epochs.push_back(std::move(epoch));
        sum = 0;
        count = 0;
    }
    return epochs;
}

} // namespace

std::string settingsText(const rank::ReasonerTrainingSpec& spec) {
    return jsonOf(spec).dump();
}

std::string provenanceText(const ReasonerProvenance& provenance) {
    const rank::TrainedReasoner& trained = provenance.trained;
    Json json{{"format", "intentscope-reasoner-provenance"}, {"version", 1}};
    json["texts"] = {
        {"source", provenance.texts.source},
        {"dataset_hash", provenance.texts.datasetHash},
        {"texts_hash", rank::hashOf(provenance.texts)},
        {"train_examples", trained.trainCount},
        {"validation_examples", trained.validationCount},
        {"too_long_examples", trained.tooLongCount}};
    json["parent_hash"] = provenance.parentHash;
    if (!provenance.referenceHash.empty())
        json["reference_hash"] = provenance.referenceHash;
    json["settings"] = jsonOf(provenance.spec);
    json["stored_as"] = provenance.place.isStoredNarrow && !provenance.spec.adapter ? "bf16" : "f32";
    json["parameters"] = trained.parameterCount;
    json["trained_parameters"] = trained.trainedParameterCount;
    json["epochs"] = epochsOf(trained);
    json["validation_loss"] = trained.validationLoss ? Json(*trained.validationLoss) : Json();
    json["code_version"] = provenance.codeVersion;
    json["torch_version"] = provenance.torchVersion;
    return json.dump(2) + "\n";
}

std::string lossText(const rank::ReasonerTrainingStep& step) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(3) << "loss " << step.loss;
    if (step.validationLoss)
        text << ", validation " << *step.validationLoss;
    for (const rank::NamedFigure& figure : step.validationLoss ? step.validationFigures : step.figures)
        text << ", " << figure.name << ' ' << figure.value;
    return text.str();
}

} // namespace intentscope::nn
