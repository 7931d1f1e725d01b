// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/copy_folder.h"

#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

namespace intentscope {
namespace {

class CopyFolder : public testing::Test {
protected:
    void SetUp() override {
        m_folder.write("from/a.txt", "a");
        m_folder.write("from/deep/b.bin", std::string("b\0b", 3));
        m_folder.write("from/deep/empty.txt", "");
    }

    std::filesystem::path path(const char* name) const { return m_folder.path() / name; }

    test::TempDirectory m_folder;
};

TEST_F(CopyFolder, CopiesEveryFileOfEveryFolder) {
    RealEnv env;
    ASSERT_OK(copyFolder(env, path("from"), path("to")));
    EXPECT_THAT(env.readFile(path("to/a.txt")), test::IsOkAndHolds(std::string("a")));
    EXPECT_THAT(env.readFile(path("to/deep/b.bin")), test::IsOkAndHolds(std::string("b\0b", 3)));
    EXPECT_THAT(env.readFile(path("to/deep/empty.txt")), test::IsOkAndHolds(std::string()));
    EXPECT_THAT(copyFolder(env, path("from"), path("to")), test::HasError(ErrorCode::AlreadyExists));
    EXPECT_FALSE(copyFolder(env, path("nothing"), path("other")));
    EXPECT_FALSE(std::filesystem::exists(path("other")));
}

TEST_F(CopyFolder, LeavesNothingOnAFullDisk) {
    test::FaultyEnv counting;
    ASSERT_OK(copyFolder(counting, path("from"), path("counted")));
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        test::FaultyEnv full(step);
        EXPECT_THAT(copyFolder(full, path("from"), path("to")), test::HasError(ErrorCode::ResourceExhausted))
            << step;
        EXPECT_FALSE(std::filesystem::exists(path("to"))) << step;
    }
}

} // namespace
} // namespace intentscope
