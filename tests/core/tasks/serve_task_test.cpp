// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/open_reasoner.h"
#include "core/tasks/serve_task.h"
#include "tests/support/fake_reasoner.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"

#include <future>
#include <gtest/gtest.h>
#include <thread>

namespace intentscope::tasks {
namespace {

using test::HasError;
using test::HasErrorAbout;

/// A task that serves the fake reasoner on a free port.
class Serving : public testing::Test {
protected:
    Serving() {
        std::promise<ServeStart> started;
        auto start = started.get_future();
        m_thread = std::jthread([this, promise = std::move(started)](const std::stop_token& stop) mutable {
            const ServeTold told{
                [&](const ServeStart& value) { promise.set_value(value); },
                [this](const std::string& line) { m_lines.push_back(line); }};
            m_report = serve({.port = 0}, m_reasoner, m_env, told, stop);
        });
        m_start = start.get();
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    test::FakeReasoner m_reasoner;
    ServeStart m_start;
    std::vector<std::string> m_lines; ///< the server's, until the thread has ended
    Result<ServeReport> m_report;
    std::jthread m_thread;
};

TEST_F(Serving, CountsItsRequestsAndEndsWithAStop) {
    EXPECT_EQ(m_start.model, "fake");
    EXPECT_THAT(
        m_start.notes, testing::Contains("Every program of this machine may ask: there is no token."));
    ASSERT_OK(openReasoner({.location = m_start.url}, {}, m_env, {}));
    m_thread.request_stop();
    m_thread.join();
    ASSERT_OK(m_report);
    EXPECT_EQ(m_report->url, m_start.url);
    EXPECT_EQ(m_report->requestCount, 1);
    EXPECT_EQ(m_lines.size(), 1U);
}

TEST_F(Serving, IsReachedByItsAddressAndByAFile) {
    const std::vector<rank::ReasonerPrompt> prompts = {{"s", "u"}};
    ASSERT_OK_AND_ASSIGN(const auto expected, m_reasoner.generate(prompts, {}, {}));
    const auto file =
        m_folder.write("team.json", R"({"kind":"remote_reasoner","url":")" + m_start.url + R"("})");
    for (const std::string& location : {m_start.url, file.string()}) {
        ASSERT_OK_AND_ASSIGN(const auto remote, openReasoner({.location = location}, {}, m_env, {}));
        ASSERT_OK_AND_ASSIGN(const auto answers, remote->generate(prompts, {}, {}));
        EXPECT_EQ(answers[0][0].text, expected[0][0].text);
        EXPECT_EQ(answers[0][0].vector, expected[0][0].vector);
    }
    EXPECT_THAT(
        openReasoner({.location = file.string(), .model = "other"}, {}, m_env, {}),
        HasErrorAbout(ErrorCode::NotFound, "no model 'other'"));
}

TEST(OpenReasoner, OpensAFolderWithTheProgramsOwnReasoners) {
    RealEnv env;
    test::TempDirectory folder;
    std::filesystem::path asked;
    const rank::ReasonerFactory local = [&](Env&, const std::filesystem::path& path) {
        asked = path;
        return Result<std::unique_ptr<rank::Reasoner>>(std::make_unique<test::FakeReasoner>());
    };
    EXPECT_OK(openReasoner({.location = folder.path().string()}, local, env, {}));
    EXPECT_EQ(asked, folder.path());
    EXPECT_THAT(
        openReasoner({.location = folder.path().string()}, {}, env, {}),
        HasErrorAbout(ErrorCode::UnsupportedVersion, "without LibTorch"));
    EXPECT_THAT(
        openReasoner({.location = folder.path().string(), .model = "x"}, local, env, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "this is a folder"));
    EXPECT_THAT(
        openReasoner({.location = "nowhere"}, local, env, {}), HasErrorAbout(ErrorCode::NotFound, "nowhere"));
    EXPECT_THAT(
        openReasoner({.location = folder.write("x.json", "{").string()}, local, env, {}),
        HasErrorAbout(ErrorCode::Corrupt, "x.json"));
}

TEST(PreviewRequest, ShowsThePromptThatWouldBeSentAndSendsNothing) {
    RealEnv env;
    test::TempDirectory folder;
    const auto dataset = test::makeTinyDataset(folder);
    const ReasonSettings settings{.templateText = "Region {{region}}"};
    const ReasonerSource source{.location = "http://127.0.0.1:1/v1", .model = "writer"};
    ASSERT_OK_AND_ASSIGN(const std::string request, previewRequest("i1", settings, source, dataset, env));
    EXPECT_THAT(request, testing::StartsWith("POST http://127.0.0.1:1/v1/chat/completions\n"));
    EXPECT_THAT(request, testing::HasSubstr("\"content\": \"Region SG\""));
    EXPECT_THAT(
        previewRequest("i9", settings, source, dataset, env), HasErrorAbout(ErrorCode::NotFound, "'i9'"));
    EXPECT_THAT(
        previewRequest("i1", settings, {.location = folder.path().string()}, dataset, env),
        HasErrorAbout(ErrorCode::InvalidInput, "nothing is sent"));
}

TEST(Serve, RefusesValuesOutOfRangeAndATokenThatIsNotThere) {
    RealEnv env;
    test::FakeReasoner reasoner;
    const auto refused = [&](const ServeSpec& spec, const char* part) {
        const ServeTold told{
            [](const ServeStart&) { ADD_FAILURE() << "it started"; }, [](const std::string&) {}};
        EXPECT_THAT(serve(spec, reasoner, env, told, {}), HasErrorAbout(ErrorCode::InvalidInput, part));
    };
    refused({.port = 65'536}, "the port must lie between 0 and 65535, and is 65536");
    refused({.batch = 0}, "of a batch");
    refused({.windowMs = -1}, "milliseconds");
    refused({.waiting = 0}, "requests that wait");
    refused({.connections = 0}, "connections");
    refused({.requestKib = 0}, "KiB");
    refused({.tokenVariable = "ISCOPE_TEST_ABSENT"}, "ISCOPE_TEST_ABSENT");
    refused({.tokenVariable = "not a name"}, "no name of a variable");
    refused({.host = "0.0.0.0"}, "a token is required");
}

} // namespace
} // namespace intentscope::tasks
