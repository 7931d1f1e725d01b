// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/script_ranker_config.h"

#include "core/base/checked.h"
#include "core/data/split.h"
#include "core/nn/json_reader.h"
#include "core/nn/ranker/field_reader.h"

#include <algorithm>
#include <set>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;

constexpr std::string_view Format = "intentscope-ranker";
constexpr std::int32_t Version = 1;
constexpr std::size_t HashDigits = 64;

bool hasWords(FieldEncoding encoding) {
    return encoding == FieldEncoding::Categorical || encoding == FieldEncoding::MultiCategorical ||
           encoding == FieldEncoding::IntentId || encoding == FieldEncoding::EventHistory;
}

/// Fields that are made of more than one column.
bool isWithoutColumn(const Field& field) {
    return field.encoding == FieldEncoding::IntentId || field.encoding == FieldEncoding::EventHistory ||
           (field.encoding == FieldEncoding::HashedText && field.table == FieldTable::Intents) ||
           ((field.encoding == FieldEncoding::HourOfDay || field.encoding == FieldEncoding::DayOfWeek) &&
            field.table == FieldTable::Impressions);
}

std::int32_t readCodeCount(const Json& json, JsonReader& reader, const Field& field) {
    if (field.encoding != FieldEncoding::HashedText)
        return Field::FirstWordCode + narrow<std::int32_t>(field.words.size());
    const std::int32_t buckets = reader.integer("buckets");
    if (json.is_object() && (buckets < 1 || buckets > 1 << 24))
        reader.object("has 'buckets' out of range: 1 to 16777216");
    return Field::FirstWordCode + buckets;
}

Result<ScriptInput> readInput(const Json& json, const std::string& where, const std::string& file) {
    JsonReader reader(json, where);
    ScriptInput input;
    input.name = reader.text("name");
    const auto table = parseFieldTable(reader.text("table"));
    const auto encoding = parseFieldEncoding(reader.text("encoding"));
    if (!table)
        reader.object("has an unknown table: " + table.error().message);
    else if (!encoding)
        reader.object("has an unknown encoding: " + encoding.error().message);
    ISCOPE_TRY(reader.status(file));
    Field& field = input.field;
    field.table = *table;
    field.encoding = *encoding;
    if (json.contains("column") || !isWithoutColumn(field))
        field.column = reader.text("column");
    if (hasWords(field.encoding))
        field.words = reader.texts("words");
    if (std::set(field.words.begin(), field.words.end()).size() != field.words.size())
        reader.object("has the same word twice");
    if (input.name.empty() || input.name.ends_with(".offsets"))
        reader.object("has a name that is empty or ends with '.offsets'");
    field.codeCount = readCodeCount(json, reader, field);
    ISCOPE_TRY(reader.status(file));
    return input;
}

void readTraining(JsonReader& root, ScriptRankerConfig& config) {
    const Json* trained = root.child("trained_on");
    if (!trained)
        return;
    JsonReader reader(*trained, "trained_on");
    config.datasetHash = reader.text("dataset_hash");
    config.split = reader.text("split");
    config.seed = reader.seed("seed");
    if (const auto split = data::parseSplit(config.split); reader.isGood() && !split)
        root.object("has an unknown split: " + split.error().message);
    if (!reader.isGood())
        root.object("has a 'trained_on' without dataset_hash, split and seed");
}

std::string asRead(const ScriptInput& input) {
    const Field& field = input.field;
    std::string text = "'" + input.name + "' (" + std::string(name(field.table));
    if (!field.column.empty())
        text += "." + field.column;
    return text + ", read as " + std::string(name(field.encoding)) + ")";
}

} // namespace

bool ScriptInput::isNumber() const {
    return field.encoding == FieldEncoding::Numeric || field.encoding == FieldEncoding::Age;
}

bool ScriptInput::isBag() const {
    return field.encoding == FieldEncoding::MultiCategorical || field.encoding == FieldEncoding::HashedText ||
           field.encoding == FieldEncoding::EventHistory;
}

Result<ScriptRankerConfig> parseScriptRankerConfig(std::string_view text, const std::string& file) {
    ISCOPE_TRY_ASSIGN(const Json json, JsonReader::parse(text, file));
    JsonReader root(json, "the config");
    if (root.text("format") != Format)
        root.object("has a 'format' that is not '" + std::string(Format) + "'");
    if (root.text("architecture") != ScriptRankerConfig::Architecture)
        root.object("has an 'architecture' that is not 'torchscript'");
    const std::int32_t version = root.integer("version");
    ISCOPE_TRY(root.status(file));
    if (version != Version)
        return fail(
            ErrorCode::UnsupportedVersion,
            "the config has version " + std::to_string(version) + "; this program reads version " +
                std::to_string(Version),
            {.place = {.file = file}, .cure = "Export the ranker again as docs/torchscript.md shows"});
    ScriptRankerConfig config;
    const Json* inputs = root.child("inputs");
    if (inputs && (!inputs->is_array() || inputs->empty()))
        root.object("has 'inputs' that are not a list of at least one");
    if (json.contains("model_sha256"))
        config.modelHash = root.text("model_sha256");
    if (!config.modelHash.empty() && config.modelHash.size() != HashDigits)
        root.object("has a 'model_sha256' that is not 64 hexadecimal digits");
    if (json.contains("trained_on"))
        readTraining(root, config);
    ISCOPE_TRY(root.status(file));
    std::set<std::string> names;
    for (const Json& entry : *inputs) {
        const std::string where = "inputs[" + std::to_string(config.inputs.size()) + "]";
        ISCOPE_TRY_ASSIGN(auto input, readInput(entry, where, file));
        if (!names.insert(input.name).second)
            root.object("has two inputs called '" + input.name + "'");
        config.inputs.push_back(std::move(input));
    }
    ISCOPE_TRY(root.status(file));
    return config;
}

Status checkGives(const data::DatasetSchema& schema, const ScriptRankerConfig& config) {
    std::string missing;
    for (const ScriptInput& input : config.inputs) {
        FeatureSpace one;
        one.schema = schema;
        (input.isOfIntents() ? one.intentFields : one.userFields).push_back(input.field);
        if (!checkConsistent(one))
            missing += (missing.empty() ? "" : ", ") + asRead(input);
    }
    if (missing.empty())
        return {};
    return fail(
        ErrorCode::Mismatch,
        "the dataset has no feature column for these inputs of the ranker: " + missing,
        {.place = {}, .cure = "Import the data with those columns, or correct the inputs in config.json"});
}

} // namespace intentscope::nn
