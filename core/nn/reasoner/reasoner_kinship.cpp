// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/reasoner_kinship.h"

#include "core/nn/json_reader.h"
#include "core/text/chat_template.h"

#include <utility>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using Path = std::filesystem::path;

constexpr const char* TokenizerFile = "tokenizer.json";
constexpr const char* TokenizerSettings = "tokenizer_config.json";
constexpr const char* TemplateFile = "chat_template.jinja";

bool hasFile(Env& env, const Path& path) {
    return env.kind(path) == FileKind::Regular;
}

/// Merges are written as "a b" or as ["a", "b"].
void writeMergesAlike(Json& model) {
    const auto merges = model.find("merges");
    if (merges == model.end() || !merges->is_array())
        return;
    for (Json& merge : *merges)
        if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string())
            merge = merge[0].get<std::string>() + " " + merge[1].get<std::string>();
}

/// Settings that are off may also be missing, in files of older versions.
void dropWhatIsOff(Json& object) {
    for (auto member = object.begin(); member != object.end();)
        if (member->is_null() || (member->is_boolean() && !member->get<bool>()))
            member = object.erase(member);
        else
            ++member;
}

Result<Json> tokenizerOf(Env& env, const Path& folder) {
    const Path path = folder / TokenizerFile;
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(path));
    ISCOPE_TRY_ASSIGN(Json json, JsonReader::parse(text, path.string()));
    json.erase("truncation");
    json.erase("padding");
    if (const auto model = json.find("model"); model != json.end() && model->is_object()) {
        writeMergesAlike(*model);
        dropWhatIsOff(*model);
    }
    return json;
}

/// The first part of two tokenizers that is not the same.
std::string differingPart(const Json& a, const Json& b) {
    for (const char* part : {"added_tokens", "normalizer", "pre_tokenizer", "post_processor", "decoder"})
        if (a.value(part, Json()) != b.value(part, Json()))
            return part;
    return "model";
}

/// "" where the folder has no template; the whole text of one that is not built in is no matter here.
Result<std::string> familyOf(Env& env, const Path& folder) {
    if (!hasFile(env, folder / TemplateFile) && !hasFile(env, folder / TokenizerSettings))
        return std::string();
    const auto chat = text::ChatTemplate::read(env, folder);
    if (chat)
        return std::string(name(chat->family()));
    if (chat.error().code == ErrorCode::NotFound)
        return std::string();
    return tl::unexpected(chat.error());
}

std::string shown(const std::string& family) {
    return family.empty() ? "none" : "that of " + family;
}

} // namespace

Status checkSameTokenizer(Env& env, const Path& checkpoint, const Path& base) {
    if (!hasFile(env, checkpoint / TokenizerFile))
        return {};
    ISCOPE_TRY_ASSIGN(const Json theirs, tokenizerOf(env, checkpoint));
    ISCOPE_TRY_ASSIGN(const Json ours, tokenizerOf(env, base));
    if (theirs == ours)
        return {};
    return fail(
        ErrorCode::Mismatch,
        "the tokenizer is not the base's: '" + differingPart(theirs, ours) + "' differs from that of " +
            (base / TokenizerFile).string(),
        {.place = {.file = (checkpoint / TokenizerFile).string()},
         .cure = "Name the base that the training began from, and train without adding tokens"});
}

Status checkSameChatTemplate(Env& env, const Path& checkpoint, const Path& base) {
    if (!hasFile(env, checkpoint / TokenizerFile))
        return {};
    ISCOPE_TRY_ASSIGN(const std::string ours, familyOf(env, base));
    const Path file =
        checkpoint / (hasFile(env, checkpoint / TemplateFile) ? TemplateFile : TokenizerSettings);
    const char* cure =
        "Train with the base's chat template; where the prompts were rendered with it, copy the "
        "base's chat template and tokenizer_config.json over the checkpoint's";
    auto theirs = familyOf(env, checkpoint);
    if (!theirs && theirs.error().code == ErrorCode::UnsupportedVersion)
        return fail(
            ErrorCode::Mismatch,
            "the chat template is not the base's, which is " + shown(ours) + ": " + theirs.error().message,
            {.place = {.file = file.string()}, .cure = cure});
    if (!theirs)
        return tl::unexpected(std::move(theirs).error());
    if (*theirs == ours)
        return {};
    return fail(
        ErrorCode::Mismatch,
        "the chat template is " + shown(*theirs) + ", and the base's " + shown(ours),
        {.place = {.file = file.string()}, .cure = cure});
}

Status checkSameArchitecture(const ReasonerConfig& checkpoint, const ReasonerConfig& base, const Path& file) {
    ReasonerConfig theirs = checkpoint;
    theirs.elementType = base.elementType;
    theirs.initializerRange = base.initializerRange;
    theirs.endTokens = base.endTokens;
    theirs.beginToken = base.beginToken;
    theirs.padToken = base.padToken;
    if (theirs == base)
        return {};
    const Json a = Json::parse(toJsonText(theirs), nullptr, false);
    const Json b = Json::parse(toJsonText(base), nullptr, false);
    std::string differences;
    for (const auto& [key, value] : b.items())
        if (a.value(key, Json()) != value)
            differences += (differences.empty() ? "" : ", ") + key + " is " + a.value(key, Json()).dump() +
                           " and the base's " + value.dump();
    return fail(
        ErrorCode::Mismatch,
        "the model is not of the base's architecture: " +
            (differences.empty() ? "settings differ" : differences),
        {.place = {.file = file.string()}, .cure = "Name the base that the training began from"});
}

} // namespace intentscope::nn
