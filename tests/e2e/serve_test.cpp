// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner_factory.h"
#include "core/remote/remote_reasoner.h"
#include "tests/e2e/cli_process.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/result_matchers.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>

namespace intentscope::test {
namespace {

/// A port of the loopback address that was free a moment ago.
int freePort() {
    const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(::bind(handle, plain, size), 0);
    EXPECT_EQ(::getsockname(handle, plain, &size), 0);
    ::close(handle);
    return ntohs(address.sin_port);
}

std::filesystem::path tinyReasoner() {
    return std::filesystem::path(std::getenv("ISCOPE_SOURCE_DIR")) / "tests/parity/reasoners/qwen3_tied";
}

TEST(ServeVerb, gives_through_a_harmful_proxy_what_the_local_reasoner_gives) {
    const int port = freePort();
    RunningCli server(
        {"serve", "--reasoner", tinyReasoner().string(), "--port", std::to_string(port), "--json"});
    ASSERT_TRUE(server.waitForErrorLine("Serving qwen3_tied"));
    RealEnv env;
    ASSERT_OK_AND_ASSIGN(const auto local, nn::makeReasonerFactory()(env, tinyReasoner()));
    FaultProxy proxy(port, 7, 0.4);
    remote::RemoteSpec spec{.url = proxy.url()};
    spec.limits.attempts = 12;
    spec.limits.firstDelaySeconds = 0.01;
    ASSERT_OK_AND_ASSIGN(const auto remote, remote::RemoteReasoner::open(env, spec, {}));
    std::vector<rank::ReasonerPrompt> prompts;
    for (int i = 0; i < 8; ++i)
        prompts.push_back({"Be brief", "where is parcel " + std::to_string(i)});
    rank::GenerationSpec wanted;
    wanted.sampling = {.maxTokens = 12, .temperature = 1, .sampleCount = 2, .seed = 3};
    ASSERT_OK_AND_ASSIGN(const auto expected, local->generate(prompts, wanted, {}));
    ASSERT_OK_AND_ASSIGN(const auto answers, remote->generate(prompts, wanted, {}));
    ASSERT_EQ(answers.size(), expected.size());
    for (std::size_t i = 0; i < answers.size(); ++i)
        for (std::size_t sample = 0; sample < 2; ++sample) {
            EXPECT_EQ(answers[i].at(sample).text, expected[i][sample].text);
            EXPECT_EQ(answers[i][sample].vector, expected[i][sample].vector);
            EXPECT_EQ(answers[i][sample].isComplete, expected[i][sample].isComplete);
        }
    EXPECT_LT(proxy.counts()[Fault::None], proxy.requestCount()); // some were harmed
    server.signal(SIGINT);
    const CliOutcome outcome = server.finish();
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_GT(outcome.json()["requests"], 8);
}

TEST(ServeVerb, needs_a_token_beyond_the_machine) {
    const CliOutcome outcome =
        runCli({"serve", "--reasoner", tinyReasoner().string(), "--host", "0.0.0.0", "--port", "0"});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_NE(outcome.err.find("token"), std::string::npos) << outcome.err;
}

} // namespace
} // namespace intentscope::test
