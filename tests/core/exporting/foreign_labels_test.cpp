// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/foreign_labels.h"

#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace intentscope::exporting {
namespace {

using labels::Verdict;
using test::HasErrorAbout;

class ForeignLabelsTest : public testing::Test {
protected:
    Result<ForeignLabels> read(const std::string& text, ForeignLabelFormat format) {
        return readForeignLabels(m_env, m_folder.write("labels.json", text), format);
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
};

TEST_F(ForeignLabelsTest, LabelStudioTasksAreReadBackAsTheyWereWritten) {
    auto rich = test::labelEvent("i1", {"a", "b"}, "mei@shop.example");
    rich.label.note = "two\nlines";
    rich.label.queryVerdict = labels::QueryVerdict::Partly;
    rich.label.errorCause = "kb_lacks_intent";
    rich.label.rewrittenQuery = "where is it";
    rich.label.confidence = labels::Confidence::Low;
    auto skipped = test::labelEvent("i1", {}, "omar");
    skipped.label = {.note = "hm", .skipReason = "unclear"};
    const std::string text = labelStudioTasks({&rich, &skipped});
    EXPECT_EQ(text, labelStudioTasks({&skipped, &rich}));
    EXPECT_THAT(text, testing::HasSubstr("\"id\": 2")); // its converter asks for numbers
    ASSERT_OK_AND_ASSIGN(const auto found, read(text, ForeignLabelFormat::LabelStudio));
    EXPECT_TRUE(found.misfits.empty());
    ASSERT_EQ(found.records.size(), 2U);
    EXPECT_EQ(found.records[0].event.label, rich.label);
    EXPECT_EQ(found.records[0].event.annotator, rich.annotator);
    EXPECT_EQ(found.records[0].event.time, rich.time);
    EXPECT_EQ(found.records[1].event.label, skipped.label);
    ASSERT_OK_AND_ASSIGN(const auto again, read(text, ForeignLabelFormat::LabelStudio));
    EXPECT_EQ(again.records[0].event.eventId, found.records[0].event.eventId);
}

TEST_F(ForeignLabelsTest, WhatLabelStudioSaysBeyondALabelIsReported) {
    ASSERT_OK_AND_ASSIGN(
        const auto found,
        read(
            R"([{"id":1,"data":{"impression_id":7},"predictions":[{"result":[]}],"annotations":[
{"completed_by":3,"was_cancelled":true,"result":[]},
{"completed_by":{"id":4},"result":[
 {"from_name":"intent","type":"choices","value":{"choices":["a"]}},
 {"from_name":"verdict","type":"choices","value":{"choices":["so-so"]}},
 {"from_name":"mood","type":"choices","value":{"choices":["x"]}},
 {"from_name":"stars","type":"rating","value":{"rating":3}}]}]},
{"id":2,"data":{"text":"no id"},"annotations":[{"result":[{"from_name":"intent","value":{"choices":["a"]}}]}]},
{"id":3,"data":{}}])",
            ForeignLabelFormat::LabelStudio));
    ASSERT_EQ(found.records.size(), 2U);
    EXPECT_EQ(found.records[0].event.annotator, "user 3");
    EXPECT_TRUE(found.records[0].event.label.isSkipped());
    EXPECT_EQ(found.records[1].event.impressionId, "7");
    EXPECT_EQ(found.records[1].event.annotator, "user 4");
    std::string misfits;
    for (const auto& [what, count] : found.misfits)
        misfits += what + "=" + std::to_string(count) + "\n";
    EXPECT_EQ(
        misfits,
        "'so-so' is no value of verdict=1\n"
        "A result of the type 'rating' has neither choices nor a text=1\n"
        "A task has no annotations=1\n"
        "An item has no impression_id in its data=1\n"
        "Predictions of a task are a model's and no label=1\n"
        "The control 'mood' has no field in a label=1\n");
    EXPECT_THAT(
        read("{}", ForeignLabelFormat::LabelStudio), HasErrorAbout(ErrorCode::InvalidInput, "list of tasks"));
}

TEST_F(ForeignLabelsTest, ProdigyAnswersBecomeIntentsVerdictsAndSkips) {
    ASSERT_OK_AND_ASSIGN(
        const auto found,
        read(
            R"({"text":"t","meta":{"impression_id":"i1"},"accept":["a","b"],"answer":"accept","_annotator_id":"mei","_timestamp":1709647320})"
            "\n"
            R"({"text":"t","impression_id":"i2","label":"a","answer":"reject","spans":[{"start":0}]})"
            "\n\n"
            R"({"text":"t","impression_id":"i3","label":"a","answer":"ignore"})"
            "\n",
            ForeignLabelFormat::Prodigy));
    ASSERT_EQ(found.records.size(), 3U);
    EXPECT_EQ(found.records[0].event.label.trueIntents, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(found.records[0].event.annotator, "mei");
    EXPECT_EQ(found.records[0].event.time.value, 1'709'647'320'000);
    EXPECT_EQ(found.records[1].event.label.verdict, Verdict::Wrong);
    EXPECT_TRUE(found.records[2].event.label.isSkipped());
    EXPECT_EQ(found.places[2].line, 4);
    EXPECT_EQ(found.misfits.size(), 2U);
    EXPECT_THAT(
        read("{}\n[1]\n", ForeignLabelFormat::Prodigy), HasErrorAbout(ErrorCode::InvalidInput, ":2:"));
}

TEST_F(ForeignLabelsTest, DoccanoCategoriesBecomeIntents) {
    ASSERT_OK_AND_ASSIGN(
        const auto found,
        read(
            R"({"id":1,"text":"t","impression_id":"i1","label":["a"],"Comments":["one","two"]})"
            "\n"
            R"({"id":2,"text":"t","impression_id":"i2","label":[[0,3,"PER"]],"Comments":[]})",
            ForeignLabelFormat::Doccano));
    ASSERT_EQ(found.records.size(), 1U);
    EXPECT_EQ(found.records[0].event.label.trueIntents, (std::vector<std::string>{"a"}));
    EXPECT_EQ(found.records[0].event.label.note, "one\ntwo");
    EXPECT_EQ(found.misfits.size(), 2U) << "the span, and the item that is left with nothing";
    for (const char* word : {"label-studio", "prodigy", "doccano"}) {
        ASSERT_OK_AND_ASSIGN(const auto format, parseForeignLabelFormat(word));
        EXPECT_EQ(name(format), word);
    }
    EXPECT_THAT(parseForeignLabelFormat("excel"), HasErrorAbout(ErrorCode::InvalidInput, "prodigy"));
}

} // namespace
} // namespace intentscope::exporting
