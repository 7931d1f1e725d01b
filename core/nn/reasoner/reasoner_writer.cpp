// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/reasoner_files.h"

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace intentscope::nn {
namespace {

using OrderedJson = nlohmann::ordered_json;
using Path = std::filesystem::path;

/// What Transformers asks every safetensors file for.
const std::map<std::string, std::string> Metadata{{"format", "pt"}};

/// The draft's weights in the order of the config.
Result<std::vector<TensorBytes>> orderedWeights(const ReasonerDraft& draft) {
    std::map<std::string_view, const TensorBytes*> given;
    for (const TensorBytes& weight : draft.weights)
        given.emplace(weight.name, &weight);
    std::vector<TensorBytes> ordered;
    for (const WeightSpec& spec : reasonerWeights(draft.config)) {
        const auto found = given.find(spec.name);
        if (found == given.end() || !std::ranges::equal(found->second->shape, spec.shape))
            return fail(
                ErrorCode::InvalidInput, "the weight " + spec.name + " is missing or of another shape");
        ordered.push_back(*found->second);
    }
    if (ordered.size() != draft.weights.size())
        return fail(ErrorCode::InvalidInput, "there are weights that the config does not describe");
    return ordered;
}

/// Neighbouring weights up to the limit; a weight above it is alone.
std::vector<std::span<const TensorBytes>>
shardsOf(std::span<const TensorBytes> weights, std::uint64_t limit) {
    std::vector<std::span<const TensorBytes>> shards;
    for (std::size_t first = 0; first < weights.size();) {
        std::uint64_t bytes = weights[first].bytes.size();
        std::size_t end = first + 1;
        while (end < weights.size() && bytes + weights[end].bytes.size() <= limit)
            bytes += weights[end++].bytes.size();
        shards.push_back(weights.subspan(first, end - first));
        first = end;
    }
    return shards;
}

std::string fiveDigits(std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 5 ? 5 - digits.size() : 0, '0') + digits;
}

Status writeShards(Env& env, const Path& folder, std::span<const std::span<const TensorBytes>> shards) {
    OrderedJson map = OrderedJson::object();
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const std::string file =
            "model-" + fiveDigits(i + 1) + "-of-" + fiveDigits(shards.size()) + ".safetensors";
        ISCOPE_TRY(writeSafetensors(env, folder / file, shards[i], Metadata));
        for (const TensorBytes& weight : shards[i]) {
            map[weight.name] = file;
            total += weight.bytes.size();
        }
    }
    const OrderedJson index{{"metadata", {{"total_size", total}}}, {"weight_map", map}};
    return writeFileAtomically(env, folder / "model.safetensors.index.json", index.dump(2) + "\n");
}

} // namespace

Result<std::map<std::string, std::string>> readCompanionFiles(Env& env, const Path& folder) {
    constexpr std::array Names{
        "tokenizer.json",
        "tokenizer_config.json",
        "special_tokens_map.json",
        "chat_template.jinja",
        "added_tokens.json",
        "vocab.json",
        "merges.txt",
        PromptTemplateFile};
    std::map<std::string, std::string> files;
    for (const char* file : Names)
        if (env.kind(folder / file) == FileKind::Regular) {
            ISCOPE_TRY_ASSIGN(files[file], env.readFile(folder / file));
        }
    return files;
}

Status writeReasoner(Env& env, const Path& folder, const ReasonerDraft& draft) {
    ISCOPE_TRY(checkReasonerConfig(draft.config));
    ISCOPE_TRY_ASSIGN(const auto weights, orderedWeights(draft));
    const auto shards = shardsOf(weights, draft.maxShardBytes);
    return writeFolderAtomically(env, folder, [&](const Path& partial) -> Status {
        ISCOPE_TRY(writeFileAtomically(env, partial / "config.json", toJsonText(draft.config)));
        ISCOPE_TRY(
            writeFileAtomically(env, partial / "generation_config.json", generationConfigText(draft.config)));
        for (const auto& [file, text] : draft.companions)
            ISCOPE_TRY(writeFileAtomically(env, partial / file, text));
        if (shards.size() > 1)
            return writeShards(env, partial, shards);
        return writeSafetensors(env, partial / "model.safetensors", weights, Metadata);
    });
}

} // namespace intentscope::nn
