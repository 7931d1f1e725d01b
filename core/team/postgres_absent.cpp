// SPDX-License-Identifier: GPL-3.0-or-later
// What a build without libpq says.
#include "core/team/postgres.h"

namespace intentscope::team {
namespace {

tl::unexpected<Error> absent() {
    return fail(
        ErrorCode::UnsupportedVersion,
        "This IntentScope was built without PostgreSQL's client library, so there is no team mode",
        {.cure = "Install libpq-dev and build again: apt-get install libpq-dev"});
}

} // namespace

struct Postgres::Connection {};

bool hasPostgres() {
    return false;
}

std::string postgresVersion() {
    return {};
}

Result<ServerAddress> parseServerAddress(std::string_view) {
    return absent();
}

Postgres::Postgres(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Postgres::~Postgres() = default;

Result<std::unique_ptr<Postgres>> Postgres::connect(const ServerAddress&, const Patience&, std::stop_token) {
    return absent();
}

Result<SqlRows> Postgres::query(std::string_view, std::span<const std::string>) {
    return absent();
}

Status Postgres::execute(std::string_view) {
    return absent();
}

bool Postgres::isEncrypted() const {
    return false;
}

} // namespace intentscope::team
