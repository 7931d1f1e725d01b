// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_store.h"

#include "core/store/run_json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace intentscope::store {
namespace {

Place placeOf(const Db& db) {
    return {.file = db.path().string()};
}

/// Looks before the insert, so that the message can say which of the two is taken.
Status checkFree(Db& db, const rank::RunInfo& info) {
    if (info.id.empty() || info.name.empty())
        return fail(ErrorCode::InvalidInput, "A run needs an id and a name", {.cure = "Give it a name"});
    ISCOPE_TRY_ASSIGN(auto byName, db.prepare("SELECT 1 FROM runs WHERE name = ?1 AND removed_at IS NULL"));
    byName.bind(1, info.name);
    ISCOPE_TRY_ASSIGN(const bool isNameTaken, byName.step());
    if (isNameTaken) {
        return fail(
            ErrorCode::AlreadyExists,
            "A run is called '" + info.name + "' already",
            {.place = placeOf(db), .cure = "Choose another name, or remove that run first"});
    }
    ISCOPE_TRY_ASSIGN(auto byId, db.prepare("SELECT 1 FROM runs WHERE id = ?1"));
    byId.bind(1, info.id);
    ISCOPE_TRY_ASSIGN(const bool isIdTaken, byId.step());
    if (isIdTaken)
        return fail(
            ErrorCode::AlreadyExists, "A run has the id '" + info.id + "' already", {.place = placeOf(db)});
    return {};
}

Status insertRun(Db& db, const rank::RunInfo& info) {
    ISCOPE_TRY_ASSIGN(
        auto insert,
        db.prepare(
            "INSERT INTO runs (id, name, dataset_hash, created_at, info) VALUES (?1, ?2, ?3, ?4, ?5)"));
    insert.bind(1, info.id)
        .bind(2, info.name)
        .bind(3, info.datasetHash)
        .bind(4, info.createdAt.value)
        .bind(5, toJson(info));
    return insert.run();
}

Status insertProvenance(Db& db, std::string_view id, std::span<const ProvenanceRow> rows) {
    ISCOPE_TRY_ASSIGN(
        auto insert,
        db.prepare(
            "INSERT INTO run_provenance (run_id, row, kind, subject, hash) VALUES (?1, ?2, ?3, ?4, ?5)"));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        insert.bind(1, id)
            .bind(2, static_cast<std::int64_t>(i))
            .bind(3, rows[i].kind)
            .bind(4, rows[i].subject)
            .bind(5, rows[i].hash);
        ISCOPE_TRY(insert.run());
    }
    return {};
}

} // namespace

RunStore::RunStore(Db db) : m_db(std::move(db)) {}

Status RunStore::add(
    const rank::RunInfo& info,
    std::span<const ProvenanceRow> provenance,
    const std::function<Status()>& publish) {
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    ISCOPE_TRY(checkFree(m_db, info));
    ISCOPE_TRY(insertRun(m_db, info));
    ISCOPE_TRY(insertProvenance(m_db, info.id, provenance));
    ISCOPE_TRY(publish());
    return transaction.commit();
}

Result<std::vector<rank::RunInfo>> RunStore::list() {
    ISCOPE_TRY_ASSIGN(
        auto rows, m_db.prepare("SELECT info FROM runs WHERE removed_at IS NULL ORDER BY created_at, id"));
    std::vector<rank::RunInfo> runs;
    while (true) {
        ISCOPE_TRY_ASSIGN(const bool hasRow, rows.step());
        if (!hasRow)
            return runs;
        ISCOPE_TRY_ASSIGN(auto info, parseRunInfo(rows.text(0), m_db.path().string()));
        runs.push_back(std::move(info));
    }
}

Result<rank::RunInfo> RunStore::find(std::string_view nameOrId) {
    ISCOPE_TRY_ASSIGN(const auto runs, list());
    for (const auto field : {&rank::RunInfo::name, &rank::RunInfo::id}) {
        for (const rank::RunInfo& run : runs) {
            if (run.*field == nameOrId)
                return run;
        }
    }
    std::string known;
    for (const rank::RunInfo& run : runs)
        known += (known.empty() ? "" : ", ") + run.name;
    return fail(
        ErrorCode::NotFound,
        "No run is called '" + std::string(nameOrId) + "'",
        {.place = placeOf(m_db),
         .cure = known.empty() ? "Score a dataset first, which makes a run" : "Name one of: " + known});
}

Status RunStore::remove(std::string_view id, UtcMillis at) {
    ISCOPE_TRY_ASSIGN(
        auto update, m_db.prepare("UPDATE runs SET removed_at = ?2 WHERE id = ?1 AND removed_at IS NULL"));
    update.bind(1, id).bind(2, at.value);
    ISCOPE_TRY(update.run());
    if (m_db.changedRowCount() == 0)
        return fail(
            ErrorCode::NotFound, "No run has the id '" + std::string(id) + "'", {.place = placeOf(m_db)});
    return {};
}

Result<std::vector<ProvenanceRow>> RunStore::provenance(std::string_view id) {
    ISCOPE_TRY_ASSIGN(
        auto rows,
        m_db.prepare("SELECT kind, subject, hash FROM run_provenance WHERE run_id = ?1 ORDER BY row"));
    rows.bind(1, id);
    std::vector<ProvenanceRow> facts;
    while (true) {
        ISCOPE_TRY_ASSIGN(const bool hasRow, rows.step());
        if (!hasRow)
            return facts;
        facts.push_back({rows.text(0), rows.text(1), rows.text(2)});
    }
}

Status RunStore::saveMetrics(std::string_view id, const RunMetrics& metrics) {
    if (!nlohmann::json::accept(metrics.json))
        return fail(ErrorCode::InvalidInput, "The metrics '" + metrics.key + "' are not JSON");
    ISCOPE_TRY_ASSIGN(
        auto insert,
        m_db.prepare("INSERT INTO run_metrics (run_id, key, json, computed_at) VALUES (?1, ?2, ?3, ?4) "
                     "ON CONFLICT (run_id, key) DO UPDATE SET json = ?3, computed_at = ?4"));
    insert.bind(1, id).bind(2, metrics.key).bind(3, metrics.json).bind(4, metrics.computedAt.value);
    return insert.run();
}

Result<std::vector<RunMetrics>> RunStore::metrics(std::string_view id) {
    ISCOPE_TRY_ASSIGN(
        auto rows,
        m_db.prepare("SELECT key, json, computed_at FROM run_metrics WHERE run_id = ?1 ORDER BY key"));
    rows.bind(1, id);
    std::vector<RunMetrics> metrics;
    while (true) {
        ISCOPE_TRY_ASSIGN(const bool hasRow, rows.step());
        if (!hasRow)
            return metrics;
        metrics.push_back({rows.text(0), rows.text(1), UtcMillis{rows.integer(2)}});
    }
}

} // namespace intentscope::store
