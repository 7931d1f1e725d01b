// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_event.h"

#include "core/labels/error_cause.h"
#include "core/labels/event_id.h"
#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <thread>

namespace intentscope::labels {
namespace {

using test::HasErrorAbout;
using test::labelEvent;

void expectRefused(std::string_view about, const std::function<void(LabelEvent&)>& spoil) {
    LabelEvent event = labelEvent("imp-1", {"a"});
    EXPECT_OK(validate(event));
    spoil(event);
    EXPECT_THAT(validate(event), HasErrorAbout(ErrorCode::InvalidInput, std::string(about)));
}

TEST(LabelEvent, AcceptsWhatAPersonMaySay) {
    LabelEvent event = labelEvent("imp-1", {});
    event.label = {.note = "only a note \xE2\x82\xAC \xF4\x8F\xBF\xBF \xED\x9F\xBF"};
    EXPECT_OK(validate(event));
    event.label = {.verdict = Verdict::Right};
    EXPECT_OK(validate(event));
    EXPECT_OK(validate(test::retraction("imp-1")));
}

TEST(LabelEvent, RefusesFieldsThatNoStoreKeeps) {
    expectRefused("impression_id", [](LabelEvent& event) { event.impressionId.clear(); });
    expectRefused("annotator", [](LabelEvent& event) { event.annotator.clear(); });
    expectRefused("time", [](LabelEvent& event) { event.time = UtcMillis::missing(); });
    expectRefused("years", [](LabelEvent& event) { event.time.value = 400'000'000'000'000; });
    expectRefused("'a' twice", [](LabelEvent& event) { event.label.trueIntents = {"a", "b", "a"}; });
    expectRefused("no id", [](LabelEvent& event) { event.label.trueIntents = {""}; });
    expectRefused("says nothing", [](LabelEvent& event) { event.label = {}; });
    expectRefused("retraction", [](LabelEvent& event) { event.action = LabelAction::Retract; });
    expectRefused("zero byte", [](LabelEvent& event) { event.label.note = std::string("a\0b", 3); });
    expectRefused("further fields", [](LabelEvent& event) { event.extra = "[1]"; });
    expectRefused("further fields", [](LabelEvent& event) { event.extra = "{"; });
}

TEST(LabelEvent, ASkippedItemCarriesNothingButANote) {
    LabelEvent event = labelEvent("imp-1", {});
    event.label = {.note = "no history", .skipReason = "unclear"};
    EXPECT_OK(validate(event));
    EXPECT_TRUE(event.label.isSkipped());
    event.label.verdict = Verdict::Right;
    EXPECT_THAT(validate(event), HasErrorAbout(ErrorCode::InvalidInput, "skipped item"));
    event.label = {.confidence = Confidence::High};
    EXPECT_TRUE(event.label.isEmpty());
    EXPECT_THAT(validate(event), HasErrorAbout(ErrorCode::InvalidInput, "says nothing"));
}

TEST(LabelEvent, APreferenceNamesTheTwoRunsThatWereCompared) {
    for (const bool isOfQueries : {false, true}) {
        LabelEvent event = labelEvent("imp-1", {});
        (isOfQueries ? event.label.queryPreference : event.label.rankingPreference) = Preference::Before;
        EXPECT_THAT(validate(event), HasErrorAbout(ErrorCode::InvalidInput, "does not name them"));
        event.beforeRun = "r1";
        EXPECT_THAT(validate(event), HasErrorAbout(ErrorCode::InvalidInput, "does not name them"));
        event.afterRun = "r1";
        EXPECT_THAT(validate(event), HasErrorAbout(ErrorCode::InvalidInput, "does not name them"));
        event.afterRun = "r2";
        EXPECT_OK(validate(event));
    }
}

TEST(ErrorCause, NeedsAPlainIdAndATitle) {
    EXPECT_OK(validate(ErrorCause{.id = "kb_lacks_intent2", .title = "KB lacks it", .description = ""}));
    for (const char* id : {"", "Upper", "with blank", "caf\xC3\xA9"})
        EXPECT_THAT(
            validate(ErrorCause{.id = id, .title = "t", .description = ""}),
            HasErrorAbout(ErrorCode::InvalidInput, "cannot be the id"));
    EXPECT_THAT(
        validate(ErrorCause{.id = "a", .title = "", .description = ""}),
        HasErrorAbout(ErrorCode::InvalidInput, "no title"));
    EXPECT_THAT(
        validate(ErrorCause{.id = "a", .title = "\xFF", .description = ""}),
        HasErrorAbout(ErrorCode::InvalidInput, "not UTF-8"));
}

TEST(LabelEvent, RefusesTextThatIsNotUtf8) {
    for (const char* bytes :
         {"\x80",
          "\xC3",
          "\xC0\x80",
          "\xE0\x80\x80",
          "\xED\xA0\x80",
          "\xF4\x90\x80\x80",
          "\xF8\x88\x80\x80\x80",
          "\xC3(",
          "\xF0\x9F\x8E"})
        expectRefused("note is not UTF-8", [&](LabelEvent& event) { event.label.note = bytes; });
    expectRefused("session_id is not", [](LabelEvent& event) { event.sessionId = "\xFF"; });
    expectRefused("true_intents is not", [](LabelEvent& event) { event.label.trueIntents = {"\xFF"}; });
}

TEST(EventId, IsAUuidThatDoesNotRepeat) {
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i)
        ids.insert(newEventId());
    EXPECT_EQ(ids.size(), 1000U);
    EXPECT_THAT(
        *ids.begin(),
        testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
}

TEST(EventId, OfALaterTimeIsLater) {
    const std::string first = newEventId();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_LT(first, newEventId());
}

TEST(EventId, OfTheSameTextIsTheSame) {
    EXPECT_EQ(derivedEventId("a"), derivedEventId("a"));
    EXPECT_NE(derivedEventId("a"), derivedEventId("b"));
    EXPECT_EQ(derivedEventId("").substr(0, 18), "e3b0c442-98fc-8c14");
}

} // namespace
} // namespace intentscope::labels
