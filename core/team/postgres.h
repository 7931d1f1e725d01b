// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::team {

/// How long a server is waited for.
struct Patience {
    double connectSeconds = 10;
    double answerSeconds = 30;
};

/// Where a server is, in libpq's words: "postgresql://mei@db.example/shop?sslrootcert=/etc/ca.pem",
/// "service=shop" or "host=/run/postgresql dbname=shop". Never with a password: it comes from PGPASSWORD or
/// .pgpass.
struct ServerAddress {
    std::string text;
    /// Nothing that is sent can leave this machine: a Unix socket or the loopback device.
    bool isLocal = false;
    /// disable, allow, prefer, require, verify-ca or verify-full. Without a word in the address, the
    /// environment or the service file it is verify-full for every server that is not local.
    std::string sslMode;
};

/// Whether this build can speak to PostgreSQL; every call below answers UnsupportedVersion where it cannot.
bool hasPostgres();
/// Of the client library, "15.18"; "" where there is none.
std::string postgresVersion();

/// InvalidInput where libpq does not understand it, or where it holds a password.
Result<ServerAddress> parseServerAddress(std::string_view text);

/// The rows of an answer as text; NULL is "".
struct SqlRows {
    std::vector<std::vector<std::string>> rows;
    std::int64_t changedCount = 0; ///< rows that the statement inserted, changed or removed
};

/// One connection to a PostgreSQL server. One thread at a time. Every wait ends within about 20 ms of a stop,
/// and at the limits of the patience. Errors: Io when the server cannot be reached, does not answer or went
/// away, Busy when it has no room or is starting (both: worth another attempt, and what the last statement
/// did is not known), Cancelled; InvalidInput when it refuses (a right, a password, a certificate, a rule of
/// the schema), Mismatch when an event is known and says something else, NotFound, ResourceExhausted,
/// Internal. After Io and Cancelled the connection is of no more use.
class Postgres {
public:
    static Result<std::unique_ptr<Postgres>>
    connect(const ServerAddress& address, const Patience& patience, std::stop_token stop);
    ~Postgres();
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;

    /// One statement; $1, $2... are the parameters, as text.
    Result<SqlRows> query(std::string_view sql, std::span<const std::string> parameters = {});
    /// Several statements without parameters, in one transaction unless they say otherwise.
    Status execute(std::string_view script);

    /// Whether what is sent is encrypted.
    bool isEncrypted() const;

private:
    struct Connection;
    explicit Postgres(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> m_connection;
};

} // namespace intentscope::team
