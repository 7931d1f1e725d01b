// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace intentscope::labels {
namespace {

using Json = nlohmann::ordered_json;

tl::unexpected<Error> wrongType(std::string_view field, std::string_view expected) {
    return fail(
        ErrorCode::InvalidInput,
        "The field '" + std::string(field) + "' is not " + std::string(expected),
        {.cure = "See the label format in docs/workspace.md"});
}

/// Takes fields out of the object one by one; what is left at the end is unknown.
class FieldReader {
public:
    explicit FieldReader(Json object) : m_object(std::move(object)) {}

    Result<std::string> text(const char* field) {
        const Json value = take(field);
        if (value.is_null())
            return std::string();
        if (!value.is_string())
            return wrongType(field, "a text");
        return value.get<std::string>();
    }

    Result<std::vector<std::string>> texts(const char* field) {
        const Json value = take(field);
        std::vector<std::string> texts;
        if (value.is_null())
            return texts;
        if (!value.is_array())
            return wrongType(field, "a list of texts");
        for (const Json& item : value) {
            if (!item.is_string())
                return wrongType(field, "a list of texts");
            texts.push_back(item.get<std::string>());
        }
        return texts;
    }

    /// "" for anything else than a text, which then stays.
    std::string textIfAny(const char* field) {
        const auto found = m_object.find(field);
        if (found == m_object.end() || !found->is_string())
            return {};
        return take(field).get<std::string>();
    }

    std::string rest() const { return m_object.empty() ? std::string() : m_object.dump(); }

private:
    Json take(const char* field) {
        const auto found = m_object.find(field);
        if (found == m_object.end())
            return nullptr;
        Json value = std::move(*found);
        m_object.erase(found);
        return value;
    }

    Json m_object;
};

/// Walks through a line without building anything: finds where it stops being JSON, and refuses nesting
/// that would exhaust the stack when it is written again.
class LineCheck final : public nlohmann::json_sax<Json> {
public:
    std::size_t errorPosition = 0;
    bool isTooDeep = false;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return deeper(); }
    bool key(string_t&) override { return true; }
    bool end_object() override { return shallower(); }
    bool start_array(std::size_t) override { return deeper(); }
    bool end_array() override { return shallower(); }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::json::exception&) override {
        errorPosition = at;
        return false;
    }

private:
    static constexpr int MaxDepth = 64;

    bool deeper() {
        isTooDeep = ++m_depth > MaxDepth;
        return !isTooDeep;
    }
    bool shallower() {
        --m_depth;
        return true;
    }

    int m_depth = 0;
};

tl::unexpected<Error> noLabel(std::string message, std::size_t column) {
    return fail(
        ErrorCode::InvalidInput,
        std::move(message),
        {.place = {.column = static_cast<std::int64_t>(column)},
         .cure = "Write one label as {\"impression_id\": ..., ...} a line"});
}

Result<Json> parseObject(std::string_view line) {
    LineCheck check;
    if (!Json::sax_parse(line, &check))
        return noLabel(
            check.isTooDeep ? "This JSON is nested too deeply" : "This is not JSON", check.errorPosition);
    Json object = Json::parse(line, nullptr, false);
    if (!object.is_object())
        return noLabel("This is not a JSON object", 1);
    return object;
}

Status readWords(FieldReader& fields, LabelEvent& event) {
    ISCOPE_TRY_ASSIGN(const auto verdict, fields.text("verdict"));
    if (!verdict.empty()) {
        ISCOPE_TRY_ASSIGN(event.label.verdict, parseVerdict(verdict));
    }
    ISCOPE_TRY_ASSIGN(const auto action, fields.text("action"));
    if (!action.empty()) {
        ISCOPE_TRY_ASSIGN(event.action, parseAction(action));
    }
    ISCOPE_TRY_ASSIGN(const auto time, fields.text("time"));
    if (!time.empty()) {
        ISCOPE_TRY_ASSIGN(event.time, parseTime(time));
    }
    return {};
}

Status readDetails(FieldReader& fields, LabelEvent& event) {
    Label& label = event.label;
    ISCOPE_TRY_ASSIGN(event.view, parseView(fields.textIfAny("view")));
    ISCOPE_TRY_ASSIGN(event.role, parseRole(fields.textIfAny("role")));
    ISCOPE_TRY_ASSIGN(label.queryVerdict, parseQueryVerdict(fields.textIfAny("query_verdict")));
    label.errorCause = fields.textIfAny("error_cause");
    ISCOPE_TRY_ASSIGN(label.rankingPreference, parsePreference(fields.textIfAny("ranking_preference")));
    ISCOPE_TRY_ASSIGN(label.queryPreference, parsePreference(fields.textIfAny("query_preference")));
    label.rewrittenQuery = fields.textIfAny("rewritten_query");
    ISCOPE_TRY_ASSIGN(label.confidence, parseConfidence(fields.textIfAny("confidence")));
    label.skipReason = fields.textIfAny("skip_reason");
    return {};
}

void writeDetails(const LabelEvent& event, Json& line) {
    const auto write = [&](const char* field, std::string_view text) {
        if (!text.empty())
            line[field] = text;
    };
    write("view", name(event.view));
    write("role", name(event.role));
    write("query_verdict", name(event.label.queryVerdict));
    write("error_cause", event.label.errorCause);
    write("ranking_preference", name(event.label.rankingPreference));
    write("query_preference", name(event.label.queryPreference));
    write("rewritten_query", event.label.rewrittenQuery);
    write("confidence", name(event.label.confidence));
    write("skip_reason", event.label.skipReason);
}

} // namespace

std::string toJson(const LabelRecord& record) {
    const LabelEvent& event = record.event;
    Json line;
    line["event_id"] = event.eventId;
    line["time"] = toIso8601(event.time);
    line["annotator"] = event.annotator;
    line["session_id"] = event.sessionId;
    line["dataset_hash"] = event.datasetHash;
    line["impression_id"] = event.impressionId;
    line["action"] = name(event.action);
    line["true_intents"] = event.label.trueIntents;
    line["verdict"] = name(event.label.verdict);
    line["note"] = event.label.note;
    line["undoes"] = record.undoesId;
    line["before_run"] = event.beforeRun;
    line["after_run"] = event.afterRun;
    writeDetails(event, line);
    if (!event.extra.empty()) {
        const Json extra = Json::parse(event.extra, nullptr, false);
        for (const auto& [field, value] : extra.items()) {
            if (!line.contains(field))
                line[field] = value;
        }
    }
    return line.dump();
}

Result<LabelRecord> parseLabelJson(std::string_view line) {
    ISCOPE_TRY_ASSIGN(auto object, parseObject(line));
    FieldReader fields(std::move(object));
    LabelRecord record;
    LabelEvent& event = record.event;
    ISCOPE_TRY_ASSIGN(event.eventId, fields.text("event_id"));
    ISCOPE_TRY_ASSIGN(event.annotator, fields.text("annotator"));
    ISCOPE_TRY_ASSIGN(event.sessionId, fields.text("session_id"));
    ISCOPE_TRY_ASSIGN(event.datasetHash, fields.text("dataset_hash"));
    ISCOPE_TRY_ASSIGN(event.impressionId, fields.text("impression_id"));
    ISCOPE_TRY_ASSIGN(event.label.trueIntents, fields.texts("true_intents"));
    ISCOPE_TRY_ASSIGN(event.label.note, fields.text("note"));
    ISCOPE_TRY_ASSIGN(record.undoesId, fields.text("undoes"));
    ISCOPE_TRY_ASSIGN(event.beforeRun, fields.text("before_run"));
    ISCOPE_TRY_ASSIGN(event.afterRun, fields.text("after_run"));
    ISCOPE_TRY(readWords(fields, event));
    ISCOPE_TRY(readDetails(fields, event));
    event.extra = fields.rest();
    if (event.impressionId.empty())
        return fail(
            ErrorCode::InvalidInput,
            "The label has no impression_id",
            {.cure = "Name the impression that it is about"});
    return record;
}

void liftExtra(LabelEvent& event) {
    if (event.extra.empty() || hasDetails(event))
        return;
    Json object = Json::parse(event.extra, nullptr, false);
    if (!object.is_object())
        return;
    FieldReader fields(std::move(object));
    LabelEvent lifted = event;
    if (!readDetails(fields, lifted))
        return;
    lifted.extra = fields.rest();
    if (hasDetails(lifted) && validate(lifted))
        event = std::move(lifted);
}

} // namespace intentscope::labels
