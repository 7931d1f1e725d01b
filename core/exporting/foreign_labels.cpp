// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/foreign_labels.h"

#include "core/base/word_table.h"
#include "core/labels/event_id.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <utility>

namespace intentscope::exporting {
namespace {

using Json = nlohmann::ordered_json;
using labels::LabelEvent;
using labels::LabelRecord;

constexpr WordTable<ForeignLabelFormat, 3> FormatWords = {{
    {ForeignLabelFormat::LabelStudio, "label-studio"},
    {ForeignLabelFormat::Prodigy, "prodigy"},
    {ForeignLabelFormat::Doccano, "doccano"},
}};

/// "" where there is no such text; a number is written out.
std::string textOf(const Json& object, const char* field) {
    const auto found = object.is_object() ? object.find(field) : object.end();
    if (found == object.end())
        return {};
    if (found->is_string())
        return found->get<std::string>();
    return found->is_number_integer() ? found->dump() : std::string();
}

std::vector<std::string> textsOf(const Json& list) {
    std::vector<std::string> texts;
    for (const Json& item : list) {
        if (item.is_string())
            texts.push_back(item.get<std::string>());
    }
    return texts;
}

/// Collects records and what did not fit.
class Collector {
public:
    explicit Collector(std::string file) : m_file(std::move(file)) {}

    void misfit(const std::string& what) { ++m_out.misfits[what]; }

    void add(LabelEvent event, std::int64_t line) {
        if (event.impressionId.empty()) {
            misfit("An item has no impression_id in its data");
            return;
        }
        if (event.label.isEmpty()) {
            misfit("An item says nothing that a label can hold");
            return;
        }
        LabelRecord record{std::move(event), {}};
        record.event.eventId = labels::derivedEventId(labels::toJson(record));
        m_out.records.push_back(std::move(record));
        m_out.places.push_back({.file = m_file, .line = line});
    }

    ForeignLabels take() { return std::move(m_out); }

private:
    std::string m_file;
    ForeignLabels m_out;
};

/// Label Studio: from_name says which field a result fills.
void takeResult(const Json& result, LabelEvent& event, Collector& collector) {
    const std::string field = textOf(result, "from_name");
    const Json value = result.is_object() && result.contains("value") ? result["value"] : Json();
    const Json list = value.is_object() && value.contains("choices") ? value["choices"]
                      : value.is_object() && value.contains("text")  ? value["text"]
                                                                     : Json();
    const std::vector<std::string> texts = list.is_string() ? std::vector{list.get<std::string>()}
                                                            : textsOf(list.is_array() ? list : Json::array());
    if (texts.empty()) {
        collector.misfit(
            "A result of the type '" + textOf(result, "type") + "' has neither choices nor a text");
        return;
    }
    labels::Label& label = event.label;
    const auto word = [&](auto parse, auto& target) {
        const auto parsed = parse(texts.front());
        if (parsed)
            target = *parsed;
        else
            collector.misfit("'" + texts.front() + "' is no value of " + field);
    };
    if (field == "intent" || field == "true_intents")
        label.trueIntents.insert(label.trueIntents.end(), texts.begin(), texts.end());
    else if (field == "verdict")
        word(labels::parseVerdict, label.verdict);
    else if (field == "query_verdict")
        word(labels::parseQueryVerdict, label.queryVerdict);
    else if (field == "confidence")
        word(labels::parseConfidence, label.confidence);
    else if (field == "error_cause")
        label.errorCause = texts.front();
    else if (field == "rewritten_query")
        label.rewrittenQuery = texts.front();
    else if (field == "note")
        label.note = texts.front();
    else if (field == "skip_reason")
        label.skipReason = texts.front();
    else
        collector.misfit("The control '" + field + "' has no field in a label");
}

std::string annotatorOf(const Json& annotation) {
    if (!annotation.is_object() || !annotation.contains("completed_by"))
        return {};
    const Json& by = annotation["completed_by"];
    if (by.is_object())
        return textOf(by, "email").empty() ? "user " + textOf(by, "id") : textOf(by, "email");
    if (by.is_string())
        return by.get<std::string>();
    return by.is_number_integer() ? "user " + by.dump() : std::string();
}

void takeAnnotation(const Json& data, const Json& annotation, Collector& collector) {
    LabelEvent event;
    event.impressionId = textOf(data, "impression_id");
    event.annotator = annotatorOf(annotation);
    if (const auto time = parseTime(textOf(annotation, "created_at")))
        event.time = *time;
    const Json results =
        annotation.is_object() && annotation.contains("result") ? annotation["result"] : Json();
    if (results.is_array()) {
        for (const Json& result : results)
            takeResult(result, event, collector);
    }
    const bool isCancelled = annotation.is_object() && annotation.contains("was_cancelled") &&
                             annotation["was_cancelled"] == Json(true);
    if (isCancelled && event.label.skipReason.empty())
        event.label.skipReason = "cancelled in Label Studio";
    if (event.label.isSkipped())
        event.label = {.note = event.label.note, .skipReason = event.label.skipReason};
    collector.add(std::move(event), 0);
}

Status readLabelStudio(const std::string& text, const std::string& file, Collector& collector) {
    const Json tasks = Json::parse(text, nullptr, false);
    if (!tasks.is_array())
        return fail(
            ErrorCode::InvalidInput,
            "This is no JSON export of Label Studio, which is a list of tasks",
            {.place = {.file = file}, .cure = "Export the project as JSON, not as JSON-MIN or CSV"});
    for (const Json& task : tasks) {
        const Json data = task.is_object() && task.contains("data") ? task["data"] : Json();
        const bool hasAnnotations =
            task.is_object() && task.contains("annotations") && task["annotations"].is_array();
        if (!hasAnnotations) {
            collector.misfit("A task has no annotations");
            continue;
        }
        for (const Json& annotation : task["annotations"])
            takeAnnotation(data, annotation, collector);
        if (task.contains("predictions") && task["predictions"].is_array() && !task["predictions"].empty())
            collector.misfit("Predictions of a task are a model's and no label");
    }
    return {};
}

std::string impressionOf(const Json& object) {
    if (const std::string own = textOf(object, "impression_id"); !own.empty())
        return own;
    return object.contains("meta") ? textOf(object["meta"], "impression_id") : std::string();
}

/// Prodigy: "accept" lists chosen options, "label" is the one that was asked about, "answer" what was said.
void takeProdigy(const Json& object, std::int64_t line, Collector& collector) {
    LabelEvent event;
    event.impressionId = impressionOf(object);
    event.annotator = textOf(object, "_annotator_id");
    if (object.contains("_timestamp") && object["_timestamp"].is_number())
        event.time = UtcMillis{std::llround(object["_timestamp"].get<double>() * MillisPerSecond)};
    const std::string answer = textOf(object, "answer");
    const std::string label = textOf(object, "label");
    if (answer == "ignore") {
        event.label.skipReason = "ignored in Prodigy";
    } else if (answer == "reject") {
        if (object.contains("accept") || !label.empty())
            collector.misfit(
                "A rejected option says what is wrong, not what is right: taken as the verdict wrong");
        event.label.verdict = labels::Verdict::Wrong;
    } else {
        if (object.contains("accept") && object["accept"].is_array())
            event.label.trueIntents = textsOf(object["accept"]);
        else if (!label.empty())
            event.label.trueIntents = {label};
    }
    if (const std::string note = textOf(object, "user_input"); !note.empty() && !event.label.isSkipped())
        event.label.note = note;
    if (object.contains("spans") && object["spans"].is_array() && !object["spans"].empty())
        collector.misfit("Spans of a text have no field in a label");
    collector.add(std::move(event), line);
}

/// doccano: "label" is a list of categories; fields of the imported data stand beside it.
void takeDoccano(const Json& object, std::int64_t line, Collector& collector) {
    LabelEvent event;
    event.impressionId = impressionOf(object);
    event.annotator = textOf(object, "username");
    const char* field = object.contains("label") ? "label" : "labels";
    if (object.contains(field) && object[field].is_array()) {
        for (const Json& one : object[field]) {
            if (one.is_string())
                event.label.trueIntents.push_back(one.get<std::string>());
            else
                collector.misfit("A label that is a span or a relation has no field in a label");
        }
    }
    const char* comments = object.contains("Comments") ? "Comments" : "comments";
    if (object.contains(comments) && object[comments].is_array()) {
        for (const std::string& comment : textsOf(object[comments]))
            event.label.note += (event.label.note.empty() ? "" : "\n") + comment;
    }
    collector.add(std::move(event), line);
}

Status readLines(
    const std::string& text,
    const std::string& file,
    Collector& collector,
    void (*take)(const Json&, std::int64_t, Collector&)) {
    std::int64_t line = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string one = text.substr(begin, end - begin);
        begin = end + 1;
        ++line;
        if (one.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const Json object = Json::parse(one, nullptr, false);
        if (!object.is_object())
            return fail(
                ErrorCode::InvalidInput,
                "This line is no JSON object",
                {.place = {.file = file, .line = line}, .cure = "Export as JSONL"});
        take(object, line, collector);
    }
    return {};
}

Json choices(const char* field, std::vector<std::string> values) {
    return {
        {"from_name", field},
        {"to_name", "text"},
        {"type", "choices"},
        {"value", {{"choices", std::move(values)}}}};
}

Json textArea(const char* field, const std::string& text) {
    return {{"from_name", field}, {"to_name", "text"}, {"type", "textarea"}, {"value", {{"text", {text}}}}};
}

Json resultsOf(const labels::Label& label) {
    Json results = Json::array();
    const auto addWord = [&](const char* field, std::string_view word) {
        if (!word.empty())
            results.push_back(choices(field, {std::string(word)}));
    };
    const auto addText = [&](const char* field, const std::string& text) {
        if (!text.empty())
            results.push_back(textArea(field, text));
    };
    if (!label.trueIntents.empty())
        results.push_back(choices("intent", label.trueIntents));
    addWord("verdict", label.verdict == labels::Verdict::None ? "" : name(label.verdict));
    addWord("query_verdict", name(label.queryVerdict));
    addWord("error_cause", label.errorCause);
    addWord("confidence", name(label.confidence));
    addText("rewritten_query", label.rewrittenQuery);
    addText("note", label.note);
    addText("skip_reason", label.skipReason);
    return results;
}

} // namespace

std::string_view name(ForeignLabelFormat format) {
    return wordOf(FormatWords, format);
}

Result<ForeignLabelFormat> parseForeignLabelFormat(std::string_view word) {
    return parseWord(FormatWords, word, "no labelling tool whose files are read");
}

Result<ForeignLabels>
readForeignLabels(Env& env, const std::filesystem::path& file, ForeignLabelFormat format) {
    ISCOPE_TRY_ASSIGN(const auto text, env.readFile(file));
    Collector collector(file.string());
    if (format == ForeignLabelFormat::LabelStudio)
        ISCOPE_TRY(readLabelStudio(text, file.string(), collector));
    else
        ISCOPE_TRY(readLines(
            text,
            file.string(),
            collector,
            format == ForeignLabelFormat::Prodigy ? takeProdigy : takeDoccano));
    return collector.take();
}

std::string labelStudioTasks(const std::vector<const LabelEvent*>& events) {
    std::map<std::string, std::map<std::string, const LabelEvent*>> byImpression;
    for (const LabelEvent* event : events)
        byImpression[event->impressionId][event->annotator] = event;
    Json tasks = Json::array();
    // Label Studio's own exports number both, and its converter asks for the numbers.
    std::int64_t annotationId = 0;
    for (const auto& [impression, byAnnotator] : byImpression) {
        Json annotations = Json::array();
        for (const auto& [annotator, event] : byAnnotator) {
            Json annotation;
            annotation["id"] = ++annotationId;
            annotation["completed_by"] = {{"email", annotator}};
            annotation["created_at"] = toIso8601(event->time);
            annotation["was_cancelled"] = event->label.isSkipped();
            annotation["result"] = resultsOf(event->label);
            annotations.push_back(std::move(annotation));
        }
        Json task;
        task["id"] = tasks.size() + 1;
        task["data"] = {{"impression_id", impression}};
        task["annotations"] = std::move(annotations);
        tasks.push_back(std::move(task));
    }
    return tasks.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace intentscope::exporting
