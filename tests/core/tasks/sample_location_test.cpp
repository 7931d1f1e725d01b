// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/sample_location.h"

#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

namespace intentscope::tasks {
namespace {

TEST(FindSampleData, prefers_what_was_installed_beside_the_program) {
    test::TempDirectory prefix;
    RealEnv env;
    prefix.write("share/intentscope/sample_data/shop/dataset.json", "{}");
    EXPECT_THAT(
        findSampleData(env, prefix.path() / "bin"),
        test::IsOkAndHolds(prefix.path() / "share/intentscope/sample_data"));
}

TEST(FindSampleData, falls_back_to_the_checkout_or_names_both_places) {
    test::TempDirectory prefix;
    RealEnv env;
    const auto found = findSampleData(env, prefix.path() / "bin");
    if (found)
        EXPECT_EQ(env.kind(*found / "shop"), FileKind::Directory);
    else
        EXPECT_THAT(found, test::HasErrorAbout(ErrorCode::NotFound, prefix.path().filename().string()));
}

} // namespace
} // namespace intentscope::tasks
