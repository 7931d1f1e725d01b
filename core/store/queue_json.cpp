// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/queue_json.h"

#include "core/labels/label_words.h"
#include "core/queues/queue_words.h"

#include <nlohmann/json.hpp>

namespace intentscope::store {
namespace {

using Json = nlohmann::ordered_json;

tl::unexpected<Error> damaged(const std::string& what) {
    return fail(ErrorCode::Corrupt, "What is stored of a labelling queue cannot be read: " + what);
}

/// Reads typed fields and remembers the first one that is missing or of another type.
class Fields {
public:
    explicit Fields(std::string_view json) : m_object(Json::parse(json, nullptr, false)) {
        if (!m_object.is_object())
            m_problem = "it is no JSON object";
    }

    template <class T>
    T get(const char* field, T absent = {}) {
        const auto found = m_problem.empty() ? m_object.find(field) : m_object.end();
        if (found == m_object.end())
            return absent;
        T value = std::move(absent);
        if (!read(*found, value) && m_problem.empty())
            m_problem = std::string("the field '") + field + "'";
        return value;
    }

    template <class T, class Parse>
    T word(const char* field, Parse parse) {
        auto parsed = parse(get<std::string>(field));
        if (!parsed && m_problem.empty())
            m_problem = parsed.error().text();
        return parsed ? *parsed : T{};
    }

    void require(const char* field) {
        if (m_problem.empty() && !m_object.contains(field))
            m_problem = std::string("the field '") + field + "' is missing";
    }

    Status status() const {
        if (m_problem.empty())
            return {};
        return damaged(m_problem);
    }

private:
    static bool read(const Json& value, std::string& out) {
        return value.is_string() && (out = value.get<std::string>(), true);
    }
    static bool read(const Json& value, bool& out) {
        return value.is_boolean() && (out = value.get<bool>(), true);
    }
    static bool read(const Json& value, std::int32_t& out) {
        return value.is_number_integer() && (out = value.get<std::int32_t>(), true);
    }
    static bool read(const Json& value, std::uint64_t& out) {
        return value.is_number_unsigned() && (out = value.get<std::uint64_t>(), true);
    }
    static bool read(const Json& value, std::optional<double>& out) {
        return value.is_number() && (out = value.get<double>(), true);
    }
    static bool read(const Json& value, std::vector<std::string>& out) {
        if (!value.is_array())
            return false;
        for (const Json& item : value) {
            if (!item.is_string())
                return false;
            out.push_back(item.get<std::string>());
        }
        return true;
    }

    Json m_object;
    std::string m_problem;
};

UtcMillis timeOf(Fields& fields, const char* field) {
    const auto parse = [](const std::string& text) -> Result<UtcMillis> {
        return text.empty() ? Result<UtcMillis>(UtcMillis::missing()) : parseTime(text);
    };
    return fields.word<UtcMillis>(field, parse);
}

} // namespace

std::string toJson(const queues::Queue& queue) {
    Json object;
    object["id"] = queue.id;
    object["name"] = queue.name;
    object["dataset_hash"] = queue.datasetHash;
    object["created_at"] = toIso8601(queue.createdAt);
    object["source"] = queue.source;
    object["order"] = queues::name(queue.order);
    object["seed"] = queue.seed;
    object["before_run"] = queue.beforeRun;
    object["after_run"] = queue.afterRun;
    object["annotators"] = queue.annotators;
    object["annotators_per_item"] = queue.annotatorsPerItem;
    object["blind_first"] = queue.isBlindFirst;
    object["guidelines"] = queue.guidelines;
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string toJson(const queues::QueueItem& item) {
    Json object;
    object["impression_id"] = item.impressionId;
    if (item.priority)
        object["priority"] = *item.priority;
    if (item.isGold())
        object["gold_intents"] = item.goldIntents;
    object["annotators"] = item.annotators;
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string toJson(const queues::Sitting& sitting) {
    Json object;
    object["id"] = sitting.id;
    object["queue_id"] = sitting.queueId;
    object["annotator"] = sitting.annotator;
    object["role"] = labels::name(sitting.role);
    object["started_at"] = toIso8601(sitting.startedAt);
    object["ended_at"] = toIso8601(sitting.endedAt);
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<queues::Queue> parseQueue(std::string_view json) {
    Fields fields(json);
    for (const char* field : {"id", "name", "dataset_hash", "created_at", "order", "annotators"})
        fields.require(field);
    queues::Queue queue;
    queue.id = fields.get<std::string>("id");
    queue.name = fields.get<std::string>("name");
    queue.datasetHash = fields.get<std::string>("dataset_hash");
    queue.createdAt = timeOf(fields, "created_at");
    queue.source = fields.get<std::string>("source");
    queue.order = fields.word<queues::QueueOrder>("order", queues::parseQueueOrder);
    queue.seed = fields.get<std::uint64_t>("seed", 1);
    queue.beforeRun = fields.get<std::string>("before_run");
    queue.afterRun = fields.get<std::string>("after_run");
    queue.annotators = fields.get<std::vector<std::string>>("annotators");
    queue.annotatorsPerItem = fields.get<std::int32_t>("annotators_per_item", 1);
    queue.isBlindFirst = fields.get<bool>("blind_first");
    queue.guidelines = fields.get<std::string>("guidelines");
    ISCOPE_TRY(fields.status());
    return queue;
}

Result<queues::QueueItem> parseQueueItem(std::string_view json) {
    Fields fields(json);
    fields.require("impression_id");
    queues::QueueItem item;
    item.impressionId = fields.get<std::string>("impression_id");
    item.priority = fields.get<std::optional<double>>("priority");
    item.goldIntents = fields.get<std::vector<std::string>>("gold_intents");
    item.annotators = fields.get<std::vector<std::string>>("annotators");
    ISCOPE_TRY(fields.status());
    return item;
}

Result<queues::Sitting> parseSitting(std::string_view json) {
    Fields fields(json);
    for (const char* field : {"id", "queue_id", "annotator", "started_at"})
        fields.require(field);
    queues::Sitting sitting;
    sitting.id = fields.get<std::string>("id");
    sitting.queueId = fields.get<std::string>("queue_id");
    sitting.annotator = fields.get<std::string>("annotator");
    sitting.role = fields.word<labels::LabelRole>("role", labels::parseRole);
    sitting.startedAt = timeOf(fields, "started_at");
    sitting.endedAt = timeOf(fields, "ended_at");
    ISCOPE_TRY(fields.status());
    return sitting;
}

} // namespace intentscope::store
