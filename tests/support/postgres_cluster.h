// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temp_directory.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace intentscope::test {

/// A PostgreSQL server of its own in a temporary folder, at a Unix socket and a free loopback port, under an
/// ordinary user also where the test is root. It ends with this object, and with the test's process however
/// that ends. Logins need no password at the socket; over TCP they need one (scram-sha-256). It offers TLS
/// with a certificate for "localhost" that an authority of its own has signed.
class PostgresCluster {
public:
    PostgresCluster();
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    /// SIGKILL to the server, as it stands and walks.
    void kill();
    /// Starts it again where it was, and waits until it answers.
    void start();

    /// At the socket: "postgresql:///shop?host=...&user=mei".
    std::string address(const std::string& login, const std::string& database) const;
    /// Over TCP: "postgresql://mei@127.0.0.1:5433/shop"; `query` such as "sslmode=disable".
    std::string tcpAddress(
        const std::string& login,
        const std::string& database,
        const std::string& host = "127.0.0.1",
        const std::string& query = {}) const;
    int port() const { return m_port; }
    std::filesystem::path authorityFile() const { return m_folder.path() / "ca.crt"; }

    /// SQL as the server's administrator; the first column of the first row.
    std::string administer(const std::string& sql, const std::string& database = "postgres") const;
    /// A login with a password that makes databases and roles, and an empty database of its own.
    void addOwner(const std::string& login, const std::string& database) const;
    void setPassword(const std::string& login, const std::string& password) const;

private:
    /// Runs a program of PostgreSQL as the ordinary user.
    pid_t launch(const std::vector<std::string>& arguments, const char* logName) const;
    void makeCertificates() const;

    TempDirectory m_folder;
    int m_port = 0;
    pid_t m_server = -1;
};

/// A loopback port that nobody listens at now.
int freePort();

} // namespace intentscope::test
