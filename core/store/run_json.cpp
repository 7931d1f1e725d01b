// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_json.h"

#include <nlohmann/json.hpp>

namespace intentscope::store {
namespace {

constexpr std::string_view Format = "intentscope-run";
/// 2 where latent queries stand behind the scores: a program that knows nothing of them must not take such a
/// run for one of the ranker alone. Other runs are written as they always were.
constexpr std::int64_t Version = 1;
constexpr std::int64_t LatentVersion = 2;

tl::unexpected<Error> damaged(std::string_view file, std::string_view what) {
    return fail(
        ErrorCode::Corrupt,
        "The description of the run is damaged: " + std::string(what),
        {.place = {.file = std::string(file)}, .cure = "Score the dataset again"});
}

/// Reads typed fields of one object; the first that is missing or of another type is kept as the fault.
class Fields {
public:
    explicit Fields(const nlohmann::json& object) : m_object(object) {}

    std::string text(const char* field) {
        const auto* value = find(field, nlohmann::json::value_t::string);
        return value == nullptr ? std::string() : value->get<std::string>();
    }
    bool flag(const char* field) {
        const auto* value = find(field, nlohmann::json::value_t::boolean);
        return value != nullptr && value->get<bool>();
    }
    std::uint64_t count(const char* field) {
        const auto* value = find(field, nlohmann::json::value_t::number_unsigned);
        return value == nullptr ? 0 : value->get<std::uint64_t>();
    }
    std::vector<std::string> texts(const char* field) {
        std::vector<std::string> texts;
        const auto* value = find(field, nlohmann::json::value_t::array);
        if (value == nullptr)
            return texts;
        for (const auto& item : *value) {
            if (item.is_string())
                texts.push_back(item.get<std::string>());
            else
                m_fault = field;
        }
        return texts;
    }
    UtcMillis time(const char* field) {
        const auto time = parseTime(text(field));
        if (!time)
            m_fault = field;
        return time.value_or(UtcMillis::missing());
    }

    const std::string& fault() const { return m_fault; }

private:
    const nlohmann::json* find(const char* field, nlohmann::json::value_t type) {
        const auto found = m_object.find(field);
        if (found != m_object.end() && found->type() == type)
            return &*found;
        m_fault = field;
        return nullptr;
    }

    const nlohmann::json& m_object;
    std::string m_fault;
};

Status checkFormat(const nlohmann::json& object, std::string_view file) {
    if (!object.is_object())
        return damaged(file, "it is no JSON object");
    if (object.value("format", nlohmann::json()) != Format)
        return damaged(file, "it does not call itself " + std::string(Format));
    const auto version = object.value("version", nlohmann::json());
    if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
        return damaged(file, "it has no version");
    if (version.get<std::int64_t>() > LatentVersion) {
        return fail(
            ErrorCode::UnsupportedVersion,
            "The run was written by a newer program (version " + version.dump() + ")",
            {.place = {.file = std::string(file)}, .cure = "Open it with a newer IntentScope"});
    }
    return {};
}

nlohmann::ordered_json latentJson(const rank::LatentQueryInfo& latent) {
    return {
        {"id", latent.id},
        {"reasoner", latent.reasonerName},
        {"reasoner_hash", latent.reasonerHash},
        {"template_hash", latent.templateHash},
        {"settings", latent.settings},
        {"vectors_hash", latent.vectorsHash}};
}

Result<rank::LatentQueryInfo>
parseLatent(const nlohmann::json& object, const std::string& datasetHash, std::string_view file) {
    if (!object.is_object())
        return damaged(file, "the field 'latent' is no object");
    Fields fields(object);
    rank::LatentQueryInfo latent;
    latent.id = fields.text("id");
    latent.datasetHash = datasetHash;
    latent.reasonerName = fields.text("reasoner");
    latent.reasonerHash = fields.text("reasoner_hash");
    latent.templateHash = fields.text("template_hash");
    latent.settings = fields.text("settings");
    latent.vectorsHash = fields.text("vectors_hash");
    if (!fields.fault().empty())
        return damaged(file, "the field 'latent." + fields.fault() + "' is missing or of another type");
    return latent;
}

} // namespace

std::string toJson(const rank::RunInfo& info) {
    nlohmann::ordered_json object;
    object["format"] = Format;
    object["version"] = info.latent ? LatentVersion : Version;
    object["id"] = info.id;
    object["name"] = info.name;
    object["dataset_hash"] = info.datasetHash;
    object["ranker_hashes"] = info.rankerHashes;
    object["ranker_folders"] = info.rankerFolders;
    object["split"] = info.split;
    object["is_out_of_fold"] = info.isOutOfFold;
    // Runs of our own rankers are written as they always were.
    if (info.isPrecomputed)
        object["is_precomputed"] = true;
    object["seed"] = info.seed;
    object["created_at"] = toIso8601(info.createdAt);
    object["scores_hash"] = info.scoresHash;
    object["code_version"] = info.codeVersion;
    if (info.latent)
        object["latent"] = latentJson(*info.latent);
    // Names come from people and paths from the file system: a byte that is not UTF-8 must not throw.
    return object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<rank::RunInfo> parseRunInfo(std::string_view json, std::string_view file) {
    const auto object = nlohmann::json::parse(json, nullptr, false);
    ISCOPE_TRY(checkFormat(object, file));
    Fields fields(object);
    rank::RunInfo info;
    info.id = fields.text("id");
    info.name = fields.text("name");
    info.datasetHash = fields.text("dataset_hash");
    info.rankerHashes = fields.texts("ranker_hashes");
    info.rankerFolders = fields.texts("ranker_folders");
    info.split = fields.text("split");
    info.isOutOfFold = fields.flag("is_out_of_fold");
    if (object.contains("is_precomputed"))
        info.isPrecomputed = fields.flag("is_precomputed");
    info.seed = fields.count("seed");
    info.createdAt = fields.time("created_at");
    info.scoresHash = fields.text("scores_hash");
    info.codeVersion = fields.text("code_version");
    if (!fields.fault().empty())
        return damaged(file, "the field '" + fields.fault() + "' is missing or of another type");
    if (object.contains("latent")) {
        ISCOPE_TRY_ASSIGN(info.latent, parseLatent(object["latent"], info.datasetHash, file));
    } else if (object["version"] == LatentVersion) {
        return damaged(file, "the field 'latent' is missing");
    }
    return info;
}

} // namespace intentscope::store
