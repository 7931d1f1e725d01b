// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/reasoner_server.h"
#include "tests/support/fake_reasoner.h"
#include "tests/support/result_matchers.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace intentscope::test {

/// The fake reasoner with a look at its calls, and with prompts that it refuses.
class WatchedReasoner final : public rank::Reasoner {
public:
    const rank::ReasonerInfo& info() const override { return fake.info(); }
    Result<std::vector<std::vector<rank::Generation>>> generate(
        std::span<const rank::ReasonerPrompt> prompts,
        const rank::GenerationSpec& spec,
        std::stop_token stop) override;
    Result<std::vector<std::vector<float>>>
    embed(std::span<const std::string> texts, rank::Pooling pooling, std::stop_token stop) override;
    /// Of prompt and answer together.
    Result<std::vector<std::vector<float>>> embedAnswers(
        std::span<const rank::ReasonerPrompt> prompts,
        std::span<const std::string> answers,
        rank::Pooling pooling,
        std::stop_token stop) override;
    Result<std::string> render(const rank::ReasonerPrompt& prompt) const override;
    Result<std::int64_t> countTokens(std::string_view text) const override;

    FakeReasoner fake;
    std::vector<std::size_t> batches = {};       ///< prompts of each call
    std::function<void(std::stop_token)> before; ///< called at the beginning of generate
};

/// A server of the fake reasoner in this process, on a free port of 127.0.0.1.
class ServedReasoner {
public:
    explicit ServedReasoner(const remote::ServerSpec& spec = {});
    ~ServedReasoner();

    std::string url() const { return server->url(); }
    int port() const { return server->port(); }
    std::vector<std::string> log();
    /// Ends the server; twice is once.
    void stop();

    WatchedReasoner reasoner;
    std::unique_ptr<remote::ReasonerServer> server;

private:
    std::mutex m_mutex; ///< guards m_log
    std::vector<std::string> m_log;
    std::jthread m_thread;
};

/// Prompts that differ.
std::vector<rank::ReasonerPrompt> somePrompts(std::size_t count);

/// Equal in everything, NaN being equal to NaN.
void expectSame(
    const std::vector<std::vector<rank::Generation>>& actual,
    const std::vector<std::vector<rank::Generation>>& expected);

} // namespace intentscope::test
