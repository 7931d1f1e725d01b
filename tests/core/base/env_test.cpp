// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/env.h"

#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

namespace intentscope {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::IsOkAndHolds;

class RealEnvTest : public testing::Test {
protected:
    test::TempDirectory m_folder;
    RealEnv m_env;
};

TEST_F(RealEnvTest, reads_back_what_it_wrote_however_large_the_pieces) {
    const auto path = m_folder.path() / "out.bin";
    const std::string large(700'000, 'x');
    ASSERT_OK_AND_ASSIGN(auto file, m_env.create(path));
    ASSERT_OK(file->append("head"));
    ASSERT_OK(file->append(large));
    ASSERT_OK(file->append("tail"));
    ASSERT_OK(file->overwrite(0, std::as_bytes(std::span("HEAD", 4))));
    ASSERT_OK(file->sync());
    ASSERT_OK(file->close());
    EXPECT_THAT(m_env.readFile(path), IsOkAndHolds("HEAD" + large + "tail"));
    EXPECT_THAT(m_env.fileSize(path), IsOkAndHolds(large.size() + 8));
}

TEST_F(RealEnvTest, maps_an_empty_file_as_no_bytes) {
    ASSERT_OK_AND_ASSIGN(const auto mapping, m_env.map(m_folder.write("empty", "")));
    EXPECT_TRUE(mapping->bytes().empty());
}

TEST_F(RealEnvTest, names_the_file_and_the_reason_when_it_cannot) {
    const auto missing = m_folder.path() / "missing.csv";
    EXPECT_THAT(m_env.readFile(missing), HasErrorAbout(ErrorCode::NotFound, "missing.csv"));
    EXPECT_THAT(m_env.map(m_folder.path()), HasErrorAbout(ErrorCode::InvalidInput, "folder"));
    EXPECT_THAT(m_env.create(m_folder.path()), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(m_env.create(missing / "below"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_env.list(missing), HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_env.rename(missing, m_folder.path() / "b"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_env.syncDirectory(missing), HasError(ErrorCode::NotFound));
    EXPECT_THAT(
        m_env.createDirectories(m_folder.write("plain", "") / "below"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_env.readFile(m_folder.write("big", "12345"), 4), HasError(ErrorCode::ResourceExhausted));
}

TEST_F(RealEnvTest, a_full_disk_is_told_apart_and_comes_with_a_cure) {
    if (m_env.kind("/dev/full") == FileKind::Missing)
        GTEST_SKIP() << "this machine has no /dev/full";
    ASSERT_OK_AND_ASSIGN(auto file, m_env.create("/dev/full"));
    ASSERT_OK(file->append("buffered, not written yet"));
    EXPECT_THAT(file->sync(), HasErrorAbout(ErrorCode::ResourceExhausted, "Free some space"));
}

TEST_F(RealEnvTest, tells_kinds_and_lists_names_in_order) {
    m_folder.write("b", "");
    m_folder.write("a", "");
    m_folder.write("c/inside", "");
    EXPECT_THAT(m_env.list(m_folder.path()), IsOkAndHolds(std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(m_env.kind(m_folder.path() / "a"), FileKind::Regular);
    EXPECT_EQ(m_env.kind(m_folder.path() / "c"), FileKind::Directory);
    EXPECT_EQ(m_env.kind(m_folder.path() / "d"), FileKind::Missing);
    EXPECT_EQ(m_env.kind("/dev/null"), FileKind::Other);
    EXPECT_THAT(m_env.remove(m_folder.path() / "c"), HasError(ErrorCode::Io)) << "not empty";
    ASSERT_OK(m_env.removeTree(m_folder.path() / "c"));
    ASSERT_OK(m_env.remove(m_folder.path() / "a"));
    ASSERT_OK(m_env.remove(m_folder.path() / "a")) << "already gone is no error";
    EXPECT_THAT(m_env.list(m_folder.path()), IsOkAndHolds(std::vector<std::string>{"b"}));
}

TEST_F(RealEnvTest, a_lock_is_held_once_and_goes_with_its_object) {
    const auto path = m_folder.path() / "lock";
    {
        ASSERT_OK_AND_ASSIGN(const auto held, m_env.lock(path));
        EXPECT_THAT(m_env.lock(path), HasErrorAbout(ErrorCode::Busy, "read-only"));
    }
    EXPECT_OK(m_env.lock(path));
}

} // namespace
} // namespace intentscope
