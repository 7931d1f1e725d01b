// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/team/postgres_error.h"

#include "core/team/postgres.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

namespace intentscope::team {
namespace {

using test::HasErrorAbout;

Status failing(const ServerWords& words) {
    return serverError(words, "It failed");
}

TEST(PostgresError, TheServersCodeIsReadOutOfTheLibrarysWords) {
    const auto words = readConnectionWords("connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  "
                                           "28P01: password authentication failed "
                                           "for user \"mei\"\nLOCATION:  auth_failed, auth.c:345\n");
    EXPECT_EQ(words.state, "28P01");
    EXPECT_EQ(words.message, "password authentication failed for user \"mei\"");
}

TEST(PostgresError, WordsOfTheLibraryItselfHaveNoCode) {
    const auto words =
        readConnectionWords("connection to server at \"::1\", port 1 failed: Connection refused\n\tIs the "
                            "server running on that host?\n"
                            "connection to server at \"127.0.0.1\", port 1 failed: Connection refused\n");
    EXPECT_EQ(words.state, "");
    EXPECT_EQ(
        words.message,
        "connection to server at \"::1\", port 1 failed: Connection refused; "
        "connection to server at \"127.0.0.1\", port 1 failed: Connection refused");
}

TEST(PostgresError, WhatIsWorthAnotherAttemptIsIoOrBusy) {
    EXPECT_THAT(failing({"57P01", "terminated"}), HasErrorAbout(ErrorCode::Io, "on this disk"));
    EXPECT_THAT(failing({"08006", "gone"}), HasErrorAbout(ErrorCode::Io, "gone"));
    EXPECT_THAT(failing({"", "Connection refused"}), HasErrorAbout(ErrorCode::Io, "refused"));
    EXPECT_THAT(failing({"57P03", "starting up"}), HasErrorAbout(ErrorCode::Busy, "starting"));
    EXPECT_THAT(failing({"53300", "too many"}), HasErrorAbout(ErrorCode::Busy, "max_connections"));
    EXPECT_THAT(failing({"40P01", "deadlock"}), HasErrorAbout(ErrorCode::Busy, "deadlock"));
}

TEST(PostgresError, WhatAPersonHasToChangeIsNot) {
    EXPECT_THAT(failing({"28P01", "password"}), HasErrorAbout(ErrorCode::InvalidInput, "PGPASSWORD"));
    EXPECT_THAT(failing({"42501", "denied"}), HasErrorAbout(ErrorCode::InvalidInput, "rights"));
    EXPECT_THAT(failing({"3D000", "no such"}), HasErrorAbout(ErrorCode::NotFound, "createdb"));
    EXPECT_THAT(failing({"IS002", "known"}), HasErrorAbout(ErrorCode::Mismatch, "event_id"));
    EXPECT_THAT(failing({"53100", "full"}), HasErrorAbout(ErrorCode::ResourceExhausted, "full"));
    EXPECT_THAT(failing({"42P01", "no table"}), HasErrorAbout(ErrorCode::Internal, "42P01"));
    EXPECT_THAT(
        failing({"", "SSL error: certificate verify failed"}),
        HasErrorAbout(ErrorCode::InvalidInput, "sslrootcert"));
    EXPECT_THAT(
        failing({"", "fe_sendauth: no password supplied"}),
        HasErrorAbout(ErrorCode::InvalidInput, ".pgpass"));
}

TEST(ServerAddress, IsVerifiedUnlessItIsLocalOrSaysOtherwise) {
    if (!hasPostgres()) {
        EXPECT_THAT(
            parseServerAddress("postgresql:///shop"),
            HasErrorAbout(ErrorCode::UnsupportedVersion, "libpq-dev"));
        return;
    }
    const auto modeOf = [](const char* text) {
        const auto address = parseServerAddress(text);
        EXPECT_OK(address);
        return address ? address->sslMode + (address->isLocal ? " local" : "") : std::string();
    };
    EXPECT_EQ(modeOf("postgresql://mei@db.example/shop"), "verify-full");
    EXPECT_EQ(modeOf("host=db.example dbname=shop"), "verify-full");
    EXPECT_EQ(modeOf("postgresql://mei@db.example/shop?sslmode=require"), "require");
    EXPECT_EQ(modeOf("postgresql://mei@localhost,db.example/shop"), "verify-full");
    EXPECT_EQ(modeOf("postgresql:///shop?host=/run/postgresql"), "prefer local");
    EXPECT_EQ(modeOf("postgresql://127.0.0.1:5433/shop"), "prefer local");
    EXPECT_EQ(modeOf("postgresql://localhost/shop?sslmode=verify-full"), "verify-full local");
}

TEST(ServerAddress, HoldsNoPasswordAndIsNotRepeatedWhereItIsWrong) {
    if (!hasPostgres())
        return;
    const auto withPassword = parseServerAddress("postgresql://mei:hunter2@db.example/shop");
    EXPECT_THAT(withPassword, HasErrorAbout(ErrorCode::InvalidInput, "PGPASSWORD"));
    EXPECT_EQ(withPassword.error().text().find("hunter2"), std::string::npos);
    EXPECT_THAT(
        parseServerAddress("host=db.example password=hunter2"),
        HasErrorAbout(ErrorCode::InvalidInput, ".pgpass"));
    const auto wrong = parseServerAddress("postgresql://mei:hunter2@[::1/shop");
    EXPECT_THAT(wrong, HasErrorAbout(ErrorCode::InvalidInput, "no address"));
    EXPECT_EQ(wrong.error().text().find("hunter2"), std::string::npos);
}

} // namespace
} // namespace intentscope::team
