// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/store/label_store.h"
#include "core/store/run_store.h"
#include "core/store/schema.h"
#include "core/store/slice_store.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace intentscope::store {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::IsOkAndHolds;

class MigrationsTest : public testing::Test {
protected:
    std::string bytes() {
        const auto text = m_env.readFile(m_file);
        EXPECT_OK(text);
        return text.value_or(std::string());
    }

    void makeVersion1() { makeFrom("workspace_v1.sql"); }

    /// What an earlier version stored: the SQL is kept as a file and never edited.
    void makeFrom(const char* fixture) {
        const auto sql = m_env.readFile(test::sourceDirectory() / "tests/core/store/fixtures" / fixture);
        ASSERT_OK(sql);
        ASSERT_OK_AND_ASSIGN(auto db, Db::open({.path = m_file, .mode = DbMode::Create}));
        ASSERT_OK(db.execute(*sql));
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::filesystem::path m_file = m_folder.path() / "workspace.sqlite";
    std::filesystem::path m_backup = m_folder.path() / "workspace.sqlite.backup-v1";
};

TEST_F(MigrationsTest, AreNumberedFromOneWithoutGaps) {
    std::int64_t expected = 1;
    for (const Migration& step : workspaceMigrations())
        EXPECT_EQ(step.version, expected++);
    EXPECT_EQ(currentSchemaVersion(), expected - 1);
}

TEST_F(MigrationsTest, AFreshDatabaseHasTheNewestVersionAndIsOneFile) {
    ASSERT_OK(createDatabase(m_file));
    EXPECT_THAT(m_env.list(m_folder.path()), IsOkAndHolds(std::vector<std::string>{"workspace.sqlite"}));
    ASSERT_OK_AND_ASSIGN(auto db, openMigrated(m_env, m_file));
    EXPECT_THAT(db.queryInteger("PRAGMA user_version"), IsOkAndHolds(currentSchemaVersion()));
    EXPECT_EQ(m_env.kind(m_backup), FileKind::Missing);
    EXPECT_THAT(createDatabase(m_file), HasError(ErrorCode::AlreadyExists));
}

TEST_F(MigrationsTest, AStoredDatabaseOfVersion1IsBackedUpAndBroughtUpToDate) {
    ASSERT_NO_FATAL_FAILURE(makeVersion1());
    ASSERT_OK_AND_ASSIGN(auto db, openMigrated(m_env, m_file));
    EXPECT_THAT(db.queryInteger("PRAGMA user_version"), IsOkAndHolds(currentSchemaVersion()));
    const auto labels = makeSqliteLabelStore(std::move(db));
    ASSERT_OK_AND_ASSIGN(const auto events, labels->events());
    ASSERT_EQ(events.size(), 3U);
    EXPECT_EQ(events[0].label.trueIntents, (std::vector<std::string>{"refund-status", "refund-late"}));
    EXPECT_EQ(events[1].undoes, 1);
    EXPECT_EQ(events[2].label.note, "the parcel was lost,\nnot late");
    ASSERT_OK_AND_ASSIGN(auto runsDb, Db::open({.path = m_file}));
    RunStore runs(std::move(runsDb));
    ASSERT_OK_AND_ASSIGN(const auto run, runs.find("before"));
    EXPECT_EQ(run.id, "20240305T140200000Z-0be7aa01");
    EXPECT_OK(runs.saveMetrics(run.id, {"eval", "{}", UtcMillis{0}}));
    ASSERT_OK_AND_ASSIGN(auto backup, Db::open({.path = m_backup, .mode = DbMode::ReadOnly}));
    EXPECT_THAT(backup.queryInteger("PRAGMA user_version"), IsOkAndHolds(1));
    EXPECT_THAT(backup.queryInteger("SELECT count(*) FROM label_events"), IsOkAndHolds(3));
}

TEST_F(MigrationsTest, AStoredDatabaseOfVersion2KeepsItsFactsAndGetsSlices) {
    ASSERT_NO_FATAL_FAILURE(makeFrom("workspace_v2.sql"));
    ASSERT_OK_AND_ASSIGN(auto db, openMigrated(m_env, m_file));
    EXPECT_THAT(db.queryInteger("PRAGMA user_version"), IsOkAndHolds(currentSchemaVersion()));
    EXPECT_THAT(db.queryInteger("SELECT count(*) FROM label_events"), IsOkAndHolds(3));
    SliceStore slices(std::move(db));
    EXPECT_OK(slices.add({"late", "days_in_status > 5", UtcMillis{0}}));
    ASSERT_OK_AND_ASSIGN(auto runsDb, Db::open({.path = m_file}));
    RunStore runs(std::move(runsDb));
    EXPECT_THAT(
        runs.metrics("20240305T140200000Z-0be7aa01"),
        IsOkAndHolds(std::vector{RunMetrics{"eval:test", R"({"gauc":0.75})", UtcMillis{1'709'647'330'000}}}));
    ASSERT_OK_AND_ASSIGN(const auto facts, runs.provenance("20240305T140200000Z-0be7aa01"));
    EXPECT_EQ(facts.size(), 2U);
    EXPECT_EQ(m_env.kind(m_file.string() + ".backup-v2"), FileKind::Regular);
}

TEST_F(MigrationsTest, AStoredDatabaseOfVersion3KeepsItsLabelsAndGetsRoomForMore) {
    ASSERT_NO_FATAL_FAILURE(makeFrom("workspace_v3.sql"));
    ASSERT_OK_AND_ASSIGN(auto db, openMigrated(m_env, m_file));
    EXPECT_THAT(db.queryInteger("SELECT count(*) FROM slices"), IsOkAndHolds(1));
    const auto labels = makeSqliteLabelStore(std::move(db));
    ASSERT_OK_AND_ASSIGN(const auto events, labels->events());
    ASSERT_EQ(events.size(), 3U);
    EXPECT_EQ(events[0].view, labels::LabelView::Unknown);
    EXPECT_EQ(events[0].label.confidence, labels::Confidence::None);
    // The program of version 3 kept fields of a newer one as they were.
    EXPECT_EQ(events[2].label.confidence, labels::Confidence::Low);
    EXPECT_EQ(events[2].extra, R"({"mood":0.5})");
    ASSERT_OK_AND_ASSIGN(const auto causes, labels->errorCauses());
    ASSERT_EQ(causes.size(), 6U);
    EXPECT_EQ(causes[0].id, "reasoner_misread");
    labels::LabelEvent rich = events[0];
    rich.eventId.clear();
    rich.undoes.reset();
    rich.label.errorCause = "duplicate_intents";
    rich.label.queryPreference = labels::Preference::After;
    ASSERT_OK_AND_ASSIGN(const auto stored, labels->append(rich));
    EXPECT_THAT(labels->findEvent(stored.eventId), IsOkAndHolds(std::optional(stored)));
    EXPECT_EQ(m_env.kind(m_file.string() + ".backup-v3"), FileKind::Regular);
}

TEST_F(MigrationsTest, AnOlderDatabaseIsNotReadWithoutBeingUpgraded) {
    ASSERT_NO_FATAL_FAILURE(makeVersion1());
    const std::string before = bytes();
    EXPECT_THAT(openCurrent(m_file), HasErrorAbout(ErrorCode::UnsupportedVersion, "once in the window"));
    EXPECT_EQ(bytes(), before);
}

TEST_F(MigrationsTest, ANewerDatabaseIsRefusedAndKeepsItsBytes) {
    {
        ASSERT_OK_AND_ASSIGN(auto db, createDatabase(m_file));
        ASSERT_OK(db.execute("CREATE TABLE future (x TEXT) STRICT; PRAGMA user_version = 99"));
    }
    const std::string before = bytes();
    EXPECT_THAT(openMigrated(m_env, m_file), HasErrorAbout(ErrorCode::UnsupportedVersion, "version 99"));
    EXPECT_THAT(openCurrent(m_file), HasErrorAbout(ErrorCode::UnsupportedVersion, "newer IntentScope"));
    EXPECT_EQ(bytes(), before);
    EXPECT_EQ(m_env.kind(m_backup), FileKind::Missing);
}

TEST_F(MigrationsTest, AnEmptyFileOrAnotherProgramsDatabaseIsCorruptAndKeepsItsBytes) {
    m_folder.write("workspace.sqlite", "");
    EXPECT_THAT(openMigrated(m_env, m_file), HasErrorAbout(ErrorCode::Corrupt, "lost its content"));
    EXPECT_EQ(bytes(), "");
    std::filesystem::remove(m_file);
    {
        ASSERT_OK_AND_ASSIGN(auto db, Db::open({.path = m_file, .mode = DbMode::Create}));
        ASSERT_OK(db.execute("CREATE TABLE other (a); PRAGMA user_version = 1"));
    }
    const std::string before = bytes();
    EXPECT_THAT(openMigrated(m_env, m_file), HasErrorAbout(ErrorCode::Corrupt, "not the database"));
    EXPECT_EQ(bytes(), before);
    std::filesystem::remove(m_file);
    EXPECT_THAT(openMigrated(m_env, m_file), HasError(ErrorCode::NotFound));
}

/// Truncation at every 1/64 and a flipped byte in every 1/64 of the file: a code or a working database,
/// never a crash.
TEST_F(MigrationsTest, ADamagedFileIsCorruptOrStillReadable) {
    ASSERT_NO_FATAL_FAILURE(makeVersion1());
    const std::string whole = bytes();
    std::int64_t refusedCount = 0;
    for (std::size_t part = 0; part < 64; ++part) {
        const std::size_t at = whole.size() * part / 64;
        std::string flipped = whole;
        flipped[at] = static_cast<char>(~flipped[at]);
        for (const std::string& damaged : {whole.substr(0, at), flipped}) {
            for (const char* rest : {"-wal", "-shm", ".backup-v1"})
                std::filesystem::remove(m_file.string() + rest);
            m_folder.write("workspace.sqlite", damaged);
            auto db = openMigrated(m_env, m_file);
            if (db) {
                EXPECT_OK(makeSqliteLabelStore(*std::move(db))->lastSequence());
            } else {
                EXPECT_EQ(db.error().code, ErrorCode::Corrupt)
                    << "part " << part << ": " << db.error().text();
                EXPECT_EQ(bytes(), damaged);
                ++refusedCount;
            }
        }
    }
    EXPECT_GE(refusedCount, 64);
}

TEST_F(MigrationsTest, AFailingStepLeavesTheVersionBeforeIt) {
    ASSERT_NO_FATAL_FAILURE(makeVersion1());
    const std::array steps = {
        Migration{.version = 1, .purpose = "labels", .sql = SchemaLabelsAndRuns},
        Migration{.version = 2, .purpose = "good", .sql = "CREATE TABLE good (a TEXT) STRICT"},
        Migration{.version = 3, .purpose = "bad", .sql = "CREATE TABLE half (a TEXT) STRICT; SELEKT"},
    };
    EXPECT_THAT(openMigrated(m_env, m_file, steps), HasErrorAbout(ErrorCode::Internal, "tables for bad"));
    ASSERT_OK_AND_ASSIGN(auto db, Db::open({.path = m_file}));
    EXPECT_THAT(db.queryInteger("PRAGMA user_version"), IsOkAndHolds(2));
    EXPECT_THAT(db.queryInteger("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), IsOkAndHolds(0));
}

TEST_F(MigrationsTest, WithoutABackupNothingIsMigrated) {
    ASSERT_NO_FATAL_FAILURE(makeVersion1());
    test::FaultyEnv full(0);
    EXPECT_THAT(openMigrated(full, m_file), HasError(ErrorCode::ResourceExhausted));
    EXPECT_EQ(m_env.kind(m_backup), FileKind::Missing);
    EXPECT_EQ(m_env.kind(m_backup.string() + ".partial"), FileKind::Missing);
    ASSERT_OK_AND_ASSIGN(auto db, Db::open({.path = m_file}));
    EXPECT_THAT(db.queryInteger("PRAGMA user_version"), IsOkAndHolds(1));
}

} // namespace
} // namespace intentscope::store
