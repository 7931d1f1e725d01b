// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/team/team_fixture.h"

namespace intentscope::team {
namespace {

using test::HasErrorAbout;

class TeamTls : public TeamFixture {
protected:
    TeamTls() {
        ::setenv("PGPASSWORD", "correct horse", 1);
        cluster().setPassword(m_lead, "correct horse");
    }
    ~TeamTls() override { ::unsetenv("PGPASSWORD"); }

    Result<std::unique_ptr<Postgres>> connect(const std::string& host, const std::string& query) const {
        ISCOPE_TRY_ASSIGN(
            const auto address, parseServerAddress(cluster().tcpAddress(m_lead, m_database, host, query)));
        return Postgres::connect(address, {}, {});
    }

    std::string m_trusting = "sslmode=verify-full&sslrootcert=" + cluster().authorityFile().string();
};

TEST_F(TeamTls, AServerWithATrustedCertificateOfItsNameIsSpokenToEncrypted) {
    ASSERT_OK_AND_ASSIGN(const auto postgres, connect("localhost", m_trusting));
    EXPECT_TRUE(postgres->isEncrypted());
    EXPECT_OK(postgres->query("SELECT 1"));
}

TEST_F(TeamTls, ACertificateOfAnotherNameIsNotTrusted) {
    EXPECT_THAT(
        connect("127.0.0.1", m_trusting),
        HasErrorAbout(ErrorCode::InvalidInput, "does not match host name \"127.0.0.1\""));
}

TEST_F(TeamTls, AnUnknownAuthorityIsNotTrusted) {
    EXPECT_THAT(
        connect("localhost", "sslmode=verify-full&sslrootcert=" + (m_folder.path() / "absent.crt").string()),
        HasErrorAbout(ErrorCode::InvalidInput, "?sslrootcert=FILE"));
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout " +
        (m_folder.path() / "other.key").string() + " -out " + (m_folder.path() / "other.crt").string() +
        " -subj /CN=other 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
    EXPECT_THAT(
        connect("localhost", "sslmode=verify-full&sslrootcert=" + (m_folder.path() / "other.crt").string()),
        HasErrorAbout(ErrorCode::InvalidInput, "certificate verify failed"));
}

TEST_F(TeamTls, ThePasswordComesFromTheEnvironmentAndIsNotStored) {
    auto place = makeWorkspace("lead");
    const tasks::TeamPlace server{
        .server = cluster().tcpAddress(m_lead, m_database, "localhost", m_trusting)};
    ASSERT_OK(tasks::teamInit(server, *place.dataset, {}));
    ASSERT_OK(tasks::teamJoin(server, *place.workspace, *place.dataset, {}));
    label(place, m_lead, "i1", "track");
    ASSERT_OK(sync(place));
    for (const char* ending : {"", "-wal"}) {
        const auto bytes = m_env.readFile(place.workspace->databaseFile().string() + ending);
        EXPECT_EQ(bytes.value_or(std::string()).find("correct horse"), std::string::npos);
    }
    ::setenv("PGPASSWORD", "wrong", 1);
    EXPECT_THAT(connect("localhost", m_trusting), HasErrorAbout(ErrorCode::InvalidInput, "PGPASSWORD"));
    label(place, m_lead, "i2", "track");
    EXPECT_THAT(sync(place), HasErrorAbout(ErrorCode::InvalidInput, "password authentication failed"));
    ::unsetenv("PGPASSWORD");
    ::setenv("PGPASSFILE", "/dev/null", 1);
    EXPECT_THAT(
        connect("localhost", m_trusting), HasErrorAbout(ErrorCode::InvalidInput, "no password supplied"));
    ::unsetenv("PGPASSFILE");
    ASSERT_OK_AND_ASSIGN(const auto status, tasks::teamStatus(*place.workspace));
    EXPECT_EQ(status.counts.pendingCount, 1) << "what is labelled meanwhile waits";
    EXPECT_THAT(status.membership.lastError, testing::HasSubstr("password authentication failed"));
}

TEST_F(TeamTls, AConnectionThatChecksNothingIsWarnedOf) {
    const auto warning = [](const std::string& text) {
        const auto address = parseServerAddress(text);
        EXPECT_OK(address);
        return tasks::connectionWarning(*address);
    };
    EXPECT_EQ(warning("postgresql://db.example/shop"), "");
    EXPECT_EQ(warning("postgresql://localhost/shop?sslmode=disable"), "");
    EXPECT_THAT(
        warning("postgresql://db.example/shop?sslmode=require"), testing::HasSubstr("Use verify-full"));
}

} // namespace
} // namespace intentscope::team
