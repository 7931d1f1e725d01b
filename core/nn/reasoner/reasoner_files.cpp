// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/reasoner_files.h"

#include "core/base/fingerprint.h"
#include "core/base/progress.h"
#include "core/nn/json_reader.h"
#include "core/nn/tensor_comparison.h"

#include <algorithm>
#include <array>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using Path = std::filesystem::path;

constexpr const char* Embedding = "model.embed_tokens.weight";
constexpr const char* OutputProjection = "lm_head.weight";
constexpr std::array FloatTypes{TensorType::F32, TensorType::BF16, TensorType::F16};

tl::unexpected<Error> notFound(std::string message, const Path& place) {
    return fail(
        ErrorCode::NotFound,
        std::move(message),
        {.place = {.file = place.string()}, .cure = "Give the folder of a Hugging Face language model"});
}

/// Early Llama files hold what is computed from the config; Transformers skips it too.
bool isComputed(std::string_view tensor) {
    return tensor.ends_with(".rotary_emb.inv_freq");
}

/// Names of files in an index are those of a folder, never a way out of it.
bool isPlainName(const std::string& file) {
    return !file.empty() && file != "." && file != ".." && file.find_first_of("/\\") == std::string::npos;
}

Result<std::map<std::string, std::string>> readIndex(Env& env, const Path& path) {
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(path));
    ISCOPE_TRY_ASSIGN(const Json json, JsonReader::parse(text, path.string()));
    JsonReader reader(json, "the index");
    const Json* map = reader.child("weight_map");
    if (map && !map->is_object())
        reader.object("has a 'weight_map' that is not an object");
    ISCOPE_TRY(reader.status(path.string()));
    std::map<std::string, std::string> files;
    for (const auto& [tensor, file] : map->items()) {
        if (!file.is_string() || !isPlainName(file.get<std::string>()))
            reader.object("has a 'weight_map' with an entry that is not the name of a file");
        ISCOPE_TRY(reader.status(path.string()));
        files.emplace(tensor, file.get<std::string>());
    }
    return files;
}

Status noWeights(Env& env, const Path& folder) {
    for (const char* pickled : {"pytorch_model.bin", "pytorch_model.bin.index.json"})
        if (env.kind(folder / pickled) == FileKind::Regular)
            return fail(
                ErrorCode::UnsupportedVersion,
                "the weights are pickled, which is never read because it runs code",
                {.place = {.file = (folder / pickled).string()},
                 .cure = "Save the model as safetensors with Transformers"});
    return notFound("there are no weights here: model.safetensors is missing", folder);
}

std::size_t indexOf(std::span<const TensorEntry> tensors, const TensorEntry* entry) {
    return static_cast<std::size_t>(entry - tensors.data());
}

} // namespace

Result<std::shared_ptr<const ReasonerFiles>> ReasonerFiles::open(Env& env, const Path& folder) {
    const Path configPath = folder / "config.json";
    if (env.kind(configPath) != FileKind::Regular)
        return notFound("there is no language model here: config.json is missing", folder);
    const std::shared_ptr<ReasonerFiles> files(new ReasonerFiles);
    files->m_folder = folder;
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(configPath));
    ISCOPE_TRY_ASSIGN(files->m_config, parseReasonerConfig(text, configPath.string()));
    const Path generation = folder / "generation_config.json";
    if (env.kind(generation) == FileKind::Regular) {
        ISCOPE_TRY_ASSIGN(const std::string generationText, env.readFile(generation));
        ISCOPE_TRY(applyGenerationConfig(generationText, generation.string(), files->m_config));
    }
    ISCOPE_TRY(files->openTensors(env));
    ISCOPE_TRY(files->matchWeights());
    return files;
}

Status ReasonerFiles::openTensors(Env& env) {
    const Path single = m_folder / "model.safetensors";
    if (env.kind(single) == FileKind::Regular) {
        m_tensorPlace = single;
        ISCOPE_TRY_ASSIGN(auto file, SafetensorsFile::open(env, single));
        m_files.push_back(std::move(file));
        return {};
    }
    const Path index = m_folder / "model.safetensors.index.json";
    if (env.kind(index) != FileKind::Regular)
        return noWeights(env, m_folder);
    return openShards(env, index);
}

Status ReasonerFiles::openShards(Env& env, const Path& index) {
    m_tensorPlace = index;
    ISCOPE_TRY_ASSIGN(const auto places, readIndex(env, index));
    std::map<std::string, std::size_t> opened;
    std::string missing;
    for (const auto& [tensor, file] : places) {
        if (!opened.emplace(file, opened.size()).second)
            continue;
        if (env.kind(m_folder / file) != FileKind::Regular)
            missing += (missing.empty() ? "" : ", ") + file;
    }
    if (!missing.empty())
        return fail(
            ErrorCode::NotFound,
            "files that the index names are missing: " + missing,
            {.place = {.file = index.string()}, .cure = "Copy the whole checkpoint folder again"});
    m_files.reserve(opened.size());
    for (auto& [file, number] : opened) {
        ISCOPE_TRY_ASSIGN(auto shard, SafetensorsFile::open(env, m_folder / file));
        number = m_files.size();
        m_files.push_back(std::move(shard));
    }
    std::size_t counted = 0;
    for (const auto& [tensor, file] : places) {
        if (!m_files[opened[file]].find(tensor))
            return fail(
                ErrorCode::Mismatch,
                "the index says that tensor '" + tensor + "' is in " + file + ", but it is not",
                {.place = {.file = index.string()}, .cure = "Copy the whole checkpoint folder again"});
        ++counted;
    }
    std::size_t stored = 0;
    for (const SafetensorsFile& file : m_files)
        stored += file.tensors().size();
    if (stored != counted)
        return fail(
            ErrorCode::Mismatch,
            "the files hold " + std::to_string(stored) + " tensors, but the index names " +
                std::to_string(counted),
            {.place = {.file = index.string()}, .cure = "Copy the whole checkpoint folder again"});
    return {};
}

Status ReasonerFiles::matchWeights() {
    struct Location {
        std::size_t file;
        const TensorEntry* entry;
    };
    std::map<std::string_view, Location> stored;
    std::vector<TensorEntry> named;
    for (std::size_t file = 0; file < m_files.size(); ++file)
        for (const TensorEntry& tensor : m_files[file].tensors()) {
            stored.emplace(tensor.name, Location{file, &tensor});
            if (!isComputed(tensor.name))
                named.push_back(tensor);
        }
    TensorComparison comparison;
    const auto match = [&](const WeightSpec& spec) {
        const auto found = stored.find(spec.name);
        comparison.expect(
            spec.name, spec.shape, FloatTypes, found == stored.end() ? nullptr : found->second.entry);
        if (found == stored.end())
            return StoredWeight{spec, TensorType::F32, {}, 0, 0};
        const auto& [file, entry] = found->second;
        return StoredWeight{
            spec, entry->type, m_files[file].bytes(*entry), file, indexOf(m_files[file].tensors(), entry)};
    };
    for (const WeightSpec& spec : reasonerWeights(m_config))
        m_weights.push_back(match(spec));
    if (m_config.tiesEmbeddings && stored.contains(OutputProjection)) {
        const StoredWeight& embedding = m_weights.front();
        const StoredWeight output = match({OutputProjection, embedding.spec.shape});
        if (output.type != embedding.type || !std::ranges::equal(output.bytes, embedding.bytes))
            comparison.addMisshapen(
                std::string(OutputProjection) + " differs from " + Embedding +
                ", to which config.json ties it");
        release(output);
        release(embedding);
    }
    comparison.finishNames(named);
    return comparison.status(m_tensorPlace);
}

void ReasonerFiles::release(const StoredWeight& weight) const {
    m_files[weight.file].release(m_files[weight.file].tensors()[weight.tensor]);
}

Result<std::string> ReasonerFiles::hash(const std::stop_token& stop) const {
    constexpr std::size_t BlockBytes = 32U << 20U;
    Fingerprinter hash;
    hash.add(toJsonText(m_config));
    for (const StoredWeight& weight : m_weights) {
        hash.add(weight.spec.name + ":" + std::string(name(weight.type)) + ":");
        for (std::size_t at = 0; at < weight.bytes.size(); at += BlockBytes) {
            ISCOPE_TRY(checkStop(stop));
            hash.add(weight.bytes.subspan(at, std::min(BlockBytes, weight.bytes.size() - at)));
        }
        release(weight);
    }
    return hash.finish().hex();
}

} // namespace intentscope::nn
