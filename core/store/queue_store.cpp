// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/queue_store.h"

#include "core/labels/label_json.h"
#include "core/store/queue_json.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace intentscope::store {
namespace {

using queues::Draft;
using queues::Queue;
using queues::QueueItem;
using queues::Sitting;

Status checkQueue(const Queue& queue, std::span<const QueueItem> items) {
    if (queue.id.empty() || queue.name.empty())
        return fail(ErrorCode::InvalidInput, "A queue needs a name", {.cure = "Give it one"});
    if (items.empty())
        return fail(
            ErrorCode::InvalidInput,
            "The queue '" + queue.name + "' would be empty",
            {.cure = "Choose another slice or set of impressions"});
    return {};
}

/// Runs a statement with one text parameter and hands each row on.
Status forEachRow(
    Db& db,
    std::string_view sql,
    std::string_view parameter,
    const std::function<Status(const Statement&)>& visit) {
    ISCOPE_TRY_ASSIGN(auto rows, db.prepare(sql));
    if (!parameter.empty())
        rows.bind(1, parameter);
    while (true) {
        ISCOPE_TRY_ASSIGN(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        ISCOPE_TRY(visit(rows));
    }
}

/// A draft's label travels as the label of an event that is nowhere in the log.
std::string labelJson(const Draft& draft) {
    labels::LabelRecord record;
    record.event.impressionId = draft.impressionId;
    record.event.annotator = draft.annotator;
    record.event.label = draft.label;
    return labels::toJson(record);
}

} // namespace

QueueStore::QueueStore(Db db) : m_db(std::move(db)) {}

Status QueueStore::add(const Queue& queue, std::span<const QueueItem> items) {
    ISCOPE_TRY(checkQueue(queue, items));
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    ISCOPE_TRY_ASSIGN(const auto known, list());
    if (std::ranges::find(known, queue.name, &Queue::name) != known.end())
        return fail(
            ErrorCode::AlreadyExists,
            "There is a queue '" + queue.name + "' already",
            {.cure = "Choose another name"});
    {
        ISCOPE_TRY_ASSIGN(
            auto insert,
            m_db.prepare("INSERT INTO queues (id, name, created_at, queue) VALUES (?1, ?2, ?3, ?4)"));
        insert.bind(1, queue.id).bind(2, queue.name).bind(3, queue.createdAt.value).bind(4, toJson(queue));
        ISCOPE_TRY(insert.run());
        ISCOPE_TRY_ASSIGN(
            auto insertItem,
            m_db.prepare("INSERT INTO queue_items (queue_id, position, impression_id, item) "
                         "VALUES (?1, ?2, ?3, ?4)"));
        std::int64_t position = 0;
        for (const QueueItem& item : items) {
            insertItem.bind(1, queue.id).bind(2, ++position).bind(3, item.impressionId).bind(4, toJson(item));
            ISCOPE_TRY(insertItem.run());
        }
    }
    return transaction.commit();
}

Result<std::vector<Queue>> QueueStore::list() {
    std::vector<Queue> queues;
    ISCOPE_TRY(forEachRow(
        m_db, "SELECT queue FROM queues ORDER BY created_at, name", {}, [&](const Statement& row) -> Status {
            ISCOPE_TRY_ASSIGN(auto queue, parseQueue(row.text(0)));
            queues.push_back(std::move(queue));
            return {};
        }));
    return queues;
}

Result<Queue> QueueStore::find(std::string_view nameOrId) {
    ISCOPE_TRY_ASSIGN(const auto queues, list());
    auto found = std::ranges::find(queues, nameOrId, &Queue::name);
    if (found == queues.end())
        found = std::ranges::find(queues, nameOrId, &Queue::id);
    if (found != queues.end())
        return *found;
    std::string known;
    for (const Queue& queue : queues)
        known += (known.empty() ? "" : ", ") + queue.name;
    return fail(
        ErrorCode::NotFound,
        "There is no labelling queue '" + std::string(nameOrId) + "'",
        {.cure = known.empty() ? "Make one first: intentscope-cli labels queue" : "There are: " + known});
}

Result<queues::QueueContent> QueueStore::load(std::string_view nameOrId) {
    ISCOPE_TRY_ASSIGN(auto reading, Transaction::begin(m_db, TransactionKind::Read));
    queues::QueueContent content;
    ISCOPE_TRY_ASSIGN(content.queue, find(nameOrId));
    ISCOPE_TRY_ASSIGN(content.items, items(content.queue.id));
    ISCOPE_TRY_ASSIGN(content.sittings, sittings(content.queue.id));
    ISCOPE_TRY_ASSIGN(content.drafts, drafts(content.queue.id));
    return content;
}

Status QueueStore::remove(std::string_view nameOrId) {
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    ISCOPE_TRY_ASSIGN(const auto queue, find(nameOrId));
    for (const char* sql :
         {"DELETE FROM drafts WHERE queue_id = ?1",
          "DELETE FROM sittings WHERE queue_id = ?1",
          "DELETE FROM queue_items WHERE queue_id = ?1",
          "DELETE FROM queues WHERE id = ?1"}) {
        ISCOPE_TRY_ASSIGN(auto erase, m_db.prepare(sql));
        erase.bind(1, queue.id);
        ISCOPE_TRY(erase.run());
    }
    return transaction.commit();
}

Status QueueStore::startSitting(const Sitting& sitting) {
    ISCOPE_TRY_ASSIGN(
        auto insert,
        m_db.prepare("INSERT INTO sittings (id, queue_id, started_at, sitting) VALUES (?1, ?2, ?3, ?4)"));
    insert.bind(1, sitting.id)
        .bind(2, sitting.queueId)
        .bind(3, sitting.startedAt.value)
        .bind(4, toJson(sitting));
    return insert.run();
}

Status QueueStore::endSitting(std::string_view id, UtcMillis at) {
    ISCOPE_TRY_ASSIGN(auto sitting, findSitting(id));
    sitting.endedAt = at;
    ISCOPE_TRY_ASSIGN(auto update, m_db.prepare("UPDATE sittings SET sitting = ?2 WHERE id = ?1"));
    update.bind(1, id).bind(2, toJson(sitting));
    return update.run();
}

Result<Sitting> QueueStore::findSitting(std::string_view id) {
    std::vector<Sitting> found;
    ISCOPE_TRY(forEachRow(
        m_db, "SELECT sitting FROM sittings WHERE id = ?1", id, [&](const Statement& row) -> Status {
            ISCOPE_TRY_ASSIGN(auto sitting, parseSitting(row.text(0)));
            found.push_back(std::move(sitting));
            return {};
        }));
    if (found.empty())
        return fail(
            ErrorCode::NotFound,
            "There is no sitting '" + std::string(id) + "'",
            {.cure = "See the sittings of a queue: labels queue show NAME"});
    return found.front();
}

Status QueueStore::saveDraft(std::string_view queueId, const Draft& draft) {
    ISCOPE_TRY_ASSIGN(
        auto save,
        m_db.prepare(
            "INSERT INTO drafts (queue_id, impression_id, annotator, label, saved_at) VALUES (?1, ?2, "
            "?3, ?4, ?5) ON CONFLICT (queue_id, impression_id, annotator) DO UPDATE SET label = "
            "excluded.label, saved_at = excluded.saved_at"));
    save.bind(1, queueId)
        .bind(2, draft.impressionId)
        .bind(3, draft.annotator)
        .bind(4, labelJson(draft))
        .bind(5, draft.savedAt.value);
    return save.run();
}

Status
QueueStore::removeDraft(std::string_view queueId, std::string_view impressionId, std::string_view annotator) {
    ISCOPE_TRY_ASSIGN(
        auto erase,
        m_db.prepare("DELETE FROM drafts WHERE queue_id = ?1 AND impression_id = ?2 AND annotator = ?3"));
    erase.bind(1, queueId).bind(2, impressionId).bind(3, annotator);
    return erase.run();
}

Result<std::vector<QueueItem>> QueueStore::items(std::string_view queueId) {
    std::vector<QueueItem> items;
    ISCOPE_TRY(forEachRow(
        m_db,
        "SELECT item FROM queue_items WHERE queue_id = ?1 ORDER BY position",
        queueId,
        [&](const Statement& row) -> Status {
            ISCOPE_TRY_ASSIGN(auto item, parseQueueItem(row.text(0)));
            items.push_back(std::move(item));
            return {};
        }));
    return items;
}

Result<std::vector<Sitting>> QueueStore::sittings(std::string_view queueId) {
    std::vector<Sitting> sittings;
    ISCOPE_TRY(forEachRow(
        m_db,
        "SELECT sitting FROM sittings WHERE queue_id = ?1 ORDER BY started_at, id",
        queueId,
        [&](const Statement& row) -> Status {
            ISCOPE_TRY_ASSIGN(auto sitting, parseSitting(row.text(0)));
            sittings.push_back(std::move(sitting));
            return {};
        }));
    return sittings;
}

Result<std::vector<Draft>> QueueStore::drafts(std::string_view queueId) {
    std::vector<Draft> drafts;
    ISCOPE_TRY(forEachRow(
        m_db,
        "SELECT label, saved_at FROM drafts WHERE queue_id = ?1 ORDER BY impression_id, annotator",
        queueId,
        [&](const Statement& row) -> Status {
            auto record = labels::parseLabelJson(row.text(0));
            if (!record)
                return fail(ErrorCode::Corrupt, "A draft cannot be read: " + record.error().message);
            drafts.push_back(
                {std::move(record->event.impressionId),
                 std::move(record->event.annotator),
                 std::move(record->event.label),
                 UtcMillis{row.integer(1)}});
            return {};
        }));
    return drafts;
}

} // namespace intentscope::store
