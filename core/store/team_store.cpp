// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/team_store.h"

#include <algorithm>
#include <utility>

namespace intentscope::store {
namespace {

/// Own events without a mark. `shared_through` spares the scan of what was shared long ago.
constexpr std::string_view PendingSql =
    "FROM label_events e, team t WHERE e.sequence > t.shared_through AND e.annotator = t.annotator AND "
    "e.dataset_hash = t.dataset_hash AND NOT EXISTS (SELECT 1 FROM team_events s WHERE s.sequence = "
    "e.sequence)";

constexpr std::string_view OwnSql = "FROM team_events s JOIN label_events e USING (sequence), team t WHERE "
                                    "e.annotator = t.annotator";

tl::unexpected<Error> noTeam() {
    return fail(
        ErrorCode::NotFound,
        "This workspace has no team",
        {.cure = "Join one: intentscope-cli team join --server postgresql://LOGIN@HOST/DATABASE"});
}

} // namespace

TeamStore::TeamStore(Db db) : m_db(std::move(db)) {}

Result<std::optional<TeamMembership>> TeamStore::membership() {
    ISCOPE_TRY_ASSIGN(
        auto row,
        m_db.prepare("SELECT server, team_id, annotator, dataset_hash, read_through, read_event, synced_at, "
                     "last_error "
                     "FROM team"));
    ISCOPE_TRY_ASSIGN(const bool isThere, row.step());
    if (!isThere)
        return std::optional<TeamMembership>();
    TeamMembership found;
    found.server = row.text(0);
    found.teamId = row.text(1);
    found.annotator = row.text(2);
    found.datasetHash = row.text(3);
    found.readThrough = row.integer(4);
    found.readEvent = row.text(5);
    found.syncedAt = row.isNull(6) ? UtcMillis::missing() : UtcMillis{row.integer(6)};
    found.lastError = row.text(7);
    return std::optional(std::move(found));
}

Status TeamStore::join(const TeamMembership& membership) {
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    ISCOPE_TRY_ASSIGN(const auto count, m_db.queryInteger("SELECT count(*) FROM team"));
    if (count > 0)
        return fail(
            ErrorCode::AlreadyExists,
            "This workspace shares its labels with a team already",
            {.cure = "Leave it first: intentscope-cli team leave"});
    {
        ISCOPE_TRY_ASSIGN(
            auto insert,
            m_db.prepare(
                "INSERT INTO team (id, server, team_id, annotator, dataset_hash, read_through, read_event, "
                "shared_through, synced_at, last_error) VALUES (1, ?1, ?2, ?3, ?4, 0, '', 0, NULL, '')"));
        insert.bind(1, membership.server).bind(2, membership.teamId).bind(3, membership.annotator);
        insert.bind(4, membership.datasetHash);
        ISCOPE_TRY(insert.run());
    }
    return transaction.commit();
}

Status TeamStore::leave() {
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    ISCOPE_TRY(m_db.execute("DELETE FROM team_refusals; DELETE FROM team_events; DELETE FROM team"));
    if (m_db.changedRowCount() == 0)
        return noTeam();
    return transaction.commit();
}

Status TeamStore::changeServer(std::string_view server) {
    ISCOPE_TRY_ASSIGN(auto update, m_db.prepare("UPDATE team SET server = ?1"));
    update.bind(1, server);
    return update.run();
}

Result<TeamCounts> TeamStore::counts() {
    const auto count = [&](std::string_view from) {
        return m_db.queryInteger("SELECT count(*) " + std::string(from));
    };
    ISCOPE_TRY_ASSIGN(auto oneState, Transaction::begin(m_db, TransactionKind::Read));
    TeamCounts counts;
    ISCOPE_TRY_ASSIGN(counts.sentCount, count(OwnSql));
    ISCOPE_TRY_ASSIGN(const std::int64_t sharedCount, count("FROM team_events"));
    counts.receivedCount = sharedCount - counts.sentCount;
    ISCOPE_TRY_ASSIGN(counts.pendingCount, count(PendingSql));
    ISCOPE_TRY_ASSIGN(counts.refusedCount, count("FROM team_refusals"));
    ISCOPE_TRY_ASSIGN(
        const std::int64_t datasetCount,
        count("FROM label_events e, team t WHERE e.dataset_hash = t.dataset_hash"));
    counts.heldBackCount = datasetCount - sharedCount - counts.pendingCount;
    ISCOPE_TRY(oneState.commit());
    return counts;
}

Result<std::vector<PendingEvent>> TeamStore::pending() {
    // Read first: an event that is appended meanwhile must not fall behind the mark.
    ISCOPE_TRY_ASSIGN(
        const auto last, m_db.queryInteger("SELECT coalesce(max(sequence), 0) FROM label_events"));
    std::vector<PendingEvent> pending;
    {
        ISCOPE_TRY_ASSIGN(
            auto rows,
            m_db.prepare(
                "SELECT e.sequence, e.impression_id " + std::string(PendingSql) + " ORDER BY e.sequence"));
        while (true) {
            ISCOPE_TRY_ASSIGN(const bool hasRow, rows.step());
            if (!hasRow)
                break;
            pending.push_back({rows.integer(0), rows.text(1)});
        }
    }
    ISCOPE_TRY(noteSharedThrough(pending.empty() ? last : std::min(last, pending.front().sequence - 1)));
    return pending;
}

Status TeamStore::noteSharedThrough(std::int64_t sequence) {
    ISCOPE_TRY_ASSIGN(
        auto update, m_db.prepare("UPDATE team SET shared_through = ?1 WHERE shared_through < ?1"));
    update.bind(1, sequence);
    return update.run();
}

Result<std::vector<RefusedEvent>> TeamStore::refused() {
    ISCOPE_TRY_ASSIGN(
        auto rows, m_db.prepare("SELECT sequence, reason FROM team_refusals ORDER BY sequence"));
    std::vector<RefusedEvent> refused;
    while (true) {
        ISCOPE_TRY_ASSIGN(const bool hasRow, rows.step());
        if (!hasRow)
            return refused;
        refused.push_back({rows.integer(0), rows.text(1)});
    }
}

Status TeamStore::refuse(const RefusedEvent& event) {
    ISCOPE_TRY_ASSIGN(
        auto save,
        m_db.prepare("INSERT INTO team_refusals (sequence, reason) VALUES (?1, ?2) ON CONFLICT (sequence) DO "
                     "UPDATE SET "
                     "reason = excluded.reason"));
    save.bind(1, event.sequence).bind(2, event.reason);
    return save.run();
}

Status TeamStore::markShared(std::span<const SharedEvent> events) {
    if (events.empty())
        return {};
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    {
        ISCOPE_TRY_ASSIGN(
            auto mark,
            m_db.prepare(
                "INSERT INTO team_events (sequence, number) SELECT sequence, ?2 FROM label_events WHERE "
                "event_id = ?1 ON CONFLICT (sequence) DO UPDATE SET number = excluded.number"));
        ISCOPE_TRY_ASSIGN(
            auto pardon,
            m_db.prepare("DELETE FROM team_refusals WHERE sequence = (SELECT sequence FROM label_events "
                         "WHERE event_id = "
                         "?1)"));
        for (const SharedEvent& event : events) {
            mark.bind(1, event.eventId).bind(2, event.number);
            ISCOPE_TRY(mark.run());
            pardon.bind(1, event.eventId);
            ISCOPE_TRY(pardon.run());
        }
        ISCOPE_TRY_ASSIGN(auto update, m_db.prepare("UPDATE team SET read_through = ?1, read_event = ?2"));
        update.bind(1, events.back().number).bind(2, events.back().eventId);
        ISCOPE_TRY(update.run());
    }
    return transaction.commit();
}

Status TeamStore::forgetShared() {
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    ISCOPE_TRY(m_db.execute(
        "DELETE FROM team_events; UPDATE team SET read_through = 0, read_event = '', shared_through = 0"));
    return transaction.commit();
}

Status TeamStore::noteAttempt(UtcMillis time, std::string_view error) {
    ISCOPE_TRY_ASSIGN(
        auto update,
        m_db.prepare(
            "UPDATE team SET last_error = ?2, synced_at = CASE WHEN ?2 = '' THEN ?1 ELSE synced_at END"));
    update.bind(1, time.value).bind(2, error);
    return update.run();
}

} // namespace intentscope::store
