// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/generation_queue.h"
#include "tests/core/remote/served_reasoner.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>
#include <thread>

namespace intentscope::remote {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::somePrompts;

/// Jobs first, then the thread that answers them, so that what waits together is known.
class WaitingJobs : public testing::Test {
protected:
    ServingTicket submit(ServingJob job) {
        auto ticket = m_queue.submit(std::move(job));
        EXPECT_OK(ticket);
        return ticket ? std::move(*ticket) : ServingTicket{};
    }

    void run() {
        m_thread = std::jthread([this](const std::stop_token& stop) { m_queue.run(stop); });
    }

    test::WatchedReasoner m_reasoner;
    GenerationQueue m_queue{m_reasoner, {.waiting = 6, .batch = 4, .window = std::chrono::milliseconds(1)}};
    std::jthread m_thread;
};

TEST_F(WaitingJobs, OfTheSameSettingsAreAnsweredInOneCall) {
    std::vector<ServingTicket> tickets;
    tickets.reserve(5);
    for (const auto& prompt : somePrompts(5))
        tickets.push_back(submit(PromptJob{prompt, {}}));
    run();
    const auto prompts = somePrompts(5);
    ASSERT_OK_AND_ASSIGN(const auto expected, test::FakeReasoner().generate(prompts, {}, {}));
    for (std::size_t i = 0; i < tickets.size(); ++i) {
        ASSERT_OK_AND_ASSIGN(const ServedAnswer answer, tickets[i].answer.get());
        test::expectSame({answer.generations}, {expected[i]});
    }
    EXPECT_EQ(m_reasoner.batches, (std::vector<std::size_t>{4, 1}));
}

TEST_F(WaitingJobs, OfOtherSettingsAreNotMixed) {
    auto greedy = submit(PromptJob{somePrompts(1)[0], {}});
    auto texts = submit(TextsJob{{"a", "b c"}});
    auto sampled = submit(PromptJob{somePrompts(1)[0], {.sampling = {.temperature = 1}}});
    run();
    ASSERT_OK(greedy.answer.get());
    ASSERT_OK_AND_ASSIGN(const ServedAnswer vectors, texts.answer.get());
    EXPECT_EQ(vectors.vectors.size(), 2U);
    EXPECT_EQ(vectors.counts, (std::vector<std::int64_t>{1, 2}));
    ASSERT_OK(sampled.answer.get());
    EXPECT_EQ(m_reasoner.batches, (std::vector<std::size_t>{1, 1}));
}

TEST_F(WaitingJobs, DoNotSufferForOneThatDoesNotFit) {
    auto good = submit(PromptJob{somePrompts(1)[0], {}});
    auto bad = submit(PromptJob{{"", "this is too long"}, {}});
    run();
    EXPECT_OK(good.answer.get());
    EXPECT_THAT(bad.answer.get(), HasErrorAbout(ErrorCode::InvalidInput, "9000 tokens"));
}

TEST_F(WaitingJobs, AreRefusedWhenThereAreTooManyAndWhenItEnds) {
    std::vector<ServingTicket> tickets;
    tickets.reserve(6);
    for (int i = 0; i < 6; ++i)
        tickets.push_back(submit(PromptJob{somePrompts(1)[0], {}}));
    EXPECT_THAT(m_queue.submit(PromptJob{}), HasErrorAbout(ErrorCode::Busy, "6 requests wait"));
    m_queue.close();
    for (ServingTicket& ticket : tickets)
        EXPECT_THAT(ticket.answer.get(), HasError(ErrorCode::Cancelled));
    EXPECT_THAT(m_queue.submit(PromptJob{}), HasError(ErrorCode::Cancelled));
    EXPECT_TRUE(m_reasoner.batches.empty());
}

TEST_F(WaitingJobs, ThatNobodyWaitsForAreLeftOut) {
    auto gone = submit(PromptJob{somePrompts(2)[0], {}});
    *gone.isAbandoned = true;
    auto here = submit(PromptJob{somePrompts(2)[1], {}});
    run();
    EXPECT_OK(here.answer.get());
    EXPECT_EQ(m_reasoner.batches, (std::vector<std::size_t>{1}));
}

} // namespace
} // namespace intentscope::remote
