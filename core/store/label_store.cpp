// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/label_store.h"

#include "core/base/assert.h"
#include "core/labels/event_id.h"
#include "core/labels/label_json.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace intentscope::store {
namespace {

using labels::LabelEvent;

constexpr std::string_view Columns = "event_id, time, annotator, session_id, dataset_hash, impression_id, "
                                     "action, true_intents, verdict, note, "
                                     "undoes, before_run, after_run, extra";
constexpr std::string_view DetailColumns = "view, query_verdict, error_cause, ranking_preference, "
                                           "query_preference, rewritten_query, confidence, skip_reason, role";

std::string selectSql(std::string_view condition) {
    return "SELECT sequence, " + std::string(Columns) + ", " + std::string(DetailColumns) +
           " FROM label_events LEFT JOIN label_details USING (sequence) WHERE " + std::string(condition);
}

/// Inserts one event after the other, each with its details.
class EventInsert {
public:
    static Result<EventInsert> prepare(Db& db) {
        ISCOPE_TRY_ASSIGN(
            auto event,
            db.prepare(
                "INSERT INTO label_events (" + std::string(Columns) +
                ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"));
        ISCOPE_TRY_ASSIGN(
            auto details,
            db.prepare(
                "INSERT INTO label_details (" + std::string(DetailColumns) +
                ", sequence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"));
        return EventInsert(db, std::move(event), std::move(details));
    }

    /// The sequence that the event got.
    Result<std::int64_t> run(const LabelEvent& event);

private:
    EventInsert(Db& db, Statement event, Statement details)
        : m_db(&db), m_event(std::move(event)), m_details(std::move(details)) {}

    Db* m_db;
    Statement m_event;
    Statement m_details;
};

Result<std::int64_t> EventInsert::run(const LabelEvent& event) {
    const labels::Label& label = event.label;
    m_event.bind(1, event.eventId)
        .bind(2, event.time.value)
        .bind(3, event.annotator)
        .bind(4, event.sessionId)
        .bind(5, event.datasetHash)
        .bind(6, event.impressionId)
        .bind(7, name(event.action))
        .bind(8, nlohmann::json(label.trueIntents).dump())
        .bind(9, name(label.verdict))
        .bind(10, label.note);
    if (event.undoes)
        m_event.bind(11, *event.undoes);
    else
        m_event.bindNull(11);
    m_event.bind(12, event.beforeRun).bind(13, event.afterRun).bind(14, event.extra);
    ISCOPE_TRY(m_event.run());
    const std::int64_t sequence = m_db->lastInsertId();
    if (!labels::hasDetails(event))
        return sequence;
    m_details.bind(1, name(event.view))
        .bind(2, name(label.queryVerdict))
        .bind(3, label.errorCause)
        .bind(4, name(label.rankingPreference))
        .bind(5, name(label.queryPreference))
        .bind(6, label.rewrittenQuery)
        .bind(7, name(label.confidence))
        .bind(8, label.skipReason)
        .bind(9, name(event.role))
        .bind(10, sequence);
    ISCOPE_TRY(m_details.run());
    return sequence;
}

tl::unexpected<Error> damaged(const std::filesystem::path& file, std::int64_t sequence) {
    return fail(
        ErrorCode::Corrupt,
        "Label event " + std::to_string(sequence) + " cannot be read",
        {.place = {.file = file.string()},
         .cure = "Put a copy of the file aside and bring back the newest backup of it"});
}

/// From column 15 on; all NULL, which reads as "", where nothing more is said.
Status readDetails(const Statement& row, LabelEvent& event) {
    labels::Label& label = event.label;
    ISCOPE_TRY_ASSIGN(event.view, labels::parseView(row.text(15)));
    ISCOPE_TRY_ASSIGN(label.queryVerdict, labels::parseQueryVerdict(row.text(16)));
    label.errorCause = row.text(17);
    ISCOPE_TRY_ASSIGN(label.rankingPreference, labels::parsePreference(row.text(18)));
    ISCOPE_TRY_ASSIGN(label.queryPreference, labels::parsePreference(row.text(19)));
    label.rewrittenQuery = row.text(20);
    ISCOPE_TRY_ASSIGN(label.confidence, labels::parseConfidence(row.text(21)));
    label.skipReason = row.text(22);
    ISCOPE_TRY_ASSIGN(event.role, labels::parseRole(row.text(23)));
    return {};
}

/// The schema keeps the words in bounds; a file that was changed by other means may hold anything.
Result<LabelEvent> readEvent(const Statement& row, const std::filesystem::path& file) {
    LabelEvent event;
    event.sequence = row.integer(0);
    event.eventId = row.text(1);
    event.time = UtcMillis{row.integer(2)};
    event.annotator = row.text(3);
    event.sessionId = row.text(4);
    event.datasetHash = row.text(5);
    event.impressionId = row.text(6);
    const auto action = labels::parseAction(row.text(7));
    const auto verdict = labels::parseVerdict(row.text(9));
    const auto intents = nlohmann::json::parse(row.text(8), nullptr, false);
    if (!action || !verdict || !intents.is_array())
        return damaged(file, event.sequence);
    event.action = *action;
    for (const auto& intent : intents) {
        if (!intent.is_string())
            return damaged(file, event.sequence);
        event.label.trueIntents.push_back(intent.get<std::string>());
    }
    event.label.verdict = *verdict;
    event.label.note = row.text(10);
    if (!row.isNull(11))
        event.undoes = row.integer(11);
    event.beforeRun = row.text(12);
    event.afterRun = row.text(13);
    event.extra = row.text(14);
    if (!readDetails(row, event))
        return damaged(file, event.sequence);
    labels::liftExtra(event);
    return event;
}

class SqliteLabelStore final : public LabelStore {
public:
    explicit SqliteLabelStore(Db db) : m_db(std::move(db)) {}

    Result<LabelEvent> append(LabelEvent event) override;
    Result<BatchOutcome>
    appendBatch(std::span<const LabelEvent> events, std::span<const std::string> undoesIds) override;
    Status visitEvents(std::int64_t afterSequence, const Visitor& visit) override;
    Result<std::optional<LabelEvent>> findEvent(std::string_view eventId) override;
    Result<std::int64_t> lastSequence() override;
    Result<std::vector<labels::ErrorCause>> errorCauses() override;
    Status saveErrorCause(const labels::ErrorCause& cause) override;

private:
    Status checkNew(std::string_view eventId);
    Status checkThere(std::int64_t sequence);
    /// Nothing when no event has this id.
    Result<std::optional<std::int64_t>> sequenceOf(Statement& lookup, std::string_view eventId);

    Db m_db;
};

Result<LabelEvent> SqliteLabelStore::append(LabelEvent event) {
    const bool hasId = !event.eventId.empty();
    if (!hasId)
        event.eventId = labels::newEventId();
    ISCOPE_TRY(labels::validate(event));
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    if (hasId)
        ISCOPE_TRY(checkNew(event.eventId));
    if (event.undoes)
        ISCOPE_TRY(checkThere(*event.undoes));
    {
        ISCOPE_TRY_ASSIGN(auto insert, EventInsert::prepare(m_db));
        ISCOPE_TRY_ASSIGN(event.sequence, insert.run(event));
    }
    ISCOPE_TRY(transaction.commit());
    return event;
}

Status SqliteLabelStore::checkNew(std::string_view eventId) {
    ISCOPE_TRY_ASSIGN(const auto known, findEvent(eventId));
    if (!known)
        return {};
    return fail(
        ErrorCode::AlreadyExists,
        "Label event " + known->eventId + " is there already, as number " + std::to_string(known->sequence),
        {.place = {.file = m_db.path().string()}});
}

Status SqliteLabelStore::checkThere(std::int64_t sequence) {
    return eventAt(sequence).map([](const LabelEvent&) {});
}

Result<BatchOutcome>
SqliteLabelStore::appendBatch(std::span<const LabelEvent> events, std::span<const std::string> undoesIds) {
    ISCOPE_ASSERT(events.size() == undoesIds.size());
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    BatchOutcome outcome;
    {
        ISCOPE_TRY_ASSIGN(auto lookup, m_db.prepare("SELECT sequence FROM label_events WHERE event_id = ?1"));
        ISCOPE_TRY_ASSIGN(auto insert, EventInsert::prepare(m_db));
        for (std::size_t i = 0; i < events.size(); ++i) {
            ISCOPE_TRY(labels::validate(events[i]));
            ISCOPE_TRY_ASSIGN(const auto known, sequenceOf(lookup, events[i].eventId));
            if (known) {
                ++outcome.knownCount;
                continue;
            }
            LabelEvent event = events[i];
            event.undoes.reset();
            if (!undoesIds[i].empty()) {
                ISCOPE_TRY_ASSIGN(event.undoes, sequenceOf(lookup, undoesIds[i]));
                if (!event.undoes)
                    return fail(
                        ErrorCode::NotFound,
                        "Label event " + event.eventId + " undoes " + undoesIds[i] + ", which is not there",
                        {.cure = "Add the events in the order in which they happened"});
            }
            ISCOPE_TRY(insert.run(event));
            ++outcome.appendedCount;
        }
    }
    ISCOPE_TRY(transaction.commit());
    return outcome;
}

Result<std::optional<std::int64_t>>
SqliteLabelStore::sequenceOf(Statement& lookup, std::string_view eventId) {
    lookup.bind(1, eventId);
    ISCOPE_TRY_ASSIGN(const bool isThere, lookup.step());
    std::optional<std::int64_t> sequence;
    if (isThere)
        sequence = lookup.integer(0);
    lookup.reset();
    return sequence;
}

Status SqliteLabelStore::visitEvents(std::int64_t afterSequence, const Visitor& visit) {
    // One statement is one read transaction: what is appended meanwhile is not seen.
    ISCOPE_TRY_ASSIGN(auto rows, m_db.prepare(selectSql("sequence > ?1 ORDER BY sequence")));
    rows.bind(1, afterSequence);
    while (true) {
        ISCOPE_TRY_ASSIGN(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        ISCOPE_TRY_ASSIGN(const auto event, readEvent(rows, m_db.path()));
        ISCOPE_TRY(visit(event));
    }
}

Result<std::optional<LabelEvent>> SqliteLabelStore::findEvent(std::string_view eventId) {
    ISCOPE_TRY_ASSIGN(auto rows, m_db.prepare(selectSql("event_id = ?1")));
    rows.bind(1, eventId);
    ISCOPE_TRY_ASSIGN(const bool hasRow, rows.step());
    if (!hasRow)
        return std::optional<LabelEvent>();
    ISCOPE_TRY_ASSIGN(auto event, readEvent(rows, m_db.path()));
    return std::optional<LabelEvent>(std::move(event));
}

Result<std::int64_t> SqliteLabelStore::lastSequence() {
    return m_db.queryInteger("SELECT coalesce(max(sequence), 0) FROM label_events");
}

Result<std::vector<labels::ErrorCause>> SqliteLabelStore::errorCauses() {
    ISCOPE_TRY_ASSIGN(
        auto rows,
        m_db.prepare("SELECT id, title, description, is_retired FROM error_causes ORDER BY position, id"));
    std::vector<labels::ErrorCause> causes;
    while (true) {
        ISCOPE_TRY_ASSIGN(const bool hasRow, rows.step());
        if (!hasRow)
            return causes;
        causes.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3) != 0});
    }
}

Status SqliteLabelStore::saveErrorCause(const labels::ErrorCause& cause) {
    ISCOPE_TRY(labels::validate(cause));
    ISCOPE_TRY_ASSIGN(
        auto save,
        m_db.prepare(
            "INSERT INTO error_causes (id, position, title, description, is_retired) VALUES (?1, "
            "(SELECT coalesce(max(position), 0) + 1 FROM error_causes), ?2, ?3, ?4) ON CONFLICT (id) DO "
            "UPDATE SET title = excluded.title, description = excluded.description, is_retired = "
            "excluded.is_retired"));
    save.bind(1, cause.id).bind(2, cause.title).bind(3, cause.description);
    save.bind(4, std::int64_t{cause.isRetired ? 1 : 0});
    return save.run();
}

} // namespace

LabelStore::~LabelStore() = default;

Result<std::vector<LabelEvent>> LabelStore::events(std::int64_t afterSequence) {
    std::vector<LabelEvent> events;
    ISCOPE_TRY(visitEvents(afterSequence, [&](const LabelEvent& event) -> Status {
        events.push_back(event);
        return {};
    }));
    return events;
}

Result<LabelEvent> LabelStore::eventAt(std::int64_t sequence) {
    std::optional<LabelEvent> first;
    auto visited = visitEvents(sequence - 1, [&](const LabelEvent& event) -> Status {
        first = event;
        return fail(ErrorCode::Cancelled, "One event is enough");
    });
    if (!visited && visited.error().code != ErrorCode::Cancelled)
        return tl::unexpected(std::move(visited).error());
    if (first && first->sequence == sequence)
        return *std::move(first);
    return fail(ErrorCode::NotFound, "There is no label event " + std::to_string(sequence));
}

Status LabelStore::foldInto(labels::LabelState& state) {
    return visitEvents(state.lastSequence(), [&](const LabelEvent& event) -> Status {
        state.apply(event);
        return {};
    });
}

std::unique_ptr<LabelStore> makeSqliteLabelStore(Db db) {
    return std::make_unique<SqliteLabelStore>(std::move(db));
}

} // namespace intentscope::store
