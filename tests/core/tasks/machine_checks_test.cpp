// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/machine_checks.h"

#include "core/data/parquet_support.h"

#include <gmock/gmock.h>

namespace intentscope::tasks {
namespace {

using testing::ElementsAre;

TEST(ReadProcessor, takes_the_name_and_the_features_that_matter) {
    MachineChecks checks;
    readProcessor(
        "processor\t: 0\nmodel name\t: AMD EPYC\nflags\t\t: fpu sse avx2 fma avx512_bf16\n", checks);
    EXPECT_EQ(checks.processorName, "AMD EPYC");
    EXPECT_THAT(checks.processorFeatures, ElementsAre("avx2", "fma", "avx512_bf16"));
}

TEST(ReadProcessor, knows_nothing_from_another_text) {
    MachineChecks checks;
    readProcessor("model name:\nflags", checks);
    EXPECT_EQ(checks.processorName, "");
    EXPECT_TRUE(checks.processorFeatures.empty());
}

TEST(CheckMachine, names_the_libraries_and_at_least_one_core) {
    const MachineChecks checks = checkMachine();
    EXPECT_FALSE(checks.sqliteVersion.empty());
    EXPECT_FALSE(checks.opensslVersion.empty());
    EXPECT_EQ(checks.arrowVersion, data::arrowVersion());
    EXPECT_GE(checks.coreCount, 1);
}

} // namespace
} // namespace intentscope::tasks
