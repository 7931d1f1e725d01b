// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/checkpoint.h"

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/fingerprint.h"
#include "core/nn/json_reader.h"
#include "core/nn/provenance_json.h"
#include "core/nn/tensor_comparison.h"

#include <array>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;
using Path = std::filesystem::path;

constexpr const char* ConfigFile = "config.json";
constexpr const char* TensorFile = "model.safetensors";
constexpr const char* ProvenanceFile = "provenance.json";

/// SHA-256 of the other two files: the provenance is written last and vouches for them.
struct FileHashes {
    std::string config;
    std::string tensors;
};

std::string toJsonText(const Provenance& provenance, const FileHashes& hashes) {
    OrderedJson json{
        {"dataset_hash", provenance.datasetHash},
        {"dataset_name", provenance.datasetName},
        {"split", data::toText(provenance.spec.split)},
        {"seed", provenance.spec.seed},
        {"training", toJson(provenance.spec)},
        {"best_epoch", provenance.bestEpoch},
        {"epochs", toJson(std::span(provenance.epochs))},
        {"code_version", provenance.codeVersion},
        {"torch_version", provenance.torchVersion},
        {"config_hash", hashes.config},
        {"tensors_hash", hashes.tensors}};
    if (provenance.latent)
        json["latent_queries"] = toJson(*provenance.latent);
    if (!provenance.referenceHash.empty())
        json["reference_hash"] = provenance.referenceHash;
    if (!provenance.startHash.empty())
        json["start_hash"] = provenance.startHash;
    return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
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
    if (root.has("start_hash"))
        provenance.startHash = root.text("start_hash");
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
