// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/fingerprint.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/tsan/crew.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <string>
#include <vector>

namespace intentscope {
namespace {

using test::CrewSize;
using test::runTogether;

TEST(BaseThreads, FingerprintsOfManyThreadsAreThoseOfOne) {
    const auto textOf = [](std::size_t member, int round) {
        return std::string(1'000 + member, static_cast<char>('a' + round % 26));
    };
    runTogether([&](std::size_t member) {
        for (int round = 0; round < 100; ++round) {
            const std::string text = textOf(member, round);
            Fingerprinter pieces;
            pieces.add(std::string_view(text).substr(0, 500));
            pieces.add(std::string_view(text).substr(500));
            EXPECT_EQ(pieces.finish(), fingerprintOf(text));
        }
    });
}

TEST(BaseThreads, AtomicFilesOfOneFolderDoNotDisturbEachOther) {
    const test::TempDirectory folder;
    RealEnv env;
    runTogether([&](std::size_t member) {
        for (int round = 0; round < 20; ++round) {
            const std::string text = std::to_string(member) + ":" + std::to_string(round);
            const auto file = folder.path() / ("member-" + std::to_string(member));
            EXPECT_OK(writeFileAtomically(env, file, text));
            EXPECT_THAT(env.readFile(file), test::IsOkAndHolds(text));
        }
    });
    ASSERT_OK_AND_ASSIGN(const auto names, env.list(folder.path()));
    EXPECT_EQ(names, (std::vector<std::string>{"member-0", "member-1", "member-2", "member-3"}));
}

TEST(BaseThreads, ReadersOfAReplacedFileSeeOneVersionOrTheOther) {
    const test::TempDirectory folder;
    RealEnv env;
    const std::array<std::string, 2> versions{std::string(60'000, 'a'), std::string(70'000, 'b')};
    const auto file = folder.write("replaced", versions[0]);
    runTogether([&](std::size_t member) {
        for (std::size_t round = 0; round < 40; ++round) {
            if (member == 0) {
                EXPECT_OK(writeFileAtomically(env, file, versions[round % 2]));
                continue;
            }
            const auto text = env.readFile(file);
            ASSERT_OK(text);
            EXPECT_TRUE(*text == versions[0] || *text == versions[1]) << text->size();
        }
    });
}

TEST(BaseThreads, ALockHasOneHolderAtATime) {
    const test::TempDirectory folder;
    RealEnv env;
    const auto file = folder.path() / "lock";
    std::atomic<int> holders = 0;
    std::atomic<int> acquisitions = 0;
    runTogether([&](std::size_t) {
        for (int round = 0; round < 200; ++round) {
            const auto lock = env.lock(file);
            if (!lock) {
                EXPECT_THAT(lock, test::HasError(ErrorCode::Busy));
                continue;
            }
            EXPECT_EQ(holders.fetch_add(1), 0);
            ++acquisitions;
            holders.fetch_sub(1);
        }
    });
    EXPECT_GE(acquisitions, 200 / static_cast<int>(CrewSize));
}

} // namespace
} // namespace intentscope
