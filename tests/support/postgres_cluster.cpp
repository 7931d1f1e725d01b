// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgres_cluster.h"

#include "core/base/assert.h"
#include "core/team/postgres.h"
#include "core/team/team_schema.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <grp.h>
#include <pwd.h>
#include <sstream>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace intentscope::test {
namespace {

constexpr const char* Administrator = "administrator";

/// PostgreSQL refuses to run as root.
const passwd* ordinaryUser() {
    if (::geteuid() != 0)
        return nullptr;
    const passwd* user = ::getpwnam("nobody");
    ISCOPE_ASSERT(user != nullptr);
    return user;
}

int runAndWait(pid_t process) {
    int status = 0;
    ISCOPE_ASSERT(::waitpid(process, &status, 0) == process);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string textOf(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

} // namespace

int freePort() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    ISCOPE_ASSERT(::bind(socket, reinterpret_cast<sockaddr*>(&place), size) == 0);
    ISCOPE_ASSERT(::getsockname(socket, reinterpret_cast<sockaddr*>(&place), &size) == 0);
    ::close(socket);
    return ntohs(place.sin_port);
}

PostgresCluster::PostgresCluster() : m_port(freePort()) {
    makeCertificates();
    const auto path = m_folder.path();
    if (const passwd* user = ordinaryUser()) {
        const std::string command = "chown -R " + std::to_string(user->pw_uid) + ":" +
                                    std::to_string(user->pw_gid) + " " + path.string();
        ISCOPE_ASSERT(std::system(command.c_str()) == 0);
    }
    const int made = runAndWait(launch(
        {"initdb",
         "-D",
         (path / "data").string(),
         "-U",
         Administrator,
         "--auth-local=trust",
         "--auth-host=scram-sha-256",
         "--encoding=UTF8",
         "--locale=C",
         "--no-sync"},
        "initdb.log"));
    EXPECT_EQ(made, 0) << textOf(path / "initdb.log");
    start();
}

PostgresCluster::~PostgresCluster() {
    if (m_server <= 0)
        return;
    ::kill(m_server, SIGQUIT);
    runAndWait(m_server);
}

pid_t PostgresCluster::launch(const std::vector<std::string>& arguments, const char* logName) const {
    const std::string program = std::string(ISCOPE_POSTGRES_PROGRAMS) + "/" + arguments.front();
    const std::string log = (m_folder.path() / logName).string();
    std::vector<char*> pointers;
    for (const std::string& argument : arguments)
        pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    const passwd* user = ordinaryUser();
    const pid_t process = ::fork();
    ISCOPE_ASSERT(process >= 0);
    if (process > 0)
        return process;
    if (user != nullptr &&
        (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0))
        ::_exit(126);
    // Ends with the test, however that ends; a change of user would forget it.
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    if (::chdir(m_folder.path().c_str()) != 0)
        ::_exit(126);
    ::execv(program.c_str(), pointers.data());
    ::_exit(127);
}

void PostgresCluster::makeCertificates() const {
    const std::string folder = m_folder.path().string();
    const auto run = [&](const std::string& command) {
        const std::string line = "cd " + folder + " && " + command + " >>openssl.log 2>&1";
        EXPECT_EQ(std::system(line.c_str()), 0) << textOf(m_folder.path() / "openssl.log");
    };
    const std::string key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes ";
    run("openssl req -x509 " + key +
        "-keyout ca.key -out ca.crt -days 2 -subj '/CN=IntentScope test authority'");
    run("openssl req " + key +
        "-keyout server.key -out server.csr -subj /CN=server -addext subjectAltName=DNS:localhost");
    run("openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -copy_extensions copy "
        "-days 2 "
        "-out server.crt");
    run("chmod 600 server.key");
}

void PostgresCluster::start() {
    using namespace std::chrono_literals;
    const auto path = m_folder.path();
    const auto deadline = std::chrono::steady_clock::now() + 180s;
    m_server = -1;
    while (std::chrono::steady_clock::now() < deadline) {
        // What the killed server left has to end first: then it does not start, and is started again.
        if (m_server < 0 || ::waitpid(m_server, nullptr, WNOHANG) == m_server)
            m_server = launch(
                {"postgres",
                 "-D",
                 (path / "data").string(),
                 "-k",
                 path.string(),
                 "-h",
                 "127.0.0.1,localhost",
                 "-p",
                 std::to_string(m_port),
                 // What a killed process had written stays with the system; only a power cut would need more.
                 "-c",
                 "fsync=off",
                 "-c",
                 "ssl=on",
                 "-c",
                 "ssl_cert_file=" + (path / "server.crt").string(),
                 "-c",
                 "ssl_key_file=" + (path / "server.key").string()},
                "server.log");
        const auto parsed = team::parseServerAddress(address(Administrator, "postgres"));
        if (parsed && team::Postgres::connect(*parsed, {}, {}))
            return;
        std::this_thread::sleep_for(50ms);
    }
    FAIL() << "the server does not start: " << textOf(path / "server.log");
}

void PostgresCluster::kill() {
    ::kill(m_server, SIGKILL);
    runAndWait(m_server);
    m_server = -1;
}

std::string PostgresCluster::address(const std::string& login, const std::string& database) const {
    return "postgresql:///" + database + "?host=" + m_folder.path().string() +
           "&port=" + std::to_string(m_port) + "&user=" + login;
}

std::string PostgresCluster::tcpAddress(
    const std::string& login,
    const std::string& database,
    const std::string& host,
    const std::string& query) const {
    return "postgresql://" + login + "@" + host + ":" + std::to_string(m_port) + "/" + database +
           (query.empty() ? "" : "?" + query);
}

std::string PostgresCluster::administer(const std::string& sql, const std::string& database) const {
    const auto parsed = team::parseServerAddress(address(Administrator, database));
    EXPECT_TRUE(parsed);
    const auto postgres = team::Postgres::connect(*parsed, {}, {});
    if (!postgres) {
        ADD_FAILURE() << postgres.error().text();
        return {};
    }
    const auto rows = (*postgres)->query(sql);
    EXPECT_TRUE(rows) << rows.error().text();
    return rows && !rows->rows.empty() ? rows->rows[0][0] : std::string();
}

void PostgresCluster::addOwner(const std::string& login, const std::string& database) const {
    administer("CREATE ROLE " + team::quotedName(login) + " LOGIN CREATEROLE");
    administer("CREATE DATABASE " + team::quotedName(database) + " OWNER " + team::quotedName(login));
}

void PostgresCluster::setPassword(const std::string& login, const std::string& password) const {
    administer("ALTER ROLE " + team::quotedName(login) + " PASSWORD '" + password + "'");
}

} // namespace intentscope::test
