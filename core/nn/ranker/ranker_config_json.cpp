// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/json_reader.h"
#include "core/nn/ranker/field_reader.h"
#include "core/nn/ranker/ranker_config.h"

#include <algorithm>
#include <limits>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr std::string_view Format = "intentscope-ranker";
/// A baseline is written as version 1 still, which every IntentScope reads; 2 brought `latent`.
constexpr std::int32_t OldestVersion = 1;
constexpr std::int32_t LatentVersion = 2;

OrderedJson toJson(const data::TableSchema& table) {
    OrderedJson columns = OrderedJson::array();
    for (const data::ColumnSpec& column : table.columns)
        columns.push_back(
            {{"name", column.name},
             {"kind", data::name(column.kind)},
             {"role", data::name(column.role)},
             {"unit", column.unit},
             {"group", column.group},
             {"description", column.description},
             {"vocabulary", column.vocabulary}});
    return columns;
}

OrderedJson toJson(const Field& field) {
    OrderedJson json{
        {"table", name(field.table)},
        {"column", field.column},
        {"encoding", name(field.encoding)},
        {"code_count", field.codeCount}};
    if (!field.words.empty())
        json["words"] = field.words;
    if (field.encoding == FieldEncoding::Numeric || field.encoding == FieldEncoding::Age)
        json["edges"] = field.edges;
    json["mean"] = field.mean;
    json["deviation"] = field.deviation;
    return json;
}

OrderedJson toJson(std::span<const Field> fields) {
    OrderedJson list = OrderedJson::array();
    for (const Field& field : fields)
        list.push_back(toJson(field));
    return list;
}

OrderedJson toJson(const RankerSizes& sizes) {
    return {
        {"dimension", sizes.dimension},
        {"token_count", sizes.tokenCount},
        {"attention_heads", sizes.attentionHeads},
        {"attention_layers", sizes.attentionLayers},
        {"expert_count", sizes.expertCount},
        {"hidden_count", sizes.hiddenCount},
        {"bucket_count", sizes.bucketCount},
        {"text_bucket_count", sizes.textBucketCount},
        {"member_count", sizes.memberCount}};
}

/// The number of codes that a field's own contents ask for; 0 where any number is right.
std::int64_t impliedCodeCount(const Field& field) {
    const auto words = static_cast<std::int64_t>(field.words.size());
    switch (field.encoding) {
    case FieldEncoding::Categorical:
    case FieldEncoding::MultiCategorical:
    case FieldEncoding::IntentId:
        return Field::FirstWordCode + words;
    case FieldEncoding::Numeric:
    case FieldEncoding::Age:
        return Field::FirstWordCode + static_cast<std::int64_t>(field.edges.size()) + 1;
    case FieldEncoding::Boolean:
        return Field::FirstWordCode + 2;
    case FieldEncoding::HourOfDay:
        return Field::FirstWordCode + 24;
    case FieldEncoding::DayOfWeek:
        return Field::FirstWordCode + 7;
    case FieldEncoding::EventHistory:
        return Field::FirstWordCode + words * RecencyBucketCount;
    case FieldEncoding::HashedText:
        break;
    }
    return 0;
}

Result<Field> readField(const Json& json, const std::string& where, const std::string& file) {
    JsonReader reader(json, where);
    Field field;
    const auto table = parseFieldTable(reader.text("table"));
    const auto encoding = parseFieldEncoding(reader.text("encoding"));
    if (!table || !encoding)
        reader.object("has an unknown table or encoding");
    field.table = table.value_or(FieldTable::Impressions);
    field.encoding = encoding.value_or(FieldEncoding::Categorical);
    field.column = reader.text("column");
    field.codeCount = reader.integer("code_count");
    if (json.is_object() && json.contains("words"))
        field.words = reader.texts("words");
    if (json.is_object() && json.contains("edges"))
        field.edges = reader.numbers("edges");
    field.mean = reader.number("mean");
    field.deviation = reader.number("deviation");
    const std::int64_t implied = impliedCodeCount(field);
    if (field.codeCount <= Field::FirstWordCode || (implied != 0 && implied != field.codeCount))
        reader.object("has a code_count that does not fit its words or edges");
    if (!(field.deviation > 0) || !std::ranges::is_sorted(field.edges))
        reader.object("has edges out of order or a deviation that is not positive");
    ISCOPE_TRY(reader.status(file));
    return field;
}

Result<std::vector<Field>> readFields(JsonReader& root, const char* key, const std::string& file) {
    std::vector<Field> fields;
    const Json* list = root.child(key);
    if (list && (!list->is_array() || list->empty()))
        root.object(std::string("has a '") + key + "' that is not a list of fields");
    ISCOPE_TRY(root.status(file));
    std::int64_t codes = 0;
    for (const Json& entry : *list) {
        const std::string where = std::string(key) + "[" + std::to_string(fields.size()) + "]";
        ISCOPE_TRY_ASSIGN(auto field, readField(entry, where, file));
        codes += field.codeCount;
        fields.push_back(std::move(field));
    }
    if (codes > std::numeric_limits<std::int32_t>::max())
        root.object(std::string("has a '") + key + "' with more codes than can be counted");
    ISCOPE_TRY(root.status(file));
    return fields;
}

Result<data::TableSchema> readTable(JsonReader& schema, const char* key, const std::string& file) {
    data::TableSchema table;
    const Json* list = schema.child(key);
    if (list && !list->is_array())
        schema.object(std::string("has a '") + key + "' that is not a list of columns");
    ISCOPE_TRY(schema.status(file));
    for (const Json& entry : *list) {
        JsonReader reader(entry, std::string("schema.") + key);
        const auto kind = data::parseKind(reader.text("kind"));
        const auto role = data::parseRole(reader.text("role"));
        if (!kind || !role)
            reader.object("has an unknown kind or role");
        table.columns.push_back(
            {.name = reader.text("name"),
             .kind = kind.value_or(data::FeatureKind::Text),
             .role = role.value_or(data::Role::Feature),
             .unit = reader.text("unit"),
             .group = reader.text("group"),
             .description = reader.text("description"),
             .vocabulary = reader.text("vocabulary")});
        ISCOPE_TRY(reader.status(file));
    }
    return table;
}

Result<data::DatasetSchema> readSchema(JsonReader& root, const std::string& file) {
    const Json* json = root.child("schema");
    ISCOPE_TRY(root.status(file));
    JsonReader reader(*json, "schema");
    data::DatasetSchema schema;
    ISCOPE_TRY_ASSIGN(schema.intents, readTable(reader, "intents", file));
    ISCOPE_TRY_ASSIGN(schema.users, readTable(reader, "users", file));
    ISCOPE_TRY_ASSIGN(schema.events, readTable(reader, "events", file));
    ISCOPE_TRY_ASSIGN(schema.impressions, readTable(reader, "impressions", file));
    return schema;
}

Result<std::vector<Match>> readMatches(JsonReader& root, const std::string& file) {
    std::vector<Match> matches;
    const Json* list = root.child("matches");
    if (list && !list->is_array())
        root.object("has 'matches' that are not a list");
    ISCOPE_TRY(root.status(file));
    for (const Json& entry : *list) {
        JsonReader reader(entry, "matches[" + std::to_string(matches.size()) + "]");
        const auto table = parseFieldTable(reader.text("table"));
        if (!table || (*table != FieldTable::Users && *table != FieldTable::Impressions))
            reader.object("is of a table that cannot match");
        matches.push_back(
            {table.value_or(FieldTable::Impressions), reader.text("column"), reader.text("intent_column")});
        ISCOPE_TRY(reader.status(file));
    }
    return matches;
}

Result<RankerSizes> readSizes(JsonReader& root, const std::string& file) {
    const Json* json = root.child("sizes");
    ISCOPE_TRY(root.status(file));
    JsonReader reader(*json, "sizes");
    const RankerSizes sizes{
        .dimension = reader.integer("dimension"),
        .tokenCount = reader.integer("token_count"),
        .attentionHeads = reader.integer("attention_heads"),
        .attentionLayers = reader.integer("attention_layers"),
        .expertCount = reader.integer("expert_count"),
        .hiddenCount = reader.integer("hidden_count"),
        .bucketCount = reader.integer("bucket_count"),
        .textBucketCount = reader.integer("text_bucket_count"),
        .memberCount = reader.integer("member_count")};
    if (const auto status = checkSizes(sizes); reader.isGood() && !status)
        reader.object("are impossible: " + status.error().message);
    ISCOPE_TRY(reader.status(file));
    return sizes;
}

Result<LatentSizes> readLatent(JsonReader& root, const std::string& file) {
    constexpr std::int32_t LargestVector = 1 << 20;
    const Json* json = root.child("latent");
    ISCOPE_TRY(root.status(file));
    JsonReader reader(*json, "latent");
    LatentSizes latent;
    latent.vectorSize = reader.integer("vector_size");
    latent.hasQuery = reader.flag("query_tower");
    latent.hasIntentText = reader.flag("intent_text");
    if (latent.vectorSize < 1 || latent.vectorSize > LargestVector)
        reader.object("has a vector_size that is not between 1 and " + std::to_string(LargestVector));
    if (!latent.isUsed())
        reader.object("has neither query_tower nor intent_text, as no qe_rec does");
    ISCOPE_TRY(reader.status(file));
    return latent;
}

/// The architecture.
Result<std::string> checkFormat(JsonReader& reader, const std::string& file) {
    const std::string format = reader.text("format");
    const std::int32_t version = reader.integer("version");
    std::string architecture = reader.text("architecture");
    if (reader.isGood() && format != Format)
        reader.object("has the format '" + format + "' instead of '" + std::string(Format) + "'");
    ISCOPE_TRY(reader.status(file));
    if (version < OldestVersion || version > LatentVersion)
        return fail(
            ErrorCode::UnsupportedVersion,
            "the checkpoint has format version " + std::to_string(version) +
                ", this program reads versions " + std::to_string(OldestVersion) + " to " +
                std::to_string(LatentVersion),
            {.place = {.file = file}, .cure = "Use a newer IntentScope"});
    const bool isQeRec = architecture == RankerConfig::QeRec && version >= LatentVersion;
    if (architecture != RankerConfig::TwoTower && !isQeRec)
        return fail(
            ErrorCode::UnsupportedVersion,
            "the checkpoint has the architecture '" + architecture + "', unknown in version " +
                std::to_string(version) + "; known are: two_tower and, from version 2, qe_rec",
            {.place = {.file = file}, .cure = "Use the IntentScope that trained it"});
    return architecture;
}

} // namespace

std::string toJsonText(const RankerConfig& config) {
    OrderedJson matches = OrderedJson::array();
    for (const Match& match : config.features.matches)
        matches.push_back(
            {{"table", name(match.table)}, {"column", match.column}, {"intent_column", match.intentColumn}});
    const data::DatasetSchema& schema = config.features.schema;
    const LatentSizes& latent = config.latent;
    OrderedJson json{
        {"format", Format},
        {"version", latent.isUsed() ? LatentVersion : OldestVersion},
        {"architecture", config.architecture()},
        {"sizes", toJson(config.sizes)},
        {"schema",
         {{"intents", toJson(schema.intents)},
          {"users", toJson(schema.users)},
          {"events", toJson(schema.events)},
          {"impressions", toJson(schema.impressions)}}},
        {"user_fields", toJson(config.features.userFields)},
        {"intent_fields", toJson(config.features.intentFields)},
        {"matches", matches}};
    if (latent.isUsed())
        json["latent"] = {
            {"vector_size", latent.vectorSize},
            {"query_tower", latent.hasQuery},
            {"intent_text", latent.hasIntentText}};
    return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

Result<RankerConfig> parseRankerConfig(std::string_view text, const std::string& file) {
    ISCOPE_TRY_ASSIGN(const Json json, JsonReader::parse(text, file));
    JsonReader root(json, "the checkpoint");
    ISCOPE_TRY_ASSIGN(const std::string architecture, checkFormat(root, file));
    RankerConfig config;
    if (architecture == RankerConfig::QeRec) {
        ISCOPE_TRY_ASSIGN(config.latent, readLatent(root, file));
    }
    ISCOPE_TRY_ASSIGN(config.sizes, readSizes(root, file));
    ISCOPE_TRY_ASSIGN(config.features.schema, readSchema(root, file));
    ISCOPE_TRY_ASSIGN(config.features.userFields, readFields(root, "user_fields", file));
    ISCOPE_TRY_ASSIGN(config.features.intentFields, readFields(root, "intent_fields", file));
    ISCOPE_TRY_ASSIGN(config.features.matches, readMatches(root, file));
    if (const auto status = checkConsistent(config.features); !status)
        root.object("is inconsistent: " + status.error().message);
    ISCOPE_TRY(root.status(file));
    return config;
}

} // namespace intentscope::nn
