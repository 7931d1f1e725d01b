// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include "core/base/env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <string>

namespace intentscope::store {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::IsOkAndHolds;

class SqliteTest : public testing::Test {
protected:
    Result<Db> make() { return Db::open({.path = m_file, .mode = DbMode::Create, .busyTimeoutMs = 0}); }

    test::TempDirectory m_folder;
    std::filesystem::path m_file = m_folder.path() / "a ?#%.sqlite";
};

TEST_F(SqliteTest, OpensInWriteAheadModeWithForeignKeysAndFullSync) {
    ASSERT_OK_AND_ASSIGN(auto db, make());
    ASSERT_OK_AND_ASSIGN(auto mode, db.prepare("PRAGMA journal_mode"));
    ASSERT_OK(mode.step());
    EXPECT_EQ(mode.text(0), "wal");
    EXPECT_THAT(db.queryInteger("PRAGMA foreign_keys"), IsOkAndHolds(1));
    EXPECT_THAT(db.queryInteger("PRAGMA synchronous"), IsOkAndHolds(2));
}

TEST_F(SqliteTest, KeepsTextAndNumbersAndNullsAsTheyAre) {
    ASSERT_OK_AND_ASSIGN(auto db, make());
    ASSERT_OK(db.execute("CREATE TABLE t (a TEXT, b INTEGER, c TEXT) STRICT"));
    ASSERT_OK_AND_ASSIGN(auto insert, db.prepare("INSERT INTO t VALUES (?1, ?2, ?3)"));
    const std::string text = "na\xC3\xAFve \"quoted\"\n";
    ASSERT_OK(insert.bind(1, text).bind(2, std::int64_t{-9'000'000'000}).bindNull(3).run());
    ASSERT_OK(insert.bind(1, std::string_view()).bind(2, std::int64_t{1}).bind(3, "x").run());
    EXPECT_EQ(db.changedRowCount(), 1);
    ASSERT_OK_AND_ASSIGN(auto rows, db.prepare("SELECT a, b, c FROM t ORDER BY b"));
    EXPECT_THAT(rows.step(), IsOkAndHolds(true));
    EXPECT_EQ(rows.text(0), text);
    EXPECT_EQ(rows.integer(1), -9'000'000'000);
    EXPECT_TRUE(rows.isNull(2));
    EXPECT_EQ(rows.text(2), "");
    EXPECT_THAT(rows.step(), IsOkAndHolds(true));
    EXPECT_FALSE(rows.isNull(0));
    EXPECT_THAT(rows.step(), IsOkAndHolds(false));
}

TEST_F(SqliteTest, MovedStatementsAndConnectionsGoOnWorking) {
    ASSERT_OK_AND_ASSIGN(auto first, make());
    Db db = std::move(first);
    ASSERT_OK_AND_ASSIGN(auto one, db.prepare("SELECT 1"));
    ASSERT_OK_AND_ASSIGN(auto two, db.prepare("SELECT 2"));
    Statement moved = std::move(one);
    moved = std::move(two);
    ASSERT_OK(moved.step());
    EXPECT_EQ(moved.integer(0), 2);
}

TEST_F(SqliteTest, ReportsABadParameterAtTheNextStep) {
    ASSERT_OK_AND_ASSIGN(auto db, make());
    ASSERT_OK_AND_ASSIGN(auto query, db.prepare("SELECT ?1"));
    EXPECT_THAT(query.bind(7, std::int64_t{1}).step(), HasError(ErrorCode::Internal));
}

TEST_F(SqliteTest, ReportsWrongSqlAndQueriesWithoutARow) {
    ASSERT_OK_AND_ASSIGN(auto db, make());
    EXPECT_THAT(db.execute("SELEKT"), HasErrorAbout(ErrorCode::Internal, "SELEKT"));
    EXPECT_THAT(db.prepare("SELECT nothing"), HasErrorAbout(ErrorCode::Internal, m_file.string()));
    EXPECT_THAT(db.queryInteger("SELECT 1 WHERE 0"), HasError(ErrorCode::NotFound));
}

TEST_F(SqliteTest, TellsTheKindsOfBrokenConstraintsApart) {
    ASSERT_OK_AND_ASSIGN(auto db, make());
    ASSERT_OK(
        db.execute("CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT UNIQUE, v INTEGER CHECK (v > 0)) STRICT;"
                   "CREATE TABLE c (p INTEGER REFERENCES p (id)) STRICT;"
                   "INSERT INTO p VALUES (1, 'a', 1)"));
    EXPECT_THAT(db.execute("INSERT INTO p VALUES (2, 'a', 1)"), HasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(db.execute("INSERT INTO p VALUES (1, 'b', 1)"), HasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(db.execute("INSERT INTO p VALUES (3, 'c', 0)"), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(db.execute("INSERT INTO c VALUES (9)"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(db.execute("INSERT INTO p VALUES (4, 'd', 'text')"), HasError(ErrorCode::InvalidInput));
}

TEST_F(SqliteTest, RollsBackWhatWasNotCommitted) {
    ASSERT_OK_AND_ASSIGN(auto db, make());
    ASSERT_OK(db.execute("CREATE TABLE t (a INTEGER) STRICT"));
    {
        ASSERT_OK_AND_ASSIGN(auto lost, Transaction::begin(db));
        ASSERT_OK(db.execute("INSERT INTO t VALUES (1)"));
    }
    {
        ASSERT_OK_AND_ASSIGN(auto kept, Transaction::begin(db));
        ASSERT_OK(db.execute("INSERT INTO t VALUES (2)"));
        {
            ASSERT_OK_AND_ASSIGN(auto lostPart, Savepoint::begin(db));
            ASSERT_OK(db.execute("INSERT INTO t VALUES (3)"));
        }
        ASSERT_OK_AND_ASSIGN(auto keptPart, Savepoint::begin(db));
        ASSERT_OK(db.execute("INSERT INTO t VALUES (4)"));
        ASSERT_OK(keptPart.release());
        ASSERT_OK(kept.commit());
    }
    EXPECT_THAT(db.queryInteger("SELECT group_concat(a, '') FROM t"), IsOkAndHolds(24));
}

TEST_F(SqliteTest, ASecondWriterIsToldThatTheFileIsBusy) {
    ASSERT_OK_AND_ASSIGN(auto first, make());
    ASSERT_OK_AND_ASSIGN(auto second, make());
    ASSERT_OK_AND_ASSIGN(auto held, Transaction::begin(first));
    EXPECT_THAT(Transaction::begin(second), HasErrorAbout(ErrorCode::Busy, m_file.string()));
    ASSERT_OK(held.commit());
    EXPECT_OK(Transaction::begin(second));
}

TEST_F(SqliteTest, AReadTransactionSeesOneState) {
    ASSERT_OK_AND_ASSIGN(auto writer, make());
    ASSERT_OK(writer.execute("CREATE TABLE t (a INTEGER) STRICT"));
    ASSERT_OK_AND_ASSIGN(auto reader, Db::open({.path = m_file, .mode = DbMode::ReadOnly}));
    ASSERT_OK_AND_ASSIGN(auto state, Transaction::begin(reader, TransactionKind::Read));
    EXPECT_THAT(reader.queryInteger("SELECT count(*) FROM t"), IsOkAndHolds(0));
    ASSERT_OK(writer.execute("INSERT INTO t VALUES (1)"));
    EXPECT_THAT(reader.queryInteger("SELECT count(*) FROM t"), IsOkAndHolds(0));
    ASSERT_OK(state.commit());
    EXPECT_THAT(reader.queryInteger("SELECT count(*) FROM t"), IsOkAndHolds(1));
}

TEST_F(SqliteTest, AReadOnlyConnectionRefusesToWrite) {
    ASSERT_OK(make());
    ASSERT_OK_AND_ASSIGN(auto reader, Db::open({.path = m_file, .mode = DbMode::ReadOnly}));
    EXPECT_THAT(reader.execute("CREATE TABLE t (a)"), HasErrorAbout(ErrorCode::Io, m_file.string()));
}

TEST_F(SqliteTest, OpeningWhatIsNotThereOrNoDatabaseIsAnError) {
    EXPECT_THAT(Db::open({.path = m_file}), HasErrorAbout(ErrorCode::NotFound, m_file.string()));
    const auto text = m_folder.write("text", std::string(4096, 'x'));
    EXPECT_THAT(Db::open({.path = text}), HasError(ErrorCode::Corrupt));
    EXPECT_THAT(Db::open({.path = text, .mode = DbMode::ReadOnly}), HasError(ErrorCode::Corrupt));
    EXPECT_THAT(Db::open({.path = m_folder.path()}), HasError(ErrorCode::Io));
    EXPECT_THAT(
        Db::open({.path = m_folder.path() / "no" / "db", .mode = DbMode::Create}), HasError(ErrorCode::Io));
}

TEST_F(SqliteTest, AFullDatabaseIsResourceExhaustedAndKeepsWhatItHad) {
    ASSERT_OK_AND_ASSIGN(auto db, make());
    ASSERT_OK(db.execute("CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('kept')"));
    ASSERT_OK(db.queryInteger("PRAGMA max_page_count = 3"));
    ASSERT_OK_AND_ASSIGN(auto insert, db.prepare("INSERT INTO t VALUES (?1)"));
    insert.bind(1, std::string(100'000, 'x'));
    EXPECT_THAT(insert.run(), HasErrorAbout(ErrorCode::ResourceExhausted, "Free some space"));
    EXPECT_THAT(db.queryInteger("SELECT count(*) FROM t"), IsOkAndHolds(1));
    EXPECT_OK(db.checkIntegrity());
}

TEST_F(SqliteTest, CopiesTheCommittedStateIntoAFreshFile) {
    ASSERT_OK_AND_ASSIGN(auto db, make());
    ASSERT_OK(db.execute("CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (7)"));
    const auto target = m_folder.path() / "copy";
    ASSERT_OK(db.backupTo(target));
    ASSERT_OK_AND_ASSIGN(auto copy, Db::open({.path = target, .mode = DbMode::ReadOnly}));
    EXPECT_THAT(copy.queryInteger("SELECT a FROM t"), IsOkAndHolds(7));
    EXPECT_THAT(db.backupTo(target), HasErrorAbout(ErrorCode::AlreadyExists, "copy"));
    EXPECT_THAT(db.backupTo(m_folder.path() / "no" / "copy"), HasError(ErrorCode::Io));
}

TEST_F(SqliteTest, TheIntegrityCheckFindsADamagedPage) {
    {
        ASSERT_OK_AND_ASSIGN(auto db, make());
        ASSERT_OK(db.execute(
            "CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('" + std::string(5000, 'x') + "')"));
    }
    RealEnv env;
    ASSERT_OK_AND_ASSIGN(auto bytes, env.readFile(m_file));
    bytes.replace(4096, 16, std::string(16, '\x7F'));
    m_folder.write(m_file.filename(), bytes);
    ASSERT_OK_AND_ASSIGN(auto db, make());
    EXPECT_THAT(db.checkIntegrity(), HasError(ErrorCode::Corrupt));
}

} // namespace
} // namespace intentscope::store
