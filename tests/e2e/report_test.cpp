// SPDX-License-Identifier: GPL-3.0-or-later
// The report on the command line: one file, the same bytes, and what is answered to mistakes.
#include "core/base/env.h"
#include "tests/e2e/cli_process.h"
#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>

namespace intentscope {
namespace {

using test::runCli;
using testing::HasSubstr;

class ReportVerb : public testing::Test {
protected:
    ReportVerb() {
        const std::string workspace = (m_folder.path() / "w.iscope").string();
        expectDone({"import", test::writeTinySource(m_folder).string(), "-w", workspace});
        for (const char* architecture : {"popularity", "item_knn"}) {
            expectDone(
                {"train",
                 "ranker",
                 "-w",
                 workspace,
                 "--name",
                 architecture,
                 "--arch",
                 architecture,
                 "--split",
                 "time:0.5/0.2"});
            expectDone({"score", "-w", workspace, "--ranker", architecture, "--run", architecture});
        }
        m_arguments = {
            "report",
            "-w",
            workspace,
            "--before",
            "popularity",
            "--after",
            "item_knn",
            "--part",
            "all",
            "--out"};
    }
    static void expectDone(const std::vector<std::string>& arguments) {
        const auto outcome = runCli(arguments);
        EXPECT_EQ(outcome.exitCode, 0) << arguments.front() << ": " << outcome.err;
    }
    test::CliOutcome report(const std::string& file, const std::vector<std::string>& more = {}) {
        std::vector<std::string> arguments = m_arguments;
        arguments.push_back((m_folder.path() / file).string());
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runCli(arguments);
    }
    std::string read(const std::string& file) {
        RealEnv env;
        auto text = env.readFile(m_folder.path() / file);
        return text ? *text : std::string();
    }

    test::TempDirectory m_folder;
    std::vector<std::string> m_arguments;
};

TEST_F(ReportVerb, writes_one_page_and_the_same_bytes_again) {
    const auto first = report("a.html", {"--json"});
    ASSERT_EQ(first.exitCode, 0) << first.err;
    ASSERT_EQ(report("b.html").exitCode, 0);
    EXPECT_EQ(read("a.html"), read("b.html"));
    EXPECT_EQ(first.json().at("bytes"), read("a.html").size());
    EXPECT_THAT(read("a.html"), HasSubstr("popularity and item_knn"));
}

TEST_F(ReportVerb, refuses_other_endings_and_runs_that_are_not_there) {
    const auto pdf = report("a.pdf");
    EXPECT_EQ(pdf.exitCode, 1);
    EXPECT_THAT(pdf.err, HasSubstr(".html"));
    m_arguments[4] = "nobody";
    const auto missing = report("a.html");
    EXPECT_EQ(missing.exitCode, 1);
    EXPECT_THAT(missing.err, HasSubstr("nobody"));
    EXPECT_EQ(read("a.html"), "");
}

} // namespace
} // namespace intentscope
