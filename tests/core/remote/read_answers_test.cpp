// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of answers that others wrote, through a server.
#include "core/remote/remote_reasoner.h"
#include "core/remote/serving_json.h"
#include "tests/core/remote/served_reasoner.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

namespace intentscope::remote {
namespace {

using test::HasErrorAbout;

std::unique_ptr<RemoteReasoner> opened(const std::string& url) {
    RealEnv env;
    RemoteSpec spec{.url = url};
    spec.limits.attempts = 40;
    spec.limits.firstDelaySeconds = 0.001;
    spec.limits.longestDelaySeconds = 0.01;
    auto reasoner = RemoteReasoner::open(env, spec, {});
    EXPECT_OK(reasoner);
    return reasoner ? std::move(*reasoner) : nullptr;
}

TEST(ReadAnswers, AreReadByTheModelBehindTheServerThroughAProxyThatHarms) {
    test::ServedReasoner served;
    const auto prompts = test::somePrompts(21);
    std::vector<std::string> answers;
    for (std::size_t i = 0; i < prompts.size(); ++i)
        answers.push_back("where is order " + std::to_string(i % 2) + "? sp\xC3\xA4t");
    ASSERT_OK_AND_ASSIGN(
        const auto expected, served.reasoner.embedAnswers(prompts, answers, rank::Pooling::LastToken, {}));
    ASSERT_NE(expected[0], expected[2]) << "the same answer to another prompt has another vector";
    test::FaultProxy proxy(served.port(), 3, 0.5);
    const auto remote = opened(proxy.url());
    EXPECT_THAT(
        remote->embedAnswers(prompts, answers, rank::Pooling::LastToken, {}), test::IsOkAndHolds(expected));
    EXPECT_THAT(remote->embedAnswers({}, {}, rank::Pooling::Mean, {}), test::IsOk());
}

TEST(ReadAnswers, AreRefusedByTheNameOfWhatIsWrong) {
    const std::pair<const char*, const char*> cases[] = {
        {R"({})", "'answers' is missing"},
        {R"({"answers":[]})", "must be a list of 1 to"},
        {R"({"answers":["x"]})", "must be an object"},
        {R"({"answers":[{"answer":"x"}]})", "must have messages and an answer each"},
        {R"({"answers":[{"messages":[{"role":"user","content":"u"}]}]})", "must have messages and an answer"},
        {R"({"answers":[{"messages":[],"answer":"x"}]})", "'messages' must be one message of the role user"},
        {R"({"answers":[{"messages":[{"role":"user","content":"u"}],"answer":7}]})",
         "'answer' must be a text"},
        {R"({"answers":[{"messages":[{"role":"user","content":"u"}],"answer":"x","n":1}]})",
         "'n' is not known"},
        {R"({"answers":[{"messages":[{"role":"user","content":"u"}],"answer":"x"}],"pooling":"max"})",
         "'pooling' must be"}};
    for (const auto& [body, part] : cases)
        EXPECT_THAT(readAnswersRequest(body, "fake"), HasErrorAbout(ErrorCode::InvalidInput, part)) << body;
    const char* other =
        R"({"model":"b","answers":[{"messages":[{"role":"user","content":"u"}],"answer":"x"}]})";
    EXPECT_THAT(readAnswersRequest(other, "fake"), HasErrorAbout(ErrorCode::NotFound, "no such model"));
}

TEST(ReadAnswers, GiveThePromptAndTheAnswerOfEach) {
    const auto request = readAnswersRequest(
        R"({"answers":[{"messages":[{"role":"system","content":"s"},{"role":"user","content":"u"}],"answer":"a"},
            {"messages":[{"role":"user","content":"v"}],"answer":""}],"pooling":"mean"})",
        "fake");
    ASSERT_OK(request);
    EXPECT_EQ(request->job.prompts, (std::vector<rank::ReasonerPrompt>{{"s", "u"}, {"", "v"}}));
    EXPECT_EQ(request->job.answers, (std::vector<std::string>{"a", ""}));
    EXPECT_EQ(request->job.pooling, rank::Pooling::Mean);
}

} // namespace
} // namespace intentscope::remote
