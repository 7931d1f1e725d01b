// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/store/schema.h"
#include "core/store/write_ahead_log.h"

#include <array>

namespace intentscope::store {
namespace {

constexpr std::array Migrations = {
    Migration{.version = 1, .purpose = "labels and runs", .sql = SchemaLabelsAndRuns},
    Migration{.version = 2, .purpose = "metrics and provenance of runs", .sql = SchemaRunFacts},
    Migration{.version = 3, .purpose = "saved slices", .sql = SchemaSlices},
    Migration{.version = 4, .purpose = "richer labels", .sql = SchemaLabelDetails},
    Migration{.version = 5, .purpose = "labelling queues", .sql = SchemaQueues},
    Migration{.version = 6, .purpose = "labels shared with a team", .sql = SchemaTeam},
};

Place placeOf(const Db& db) {
    return {.file = db.path().string()};
}

std::int64_t newestVersion(std::span<const Migration> steps) {
    return steps.empty() ? 0 : steps.back().version;
}

Status applyStep(Db& db, const Migration& step) {
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(db));
    ISCOPE_TRY(db.execute(step.sql));
    ISCOPE_TRY(db.execute("PRAGMA application_id = " + std::to_string(WorkspaceApplicationId)));
    ISCOPE_TRY(db.execute("PRAGMA user_version = " + std::to_string(step.version)));
    return transaction.commit();
}

Status applySteps(Db& db, std::int64_t from, std::span<const Migration> steps) {
    for (const Migration& step : steps) {
        if (step.version <= from)
            continue;
        auto applied = applyStep(db, step);
        if (!applied) {
            Error error = std::move(applied).error();
            error.message = "Cannot add the tables for " + std::string(step.purpose) + ": " + error.message;
            return tl::unexpected(std::move(error));
        }
    }
    return {};
}

/// What the file says it is, which must be known before anything is written to it.
Result<std::int64_t> readVersion(Db& db, std::int64_t newest) {
    ISCOPE_TRY_ASSIGN(const auto application, db.queryInteger("PRAGMA application_id"));
    ISCOPE_TRY_ASSIGN(const auto version, db.queryInteger("PRAGMA user_version"));
    if (application != WorkspaceApplicationId || version < 1) {
        return fail(
            ErrorCode::Corrupt,
            "This is not the database of a workspace, or it has lost its content",
            {.place = placeOf(db),
             .cure = "Put the file aside and bring back the newest backup of it; nothing was changed"});
    }
    if (version > newest) {
        return fail(
            ErrorCode::UnsupportedVersion,
            "The database has version " + std::to_string(version) +
                ", and this program knows versions up to " + std::to_string(newest),
            {.place = placeOf(db), .cure = "Open it with a newer IntentScope; nothing was changed"});
    }
    return version;
}

Status checkPages(Db& db) {
    ISCOPE_TRY_ASSIGN(auto check, db.prepare("PRAGMA quick_check(1)"));
    ISCOPE_TRY(check.step());
    if (check.text(0) == "ok")
        return {};
    return fail(
        ErrorCode::Corrupt,
        "The database is damaged: " + check.text(0),
        {.place = placeOf(db),
         .cure = "Put a copy of the file aside and bring back the newest backup of it; nothing was changed"});
}

/// Looks through a read-only connection, so that a file that is refused keeps its bytes.
Result<std::int64_t> inspect(const std::filesystem::path& file, std::int64_t newest) {
    ISCOPE_TRY_ASSIGN(auto db, Db::open({.path = file, .mode = DbMode::ReadOnly}));
    ISCOPE_TRY_ASSIGN(const auto version, readVersion(db, newest));
    ISCOPE_TRY(checkPages(db));
    return version;
}

Status backUp(Env& env, Db& db, std::int64_t version) {
    const std::string target = db.path().string() + ".backup-v" + std::to_string(version);
    const std::string partial = target + ".partial";
    ISCOPE_TRY(env.remove(partial));
    auto copied = db.backupTo(partial);
    if (copied)
        copied = env.rename(partial, target);
    if (!copied) {
        static_cast<void>(env.remove(partial));
        return copied;
    }
    return env.syncDirectory(db.path().parent_path());
}

} // namespace

std::span<const Migration> workspaceMigrations() {
    return Migrations;
}

std::int64_t currentSchemaVersion() {
    return newestVersion(Migrations);
}

Result<Db> createDatabase(const std::filesystem::path& file) {
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        return fail(
            ErrorCode::AlreadyExists, "A database is there already", {.place = {.file = file.string()}});
    ISCOPE_TRY_ASSIGN(auto db, Db::open({.path = file, .mode = DbMode::Create}));
    ISCOPE_TRY(applySteps(db, 0, Migrations));
    return db;
}

Result<Db> openMigrated(Env& env, const std::filesystem::path& file, std::span<const Migration> steps) {
    ISCOPE_TRY_ASSIGN(const auto version, inspect(file, newestVersion(steps)));
    ISCOPE_TRY(rewriteLog(file));
    ISCOPE_TRY_ASSIGN(auto db, Db::open({.path = file, .mode = DbMode::ReadWrite}));
    if (version < newestVersion(steps)) {
        ISCOPE_TRY(backUp(env, db, version));
        ISCOPE_TRY(applySteps(db, version, steps));
    }
    return db;
}

Result<Db> openCurrent(const std::filesystem::path& file) {
    ISCOPE_TRY_ASSIGN(auto db, Db::open({.path = file, .mode = DbMode::ReadOnly}));
    ISCOPE_TRY_ASSIGN(const auto version, readVersion(db, currentSchemaVersion()));
    ISCOPE_TRY(checkPages(db));
    if (version < currentSchemaVersion()) {
        return fail(
            ErrorCode::UnsupportedVersion,
            "The database has the older version " + std::to_string(version) +
                " and is opened for reading only",
            {.place = placeOf(db),
             .cure = "Open the workspace once in the window, or import its dataset again: either keeps a "
                     "copy of the "
                     "database and brings it up to date"});
    }
    return db;
}

} // namespace intentscope::store
