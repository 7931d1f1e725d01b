// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/reasoner_provenance.h"

#include "core/rank/training_settings_json.h"

#include <nlohmann/json.hpp>

#include <iomanip>
#include <sstream>

namespace intentscope::nn {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const std::vector<rank::NamedFigure>& figures) {
    Json json = Json::object();
    for (const rank::NamedFigure& figure : figures)
        json[figure.name] = figure.value;
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
    if (!provenance.baseHash.empty())
        json["base_hash"] = provenance.baseHash;
    if (!provenance.referenceHash.empty())
        json["reference_hash"] = provenance.referenceHash;
    json["settings"] = toJson(provenance.spec);
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
