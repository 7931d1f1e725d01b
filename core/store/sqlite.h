// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace intentscope::store {

enum class DbMode {
    ReadOnly, ///< also from a read-only medium; the file's bytes stay as they are
    ReadWrite,
    Create, ///< ReadWrite, and a new file where there is none
};

/// What a commit promises. In WAL mode `Normal` survives a crash of the program but may lose the last
/// commits in a power cut; `Full` survives both.
enum class Durability { Normal, Full };

struct DbSpec {
    std::filesystem::path path;
    DbMode mode = DbMode::ReadWrite;
    Durability durability = Durability::Full;
    std::int32_t busyTimeoutMs = 5'000;
};

/// A prepared statement. Parameters count from 1, columns from 0. A failed bind is reported by the next
/// step. The statement must not outlive its Db.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, std::string_view text);
    Statement& bindNull(int parameter);

    /// True when a row is there to be read, false at the end.
    Result<bool> step();
    /// Steps to the end, then resets, so that the statement can be bound and run again.
    Status run();
    void reset();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    bool isNull(int column) const;

private:
    friend class Db;
    Statement(sqlite3_stmt* statement, std::string path);
    void noteBind(int code);

    sqlite3_stmt* m_statement;
    std::string m_path;
    int m_bindCode = 0;
};

/// One connection: WAL, foreign keys enforced, a bounded wait for other writers. Used by one thread at a
/// time. Errors name the file: Corrupt for a damaged one or one that is no database, Busy when another
/// writer did not let go in time, ResourceExhausted for a full disk, NotFound, Io.
class Db {
public:
    static Result<Db> open(const DbSpec& spec);
    Db(Db&& other) noexcept;
    Db& operator=(Db&& other) noexcept;
    ~Db();

    /// Runs statements without parameters and results.
    Status execute(std::string_view sql);
    Result<Statement> prepare(std::string_view sql);
    /// The first column of the first row; NotFound when there is no row.
    Result<std::int64_t> queryInteger(std::string_view sql);
    std::int64_t lastInsertId() const;
    std::int64_t changedRowCount() const;
    /// Corrupt with what SQLite found wrong first. Reads the whole file.
    Status checkIntegrity();
    /// Copies the committed state into another file, which is synced; the file must not exist.
    Status backupTo(const std::filesystem::path& target);

    const std::filesystem::path& path() const { return m_path; }

private:
    Db(sqlite3* handle, std::filesystem::path path);
    Status configure(const DbSpec& spec);

    sqlite3* m_handle;
    std::filesystem::path m_path;
};

enum class TransactionKind {
    Read, ///< one state, however long it takes
    Write ///< takes the write lock at once, so that it cannot fail half way by a competing writer
};

/// Rolled back unless committed. A failed commit rolls back and is an error.
class Transaction {
public:
    static Result<Transaction> begin(Db& db, TransactionKind kind = TransactionKind::Write);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Status commit();

private:
    explicit Transaction(Db& db);
    Db* m_db;
};

/// A part of a transaction that can be taken back alone. Taken back unless released. Nests.
class Savepoint {
public:
    static Result<Savepoint> begin(Db& db);
    Savepoint(Savepoint&& other) noexcept;
    Savepoint& operator=(Savepoint&&) = delete;
    ~Savepoint();

    Status release();

private:
    explicit Savepoint(Db& db);
    Db* m_db;
};

} // namespace intentscope::store
