// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include "core/base/checked.h"

#include <sqlite3.h>

#include <system_error>
#include <utility>

namespace intentscope::store {
namespace {

ErrorCode codeForConstraint(int extended) {
    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return ErrorCode::AlreadyExists;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return ErrorCode::NotFound;
    default:
        return ErrorCode::InvalidInput;
    }
}

ErrorCode codeFor(int code) {
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_FULL:
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
        return ErrorCode::ResourceExhausted;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_CONSTRAINT:
        return codeForConstraint(code);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return ErrorCode::Io;
    default:
        return ErrorCode::Internal;
    }
}

std::string cureFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::Busy:
        return "Wait for the other program to finish, or close it, and try again";
    case ErrorCode::ResourceExhausted:
        return "Free some space on this disk and try again; nothing half-written was kept";
    case ErrorCode::Corrupt:
        return "Put a copy of this file aside and bring back the newest backup of it";
    case ErrorCode::Io:
        return "Check that the disk is there and that you may write to the folder";
    default:
        return {};
    }
}

tl::unexpected<Error> refused(const std::string& path, int code, const std::string& reason) {
    const ErrorCode ours = codeFor(code);
    return fail(ours, "The database answered: " + reason, {.place = {.file = path}, .cure = cureFor(ours)});
}

tl::unexpected<Error> refused(sqlite3* handle, const std::string& path, int code) {
    return refused(path, code, sqlite3_errmsg(handle));
}

/// "%", "?" and "#" have a meaning in the URI that the immutable mode needs.
std::string immutableUri(const std::string& path) {
    std::string uri = "file:";
    for (const char c : path) {
        if (c == '%')
            uri += "%25";
        else if (c == '?')
            uri += "%3f";
        else if (c == '#')
            uri += "%23";
        else
            uri += c;
    }
    return uri + "?immutable=1";
}

int openHandle(const std::string& name, int flags, sqlite3** handle) {
    const int code = sqlite3_open_v2(name.c_str(), handle, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    return code == SQLITE_OK ? code : sqlite3_extended_errcode(*handle);
}

int flagsFor(DbMode mode) {
    switch (mode) {
    case DbMode::ReadOnly:
        return SQLITE_OPEN_READONLY;
    case DbMode::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case DbMode::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return SQLITE_OPEN_READONLY;
}

} // namespace

Statement::Statement(sqlite3_stmt* statement, std::string path)
    : m_statement(statement), m_path(std::move(path)) {}

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)), m_path(std::move(other.m_path)),
      m_bindCode(other.m_bindCode) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(m_statement, other.m_statement);
    std::swap(m_path, other.m_path);
    std::swap(m_bindCode, other.m_bindCode);
    return *this;
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

void Statement::noteBind(int code) {
    if (m_bindCode == SQLITE_OK)
        m_bindCode = code;
}

Statement& Statement::bind(int parameter, std::int64_t value) {
    noteBind(sqlite3_bind_int64(m_statement, parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
    // A null pointer would bind NULL, which an empty view may well carry.
    const char* start = text.empty() ? "" : text.data();
    noteBind(sqlite3_bind_text64(m_statement, parameter, start, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindNull(int parameter) {
    noteBind(sqlite3_bind_null(m_statement, parameter));
    return *this;
}

Result<bool> Statement::step() {
    if (m_bindCode != SQLITE_OK)
        return refused(m_path, m_bindCode, sqlite3_errstr(m_bindCode));
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const auto error = refused(sqlite3_db_handle(m_statement), m_path, code);
    sqlite3_reset(m_statement);
    return error;
}

Status Statement::run() {
    while (true) {
        auto row = step();
        if (row && *row)
            continue;
        reset();
        if (!row)
            return tl::unexpected(std::move(row).error());
        return {};
    }
}

void Statement::reset() {
    // The code repeats the error of the last step, which was reported then.
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_bindCode = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string Statement::text(int column) const {
    const unsigned char* start = sqlite3_column_text(m_statement, column);
    if (start == nullptr)
        return {};
    const int size = sqlite3_column_bytes(m_statement, column);
    return {start, start + size};
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Db::Db(sqlite3* handle, std::filesystem::path path) : m_handle(handle), m_path(std::move(path)) {}

Db::Db(Db&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr)), m_path(std::move(other.m_path)) {}

Db& Db::operator=(Db&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    std::swap(m_path, other.m_path);
    return *this;
}

Db::~Db() {
    sqlite3_close_v2(m_handle);
}

Result<Db> Db::open(const DbSpec& spec) {
    std::error_code ignored;
    const std::string path = spec.path.string();
    if (spec.mode != DbMode::Create && !std::filesystem::exists(spec.path, ignored))
        return fail(ErrorCode::NotFound, "There is no such database", {.place = {.file = path}});
    sqlite3* handle = nullptr;
    const int code = openHandle(path, flagsFor(spec.mode), &handle);
    Db db(handle, spec.path);
    if (code != SQLITE_OK)
        return refused(handle, path, code);
    auto configured = db.configure(spec);
    if (configured)
        return db;
    const auto walSize = std::filesystem::file_size(path + "-wal", ignored);
    const bool isUnsettled = !ignored && walSize > 0;
    if (spec.mode != DbMode::ReadOnly || configured.error().code != ErrorCode::Io || isUnsettled)
        return tl::unexpected(std::move(configured).error());
    // On a read-only medium SQLite cannot make its shared-memory file. Without a log beside it the
    // database is complete in itself and can be read as it is.
    sqlite3* still = nullptr;
    const int again = openHandle(immutableUri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, &still);
    Db immutable(still, spec.path);
    if (again != SQLITE_OK)
        return refused(still, path, again);
    ISCOPE_TRY(immutable.configure(spec));
    return immutable;
}

Status Db::configure(const DbSpec& spec) {
    sqlite3_busy_timeout(m_handle, spec.busyTimeoutMs);
    ISCOPE_TRY(
        execute("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF"));
    if (spec.mode == DbMode::ReadOnly) {
        // Closing must not bring another program's log into the file.
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        ISCOPE_TRY(queryInteger("SELECT count(*) FROM sqlite_schema"));
        return {};
    }
    ISCOPE_TRY_ASSIGN(auto mode, prepare("PRAGMA journal_mode = WAL"));
    ISCOPE_TRY(mode.step());
    if (mode.text(0) != "wal") {
        return fail(
            ErrorCode::Io,
            "This file system cannot hold a database with a write-ahead log",
            {.place = {.file = m_path.string()}, .cure = "Move the workspace to a local disk"});
    }
    return execute(
        spec.durability == Durability::Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
}

Status Db::execute(std::string_view sql) {
    const std::string text(sql);
    const int code = sqlite3_exec(m_handle, text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return refused(m_handle, m_path.string(), code);
    return {};
}

Result<Statement> Db::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const char* text = sql.data(); // its length goes along
    const int code = sqlite3_prepare_v2(m_handle, text, narrow<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK)
        return refused(m_handle, m_path.string(), code);
    return Statement(statement, m_path.string());
}

Result<std::int64_t> Db::queryInteger(std::string_view sql) {
    ISCOPE_TRY_ASSIGN(auto statement, prepare(sql));
    ISCOPE_TRY_ASSIGN(const bool hasRow, statement.step());
    if (!hasRow)
        return fail(ErrorCode::NotFound, "The query has no row", {.place = {.file = m_path.string()}});
    return statement.integer(0);
}

std::int64_t Db::lastInsertId() const {
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Db::changedRowCount() const {
    return sqlite3_changes64(m_handle);
}

Status Db::checkIntegrity() {
    ISCOPE_TRY_ASSIGN(auto check, prepare("PRAGMA integrity_check(1)"));
    ISCOPE_TRY(check.step());
    const std::string finding = check.text(0);
    if (finding == "ok")
        return {};
    return fail(
        ErrorCode::Corrupt,
        "The database is damaged: " + finding,
        {.place = {.file = m_path.string()}, .cure = cureFor(ErrorCode::Corrupt)});
}

Status Db::backupTo(const std::filesystem::path& target) {
    std::error_code ignored;
    if (std::filesystem::exists(target, ignored))
        return fail(
            ErrorCode::AlreadyExists,
            "A file of this name is there already",
            {.place = {.file = target.string()}, .cure = "Move it away"});
    sqlite3* handle = nullptr;
    const int opened = openHandle(target.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &handle);
    const Db copy(handle, target);
    if (opened != SQLITE_OK)
        return refused(handle, target.string(), opened);
    sqlite3_backup* backup = sqlite3_backup_init(handle, "main", m_handle, "main");
    if (backup == nullptr)
        return refused(handle, target.string(), sqlite3_extended_errcode(handle));
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (finished != SQLITE_OK)
        return refused(handle, target.string(), finished);
    if (stepped != SQLITE_DONE)
        return refused(target.string(), stepped, sqlite3_errstr(stepped));
    return {};
}

Transaction::Transaction(Db& db) : m_db(&db) {}

Transaction::Transaction(Transaction&& other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}

Transaction::~Transaction() {
    // SQLite has rolled back by itself after some errors; then this has nothing to do and says so.
    if (m_db != nullptr)
        static_cast<void>(m_db->execute("ROLLBACK"));
}

Result<Transaction> Transaction::begin(Db& db, TransactionKind kind) {
    ISCOPE_TRY(db.execute(kind == TransactionKind::Write ? "BEGIN IMMEDIATE" : "BEGIN"));
    return Transaction(db);
}

Status Transaction::commit() {
    ISCOPE_TRY(m_db->execute("COMMIT"));
    m_db = nullptr;
    return {};
}

Savepoint::Savepoint(Db& db) : m_db(&db) {}

Savepoint::Savepoint(Savepoint&& other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}

Savepoint::~Savepoint() {
    if (m_db != nullptr)
        static_cast<void>(m_db->execute("ROLLBACK TO part; RELEASE part"));
}

Result<Savepoint> Savepoint::begin(Db& db) {
    ISCOPE_TRY(db.execute("SAVEPOINT part"));
    return Savepoint(db);
}

Status Savepoint::release() {
    ISCOPE_TRY(m_db->execute("RELEASE part"));
    m_db = nullptr;
    return {};
}

} // namespace intentscope::store
