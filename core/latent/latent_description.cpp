// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latent/latent_description.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace intentscope::latent {
namespace {

constexpr std::string_view Format = "intentscope-latent";
constexpr std::int64_t Version = 1;
/// Rows are numbered by std::int32_t, intents and columns are far fewer.
constexpr std::int64_t MostRows = std::numeric_limits<std::int32_t>::max();

tl::unexpected<Error> damaged(const std::string& file, const std::string& what) {
    return fail(
        ErrorCode::Corrupt,
        "The description of the latent queries is damaged: " + what,
        {.place = {.file = file}, .cure = "Remove the set (reason --remove ID) and write it again"});
}

/// Reads typed fields; the first that is missing, of another type or out of range is kept as the fault.
class Fields {
public:
    explicit Fields(const nlohmann::json& object) : m_object(object) {}

    void read(const char* field, std::string& out) {
        if (const auto* value = find(field, nlohmann::json::value_t::string))
            out = value->get<std::string>();
    }
    template <std::signed_integral T>
    void read(const char* field, T& out, std::int64_t least, std::int64_t most) {
        const auto* value = find(field, nlohmann::json::value_t::number_unsigned);
        if (value == nullptr)
            return;
        const auto number = value->get<std::uint64_t>();
        if (number < static_cast<std::uint64_t>(least) || number > static_cast<std::uint64_t>(most))
            m_fault = field;
        else
            out = static_cast<T>(number);
    }
    void read(const char* field, std::vector<std::string>& out) {
        const auto* value = find(field, nlohmann::json::value_t::array);
        for (std::size_t i = 0; value != nullptr && i < value->size(); ++i) {
            if ((*value)[i].is_string())
                out.push_back((*value)[i].get<std::string>());
            else
                m_fault = field;
        }
    }
    void read(const char* field, std::map<std::string, std::string>& out) {
        const auto* value = find(field, nlohmann::json::value_t::object);
        if (value == nullptr)
            return;
        for (const auto& [key, item] : value->items()) {
            if (item.is_string())
                out.emplace(key, item.get<std::string>());
            else
                m_fault = field;
        }
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

Status checkFormat(const nlohmann::json& object, const std::string& file) {
    if (!object.is_object())
        return damaged(file, "it is no JSON object");
    if (object.value("format", nlohmann::json()) != Format)
        return damaged(file, "it does not call itself " + std::string(Format));
    const auto version = object.value("version", nlohmann::json());
    if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
        return damaged(file, "it has no version");
    if (version.get<std::int64_t>() > Version) {
        return fail(
            ErrorCode::UnsupportedVersion,
            "These latent queries were written by a newer program",
            {.place = {.file = file}, .cure = "Use that program's version or a newer one"});
    }
    return {};
}

Status readFields(const nlohmann::json& object, LatentDescription& out, const std::string& file) {
    Fields fields(object);
    fields.read("id", out.id);
    fields.read("name", out.name);
    fields.read("job_hash", out.jobHash);
    fields.read("dataset_hash", out.datasetHash);
    fields.read("part", out.part);
    fields.read("reasoner", out.reasonerName);
    fields.read("reasoner_family", out.reasonerFamily);
    fields.read("reasoner_hash", out.reasonerHash);
    fields.read("reasoner_notes", out.reasonerNotes);
    fields.read("template_hash", out.templateHash);
    fields.read("context_settings", out.contextSettings);
    fields.read("answer_settings", out.answerSettings);
    fields.read("code_version", out.codeVersion);
    fields.read("vector_size", out.vectorSize, 0, 1 << 20U);
    fields.read("samples", out.sampleCount, 1, 1 << 20U);
    fields.read("impressions", out.impressionCount, 0, MostRows);
    fields.read("asked", out.askedCount, 0, MostRows);
    fields.read("contexts", out.contextCount, 0, MostRows);
    fields.read("intents", out.intentCount, 0, MostRows);
    fields.read("files", out.files);
    if (!fields.fault().empty())
        return damaged(file, "the field '" + fields.fault() + "' is missing or wrong");
    if (out.contextCount > out.askedCount || out.askedCount > out.impressionCount ||
        out.rowCount() > MostRows)
        return damaged(file, "its counts do not fit each other");
    return {};
}

} // namespace

std::string toJson(const LatentDescription& description) {
    nlohmann::ordered_json object;
    object["format"] = Format;
    object["version"] = Version;
    object["id"] = description.id;
    object["name"] = description.name;
    object["job_hash"] = description.jobHash;
    object["dataset_hash"] = description.datasetHash;
    object["part"] = description.part;
    object["reasoner"] = description.reasonerName;
    object["reasoner_family"] = description.reasonerFamily;
    object["reasoner_hash"] = description.reasonerHash;
    object["reasoner_notes"] = description.reasonerNotes;
    object["template_hash"] = description.templateHash;
    object["context_settings"] = description.contextSettings;
    object["answer_settings"] = description.answerSettings;
    object["code_version"] = description.codeVersion;
    object["vector_size"] = description.vectorSize;
    object["samples"] = description.sampleCount;
    object["impressions"] = description.impressionCount;
    object["asked"] = description.askedCount;
    object["contexts"] = description.contextCount;
    object["intents"] = description.intentCount;
    object["files"] = description.files;
    return object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

Result<LatentDescription> parseLatentDescription(std::string_view json, const std::string& file) {
    const auto object = nlohmann::json::parse(json, nullptr, false);
    if (object.is_discarded())
        return damaged(file, "it is no JSON");
    ISCOPE_TRY(checkFormat(object, file));
    LatentDescription description;
    ISCOPE_TRY(readFields(object, description, file));
    return description;
}

} // namespace intentscope::latent
