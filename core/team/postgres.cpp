// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/team/postgres.h"

#include "core/base/progress.h"
#include "core/remote/url.h"
#include "core/team/postgres_error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <libpq-fe.h>
#include <poll.h>
#include <utility>

namespace intentscope::team {
namespace {

using Clock = std::chrono::steady_clock;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};

using Options = std::unique_ptr<PQconninfoOption, Freed<PQconninfoFree>>;
using Answer = std::unique_ptr<PGresult, Freed<PQclear>>;
using Handle = std::unique_ptr<PGconn, Freed<PQfinish>>;

/// "" where it is not said.
std::string valueOf(const Options& options, std::string_view keyword) {
    for (const PQconninfoOption* option = options.get(); option != nullptr && option->keyword != nullptr;
         ++option) {
        if (option->keyword == keyword)
            return option->val != nullptr ? option->val : "";
    }
    return {};
}

/// What the address says, then its service file, then the environment, then the library's own defaults.
/// Looking at a service file needs the beginning of a connection, over which nothing is sent.
class Settings {
public:
    static Result<Settings> read(const std::string& text) {
        Settings settings;
        char* problem = nullptr;
        settings.m_said.reset(PQconninfoParse(text.c_str(), &problem));
        const std::unique_ptr<char, Freed<PQfreemem>> words(problem);
        if (!settings.m_said)
            return fail(
                ErrorCode::InvalidInput,
                "This is no address of a PostgreSQL server",
                {.cure = "Write it as postgresql://LOGIN@HOST/DATABASE, without a password"});
        const bool hasService = !valueOf(settings.m_said, "service").empty();
        if (hasService) {
            const Handle probe(PQconnectStart(text.c_str()));
            if (!probe || PQstatus(probe.get()) == CONNECTION_BAD)
                return fail(
                    ErrorCode::InvalidInput,
                    "The service of this address cannot be read",
                    {.cure = "Look into ~/.pg_service.conf"});
            settings.m_rest.reset(PQconninfo(probe.get()));
        } else {
            settings.m_rest.reset(PQconndefaults());
        }
        return settings;
    }

    std::string said(std::string_view keyword) const { return valueOf(m_said, keyword); }
    std::string value(std::string_view keyword) const {
        const std::string own = said(keyword);
        return own.empty() ? valueOf(m_rest, keyword) : own;
    }

private:
    Options m_said;
    Options m_rest;
};

/// A list such as "a,b" is local when all of it is.
bool areLocal(const std::string& hosts) {
    std::size_t begin = 0;
    while (begin <= hosts.size()) {
        const std::size_t end = std::min(hosts.find(',', begin), hosts.size());
        const std::string host = hosts.substr(begin, end - begin);
        const bool isSocket = host.empty() || host.front() == '/' || host.front() == '@';
        if (!isSocket && !remote::isLoopback(host))
            return false;
        begin = end + 1;
    }
    return true;
}

Clock::time_point deadlineAfter(double seconds) {
    return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

tl::unexpected<Error> lost(std::string message) {
    return fail(
        ErrorCode::Io,
        std::move(message),
        {.cure =
             "Nothing is lost: what you label is on this disk, and goes out when the server is there again"});
}

ServerWords wordsOf(const PGresult* answer, const PGconn* connection) {
    const char* state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
    if (state != nullptr && message != nullptr)
        return {state, message};
    return readConnectionWords(PQerrorMessage(connection));
}

void readRows(const PGresult* answer, SqlRows& rows) {
    const int columnCount = PQnfields(answer);
    for (int row = 0; row < PQntuples(answer); ++row) {
        std::vector<std::string>& cells = rows.rows.emplace_back();
        for (int column = 0; column < columnCount; ++column)
            cells.emplace_back(
                PQgetvalue(answer, row, column), static_cast<std::size_t>(PQgetlength(answer, row, column)));
    }
    const std::string changed = PQcmdTuples(const_cast<PGresult*>(answer));
    if (!changed.empty())
        rows.changedCount = std::stoll(changed);
}

} // namespace

struct Postgres::Connection {
    Handle handle;
    Patience patience;
    std::stop_token stop;

    /// Until the socket can be read or written, as `events` asks.
    Status wait(short events, Clock::time_point deadline) const {
        constexpr int SliceMs = 20;
        while (true) {
            ISCOPE_TRY(checkStop(stop));
            if (Clock::now() >= deadline)
                return lost("the server did not answer in time");
            pollfd file{PQsocket(handle.get()), events, 0};
            const int ready = file.fd < 0 ? -1 : ::poll(&file, 1, SliceMs);
            if (ready > 0)
                return {};
            if (ready < 0 && errno != EINTR)
                return lost("the connection to the server is gone");
        }
    }

    Status open() const {
        const auto deadline = deadlineAfter(patience.connectSeconds);
        PostgresPollingStatusType next = PGRES_POLLING_WRITING;
        while (next != PGRES_POLLING_OK) {
            ISCOPE_TRY(wait(next == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline));
            next = PQconnectPoll(handle.get());
            if (next == PGRES_POLLING_FAILED)
                return serverError(
                    readConnectionWords(PQerrorMessage(handle.get())), "The server cannot be reached");
        }
        return {};
    }

    /// Sends what is in the buffer, reading what comes meanwhile, so that neither side can wait for the
    /// other.
    Status flush(Clock::time_point deadline) const {
        while (true) {
            const int left = PQflush(handle.get());
            if (left == 0)
                return {};
            if (left < 0)
                return lost("the connection to the server is gone");
            ISCOPE_TRY(wait(POLLIN | POLLOUT, deadline));
            if (PQconsumeInput(handle.get()) == 0)
                return lost("the connection to the server is gone");
        }
    }

    /// All answers of what was sent; the first failure, when all have come.
    Result<SqlRows> receive() const {
        const auto deadline = deadlineAfter(patience.answerSeconds);
        ISCOPE_TRY(flush(deadline));
        SqlRows rows;
        Status outcome;
        while (true) {
            while (PQisBusy(handle.get()) != 0) {
                ISCOPE_TRY(wait(POLLIN, deadline));
                if (PQconsumeInput(handle.get()) == 0)
                    return lost("the server went away");
            }
            const Answer answer(PQgetResult(handle.get()));
            if (!answer)
                break;
            const ExecStatusType status = PQresultStatus(answer.get());
            if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
                readRows(answer.get(), rows);
            else if (outcome)
                outcome = serverError(wordsOf(answer.get(), handle.get()), "The server refuses");
        }
        if (outcome)
            return rows;
        if (PQstatus(handle.get()) == CONNECTION_BAD)
            return lost("the server went away: " + outcome.error().message);
        return tl::unexpected(std::move(outcome).error());
    }

    tl::unexpected<Error> notSent() const {
        return lost(readConnectionWords(PQerrorMessage(handle.get())).message);
    }
};

bool hasPostgres() {
    return true;
}

std::string postgresVersion() {
    constexpr int Major = 10'000;
    return std::to_string(PQlibVersion() / Major) + "." + std::to_string(PQlibVersion() % Major);
}

Result<ServerAddress> parseServerAddress(std::string_view text) {
    ServerAddress address{.text = std::string(text), .isLocal = false, .sslMode = {}};
    ISCOPE_TRY_ASSIGN(const auto settings, Settings::read(address.text));
    // What was given is not repeated: it holds the password.
    if (!settings.said("password").empty() || !settings.said("sslpassword").empty())
        return fail(
            ErrorCode::InvalidInput,
            "The address holds a password, which would be stored and seen",
            {.cure = "Leave it out and put it into PGPASSWORD or ~/.pgpass (mode 0600)"});
    const std::string numeric = settings.value("hostaddr");
    address.isLocal = areLocal(numeric.empty() ? settings.value("host") : numeric);
    address.sslMode = settings.value("sslmode");
    const bool isByDefault = settings.said("sslmode").empty() && address.sslMode == "prefer";
    if (!address.isLocal && isByDefault)
        address.sslMode = "verify-full";
    return address;
}

Postgres::Postgres(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Postgres::~Postgres() = default;

Result<std::unique_ptr<Postgres>>
Postgres::connect(const ServerAddress& address, const Patience& patience, std::stop_token stop) {
    const std::array keywords = {
        "dbname",
        "sslmode",
        "client_encoding",
        "fallback_application_name",
        static_cast<const char*>(nullptr)};
    const std::array values = {
        address.text.c_str(),
        address.sslMode.c_str(),
        "UTF8",
        "intentscope",
        static_cast<const char*>(nullptr)};
    auto connection = std::make_unique<Connection>();
    connection->handle.reset(PQconnectStartParams(keywords.data(), values.data(), 1));
    connection->patience = patience;
    connection->stop = std::move(stop);
    PGconn* handle = connection->handle.get();
    if (handle == nullptr)
        return fail(ErrorCode::ResourceExhausted, "There is no memory for a connection");
    if (PQstatus(handle) == CONNECTION_BAD)
        return serverError(readConnectionWords(PQerrorMessage(handle)), "The server cannot be reached");
    // So that the words of a refused connection have the server's code.
    PQsetErrorVerbosity(handle, PQERRORS_VERBOSE);
    PQsetNoticeReceiver(handle, [](void*, const PGresult*) {}, nullptr);
    ISCOPE_TRY(connection->open());
    PQsetnonblocking(handle, 1);
    return std::unique_ptr<Postgres>(new Postgres(std::move(connection)));
}

Result<SqlRows> Postgres::query(std::string_view sql, std::span<const std::string> parameters) {
    std::vector<const char*> values;
    values.reserve(parameters.size());
    for (const std::string& parameter : parameters)
        values.push_back(parameter.c_str());
    const std::string text(sql);
    const int isSent = PQsendQueryParams(
        m_connection->handle.get(),
        text.c_str(),
        static_cast<int>(values.size()),
        nullptr,
        values.data(),
        nullptr,
        nullptr,
        0);
    if (isSent == 0)
        return m_connection->notSent();
    return m_connection->receive();
}

Status Postgres::execute(std::string_view script) {
    const std::string text(script);
    if (PQsendQuery(m_connection->handle.get(), text.c_str()) == 0)
        return m_connection->notSent();
    return m_connection->receive().map([](const SqlRows&) {});
}

bool Postgres::isEncrypted() const {
    return PQsslInUse(m_connection->handle.get()) != 0;
}

} // namespace intentscope::team
