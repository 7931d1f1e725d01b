// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

namespace intentscope {
namespace {

using test::HasError;
using test::IsOkAndHolds;

TEST(AtomicFile, replaces_the_target_whole) {
    test::TempDirectory folder;
    RealEnv env;
    const auto target = folder.write("report.json", "old");
    ASSERT_OK(writeFileAtomically(env, target, "new"));
    EXPECT_THAT(env.readFile(target), IsOkAndHolds(std::string("new")));
    EXPECT_THAT(env.list(folder.path()), IsOkAndHolds(std::vector<std::string>{"report.json"}));
}

TEST(AtomicFile, leaves_nothing_without_a_commit) {
    test::TempDirectory folder;
    RealEnv env;
    {
        ASSERT_OK_AND_ASSIGN(auto file, AtomicFile::create(env, folder.path() / "a"));
        ASSERT_OK(file.file().append("half"));
    }
    EXPECT_THAT(env.list(folder.path()), IsOkAndHolds(std::vector<std::string>{}));
}

TEST(AtomicFile, a_failure_at_any_step_keeps_the_old_file_and_no_other) {
    test::TempDirectory folder;
    const auto target = folder.write("report.json", "old");
    test::FaultyEnv counting;
    ASSERT_OK(writeFileAtomically(counting, target, "old"));
    ASSERT_GE(counting.writeStepCount(), 4);
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        test::FaultyEnv full(step);
        EXPECT_THAT(writeFileAtomically(full, target, "new"), HasError(ErrorCode::ResourceExhausted));
        EXPECT_THAT(full.readFile(target, 100), IsOkAndHolds(std::string("old"))) << "step " << step;
        EXPECT_THAT(full.list(folder.path()), IsOkAndHolds(std::vector<std::string>{"report.json"}));
    }
}

TEST(AtomicFile, refuses_a_folder_as_its_target) {
    test::TempDirectory folder;
    RealEnv env;
    EXPECT_THAT(writeFileAtomically(env, folder.path(), "x"), HasError(ErrorCode::InvalidInput));
}

} // namespace
} // namespace intentscope
