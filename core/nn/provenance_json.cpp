// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/provenance_json.h"

#include <cmath>
#include <limits>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr double NotMeasured = std::numeric_limits<double>::quiet_NaN();

OrderedJson numberOrNull(double value) {
    return std::isfinite(value) ? OrderedJson(value) : OrderedJson(nullptr);
}

double numberOrNan(JsonReader& reader, const char* key) {
    const Json* value = reader.child(key);
    return value && value->is_null() ? NotMeasured : reader.number(key);
}

template <class T>
void readWord(JsonReader& reader, const char* key, Result<T> (*parse)(std::string_view), T& out) {
    const auto value = parse(reader.text(key));
    if (value)
        out = *value;
    else
        reader.object(std::string("has an unknown ") + key + ": " + value.error().message);
}

void readChoices(JsonReader& reader, rank::RankerTrainingSpec& spec) {
    readWord(reader, "architecture", rank::parseRankerArchitecture, spec.architecture);
    spec.usesQuery = reader.flag("uses_query");
    spec.usesIntentText = reader.flag("uses_intent_text");
    readWord(reader, "loss", rank::parseRankLoss, spec.loss);
    readWord(reader, "kl", rank::parseKlTerm, spec.kl);
    spec.klWeight = reader.number("kl_weight");
    readWord(reader, "weighting", rank::parseImpressionWeighting, spec.weighting);
    spec.weightCap = reader.number("weight_cap");
    readWord(reader, "stop_metric", rank::parseStopMetric, spec.stopMetric);
    spec.microBatchSize = reader.integer("micro_batch_size");
}

void readSchedule(JsonReader& reader, rank::RankerTrainingSpec& spec) {
    readWord(reader, "schedule", rank::parseRateSchedule, spec.schedule);
    spec.warmupShare = reader.number("warmup_share");
    spec.lastRateShare = reader.number("last_rate_share");
    spec.processCount = reader.integer("process_count");
}

} // namespace

OrderedJson toJson(const rank::LatentQueryInfo& latent) {
    return {
        {"id", latent.id},
        {"dataset_hash", latent.datasetHash},
        {"reasoner_name", latent.reasonerName},
        {"reasoner_hash", latent.reasonerHash},
        {"template_hash", latent.templateHash},
        {"settings", latent.settings},
        {"vectors_hash", latent.vectorsHash}};
}

OrderedJson toJson(std::span<const rank::TrainingEpoch> epochs) {
    OrderedJson list = OrderedJson::array();
    for (const rank::TrainingEpoch& epoch : epochs)
        list.push_back(
            {{"member", epoch.member},
             {"epoch", epoch.epoch},
             {"train_loss", numberOrNull(epoch.trainLoss)},
             {"validation_loss", numberOrNull(epoch.validationLoss)},
             {"validation_ndcg3", numberOrNull(epoch.validationNdcg3)},
             {"validation_gauc", numberOrNull(epoch.validationGauc)},
             {"validation_recall3", numberOrNull(epoch.validationRecall3)},
             {"learning_rate", epoch.learningRate}});
    return list;
}

rank::RankerTrainingSpec readTraining(JsonReader& reader) {
    rank::RankerTrainingSpec spec;
    spec.epochCount = reader.integer("epoch_count");
    spec.batchSize = reader.integer("batch_size");
    spec.learningRate = reader.number("learning_rate");
    spec.weightDecay = reader.number("weight_decay");
    spec.dropout = reader.number("dropout");
    spec.dimension = reader.integer("dimension");
    spec.attentionHeads = reader.integer("attention_heads");
    spec.attentionLayers = reader.integer("attention_layers");
    spec.expertCount = reader.integer("expert_count");
    spec.bucketCount = reader.integer("bucket_count");
    spec.memberCount = reader.integer("member_count");
    spec.patience = reader.integer("patience");
    // Baselines of before there was a choice have none of the rest.
    if (reader.has("architecture"))
        readChoices(reader, spec);
    // There was one process and one schedule before, those that the spec starts with.
    if (reader.has("schedule"))
        readSchedule(reader, spec);
    return spec;
}

rank::LatentQueryInfo readLatent(JsonReader& reader) {
    rank::LatentQueryInfo latent;
    latent.id = reader.text("id");
    latent.datasetHash = reader.text("dataset_hash");
    latent.reasonerName = reader.text("reasoner_name");
    latent.reasonerHash = reader.text("reasoner_hash");
    latent.templateHash = reader.text("template_hash");
    latent.settings = reader.text("settings");
    latent.vectorsHash = reader.text("vectors_hash");
    return latent;
}

Result<std::vector<rank::TrainingEpoch>> readEpochs(JsonReader& root, const std::string& file) {
    std::vector<rank::TrainingEpoch> epochs;
    const Json* list = root.child("epochs");
    if (list && !list->is_array())
        root.object("has 'epochs' that are not a list");
    ISCOPE_TRY(root.status(file));
    for (const Json& entry : *list) {
        JsonReader reader(entry, "epochs[" + std::to_string(epochs.size()) + "]");
        rank::TrainingEpoch epoch;
        epoch.member = reader.integer("member");
        epoch.epoch = reader.integer("epoch");
        epoch.trainLoss = numberOrNan(reader, "train_loss");
        epoch.validationLoss = numberOrNan(reader, "validation_loss");
        epoch.validationNdcg3 = numberOrNan(reader, "validation_ndcg3");
        const bool isComplete = reader.has("validation_gauc");
        epoch.validationGauc = isComplete ? numberOrNan(reader, "validation_gauc") : NotMeasured;
        epoch.validationRecall3 = isComplete ? numberOrNan(reader, "validation_recall3") : NotMeasured;
        epoch.learningRate = isComplete ? reader.number("learning_rate") : 0.0;
        ISCOPE_TRY(reader.status(file));
        epochs.push_back(epoch);
    }
    return epochs;
}

} // namespace intentscope::nn
