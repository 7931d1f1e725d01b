// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/remote/served_reasoner.h"

#include <gtest/gtest.h>

namespace intentscope::test {

Result<std::vector<std::vector<rank::Generation>>> WatchedReasoner::generate(
    std::span<const rank::ReasonerPrompt> prompts, const rank::GenerationSpec& spec, std::stop_token stop) {
    batches.push_back(prompts.size());
    if (before)
        before(stop);
    for (std::size_t i = 0; i < prompts.size(); ++i)
        if (prompts[i].user.find("too long") != std::string::npos)
            return fail(
                ErrorCode::InvalidInput, "prompt " + std::to_string(i) + " has 9000 tokens and 4096 fit");
    return fake.generate(prompts, spec, stop);
}

Result<std::vector<std::vector<float>>>
WatchedReasoner::embed(std::span<const std::string> texts, rank::Pooling pooling, std::stop_token stop) {
    return fake.embed(texts, pooling, stop);
}

Result<std::vector<std::vector<float>>> WatchedReasoner::embedAnswers(
    std::span<const rank::ReasonerPrompt> prompts,
    std::span<const std::string> answers,
    rank::Pooling pooling,
    std::stop_token stop) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < prompts.size(); ++i)
        texts.push_back(prompts[i].system + "\n" + prompts[i].user + "\n" + answers[i]);
    return fake.embed(texts, pooling, stop);
}

Result<std::string> WatchedReasoner::render(const rank::ReasonerPrompt& prompt) const {
    return fake.render(prompt);
}

Result<std::int64_t> WatchedReasoner::countTokens(std::string_view text) const {
    return fake.countTokens(text);
}

ServedReasoner::ServedReasoner(const remote::ServerSpec& spec) {
    static RealEnv env;
    auto opened = remote::ReasonerServer::open(env, spec, reasoner, [this](const std::string& line) {
        const std::lock_guard lock(m_mutex);
        m_log.push_back(line);
    });
    EXPECT_OK(opened);
    server = std::move(*opened);
    m_thread = std::jthread([this](const std::stop_token& stop) { EXPECT_OK(server->run(stop)); });
}

ServedReasoner::~ServedReasoner() {
    stop();
}

std::vector<std::string> ServedReasoner::log() {
    const std::lock_guard lock(m_mutex);
    return m_log;
}

void ServedReasoner::stop() {
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

std::vector<rank::ReasonerPrompt> somePrompts(std::size_t count) {
    std::vector<rank::ReasonerPrompt> prompts;
    prompts.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        prompts.push_back({"Write what the user wants.", "Order " + std::to_string(i) + " \"späť\"\n未发货"});
    return prompts;
}

void expectSame(
    const std::vector<std::vector<rank::Generation>>& actual,
    const std::vector<std::vector<rank::Generation>>& expected) {
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        ASSERT_EQ(actual[i].size(), expected[i].size());
        for (std::size_t j = 0; j < actual[i].size(); ++j) {
            const rank::Generation& a = actual[i][j];
            const rank::Generation& b = expected[i][j];
            EXPECT_EQ(a.text, b.text);
            EXPECT_EQ(a.vector, b.vector);
            EXPECT_EQ(a.isComplete, b.isComplete);
            EXPECT_EQ(a.promptTokens, b.promptTokens);
            EXPECT_EQ(a.answerTokens, b.answerTokens);
            EXPECT_THAT(a.logProbability, testing::NanSensitiveDoubleEq(b.logProbability));
            ASSERT_EQ(a.tokens.size(), b.tokens.size());
            for (std::size_t k = 0; k < a.tokens.size(); ++k) {
                EXPECT_EQ(a.tokens[k].text, b.tokens[k].text);
                EXPECT_THAT(
                    a.tokens[k].logProbability, testing::NanSensitiveFloatEq(b.tokens[k].logProbability));
                EXPECT_THAT(a.tokens[k].entropy, testing::NanSensitiveFloatEq(b.tokens[k].entropy));
            }
        }
    }
}

} // namespace intentscope::test
