// SPDX-License-Identifier: GPL-3.0-or-later
// A labelling job on the command line: queue, sittings, agreement, suspects, training sets, replay, review
// bundle.
#include "tests/e2e/cli_process.h"
#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace intentscope {
namespace {

using test::runCli;
using testing::HasSubstr;

class LabellingVerbs : public testing::Test {
protected:
    LabellingVerbs() {
        const auto outcome = runCli({"import", test::writeTinySource(m_folder).string(), "-w", workspace()});
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        const auto queue = runCli(
            {"labels",
             "queue",
             "create",
             "first",
             "-w",
             workspace(),
             "--annotator",
             "mei",
             "--annotator",
             "omar",
             "--per-item",
             "2",
             "--order",
             "random",
             "--seed",
             "3"});
        EXPECT_EQ(queue.exitCode, 0) << queue.err;
    }

    std::string workspace() const { return (m_folder.path() / "w.iscope").string(); }
    std::string file(const char* name) const { return (m_folder.path() / name).string(); }

    static std::string bytesOf(const std::string& path) {
        std::ifstream stream(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    /// The sitting's id.
    std::string sit(const std::string& annotator, const std::string& labels) const {
        const auto sitting = runCli(
            {"labels", "queue", "sit", "first", "--annotator", annotator, "-w", workspace(), "--json"});
        EXPECT_EQ(sitting.exitCode, 0) << sitting.err;
        const std::string id = sitting.json().at("id");
        const auto appended = runCli(
            {"labels", "append", "-w", workspace(), "--annotator", annotator, "--session", id}, labels);
        EXPECT_EQ(appended.exitCode, 0) << appended.err;
        return id;
    }

    test::TempDirectory m_folder;
};

TEST_F(LabellingVerbs, a_queue_is_worked_off_and_agreement_measured) {
    sit("mei",
        "{\"impression_id\":\"i1\",\"true_intents\":[\"track\"],\"confidence\":\"high\"}\n"
        "{\"impression_id\":\"i2\",\"true_intents\":[\"refund\"],\"error_cause\":\"click_was_noise\"}\n"
        "{\"impression_id\":\"i3\",\"skip_reason\":\"unclear\"}\n");
    sit("omar",
        "{\"impression_id\":\"i1\",\"true_intents\":[\"track\"]}\n"
        "{\"impression_id\":\"i2\",\"true_intents\":[\"cancel\"]}\n");
    const auto list = runCli({"labels", "queue", "list", "-w", workspace(), "--json"});
    ASSERT_EQ(list.exitCode, 0) << list.err;
    const auto queue = list.json().at("queues").at(0);
    EXPECT_EQ(queue.at("items"), 6);
    EXPECT_EQ(queue.at("to_adjudicate"), 1);
    EXPECT_EQ(queue.at("submitted"), 1);
    EXPECT_EQ(queue.at("progress").at(0).at("skipped"), 1);
    const auto agreement = runCli(
        {"labels", "agreement", "-w", workspace(), "--queue", "first", "--replicates", "200", "--json"});
    ASSERT_EQ(agreement.exitCode, 0) << agreement.err;
    EXPECT_EQ(agreement.json().at("shared_impressions"), 2);
    EXPECT_EQ(agreement.json().at("pairs").at(0).at("percent").at("value"), 0.5);
    EXPECT_THAT(
        runCli({"labels", "stats", "-w", workspace()}).out,
        HasSubstr("4 labels in force and 1 skipped items"));
    const auto rows = runCli(
        {"export",
         "-w",
         workspace(),
         "--what",
         "ranker-rows",
         "--labels",
         "--split",
         "time:0.67/0.17",
         "--out",
         file("rows.csv")});
    ASSERT_EQ(rows.exitCode, 0) << rows.err;
    EXPECT_THAT(bytesOf(file("rows.csv")), HasSubstr("i1,track,1,2,1.00,0"));
    EXPECT_THAT(bytesOf(file("rows.csv")), testing::Not(HasSubstr("i2,"))) << "disputed";
}

TEST_F(LabellingVerbs, a_sitting_is_done_again_and_its_review_bundle_comes_back_the_same) {
    const std::string id =
        sit("mei",
            "{\"impression_id\":\"i1\",\"true_intents\":[\"track\"],\"event_id\":\"e1\"}\n"
            "{\"impression_id\":\"i1\",\"action\":\"retract\",\"undoes\":\"e1\"}\n"
            "{\"impression_id\":\"i2\",\"verdict\":\"wrong\",\"note\":\"caf\xC3\xA9\"}\n");
    const auto replay = runCli({"replay", id, "-w", workspace(), "--json"});
    ASSERT_EQ(replay.exitCode, 0) << replay.err;
    EXPECT_EQ(replay.json().at("events"), 3);
    EXPECT_EQ(replay.json().at("undos"), 1);
    EXPECT_EQ(runCli({"replay", "none", "-w", workspace()}).exitCode, 1);
    ASSERT_EQ(
        runCli({"export", "-w", workspace(), "--what", "review", "--out", file("one.zip")}).exitCode, 0);
    const auto imported = runCli({"import", file("one.zip"), "--as", "review", "-w", file("copy.iscope")});
    ASSERT_EQ(imported.exitCode, 0) << imported.err;
    ASSERT_EQ(
        runCli({"export", "-w", file("copy.iscope"), "--what", "review", "--out", file("two.zip")}).exitCode,
        0);
    EXPECT_EQ(bytesOf(file("two.zip")), bytesOf(file("one.zip")));
    EXPECT_GT(bytesOf(file("one.zip")).size(), 1000U);
}

TEST_F(LabellingVerbs, what_does_not_fit_is_said_with_its_cure) {
    EXPECT_THAT(
        runCli({"labels", "queue", "show", "second", "-w", workspace()}).err, HasSubstr("There are: first"));
    EXPECT_THAT(
        runCli({"export", "-w", workspace(), "--what", "sft", "--out", file("x.jsonl")}).err,
        HasSubstr("--labels"));
    EXPECT_THAT(runCli({"labels", "causes", "-w", workspace()}).out, HasSubstr("kb_lacks_intent"));
    EXPECT_THAT(
        runCli({"labels", "causes", "--add", "holiday", "--title", "Holiday", "-w", workspace()}).out,
        HasSubstr("holiday  Holiday"));
    std::ofstream(file("p.jsonl"))
        << R"({"impression_id":"i1","accept":["track"],"answer":"accept","spans":[1]})";
    const auto foreign = runCli(
        {"labels",
         "import",
         file("p.jsonl"),
         "--format",
         "prodigy",
         "--annotator",
         "mei",
         "-w",
         workspace()});
    EXPECT_EQ(foreign.exitCode, 0) << foreign.err;
    EXPECT_THAT(foreign.out, HasSubstr("did not fit, 1 times: Spans"));
}

} // namespace
} // namespace intentscope
