// SPDX-License-Identifier: GPL-3.0-or-later
// Members of a group as threads of one process; tests/e2e/train_together_test.cpp has real processes.
#include "core/nn/train/group_agreement.h"
#include "core/nn/train/process_group.h"
#include "tests/support/loopback_server.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <functional>
#include <thread>
#include <vector>

namespace intentscope::nn {
namespace {

using test::HasError;
using test::HasErrorAbout;

/// One that was free just now.
std::uint16_t freePort() {
    return static_cast<std::uint16_t>(test::LoopbackServer([](const auto&, const auto&) {}).port());
}

rank::ProcessGroupSpec specOf(std::int32_t rank, std::int32_t size, std::uint16_t port, double timeout = 60) {
    return {.rank = rank, .size = size, .address = "127.0.0.1", .port = port, .timeoutSeconds = timeout};
}

/// Lets every member of a group of this size do the same at the same time.
void together(std::int32_t size, const std::function<void(ProcessGroup& group)>& work) {
    const std::uint16_t port = freePort();
    std::vector<std::jthread> members;
    for (std::int32_t rank = 0; rank < size; ++rank)
        members.emplace_back([&, rank] {
            ASSERT_OK_AND_ASSIGN(const auto group, joinProcessGroup(specOf(rank, size, port), {}));
            work(*group);
        });
}

class ProcessGroupTest : public testing::Test {
protected:
    void SetUp() override {
        if (!hasGloo())
            GTEST_SKIP() << "this LibTorch has no Gloo";
    }
};

TEST_F(ProcessGroupTest, AddsUpAndTellsTheSameToEveryMember) {
    together(3, [](ProcessGroup& group) {
        const auto rank = static_cast<float>(group.spec().rank);
        std::vector<float> values{1, rank, rank * 0.1F};
        ASSERT_OK(group.sum(values));
        EXPECT_EQ(values[0], 3);
        EXPECT_EQ(values[1], 3);
        EXPECT_NEAR(values[2], 0.3F, 1e-6F);
        std::vector<double> doubles{static_cast<double>(rank) + 0.25};
        ASSERT_OK(group.sum(doubles));
        EXPECT_EQ(doubles[0], 3.75);
        EXPECT_THAT(group.fromFirst(group.isFirst() ? "told" : "own"), test::IsOkAndHolds("told"));
        EXPECT_THAT(group.fromFirst(group.isFirst() ? "" : "own"), test::IsOkAndHolds(""));
        ASSERT_OK_AND_ASSIGN(const auto texts, group.gather("r" + std::to_string(group.spec().rank), {}));
        EXPECT_EQ(texts, (std::vector<std::string>{"r0", "r1", "r2"}));
    });
}

TEST_F(ProcessGroupTest, StopsTogether) {
    together(2, [](ProcessGroup& group) {
        std::stop_source stop;
        EXPECT_OK(checkStopTogether(group, stop.get_token()));
        if (!group.isFirst())
            stop.request_stop();
        EXPECT_THAT(checkStopTogether(group, stop.get_token()), HasError(ErrorCode::Cancelled));
    });
}

TEST_F(ProcessGroupTest, NamesInWhatTheMembersDiffer) {
    together(3, [](ProcessGroup& group) {
        rank::RankerTrainingSpec spec;
        const std::string dataset(64, 'a');
        EXPECT_OK(checkAgreement(group, {dataset, spec}, {}));
        if (group.spec().rank == 2)
            spec.batchSize = 32;
        EXPECT_THAT(
            checkAgreement(group, {dataset, spec}, {}),
            HasErrorAbout(ErrorCode::Mismatch, "batch_size: 64 in process 0, 32 in process 2"));
        spec.batchSize = 64;
        const std::string other(64, group.spec().rank == 1 ? 'b' : 'a');
        EXPECT_THAT(
            checkAgreement(group, {other, spec}, {}),
            HasErrorAbout(ErrorCode::Mismatch, "hash of the dataset"));
    });
}

TEST_F(ProcessGroupTest, NamesMembersThatDoNotComeAndTheLimit) {
    const auto joined = joinProcessGroup(specOf(0, 3, freePort(), 1), {});
    EXPECT_THAT(
        joined, HasErrorAbout(ErrorCode::Io, "did not come within the 1 seconds of --peer-timeout: 1, 2"));
}

TEST_F(ProcessGroupTest, NamesAFirstMemberThatIsNotThere) {
    const std::uint16_t port = freePort();
    const auto joined = joinProcessGroup(specOf(1, 2, port, 1), {});
    EXPECT_THAT(
        joined, HasErrorAbout(ErrorCode::Io, "found no process 0 at 127.0.0.1:" + std::to_string(port)));
}

TEST_F(ProcessGroupTest, NamesAnAddressThatNobodyKnows) {
    auto spec = specOf(1, 2, freePort(), 1);
    spec.address = "nowhere.invalid";
    EXPECT_THAT(joinProcessGroup(spec, {}), HasErrorAbout(ErrorCode::NotFound, "nowhere.invalid"));
}

TEST_F(ProcessGroupTest, NamesAPortThatIsTaken) {
    const test::LoopbackServer other([](const auto&, const auto&) {});
    const auto port = static_cast<std::uint16_t>(other.port());
    EXPECT_THAT(joinProcessGroup(specOf(0, 2, port, 1), {}), HasErrorAbout(ErrorCode::Busy, "MASTER_PORT"));
}

TEST_F(ProcessGroupTest, MayBeStoppedWhileItWaits) {
    for (const std::int32_t rank : {0, 1}) {
        std::stop_source stop;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            stop.request_stop();
        });
        EXPECT_THAT(
            joinProcessGroup(specOf(rank, 2, freePort()), stop.get_token()), HasError(ErrorCode::Cancelled));
    }
}

TEST_F(ProcessGroupTest, NoticesAMemberThatHasGone) {
    together(2, [](ProcessGroup& group) {
        std::vector<float> values{1};
        ASSERT_OK(group.sum(values));
        if (!group.isFirst())
            return;
        EXPECT_THAT(group.sum(values), HasErrorAbout(ErrorCode::Io, "process 0 of 2 lost another one"));
    });
}

TEST(ShareOf, CoversAllRowsOnceAndEvenly) {
    std::vector<int> rows(10);
    for (std::int32_t size = 1; size <= 12; ++size) {
        std::size_t next = 0;
        for (std::int32_t rank = 0; rank < size; ++rank) {
            const auto share = shareOf(std::span(rows), specOf(rank, size, 1));
            EXPECT_EQ(share.data(), rows.data() + next);
            EXPECT_LE(
                share.size(),
                (rows.size() + static_cast<std::size_t>(size) - 1) / static_cast<std::size_t>(size));
            next += share.size();
        }
        EXPECT_EQ(next, rows.size());
    }
}

TEST(WithoutGloo, SaysThatItIsNotThere) {
    if (hasGloo())
        GTEST_SKIP() << "this LibTorch has Gloo";
    EXPECT_THAT(
        joinProcessGroup(specOf(0, 2, 1), {}), HasErrorAbout(ErrorCode::InvalidInput, "without Gloo"));
}

} // namespace
} // namespace intentscope::nn
