// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/adapter_files.h"

#include "core/base/atomic_file.h"
#include "core/base/fingerprint.h"
#include "core/data/cell.h"
#include "core/nn/json_reader.h"
#include "core/nn/tensor_comparison.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <set>
#include <utility>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using Path = std::filesystem::path;

constexpr const char* ConfigFile = "adapter_config.json";
constexpr const char* TensorFile = "adapter_model.safetensors";
/// What PEFT puts before a projection's name.
constexpr std::string_view Wrapping = "base_model.model.";
constexpr std::array FloatTypes{TensorType::F32, TensorType::BF16, TensorType::F16};

std::string tensorName(std::string_view projection, char matrix) {
    return std::string(Wrapping) + std::string(projection) + ".lora_" + matrix + ".weight";
}

/// Whether a setting is away from what plain LoRA has: null, false, nothing in it.
bool isSet(const Json& value) {
    if (value.is_null() || (value.is_boolean() && !value.get<bool>()))
        return false;
    return !((value.is_object() || value.is_array()) && value.empty());
}

Status checkKind(const Json& json, const std::string& file) {
    const auto refuse = [&](const std::string& what) {
        return fail(
            ErrorCode::UnsupportedVersion,
            what + ", which is not supported",
            {.place = {.file = file}, .cure = "Train a plain LoRA adapter, or merge this one with PEFT"});
    };
    if (const auto type = json.find("peft_type"); type == json.end() || *type != "LORA")
        return refuse("the adapter is of kind " + (type == json.end() ? "none" : type->dump()));
    if (const auto bias = json.find("bias"); bias != json.end() && *bias != "none")
        return refuse("the adapter changes biases (bias " + bias->dump() + ")");
    for (const char* key :
         {"use_dora",
          "lora_bias",
          "fan_in_fan_out",
          "rank_pattern",
          "alpha_pattern",
          "layer_replication",
          "modules_to_save",
          "layers_to_transform",
          "exclude_modules",
          "trainable_token_indices",
          "target_parameters",
          "use_qalora",
          "corda_config",
          "alora_invocation_tokens",
          "arrow_config"})
        if (const auto found = json.find(key); found != json.end() && isSet(*found))
            return refuse("the adapter has " + std::string(key) + " " + found->dump());
    return {};
}

tl::unexpected<Error> noAdapter(const Path& folder) {
    return fail(
        ErrorCode::NotFound,
        "there is no adapter here: adapter_config.json is missing",
        {.place = {.file = folder.string()}, .cure = "Give the folder of a PEFT adapter"});
}

bool endsWithTarget(std::string_view projection, std::string_view target) {
    return projection == target ||
           (projection.ends_with(target) && projection[projection.size() - target.size() - 1] == '.');
}

/// The linear projections of a model: all that an adapter can change.
std::vector<WeightSpec> projectionsOf(const ReasonerConfig& config) {
    std::vector<WeightSpec> projections;
    for (WeightSpec& weight : reasonerWeights(config))
        if (weight.name.ends_with("_proj.weight")) {
            weight.name.resize(weight.name.size() - std::string_view(".weight").size());
            projections.push_back(std::move(weight));
        }
    return projections;
}

std::string listed(const std::set<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

double AdapterConfig::scale() const {
    return alpha / (isRankStabilised ? std::sqrt(static_cast<double>(rank)) : static_cast<double>(rank));
}

Result<std::vector<std::string>>
adaptedProjections(const ReasonerConfig& config, std::span<const std::string> targets) {
    const auto projections = projectionsOf(config);
    std::set<std::string> kinds;
    for (const WeightSpec& projection : projections)
        kinds.insert(projection.name.substr(projection.name.rfind('.') + 1));
    std::vector<std::string> adapted;
    for (const std::string& target : targets)
        if (std::ranges::none_of(projections, [&](const WeightSpec& projection) {
                return endsWithTarget(projection.name, target);
            }))
            return fail(
                ErrorCode::InvalidInput,
                "the model has no projection " + data::quotedCell(target),
                {.place = {}, .cure = "Choose from " + listed(kinds)});
    for (const WeightSpec& projection : projections)
        if (std::ranges::any_of(
                targets, [&](const std::string& target) { return endsWithTarget(projection.name, target); }))
            adapted.push_back(projection.name);
    std::ranges::sort(adapted);
    return adapted;
}

bool AdapterFiles::isAdapter(Env& env, const Path& folder) {
    return env.kind(folder / ConfigFile) == FileKind::Regular;
}

Result<AdapterConfig> AdapterFiles::readConfig(Env& env, const Path& folder) {
    if (!isAdapter(env, folder))
        return noAdapter(folder);
    const std::string file = (folder / ConfigFile).string();
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(folder / ConfigFile));
    ISCOPE_TRY_ASSIGN(const Json json, JsonReader::parse(text, file));
    ISCOPE_TRY(checkKind(json, file));
    JsonReader reader(json, "the adapter");
    AdapterConfig config;
    config.rank = reader.integer("r");
    config.alpha = reader.number("lora_alpha");
    if (const auto targets = json.find("target_modules"); targets != json.end() && targets->is_string())
        reader.object(
            "names its projections by the pattern " + targets->dump() + ": only a list is supported");
    else
        config.targets = reader.texts("target_modules");
    if (const auto flag = json.find("use_rslora"); flag != json.end() && isSet(*flag))
        config.isRankStabilised = true;
    if (const auto base = json.find("base_model_name_or_path"); base != json.end() && base->is_string())
        config.base = base->get<std::string>();
    if (reader.isGood() && (config.rank < 1 || !(config.alpha > 0) || config.targets.empty()))
        reader.object("needs r and lora_alpha above 0 and at least one of target_modules");
    ISCOPE_TRY(reader.status(file));
    std::ranges::sort(config.targets);
    return config;
}

Result<Path> AdapterFiles::baseFolder(Env& env, const Path& folder) {
    ISCOPE_TRY_ASSIGN(const AdapterConfig config, readConfig(env, folder));
    const Path base = config.base;
    const Path place = (folder / base).lexically_normal();
    if (!config.base.empty() && env.kind(place / "config.json") == FileKind::Regular)
        return place;
    return fail(
        ErrorCode::NotFound,
        "the model of the adapter is not at " + data::quotedCell(config.base),
        {.place = {.file = (folder / ConfigFile).string()},
         .cure =
             "Write the model's folder as base_model_name_or_path, whole or seen from the adapter's folder"});
}

Result<std::shared_ptr<const AdapterFiles>>
AdapterFiles::open(Env& env, const Path& folder, const ReasonerConfig& model) {
    ISCOPE_TRY_ASSIGN(AdapterConfig config, readConfig(env, folder));
    const Path path = folder / TensorFile;
    const bool hasTensors = env.kind(path) == FileKind::Regular;
    if (!hasTensors && env.kind(folder / "adapter_model.bin") == FileKind::Regular)
        return fail(
            ErrorCode::UnsupportedVersion,
            "the adapter's weights are pickled, which is never read because it runs code",
            {.place = {.file = (folder / "adapter_model.bin").string()},
             .cure = "Save it as safetensors with PEFT"});
    if (!hasTensors)
        return fail(
            ErrorCode::NotFound,
            "the adapter's matrices are missing",
            {.place = {.file = path.string()}, .cure = "Copy the whole adapter's folder again"});
    auto projections = adaptedProjections(model, config.targets);
    if (!projections) {
        projections.error().place.file = (folder / ConfigFile).string();
        return tl::unexpected(std::move(projections).error());
    }
    ISCOPE_TRY_ASSIGN(auto file, SafetensorsFile::open(env, path));
    const std::shared_ptr<AdapterFiles> files(new AdapterFiles(std::move(file)));
    files->m_config = std::move(config);
    std::map<std::string, std::vector<std::int64_t>> shapes;
    for (const WeightSpec& projection : projectionsOf(model))
        shapes.emplace(projection.name, projection.shape);
    TensorComparison comparison;
    const auto take = [&](const std::string& name, std::vector<std::int64_t> shape) {
        const TensorEntry* entry = files->m_file.find(name);
        comparison.expect(name, shape, FloatTypes, entry);
        return entry ? Matrix{entry->type, shape, files->m_file.bytes(*entry)} : Matrix{};
    };
    const std::int64_t rank = files->m_config.rank;
    for (const std::string& projection : *projections) {
        const auto& shape = shapes[projection];
        auto a = take(tensorName(projection, 'A'), {rank, shape[1]});
        auto b = take(tensorName(projection, 'B'), {shape[0], rank});
        files->m_entries.push_back({projection, std::move(a), std::move(b)});
    }
    comparison.finishNames(files->m_file.tensors());
    ISCOPE_TRY(comparison.status(path, "adapter_config.json for this model"));
    return files;
}

std::string AdapterFiles::hash() const {
    Fingerprinter hash;
    hash.add(
        std::to_string(m_config.rank) + ":" + std::to_string(std::bit_cast<std::uint64_t>(m_config.scale())) +
        ":");
    for (const TensorEntry& tensor : m_file.tensors()) {
        hash.add(tensor.name + ":" + std::string(name(tensor.type)) + ":");
        hash.add(m_file.bytes(tensor));
    }
    return hash.finish().hex();
}

Status writeAdapter(
    Env& env, const Path& folder, const AdapterConfig& config, std::span<const TensorBytes> weights) {
    std::vector<TensorBytes> named(weights.begin(), weights.end());
    for (TensorBytes& weight : named)
        weight.name = std::string(Wrapping) + weight.name + ".weight";
    const nlohmann::ordered_json json{
        {"base_model_name_or_path", config.base},
        {"bias", "none"},
        {"fan_in_fan_out", false},
        {"inference_mode", true},
        {"init_lora_weights", true},
        {"lora_alpha", config.alpha},
        {"lora_dropout", 0.0},
        {"peft_type", "LORA"},
        {"r", config.rank},
        {"target_modules", config.targets},
        {"task_type", "CAUSAL_LM"},
        {"use_dora", false},
        {"use_rslora", config.isRankStabilised}};
    ISCOPE_TRY(writeFileAtomically(env, folder / ConfigFile, json.dump(2) + "\n"));
    return writeSafetensors(env, folder / TensorFile, named, {{"format", "pt"}});
}

} // namespace intentscope::nn
