// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/projection_json.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <cstdint>
#include <utility>

namespace intentscope::projection {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view Format = "intentscope-projection";
constexpr std::int64_t Version = 1;

tl::unexpected<Error> damaged(const std::string& file, const std::string& what) {
    return fail(
        ErrorCode::Corrupt,
        "The description of the projection is damaged: " + what,
        {.place = {.file = file}, .cure = "Remove its folder and project again"});
}

Json umapJson(const UmapSpec& umap) {
    return {
        {"neighbours", umap.neighbourCount},
        {"min_distance", umap.minDistance},
        {"spread", umap.spread},
        {"epochs", umap.epochCount},
        {"negative_samples", umap.negativeCount},
        {"learning_rate", umap.learningRate},
        {"seed", umap.seed}};
}

/// Reads typed fields of an object; the first that is missing, of another type or out of range is kept.
class Fields {
public:
    Fields(const Json& object, std::string& fault) : m_object(object), m_fault(fault) {}

    void read(const char* field, std::string& out) {
        if (const Json* value = find(field, value_t::string))
            out = value->get<std::string>();
    }
    void read(const char* field, bool& out) {
        if (const Json* value = find(field, value_t::boolean))
            out = value->get<bool>();
    }
    void read(const char* field, double& out) {
        if (const Json* value = any(field); value != nullptr && value->is_number())
            out = value->get<double>();
        else
            blame(field);
    }
    template <std::integral T>
        requires(!std::same_as<T, bool>)
    void read(const char* field, T& out) {
        const Json* value = find(field, value_t::number_unsigned);
        if (value != nullptr && std::in_range<T>(value->get<std::uint64_t>()))
            out = static_cast<T>(value->get<std::uint64_t>());
        else
            blame(field);
    }
    void read(const char* field, std::map<std::string, std::string>& out) {
        const Json* value = find(field, value_t::object);
        if (value == nullptr)
            return;
        for (const auto& [key, item] : value->items()) {
            if (item.is_string())
                out.emplace(key, item.template get<std::string>());
            else
                blame(field);
        }
    }
    void read(const char* field, std::vector<double>& out) {
        const Json* value = find(field, value_t::array);
        for (std::size_t i = 0; value != nullptr && i < value->size(); ++i) {
            if ((*value)[i].is_number())
                out.push_back((*value)[i].get<double>());
            else
                blame(field);
        }
    }
    /// The field, of this type; null, and blamed, when it is not.
    const Json* find(const char* field, Json::value_t type) {
        const Json* value = any(field);
        if (value != nullptr && value->type() == type)
            return value;
        blame(field);
        return nullptr;
    }
    const Json* any(const char* field) const {
        const auto found = m_object.find(field);
        return found == m_object.end() ? nullptr : &*found;
    }
    void blame(const char* field) {
        if (m_fault.empty())
            m_fault = field;
    }

private:
    using value_t = Json::value_t;
    const Json& m_object;
    std::string& m_fault;
};

void readUmap(const Json& object, UmapSpec& umap, std::string& fault) {
    Fields fields(object, fault);
    fields.read("neighbours", umap.neighbourCount);
    fields.read("min_distance", umap.minDistance);
    fields.read("spread", umap.spread);
    fields.read("epochs", umap.epochCount);
    fields.read("negative_samples", umap.negativeCount);
    fields.read("learning_rate", umap.learningRate);
    fields.read("seed", umap.seed);
}

void readSets(const Json& array, ProjectionDescription& out, std::string& fault) {
    for (const Json& object : array) {
        if (!object.is_object()) {
            fault = "sets";
            return;
        }
        Fields fields(object, fault);
        ProjectedSet set;
        fields.read("name", set.name);
        fields.read("set", set.setId);
        fields.read("reasoner_hash", set.reasonerHash);
        fields.read("vectors", set.vectorsHash);
        out.sets.push_back(std::move(set));
    }
}

/// A word that `parse` knows.
template <class Value, class Parse>
void readWord(Fields& fields, const char* field, Value& out, const Parse& parse) {
    std::string word;
    fields.read(field, word);
    if (const auto value = parse(word))
        out = *value;
    else
        fields.blame(field);
}

/// The measured figures, which may be null.
void readMeasured(Fields& fields, ProjectionDescription& out, std::string& fault) {
    const Json* recall = fields.any("neighbours_recall");
    if (recall != nullptr && recall->is_number())
        out.recall = recall->get<double>();
    else if (recall == nullptr || !recall->is_null())
        fields.blame("neighbours_recall");
    const Json* trust = fields.any("trustworthiness");
    if (trust != nullptr && trust->is_object()) {
        Fields measured(*trust, fault);
        out.trust.emplace();
        measured.read("value", out.trust->value);
        measured.read("k", out.trust->neighbourCount);
        measured.read("points", out.trust->pointCount);
    } else if (trust == nullptr || !trust->is_null()) {
        fields.blame("trustworthiness");
    }
}

/// The name of the first field that is wrong; "" where none is.
std::string readFields(const Json& json, ProjectionDescription& out) {
    std::string fault;
    Fields fields(json, fault);
    fields.read("id", out.id);
    fields.read("dataset_hash", out.datasetHash);
    if (const Json* sets = fields.find("sets", Json::value_t::array))
        readSets(*sets, out, fault);
    readWord(fields, "method", out.method, parseMethod);
    if (out.method == Method::Umap) {
        if (const Json* umap = fields.find("umap", Json::value_t::object))
            readUmap(*umap, out.umap, fault);
    }
    readWord(fields, "nearness", out.vectors.nearness, knn::parseNearness);
    fields.read("centred", out.vectors.isCentred);
    fields.read("coordinates", out.coordinates);
    readWord(fields, "placing", out.placing, parsePlacing);
    fields.read("points", out.pointCount);
    fields.read("impressions", out.impressionCount);
    fields.read("impressions_without_latent_query", out.leftOutCount);
    fields.read("variance_shares", out.shares);
    readMeasured(fields, out, fault);
    fields.read("code_version", out.codeVersion);
    fields.read("files", out.files);
    if (fault.empty() && (out.sets.empty() || out.sets.size() > 2))
        fault = "sets";
    return fault;
}

} // namespace

std::string toJson(const ProjectionDescription& description) {
    Json json{
        {"format", Format},
        {"version", Version},
        {"id", description.id},
        {"dataset_hash", description.datasetHash}};
    json["sets"] = Json::array();
    for (const ProjectedSet& set : description.sets)
        json["sets"].push_back(
            {{"name", set.name},
             {"set", set.setId},
             {"reasoner_hash", set.reasonerHash},
             {"vectors", set.vectorsHash}});
    json["method"] = name(description.method);
    if (description.method == Method::Umap)
        json["umap"] = umapJson(description.umap);
    json["nearness"] = knn::name(description.vectors.nearness);
    json["centred"] = description.vectors.isCentred;
    json["coordinates"] = description.coordinates;
    json["placing"] = name(description.placing);
    json["points"] = description.pointCount;
    json["impressions"] = description.impressionCount;
    json["impressions_without_latent_query"] = description.leftOutCount;
    json["variance_shares"] = description.shares;
    json["neighbours_recall"] = description.recall ? Json(*description.recall) : Json();
    json["trustworthiness"] = Json();
    if (description.trust)
        json["trustworthiness"] = {
            {"value", description.trust->value},
            {"k", description.trust->neighbourCount},
            {"points", description.trust->pointCount}};
    json["code_version"] = description.codeVersion;
    json["files"] = description.files;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<ProjectionDescription> parseProjectionDescription(std::string_view text, const std::string& file) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return damaged(file, "it is no JSON object");
    if (json.value("format", Json()) != Json(Format))
        return damaged(file, "it does not call itself " + std::string(Format));
    const Json version = json.value("version", Json());
    if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
        return damaged(file, "it has no version");
    if (version.get<std::int64_t>() > Version)
        return fail(
            ErrorCode::UnsupportedVersion,
            "This projection was written by a newer program",
            {.place = {.file = file}, .cure = "Use that program's version or a newer one"});
    ProjectionDescription description;
    if (const std::string fault = readFields(json, description); !fault.empty())
        return damaged(file, "the field '" + fault + "' is missing or wrong");
    return description;
}

} // namespace intentscope::projection
