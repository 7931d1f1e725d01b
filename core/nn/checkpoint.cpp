// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/checkpoint.h"

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/fingerprint.h"
#include "core/nn/json_reader.h"
#include "core/nn/tensor_comparison.h"

#include <array>
#include <cmath>
#include <limits>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;
using Path = std::filesystem::path;

constexpr const char* ConfigFile = "config.json";
constexpr const char* TensorFile = "model.safetensors";
constexpr const char* ProvenanceFile = "provenance.json";
constexpr double NotMeasured = std::numeric_limits<double>::quiet_NaN();

OrderedJson numberOrNull(double value) {
    return std::isfinite(value) ? OrderedJson(value) : OrderedJson(nullptr);
}

OrderedJson toJson(const rank::RankerTrainingSpec& spec) {
    return {
        {"epoch_count", spec.epochCount},
        {"batch_size", spec.batchSize},
        {"learning_rate", spec.learningRate},
        {"weight_decay", spec.weightDecay},
        {"dropout", spec.dropout},
        {"dimension", spec.dimension},
        {"attention_heads", spec.attentionHeads},
        {"attention_layers", spec.attentionLayers},
        {"expert_count", spec.expertCount},
        {"bucket_count", spec.bucketCount},
        {"member_count", spec.memberCount},
        {"patience", spec.patience},
        {"architecture", name(spec.architecture)},
        {"uses_query", spec.usesQuery},
        {"uses_intent_text", spec.usesIntentText},
        {"loss", name(spec.loss)},
        {"kl", name(spec.kl)},
        {"kl_weight", spec.klWeight},
        {"weighting", name(spec.weighting)},
        {"weight_cap", spec.weightCap},
        {"stop_metric", name(spec.stopMetric)},
        {"micro_batch_size", spec.microBatchSize}};
}

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

/// SHA-256 of the other two files: the provenance is written last and vouches for them.
struct FileHashes {
    std::string config;
    std::string tensors;
};

std::string toJsonText(const Provenance& provenance, const FileHashes& hashes) {
    OrderedJson epochs = OrderedJson::array();
    for (const rank::TrainingEpoch& epoch : provenance.epochs)
        epochs.push_back(
            {{"member", epoch.member},
             {"epoch", epoch.epoch},
             {"train_loss", numberOrNull(epoch.trainLoss)},
             {"validation_loss", numberOrNull(epoch.validationLoss)},
             {"validation_ndcg3", numberOrNull(epoch.validationNdcg3)},
             {"validation_gauc", numberOrNull(epoch.validationGauc)},
             {"validation_recall3", numberOrNull(epoch.validationRecall3)},
             {"learning_rate", epoch.learningRate}});
    OrderedJson json{
        {"dataset_hash", provenance.datasetHash},
        {"dataset_name", provenance.datasetName},
        {"split", data::toText(provenance.spec.split)},
        {"seed", provenance.spec.seed},
        {"training", toJson(provenance.spec)},
        {"best_epoch", provenance.bestEpoch},
        {"epochs", epochs},
        {"code_version", provenance.codeVersion},
        {"torch_version", provenance.torchVersion},
        {"config_hash", hashes.config},
        {"tensors_hash", hashes.tensors}};
    if (provenance.latent)
        json["latent_queries"] = toJson(*provenance.latent);
    if (!provenance.referenceHash.empty())
        json["reference_hash"] = provenance.referenceHash;
    return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
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

struct StoredProvenance {
    Provenance provenance;
    FileHashes hashes;
};

Result<StoredProvenance> readProvenance(Env& env, const Path& path) {
    const std::string file = path.string();
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(path));
    ISCOPE_TRY_ASSIGN(const Json json, JsonReader::parse(text, file));
    JsonReader root(json, "the provenance");
    const Json* training = root.child("training");
    ISCOPE_TRY(root.status(file));
    JsonReader trainingReader(*training, "training");
    StoredProvenance stored;
    Provenance& provenance = stored.provenance;
    provenance.spec = readTraining(trainingReader);
    ISCOPE_TRY(trainingReader.status(file));
    const auto split = data::parseSplit(root.text("split"));
    if (!split)
        root.object("has an unknown split: " + split.error().message);
    else
        provenance.spec.split = *split;
    provenance.datasetHash = root.text("dataset_hash");
    provenance.datasetName = root.text("dataset_name");
    provenance.spec.seed = root.seed("seed");
    provenance.bestEpoch = root.integer("best_epoch");
    provenance.codeVersion = root.text("code_version");
    provenance.torchVersion = root.text("torch_version");
    if (root.has("reference_hash"))
        provenance.referenceHash = root.text("reference_hash");
    if (const Json* latent = root.has("latent_queries") ? root.child("latent_queries") : nullptr) {
        JsonReader latentReader(*latent, "latent_queries");
        provenance.latent = readLatent(latentReader);
        ISCOPE_TRY(latentReader.status(file));
    }
    stored.hashes.config = root.text("config_hash");
    stored.hashes.tensors = root.text("tensors_hash");
    ISCOPE_TRY(root.status(file));
    ISCOPE_TRY_ASSIGN(provenance.epochs, readEpochs(root, file));
    return stored;
}

Status checkTensors(const RankerConfig& config, const SafetensorsFile& file, const Path& path) {
    constexpr std::array Types{TensorType::F32};
    TensorComparison comparison;
    const auto parameters = memberParameters(config);
    for (std::int32_t member = 0; member < config.sizes.memberCount; ++member)
        for (const ParameterSpec& parameter : parameters) {
            const std::string tensor = memberPrefix(member) + parameter.name;
            comparison.expect(tensor, parameter.shape, Types, file.find(tensor));
        }
    comparison.finishNames(file.tensors());
    return comparison.status(path);
}

std::string hashOf(std::span<const std::byte> bytes) {
    Fingerprinter hash;
    hash.add(bytes);
    return hash.finish().hex();
}

/// A flipped bit of a weight or of a quantile would otherwise be one more valid ranker.
Status checkHash(const std::string& actual, const std::string& stored, const Path& path) {
    if (actual == stored)
        return {};
    return fail(
        ErrorCode::Corrupt,
        "the file is damaged: its SHA-256 is " + actual + ", but provenance.json says " + stored,
        {.place = {.file = path.string()}, .cure = "Copy the whole checkpoint folder again"});
}

/// A ranker that reads latent queries has to say which, or nobody could tell another reasoner's from them.
Status checkLatent(const RankerConfig& config, const Provenance& provenance, const Path& path) {
    if (config.latent.isUsed() == provenance.latent.has_value())
        return {};
    return fail(
        ErrorCode::Corrupt,
        config.latent.isUsed() ? "config.json reads latent queries, but the provenance names none"
                               : "the provenance names latent queries that config.json does not read",
        {.place = {.file = path.string()}, .cure = "Copy the whole checkpoint folder again"});
}

Result<std::string> writeFiles(Env& env, const Path& folder, const CheckpointDraft& draft) {
    const std::string config = toJsonText(draft.config);
    ISCOPE_TRY(writeFileAtomically(env, folder / ConfigFile, config));
    ISCOPE_TRY(writeSafetensors(env, folder / TensorFile, draft.tensors));
    ISCOPE_TRY_ASSIGN(const auto written, env.map(folder / TensorFile));
    const FileHashes hashes{hashOf(std::as_bytes(std::span(config))), hashOf(written->bytes())};
    ISCOPE_TRY(writeFileAtomically(env, folder / ProvenanceFile, toJsonText(draft.provenance, hashes)));
    return hashes.tensors;
}

} // namespace

Result<Checkpoint> openCheckpoint(Env& env, const Path& folder) {
    const Path configPath = folder / ConfigFile;
    if (env.kind(folder) != FileKind::Directory || env.kind(configPath) == FileKind::Missing)
        return fail(
            ErrorCode::NotFound,
            "there is no ranker checkpoint here: config.json is missing",
            {.place = {.file = folder.string()}, .cure = "Give the folder that 'train ranker' wrote"});
    ISCOPE_TRY_ASSIGN(const std::string configText, env.readFile(configPath));
    ISCOPE_TRY_ASSIGN(auto config, parseRankerConfig(configText, configPath.string()));
    ISCOPE_TRY_ASSIGN(auto tensors, SafetensorsFile::open(env, folder / TensorFile));
    ISCOPE_TRY(checkTensors(config, tensors, folder / TensorFile));
    ISCOPE_TRY_ASSIGN(auto stored, readProvenance(env, folder / ProvenanceFile));
    CheckpointInfo info;
    info.provenance = std::move(stored.provenance);
    info.scorer.architecture = config.architecture();
    info.scorer.readsLatentQueries = info.provenance.latent.has_value();
    info.scorer.latent = info.provenance.latent.value_or(rank::LatentQueryInfo{});
    info.scorer.checkpointHash = hashOf(tensors.fileBytes());
    ISCOPE_TRY(checkHash(hashOf(std::as_bytes(std::span(configText))), stored.hashes.config, configPath));
    ISCOPE_TRY(checkHash(info.scorer.checkpointHash, stored.hashes.tensors, folder / TensorFile));
    ISCOPE_TRY(checkLatent(config, info.provenance, folder / ProvenanceFile));
    info.scorer.datasetHash = info.provenance.datasetHash;
    info.scorer.split = data::toText(info.provenance.spec.split);
    info.scorer.seed = info.provenance.spec.seed;
    for (const TensorEntry& tensor : tensors.tensors())
        info.scorer.parameterCount += tensor.elementCount();
    return Checkpoint{std::move(config), std::move(info), std::move(tensors)};
}

Result<CheckpointInfo> readCheckpointInfo(Env& env, const Path& folder) {
    ISCOPE_TRY_ASSIGN(auto checkpoint, openCheckpoint(env, folder));
    return std::move(checkpoint.info);
}

Result<std::string> writeCheckpoint(Env& env, const Path& folder, const CheckpointDraft& draft) {
    std::string hash;
    ISCOPE_TRY(writeFolderAtomically(env, folder, [&](const Path& partial) -> Status {
        ISCOPE_TRY_ASSIGN(hash, writeFiles(env, partial, draft));
        return {};
    }));
    return hash;
}

} // namespace intentscope::nn
