// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/zip_archive.h"

#include "core/base/fingerprint.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace intentscope::exporting {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::IsOkAndHolds;

class ZipArchiveTest : public testing::Test {
protected:
    Status writeTo(const std::filesystem::path& file, Env& env) {
        const auto source = m_folder.write("source.txt", std::string(300'000, 'x'));
        ISCOPE_TRY_ASSIGN(auto zip, ZipWriter::create(env, file));
        ISCOPE_TRY(zip.add("a/first.txt", "one"));
        ISCOPE_TRY(zip.add("empty", ""));
        ISCOPE_TRY(zip.add("caf\xC3\xA9.txt", "two"));
        ISCOPE_TRY(zip.addFile("big.txt", source));
        return zip.finish({});
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::filesystem::path m_file = m_folder.path() / "out" / "all.zip";
};

TEST_F(ZipArchiveTest, ReadsBackWhatItWroteInThatOrder) {
    ASSERT_OK(writeTo(m_file, m_env));
    ASSERT_OK_AND_ASSIGN(auto zip, ZipReader::open(m_env, m_file));
    EXPECT_EQ(zip.names(), (std::vector<std::string>{"a/first.txt", "empty", "caf\xC3\xA9.txt", "big.txt"}));
    EXPECT_TRUE(zip.has("empty"));
    EXPECT_THAT(zip.text("a/first.txt"), IsOkAndHolds(std::string("one")));
    EXPECT_THAT(zip.text("empty"), IsOkAndHolds(std::string()));
    EXPECT_THAT(zip.text("big.txt", 1000), HasError(ErrorCode::ResourceExhausted));
    EXPECT_THAT(zip.text("none"), HasError(ErrorCode::NotFound));
    const auto target = m_folder.path() / "deep" / "big.txt";
    EXPECT_THAT(
        zip.extract("big.txt", target, {}), IsOkAndHolds(fingerprintOf(std::string(300'000, 'x')).hex()));
    EXPECT_THAT(m_env.fileSize(target), IsOkAndHolds(300'000U));
    EXPECT_LT(m_env.fileSize(m_file).value_or(0), 10'000U);
}

TEST_F(ZipArchiveTest, TheSameContentGivesTheSameBytesAndReplacesTheFile) {
    ASSERT_OK(writeTo(m_file, m_env));
    const std::string first = m_env.readFile(m_file).value();
    ASSERT_OK(writeTo(m_file, m_env));
    EXPECT_EQ(m_env.readFile(m_file).value(), first);
    EXPECT_THAT(m_env.list(m_file.parent_path()), IsOkAndHolds(std::vector<std::string>{"all.zip"}));
}

TEST_F(ZipArchiveTest, DamageIsFoundAtTheLatestWhenTheEntryIsRead) {
    ASSERT_OK(writeTo(m_file, m_env));
    const std::string whole = m_env.readFile(m_file).value();
    for (std::size_t part = 0; part < 64; ++part) {
        const std::size_t at = whole.size() * part / 64;
        std::string flipped = whole;
        flipped[at] = static_cast<char>(~flipped[at]);
        for (const std::string& damaged : {whole.substr(0, at), flipped}) {
            const auto file = m_folder.write("damaged.zip", damaged);
            auto zip = ZipReader::open(m_env, file);
            if (!zip) {
                EXPECT_EQ(zip.error().code, ErrorCode::Corrupt) << part << ": " << zip.error().text();
                continue;
            }
            // What is not noticed has changed no content.
            if (const auto text = zip->text("big.txt")) {
                EXPECT_EQ(*text, std::string(300'000, 'x')) << part;
            }
            if (const auto text = zip->text("a/first.txt")) {
                EXPECT_EQ(*text, "one") << part;
            }
        }
    }
}

TEST_F(ZipArchiveTest, NamesThatLeadOutsideAreRefused) {
    for (const char* name : {"../evil", "a/../../evil", "/etc/passwd", "a\\b"}) {
        ASSERT_OK_AND_ASSIGN(auto zip, ZipWriter::create(m_env, m_file));
        ASSERT_OK(zip.add(name, "x"));
        ASSERT_OK(zip.finish({}));
        EXPECT_THAT(ZipReader::open(m_env, m_file), HasErrorAbout(ErrorCode::Corrupt, "leads outside"))
            << name;
    }
}

TEST_F(ZipArchiveTest, NothingStaysOfWhatWasNotFinished) {
    {
        ASSERT_OK_AND_ASSIGN(auto zip, ZipWriter::create(m_env, m_file));
        ASSERT_OK(zip.add("a", "x"));
    }
    EXPECT_EQ(m_env.kind(m_file), FileKind::Missing);
    ASSERT_OK_AND_ASSIGN(auto zip, ZipWriter::create(m_env, m_file));
    ASSERT_OK(zip.add("a", "x"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(zip.finish(stop.get_token()), HasError(ErrorCode::Cancelled));
    EXPECT_THAT(ZipReader::open(m_env, m_folder.path() / "none.zip"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(
        ZipReader::open(m_env, m_folder.write("text.zip", "not a zip file")), HasError(ErrorCode::Corrupt));
}

} // namespace
} // namespace intentscope::exporting
