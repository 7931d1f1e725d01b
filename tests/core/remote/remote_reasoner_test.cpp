// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_reasoner.h"
#include "tests/core/remote/served_reasoner.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/result_matchers.h"

#include <atomic>
#include <chrono>
#include <gtest/gtest.h>

namespace intentscope::remote {
namespace {

using test::Fault;
using test::FaultProxy;
using test::HasError;
using test::HasErrorAbout;
using test::LoopbackServer;
using test::ServedReasoner;
using test::somePrompts;

/// Patient enough for a machine under load, and quick between attempts.
RemoteSpec quickSpec(const std::string& url) {
    RemoteSpec spec{.url = url};
    spec.limits.firstDelaySeconds = 0.001;
    spec.limits.longestDelaySeconds = 0.01;
    spec.limits.secondsPerRequest = 20;
    return spec;
}

std::unique_ptr<RemoteReasoner> opened(const RemoteSpec& spec) {
    RealEnv env;
    auto reasoner = RemoteReasoner::open(env, spec, {});
    EXPECT_OK(reasoner);
    return reasoner ? std::move(*reasoner) : nullptr;
}

Status opening(const RemoteSpec& spec) {
    RealEnv env;
    const auto reasoner = RemoteReasoner::open(env, spec, {});
    return reasoner ? Status() : tl::unexpected(reasoner.error());
}

rank::GenerationSpec threeSamples() {
    return {
        .sampling = {.temperature = 0.8, .sampleCount = 3, .seed = 0xfedcba9876543210}, .givesTokens = true};
}

double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST(RemoteReasoner, AnswersAsTheReasonerBehindAnIntentScopeServer) {
    ServedReasoner served;
    const auto remote = opened(quickSpec(served.url()));
    const auto prompts = somePrompts(20);
    for (const auto& spec : {rank::GenerationSpec{}, threeSamples()}) {
        ASSERT_OK_AND_ASSIGN(const auto expected, served.reasoner.fake.generate(prompts, spec, {}));
        ASSERT_OK_AND_ASSIGN(const auto actual, remote->generate(prompts, spec, {}));
        test::expectSame(actual, expected);
    }
    std::vector<std::string> texts;
    for (const auto& prompt : somePrompts(70))
        texts.push_back(prompt.user);
    ASSERT_OK_AND_ASSIGN(
        const auto expected, served.reasoner.fake.embed(texts, rank::Pooling::LastToken, {}));
    EXPECT_THAT(remote->embed(texts, rank::Pooling::LastToken, {}), test::IsOkAndHolds(expected));
}

TEST(RemoteReasoner, IsTheSameForACacheAsTheReasonerItServes) {
    ServedReasoner served;
    const auto remote = opened(quickSpec(served.url()));
    const rank::ReasonerInfo& local = served.reasoner.info();
    EXPECT_EQ(remote->info().checkpointHash, local.checkpointHash);
    EXPECT_EQ(remote->info().vectorSize, local.vectorSize);
    EXPECT_EQ(remote->info().contextTokens, local.contextTokens);
    EXPECT_EQ(remote->info().parameterCount, local.parameterCount);
    EXPECT_EQ(remote->info().givesLogProbabilities, local.givesLogProbabilities);
    EXPECT_EQ(remote->info().family, "remote");
    EXPECT_EQ(remote->info().name, "fake at " + served.url());
}

TEST(RemoteReasoner, RendersAndCountsAsTheReasonerBehindAnIntentScopeServer) {
    ServedReasoner served;
    const auto remote = opened(quickSpec(served.url()));
    const auto prompt = somePrompts(1)[0];
    ASSERT_OK_AND_ASSIGN(const std::string rendered, served.reasoner.fake.render(prompt));
    EXPECT_THAT(remote->render(prompt), test::IsOkAndHolds(rendered));
    for (const char* text : {"", "a b c", "a b c", "späť"}) {
        ASSERT_OK_AND_ASSIGN(const std::int64_t count, served.reasoner.fake.countTokens(text));
        EXPECT_THAT(remote->countTokens(text), test::IsOkAndHolds(count));
    }
    served.stop(); // a line is logged behind its response
    EXPECT_EQ(served.log().size(), 1U + 1U + 3U) << "a text is counted once";
    EXPECT_THAT(remote->info().notes, testing::Not(testing::Contains(testing::HasSubstr("estimated"))));
}

TEST(RemoteReasoner, GivesTheSameThroughAProxyThatHarmsHalfOfTheRequests) {
    ServedReasoner served;
    const auto prompts = somePrompts(40);
    ASSERT_OK_AND_ASSIGN(const auto expected, served.reasoner.fake.generate(prompts, threeSamples(), {}));
    const std::deque<Fault> everyKind = {
        Fault::Drop,
        Fault::Late,
        Fault::TooMany,
        Fault::None,
        Fault::Unwell,
        Fault::Garbage,
        Fault::WrongShape,
        Fault::Truncated,
        Fault::Drip};
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        FaultProxy proxy(served.port(), seed, 0.5, everyKind);
        RemoteSpec spec = quickSpec(proxy.url());
        spec.limits.attempts = 40;
        spec.delaySeed = seed;
        const auto remote = opened(spec);
        ASSERT_OK_AND_ASSIGN(const auto actual, remote->generate(prompts, threeSamples(), {}));
        test::expectSame(actual, expected);
        EXPECT_EQ(proxy.counts().size(), everyKind.size()) << "every kind of harm was done";
        EXPECT_GT(proxy.requestCount(), 60);
    }
}

TEST(RemoteReasoner, GivesUpAfterItsAttemptsAndSaysWhatItFound) {
    ServedReasoner served;
    struct Case {
        Fault fault;
        ErrorCode code;
        const char* part;
    };
    const Case cases[] = {
        {Fault::Drop,
         ErrorCode::Io,
         "closed the connection before its answer was whole (the last of 3 attempts)"},
        {Fault::TooMany, ErrorCode::Busy, "answered 429 (slow down) (the last of 3 attempts)"},
        {Fault::Unwell, ErrorCode::Io, "answered 503 (<html>upstream is away</html>)"},
        {Fault::Garbage,
         ErrorCode::Corrupt,
         "a JSON object with 'choices' was expected and ' \xff nonsense {' was found"},
        {Fault::WrongShape, ErrorCode::Corrupt, "a choice with a message of text was expected"},
        {Fault::Truncated, ErrorCode::Io, "before its answer was whole"}};
    for (const Case& one : cases) {
        std::deque<Fault> script(4, one.fault);
        script.front() = Fault::None; // the list of models
        FaultProxy proxy(served.port(), 1, 0, script);
        RemoteSpec spec = quickSpec(proxy.url());
        spec.limits.attempts = 3;
        const auto remote = opened(spec);
        const auto result = remote->generate(somePrompts(1), {}, {});
        EXPECT_THAT(result, HasErrorAbout(one.code, one.part));
        EXPECT_EQ(result.error().place.file, proxy.url() + "/chat/completions");
        EXPECT_EQ(proxy.requestCount(), 4);
    }
}

TEST(RemoteReasoner, AsksOnceOnlyWhereAskingAgainIsNoUse) {
    struct Case {
        int status;
        ErrorCode code;
        const char* part;
    };
    const Case cases[] = {
        {400, ErrorCode::InvalidInput, "answered 400 (your n is odd)"},
        {401, ErrorCode::InvalidInput, "key_variable"},
        {403, ErrorCode::InvalidInput, "answered 403"},
        {404, ErrorCode::NotFound, "often ends in /v1"},
        {302, ErrorCode::InvalidInput, "answered 302"}};
    for (const Case& one : cases) {
        LoopbackServer server([&](const auto&, const auto& reply) {
            reply.answer(
                one.status, R"({"error":{"message":"your n is odd"}})", "Location: http://127.0.0.1:1/\r\n");
        });
        EXPECT_THAT(opening(quickSpec(server.url())), HasErrorAbout(one.code, one.part));
        EXPECT_EQ(server.requestCount(), 1) << one.status;
    }
}

TEST(RemoteReasoner, SaysWhenNobodyListens) {
    int port = 0;
    {
        LoopbackServer server([](const auto&, const auto&) {});
        port = server.port();
    }
    RemoteSpec spec = quickSpec("http://127.0.0.1:" + std::to_string(port) + "/v1");
    spec.limits.attempts = 2;
    EXPECT_THAT(opening(spec), HasErrorAbout(ErrorCode::Io, "could not be reached (the last of 2 attempts)"));
}

TEST(RemoteReasoner, WaitsAsLongAsTheServerAsks) {
    ServedReasoner served;
    std::atomic<int> refusals = 2;
    LoopbackServer server([&](const LoopbackServer::Request& request, const LoopbackServer::Reply& reply) {
        if (refusals-- > 0)
            reply.answer(429, "{}", "Retry-After: 0.2\r\n");
        else
            reply.send(test::askLoopback(
                served.port(), "GET " + request.path + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"));
    });
    RemoteSpec spec = quickSpec(server.url());
    spec.limits.longestDelaySeconds = 1;
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_OK(opening(spec));
    EXPECT_GE(secondsSince(begin), 0.4);
    EXPECT_EQ(server.requestCount(), 3);

    LoopbackServer tomorrow(
        [](const auto&, const auto& reply) { reply.answer(429, "{}", "Retry-After: 86400\r\n"); });
    EXPECT_THAT(
        opening(quickSpec(tomorrow.url())), HasErrorAbout(ErrorCode::Busy, "asks to wait for 86400 s"));
    EXPECT_EQ(tomorrow.requestCount(), 1);
}

TEST(RemoteReasoner, SpreadsRequestsOverAMinute) {
    ServedReasoner served;
    RemoteSpec spec = quickSpec(served.url());
    spec.limits.requestsPerMinute = 1'200; // one in 50 ms
    const auto begin = std::chrono::steady_clock::now();
    const auto remote = opened(spec);
    ASSERT_OK(remote->generate(somePrompts(6), {}, {}));
    EXPECT_GE(secondsSince(begin), 6 * 0.05);
}

TEST(RemoteReasoner, EndsRequestsThatTakeTooLongHoweverTheyDoIt) {
    const auto tooLate = [](const LoopbackServer::Serve& serve) {
        LoopbackServer server(serve);
        RemoteSpec spec = quickSpec(server.url());
        spec.limits.secondsPerRequest = 0.2;
        spec.limits.attempts = 2;
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_THAT(opening(spec), HasErrorAbout(ErrorCode::Io, "took too long: the limit is 0.2 s"));
        EXPECT_LT(secondsSince(begin), 5);
    };
    tooLate([](const auto&, const auto& reply) { reply.waitForClose(); });
    const auto drip = [](const std::string& bytes) {
        return [bytes](const auto&, const auto& reply) {
            for (const char byte : bytes) {
                if (!reply.send(std::string(1, byte)))
                    return;
                reply.wait(20);
            }
        };
    };
    tooLate(drip("HTTP/1.1 200 OK\r\nX-Padding: " + std::string(2'000, 'x')));
    tooLate(drip("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + std::string(2'000, ' ')));
}

TEST(RemoteReasoner, StopsWithinMomentsWhileItWaitsForTheServer) {
    ServedReasoner served;
    std::atomic<int> waiting = 0;
    served.reasoner.before = [&](const std::stop_token& stop) {
        ++waiting;
        while (!stop.stop_requested() && waiting > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    };
    const auto remote = opened(quickSpec(served.url()));
    std::stop_source source;
    std::chrono::steady_clock::time_point asked;
    std::jthread stopper([&] {
        while (waiting == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        asked = std::chrono::steady_clock::now();
        source.request_stop();
    });
    EXPECT_THAT(remote->generate(somePrompts(50), {}, source.get_token()), HasError(ErrorCode::Cancelled));
    stopper.join();
    // 100 ms on a machine that is not busy; the bound is for sanitizers under load.
    EXPECT_LT(secondsSince(asked), 1);
    RecordProperty("milliseconds", static_cast<int>(secondsSince(asked) * 1'000));
    waiting = -1'000;
}

TEST(RemoteReasoner, StopsWhileItWaitsForTheNextAttempt) {
    LoopbackServer server([](const auto&, const auto& reply) { reply.answer(503, ""); });
    RemoteSpec spec = quickSpec(server.url());
    spec.limits.firstDelaySeconds = 60;
    spec.limits.longestDelaySeconds = 60;
    std::stop_source source;
    std::jthread stopper([&] {
        while (server.requestCount() == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        source.request_stop();
    });
    RealEnv env;
    EXPECT_THAT(RemoteReasoner::open(env, spec, source.get_token()), HasError(ErrorCode::Cancelled));
}

TEST(RemoteReasoner, DoesNotAskAgainForWhatWasAnsweredBeforeAFailure) {
    ServedReasoner served;
    auto prompts = somePrompts(10);
    prompts.back().user = "too long";
    RemoteSpec spec = quickSpec(served.url());
    spec.limits.concurrency = 1;
    const auto remote = opened(spec);
    EXPECT_THAT(
        remote->generate(prompts, {}, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "prompt 10: the server answered 400"));
    EXPECT_EQ(served.reasoner.fake.answeredPrompts, 9);
    prompts.pop_back();
    ASSERT_OK_AND_ASSIGN(const auto answers, remote->generate(prompts, {}, {}));
    EXPECT_EQ(served.reasoner.fake.answeredPrompts, 9);
    ASSERT_OK_AND_ASSIGN(const auto expected, served.reasoner.fake.generate(prompts, {}, {}));
    test::expectSame(answers, expected);
}

TEST(RemoteReasoner, RefusesSamplingOutOfRangeBeforeItAsks) {
    ServedReasoner served;
    const auto remote = opened(quickSpec(served.url()));
    EXPECT_THAT(
        remote->generate(somePrompts(1), {.sampling = {.temperature = -1}}, {}),
        HasError(ErrorCode::InvalidInput));
    served.stop(); // a line is logged behind its response
    EXPECT_EQ(served.log().size(), 1U) << "the list of models alone";
}

} // namespace
} // namespace intentscope::remote
