// SPDX-License-Identifier: GPL-3.0-or-later
// Slices on the command line: saved, counted, renamed, removed, and errors with a caret.
#include "tests/e2e/cli_process.h"
#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>

namespace intentscope {
namespace {

using test::runCli;
using testing::AllOf;
using testing::HasSubstr;

class SlicesVerb : public testing::Test {
protected:
    SlicesVerb() {
        const auto outcome = runCli({"import", test::writeTinySource(m_folder).string(), "-w", workspace()});
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    }
    std::string workspace() const { return (m_folder.path() / "w.iscope").string(); }

    test::TempDirectory m_folder;
};

TEST_F(SlicesVerb, a_slice_is_saved_counted_and_removed) {
    const auto added = runCli({"slices", "add", "late", "days_in_status > 2", "-w", workspace(), "--json"});
    ASSERT_EQ(added.exitCode, 0) << added.err;
    EXPECT_EQ(added.json().at("impressions"), 2);
    const auto count = runCli({"slices", "count", "late", "-w", workspace()});
    EXPECT_THAT(count.out, HasSubstr("2 of 6 impressions are in slice 'late' (days_in_status > 2)"));
    EXPECT_EQ(runCli({"slices", "remove", "late", "-w", workspace()}).exitCode, 0);
    EXPECT_EQ(runCli({"slices", "list", "-w", workspace(), "--json"}).json().at("slices").size(), 0U);
}

TEST_F(SlicesVerb, a_mistake_is_shown_with_a_caret_and_a_proposal) {
    const auto outcome =
        runCli({"slices", "count", "has_open_order and statsu == \"shipped\"", "-w", workspace()});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(
        outcome.err,
        AllOf(
            HasSubstr("has_open_order and statsu == \"shipped\"\n                     ^"),
            HasSubstr("filter:1:20: There is no column 'statsu'. Did you mean status?")));
}

TEST_F(SlicesVerb, columns_say_what_they_hold_and_are_kept) {
    const auto columns = runCli({"columns", "-w", workspace(), "--json"});
    ASSERT_EQ(columns.exitCode, 0) << columns.err;
    const auto json = columns.json();
    EXPECT_EQ(json.at("columns").at(0).at("column"), "impression_id");
    EXPECT_TRUE(std::filesystem::exists(
        std::filesystem::path(workspace()) / "datasets" / json.at("dataset").get<std::string>() /
        "statistics.json"));
    EXPECT_THAT(
        runCli({"columns", "-w", workspace(), "--table", "users"}).out,
        AllOf(HasSubstr("tier"), Not(HasSubstr("days_in_status"))));
}

} // namespace
} // namespace intentscope
