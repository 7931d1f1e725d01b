// SPDX-License-Identifier: GPL-3.0-or-later
// One process serves a reasoner, others ask it: the latent queries are those of the reasoner run in place.
#include "tests/e2e/cli_process.h"
#include "tests/support/loopback_server.h"
#include "tests/support/tiny_dataset.h"

#include <csignal>
#include <gmock/gmock.h>

namespace intentscope {
namespace {

using test::CliOutcome;
using test::runCli;
using testing::HasSubstr;
using testing::Not;

class ServedQueries : public testing::Test {
protected:
    ServedQueries() {
        const auto source = test::writeTinySource(m_folder).string();
        for (const char* name : {"here", "there"})
            EXPECT_EQ(runCli({"import", source, "-w", workspace(name)}).exitCode, 0);
    }

    std::string workspace(const std::string& name) const {
        return (m_folder.path() / (name + ".iscope")).string();
    }
    static std::string reasoner() {
        return (test::sourceDirectory() / "tests/parity/reasoners/qwen3_tied").string();
    }

    /// Waits until it answers; its address.
    static std::string urlOf(test::RunningCli& server) {
        EXPECT_TRUE(server.waitForErrorLine("(Ctrl+C ends it)")) << server.errorText();
        const std::size_t begin = server.errorText().find("http");
        return server.errorText().substr(begin, server.errorText().find(' ', begin) - begin);
    }

    CliOutcome
    reason(const std::string& name, const std::string& from, std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments{
            "reason",
            "-w",
            workspace(name),
            "--reasoner",
            from,
            "--template",
            m_folder.write("short.txt", "@system\nBrief.\n@user\n{{region}}{{#events}} {{type}}{{/events}}\n")
                .string(),
            "--max-tokens",
            "6",
            "--temperature",
            "0.7",
            "--samples",
            "2",
            "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runCli(arguments);
    }

    test::TempDirectory m_folder;
};

TEST_F(ServedQueries, are_those_of_the_reasoner_run_in_place) {
    test::RunningCli server({"--json", "serve", "--reasoner", reasoner(), "--port", "0"});
    const CliOutcome there = reason("there", urlOf(server));
    const CliOutcome here = reason("here", reasoner());
    ASSERT_EQ(there.exitCode, 0) << there.err;
    ASSERT_EQ(here.exitCode, 0) << here.err;
    EXPECT_EQ(there.json().at("id"), here.json().at("id"));
    EXPECT_EQ(there.json().at("files"), here.json().at("files")) << "the bytes of every file";
    // What was answered over there serves as if it had been answered here.
    EXPECT_EQ(reason("there", reasoner()).json().at("was_there"), true);
    server.signal(SIGINT);
    const CliOutcome end = server.finish();
    EXPECT_EQ(end.exitCode, 0) << end.err;
    EXPECT_GT(end.json().at("requests").get<int>(), 6);
    EXPECT_THAT(end.err, HasSubstr("POST /v1/chat/completions 200"));
    EXPECT_THAT(end.err, Not(HasSubstr("Brief."))) << "nothing of a prompt";
}

TEST_F(ServedQueries, need_the_token_of_the_server) {
    ::setenv("ISCOPE_TEST_TOKEN", "a-token-that-is-long-enough", 1);
    test::RunningCli server(
        {"serve", "--reasoner", reasoner(), "--port", "0", "--token-env", "ISCOPE_TEST_TOKEN"});
    const std::string url = urlOf(server);
    const CliOutcome refused = reason("there", url);
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.err, HasSubstr("answered 401"));
    const CliOutcome taken = reason("there", url, {"--key-variable", "ISCOPE_TEST_TOKEN"});
    ::unsetenv("ISCOPE_TEST_TOKEN");
    EXPECT_EQ(taken.exitCode, 0) << taken.err;
    server.signal(SIGTERM);
    const CliOutcome end = server.finish();
    EXPECT_EQ(end.exitCode, 0);
    for (const std::string& text : {refused.out, refused.err, taken.out, taken.err, end.out, end.err})
        EXPECT_THAT(text, Not(HasSubstr("a-token-that")));
}

TEST_F(ServedQueries, can_be_seen_as_a_request_before_anything_is_sent) {
    test::LoopbackServer nobody([](const auto&, const auto& reply) { reply.answer(500, "{}"); });
    ::setenv("INTENTSCOPE_API_KEY", "sk-a-key-to-be-kept", 1);
    const CliOutcome shown =
        reason("here", nobody.url(), {"--preview", "--impression", "i1", "--model", "Qwen/Qwen3-4B"});
    ::unsetenv("INTENTSCOPE_API_KEY");
    ASSERT_EQ(shown.exitCode, 0) << shown.err;
    EXPECT_EQ(nobody.requestCount(), 0);
    const std::string request = shown.json().at("request");
    EXPECT_THAT(request, HasSubstr("POST " + nobody.url() + "/chat/completions\n"));
    EXPECT_THAT(request, HasSubstr("[the value of $INTENTSCOPE_API_KEY]"));
    EXPECT_THAT(request, Not(HasSubstr("sk-a-key")));
    const auto body = nlohmann::json::parse(request.substr(request.find("\n\n")));
    EXPECT_EQ(body.at("model"), "Qwen/Qwen3-4B");
    EXPECT_EQ(body.at("messages").at(0).at("content"), "Brief.");
    EXPECT_EQ(body.at("n"), 2);
}

} // namespace
} // namespace intentscope
