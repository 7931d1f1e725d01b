// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_json.h"

#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace intentscope::labels {
namespace {

using test::HasErrorAbout;
using test::IsOkAndHolds;
using test::labelEvent;

LabelRecord record() {
    LabelRecord record{labelEvent("imp \"1\"", {"b", "a"}), "e0"};
    record.event.eventId = "e1";
    record.event.label.note = "two\nlines, caf\xC3\xA9";
    record.event.beforeRun = "r1";
    record.event.afterRun = "r2";
    return record;
}

TEST(LabelJson, WritesOneLineInAFixedOrder) {
    EXPECT_EQ(
        toJson(record()),
        R"({"event_id":"e1","time":"2024-03-05T14:02:00.000Z","annotator":"mei","session_id":"s1",)"
        R"("dataset_hash":"data","impression_id":"imp \"1\"","action":"set","true_intents":["b","a"],)"
        "\"verdict\":\"wrong\",\"note\":\"two\\nlines, caf\xC3\xA9\",\"undoes\":\"e0\","
        R"("before_run":"r1","after_run":"r2"})");
}

LabelRecord richRecord() {
    LabelRecord rich = record();
    rich.event.view = LabelView::Shown;
    rich.event.role = LabelRole::Adjudicator;
    rich.event.label.queryVerdict = QueryVerdict::Misleading;
    rich.event.label.errorCause = "reasoner_misread";
    rich.event.label.rankingPreference = Preference::After;
    rich.event.label.queryPreference = Preference::Tie;
    rich.event.label.rewrittenQuery = "where is my \"parcel\"";
    rich.event.label.confidence = Confidence::High;
    return rich;
}

TEST(LabelJson, WritesTheDetailsBehindTheRestAndOnlyWhereSomethingIsSaid) {
    EXPECT_THAT(
        toJson(richRecord()),
        testing::HasSubstr(
            R"("after_run":"r2","view":"shown","role":"adjudicator","query_verdict":"misleading","error_cause":"reasoner_misread",)"
            R"("ranking_preference":"after","query_preference":"tie",)"
            R"("rewritten_query":"where is my \"parcel\"","confidence":"high"})"));
    LabelRecord skipped{test::retraction("imp-1"), ""};
    skipped.event.action = LabelAction::Set;
    skipped.event.label.skipReason = "unclear";
    EXPECT_THAT(toJson(skipped), testing::EndsWith(R"("after_run":"","skip_reason":"unclear"})"));
    EXPECT_THAT(parseLabelJson(toJson(skipped)), IsOkAndHolds(skipped));
}

TEST(LabelJson, LiftsWhatAnEarlierProgramKeptWithoutKnowingIt) {
    LabelEvent event = labelEvent("imp-1", {"a"});
    event.extra = R"({"mood":[1],"query_verdict":"partly","confidence":0.5})";
    LabelEvent expected = event;
    expected.label.queryVerdict = QueryVerdict::Partly;
    expected.extra = R"({"mood":[1],"confidence":0.5})";
    liftExtra(event);
    EXPECT_EQ(event, expected);
    liftExtra(event);
    EXPECT_EQ(event, expected);
    LabelEvent unknown = labelEvent("imp-1", {"a"});
    unknown.extra = R"({"query_verdict":"so-so", "skip_reason":"x"})";
    const LabelEvent before = unknown;
    liftExtra(unknown);
    EXPECT_EQ(unknown, before);
}

TEST(LabelJson, ReadsBackWhatItWrote) {
    EXPECT_THAT(parseLabelJson(toJson(richRecord())), IsOkAndHolds(richRecord()));
    EXPECT_THAT(parseLabelJson(toJson(record())), IsOkAndHolds(record()));
    const LabelRecord retraction{test::retraction("imp-1"), ""};
    EXPECT_THAT(parseLabelJson(toJson(retraction)), IsOkAndHolds(retraction));
}

TEST(LabelJson, KeepsTheFieldsOfANewerProgram) {
    const std::string line = toJson(record());
    const std::string newer = line.substr(0, line.size() - 1) + R"(,"confidence":0.25,"region":{"x":[1,2]}})";
    ASSERT_OK_AND_ASSIGN(const auto read, parseLabelJson(newer));
    EXPECT_EQ(read.event.extra, R"({"confidence":0.25,"region":{"x":[1,2]}})");
    EXPECT_EQ(toJson(read), newer);
}

TEST(LabelJson, NeedsOnlyTheImpression) {
    ASSERT_OK_AND_ASSIGN(const auto read, parseLabelJson(R"({"impression_id":"i","true_intents":null})"));
    EXPECT_EQ(read.event.action, LabelAction::Set);
    EXPECT_TRUE(read.event.time.isMissing());
    EXPECT_TRUE(read.event.label.isEmpty());
    EXPECT_THAT(parseLabelJson("{}"), HasErrorAbout(ErrorCode::InvalidInput, "impression_id"));
}

TEST(LabelJson, NamesTheFieldOrTheColumnThatIsWrong) {
    const auto expect = [](std::string_view line, const std::string& about) {
        EXPECT_THAT(parseLabelJson(line), HasErrorAbout(ErrorCode::InvalidInput, about)) << line;
    };
    expect(R"({"impression_id":7})", "'impression_id' is not a text");
    expect(R"({"impression_id":"i","true_intents":"a"})", "'true_intents' is not a list");
    expect(R"({"impression_id":"i","true_intents":[1]})", "'true_intents' is not a list");
    expect(R"({"impression_id":"i","verdict":"maybe"})", "none, right, acceptable, wrong");
    expect(R"({"impression_id":"i","action":"drop"})", "set, retract");
    expect(R"({"impression_id":"i","time":"soon"})", "'soon' is not a time");
    expect(R"({"impression_id":"i","query_verdict":"true"})", "faithful, partly, misleading");
    expect(R"({"impression_id":"i","ranking_preference":"b"})", "before, after, tie");
    expect(R"({"impression_id":"i","confidence":"sure"})", "low, medium, high");
    expect(R"({"impression_id":"i","view":"all"})", "blind, shown");
    expect("[1]", "not a JSON object");
    expect("{\"impression_id\":\"\xFF\"}", "not JSON");
    const auto broken = parseLabelJson(R"({"impression_id" "i"})");
    ASSERT_FALSE(broken.has_value());
    EXPECT_EQ(broken.error().place.column, 20);
    EXPECT_THAT(parseLabelJson(""), HasErrorAbout(ErrorCode::InvalidInput, "not JSON"));
}

TEST(LabelJson, RefusesNestingThatWouldExhaustTheStack) {
    std::string line = R"({"impression_id":"i","deep":)";
    line += std::string(200'000, '[') + std::string(200'000, ']') + "}";
    EXPECT_THAT(parseLabelJson(line), HasErrorAbout(ErrorCode::InvalidInput, "nested too deeply"));
}

} // namespace
} // namespace intentscope::labels
