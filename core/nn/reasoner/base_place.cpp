// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/base_place.h"

#include "core/nn/json_reader.h"

namespace intentscope::nn {

std::string seenFrom(const std::filesystem::path& base, const std::filesystem::path& adapterFolder) {
    const auto from = std::filesystem::absolute(adapterFolder).lexically_normal();
    const auto parent = from.has_filename() ? from : from.parent_path();
    return std::filesystem::absolute(base).lexically_normal().lexically_relative(parent).string();
}

Status checkBaseHash(Env& env, const std::filesystem::path& adapterFolder, const std::string& modelHash) {
    const auto file = adapterFolder / "provenance.json";
    if (env.kind(file) != FileKind::Regular)
        return {}; // trained elsewhere: names and shapes are all there is to compare
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(file));
    ISCOPE_TRY_ASSIGN(const auto json, JsonReader::parse(text, file.string()));
    const auto found = json.find("base_hash");
    if (found == json.end() || !found->is_string() || *found == modelHash)
        return {};
    return fail(
        ErrorCode::Mismatch,
        "the adapter was trained on a model with the hash " + found->get<std::string>().substr(0, 12) +
            ", and the model at its place has " + modelHash.substr(0, 12),
        {.place = {.file = file.string()},
         .cure = "Put the model back that it was trained on, or name its folder as base_model_name_or_path "
                 "in adapter_config.json"});
}

} // namespace intentscope::nn
