// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedback/preference_set.h"

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/build_version.h"
#include "core/base/fingerprint.h"
#include "core/data/file_hash.h"
#include "core/data/json_node.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace intentscope::feedback {
namespace {

using nlohmann::ordered_json;

constexpr const char* Format = "intentscope-preferences";
constexpr std::uint64_t Version = 1;

ordered_json message(const char* role, const std::string& content) {
    return {{"role", role}, {"content", content}};
}

ordered_json promptOf(const rank::ReasonerPrompt& prompt) {
    auto messages = ordered_json::array();
    if (!prompt.system.empty())
        messages.push_back(message("system", prompt.system));
    messages.push_back(message("user", prompt.user));
    return messages;
}

ordered_json answerOf(const std::string& text) {
    return ordered_json::array({message("assistant", text)});
}

std::string lineOf(const ordered_json& object) {
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

ordered_json judgedJson(const JudgedAnswer& answer) {
    return {
        {"text", answer.text},
        {"generator", answer.generator},
        {"sample", answer.sample},
        {"reward", answer.reward.logProbability},
        {"ndcg3", answer.reward.ndcg3}};
}

struct Texts {
    std::string preferences;
    std::string sft;
    std::string pairs;
};

Texts textsOf(std::span<const PreferenceRow> rows) {
    Texts texts;
    for (const PreferenceRow& row : rows) {
        const PreferencePair& pair = *row.pair;
        const auto prompt = promptOf(row.prompt);
        texts.preferences += lineOf(
            {{"prompt", prompt},
             {"chosen", answerOf(pair.winner.text)},
             {"rejected", answerOf(pair.loser.text)}});
        texts.sft += lineOf({{"prompt", prompt}, {"completion", answerOf(pair.winner.text)}});
        texts.pairs += lineOf(
            {{"impression_id", row.impressionId},
             {"winner", judgedJson(pair.winner)},
             {"loser", judgedJson(pair.loser)},
             {"margin", pair.margin()}});
    }
    return texts;
}

ordered_json countsOf(const PreferenceOrigin& origin) {
    return {
        {"impressions_with_click", origin.clickedCount},
        {"judged", origin.counts.judgedCount},
        {"kept", origin.counts.keptCount - origin.overLimitCount},
        {"dropped_one_answer", origin.counts.oneAnswerCount},
        {"dropped_within_margin", origin.counts.withinMarginCount},
        {"dropped_over_limit", origin.overLimitCount},
        {"answers_repeated", origin.repeatedCount},
        {"answers_cut", origin.cutCount},
        {"answers_empty", origin.emptyCount}};
}

std::string manifestOf(const PreferenceOrigin& origin, const Texts& texts) {
    ordered_json object{
        {"format", Format},
        {"version", Version},
        {"dataset_hash", origin.datasetHash},
        {"split", origin.split},
        {"part", "train"},
        {"policy_hash", origin.policyHash},
        {"ranker_hash", origin.rankerHash},
        {"template_hash", origin.templateHash},
        {"samples", origin.sampleCount},
        {"seed", origin.seed}};
    // JSON has no infinity.
    object["margin"] = std::isfinite(origin.rule.margin) ? ordered_json(origin.rule.margin) : "infinity";
    object["loser"] = std::string(name(origin.rule.loser));
    auto& generators = object["generators"] = ordered_json::array();
    for (const PreferenceGenerator& one : origin.generators)
        generators.push_back(
            {{"name", one.name},
             {"reasoner_hash", one.reasonerHash},
             {"settings", one.settings},
             {"latent_set", one.latentSet}});
    object["counts"] = countsOf(origin);
    object["files"] = {
        {files::Preferences, fingerprintOf(texts.preferences).hex()},
        {files::Sft, fingerprintOf(texts.sft).hex()},
        {files::Pairs, fingerprintOf(texts.pairs).hex()}};
    object["code_version"] = codeVersion();
    return object.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

} // namespace

Status writePreferenceSet(
    Env& env,
    const std::filesystem::path& folder,
    const PreferenceOrigin& origin,
    std::span<const PreferenceRow> rows) {
    return writeFolderAtomically(env, folder, [&](const std::filesystem::path& partial) -> Status {
        const Texts texts = textsOf(rows);
        ISCOPE_TRY(writeFileAtomically(env, partial / files::Preferences, texts.preferences));
        ISCOPE_TRY(writeFileAtomically(env, partial / files::Sft, texts.sft));
        ISCOPE_TRY(writeFileAtomically(env, partial / files::Pairs, texts.pairs));
        return writeFileAtomically(env, partial / files::Manifest, manifestOf(origin, texts));
    });
}

Status verifyPreferenceSet(Env& env, const std::filesystem::path& folder) {
    const auto manifest = folder / files::Manifest;
    ISCOPE_TRY_ASSIGN(const std::string json, env.readFile(manifest));
    ISCOPE_TRY_ASSIGN(const auto root, data::JsonNode::parse(json, manifest, ErrorCode::Corrupt));
    ISCOPE_TRY_ASSIGN(const std::string format, root.text("format"));
    ISCOPE_TRY_ASSIGN(const auto version, root.count("version"));
    if (format != Format || version > Version)
        return fail(
            ErrorCode::UnsupportedVersion,
            "this is no preference set that this program reads",
            {.place = {.file = manifest.string()}, .cure = "Read it with the IntentScope that wrote it"});
    ISCOPE_TRY_ASSIGN(const auto hashes, root.at("files"));
    for (const char* file : {files::Preferences, files::Sft, files::Pairs}) {
        ISCOPE_TRY_ASSIGN(const std::string wanted, hashes.text(file));
        ISCOPE_TRY_ASSIGN(const std::string found, data::hashFile(env, folder / file, {}));
        if (found != wanted)
            return fail(
                ErrorCode::Corrupt,
                "this is not the file that was written with its manifest",
                {.place = {.file = (folder / file).string()}, .cure = "Make the preference set again"});
    }
    return {};
}

Result<PreferenceManifest> readPreferenceSet(Env& env, const std::filesystem::path& folder) {
    ISCOPE_TRY(verifyPreferenceSet(env, folder));
    const auto file = folder / files::Manifest;
    ISCOPE_TRY_ASSIGN(const std::string json, env.readFile(file));
    ISCOPE_TRY_ASSIGN(const auto root, data::JsonNode::parse(json, file, ErrorCode::Corrupt));
    PreferenceManifest manifest{.manifestHash = fingerprintOf(json).hex()};
    ISCOPE_TRY_ASSIGN(manifest.datasetHash, root.text("dataset_hash"));
    ISCOPE_TRY_ASSIGN(manifest.split, root.text("split"));
    ISCOPE_TRY_ASSIGN(manifest.policyHash, root.text("policy_hash"));
    ISCOPE_TRY_ASSIGN(manifest.rankerHash, root.text("ranker_hash"));
    ISCOPE_TRY_ASSIGN(manifest.templateHash, root.text("template_hash"));
    return manifest;
}

} // namespace intentscope::feedback
