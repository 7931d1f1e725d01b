// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_state.h"

#include "tests/support/label_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace intentscope::labels {
namespace {

using test::labelEvent;
using test::retraction;

std::vector<LabelEvent> numbered(std::vector<LabelEvent> events) {
    std::int64_t sequence = 0;
    for (LabelEvent& event : events)
        event.sequence = ++sequence;
    return events;
}

LabelState folded(const std::vector<LabelEvent>& events) {
    LabelState state;
    for (const LabelEvent& event : events)
        state.apply(event);
    return state;
}

TEST(LabelState, HoldsTheLastLabelOfEachAnnotator) {
    const auto state = folded(numbered(
        {labelEvent("i1", {"a"}, "omar"),
         labelEvent("i1", {"b"}, "mei"),
         labelEvent("i1", {"c"}, "mei"),
         labelEvent("i2", {"d"}, "mei")}));
    EXPECT_EQ(state.labelCount(), 3U);
    EXPECT_EQ(state.impressionCount(), 2U);
    EXPECT_EQ(state.lastSequence(), 4);
    EXPECT_EQ(state.find("i1", "mei")->label.trueIntents.front(), "c");
    EXPECT_EQ(state.find("i1", "nobody"), nullptr);
    EXPECT_EQ(state.find("i9", "mei"), nullptr);
    const auto of = state.ofImpression("i1");
    ASSERT_EQ(of.size(), 2U);
    EXPECT_EQ(of[0]->annotator, "mei");
    EXPECT_EQ(of[1]->annotator, "omar");
    EXPECT_TRUE(state.ofImpression("i9").empty());
    const auto inForce = state.inForce();
    ASSERT_EQ(inForce.size(), 3U);
    EXPECT_EQ(inForce[0]->sequence, 1);
    EXPECT_EQ(inForce[2]->sequence, 4);
}

TEST(LabelState, ARetractedLabelIsGoneAndMayComeBack) {
    auto events =
        numbered({labelEvent("i1", {"a"}), retraction("i1"), retraction("i2"), labelEvent("i1", {"b"})});
    LabelState state = folded({events[0], events[1], events[2]});
    EXPECT_EQ(state.labelCount(), 0U);
    EXPECT_EQ(state.impressionCount(), 0U);
    state.apply(events[3]);
    EXPECT_EQ(state.find("i1", "mei")->label.trueIntents.front(), "b");
}

TEST(LabelState, PassesOverTheEventsOfOtherDatasets) {
    auto events = numbered({labelEvent("i1", {"a"}), labelEvent("i1", {"b"})});
    events[1].datasetHash = "other";
    LabelState state({"data", "older"});
    for (const LabelEvent& event : events)
        state.apply(event);
    EXPECT_EQ(state.find("i1", "mei")->label.trueIntents.front(), "a");
    EXPECT_EQ(state.lastSequence(), 2);
}

/// Random logs over few impressions and annotators, so that labels are often replaced and retracted.
TEST(LabelState, AnySplitOfTheLogGivesTheSameState) {
    constexpr unsigned Seed = 20240305;
    SCOPED_TRACE("seed " + std::to_string(Seed));
    std::mt19937 random(Seed);
    const auto below = [&](unsigned limit) { return static_cast<std::size_t>(random() % limit); };
    for (int round = 0; round < 200; ++round) {
        std::vector<LabelEvent> events;
        std::map<std::pair<std::string, std::string>, std::string> expected;
        const std::size_t count = below(60);
        for (std::size_t i = 0; i < count; ++i) {
            const std::string impression = "i" + std::to_string(below(5));
            const std::string annotator = "a" + std::to_string(below(3));
            if (below(3) == 0) {
                events.push_back(retraction(impression, annotator));
                expected.erase({impression, annotator});
            } else {
                const std::string intent = std::to_string(below(9));
                events.push_back(labelEvent(impression, {intent}, annotator));
                expected[{impression, annotator}] = intent;
            }
        }
        events = numbered(std::move(events));
        const LabelState whole = folded(events);
        LabelState pieces;
        for (std::size_t from = 0; from < count;) {
            const std::size_t to = std::min(count, from + 1 + below(10));
            // A piece that overlaps the one before must not count twice.
            for (std::size_t i = from - std::min<std::size_t>(from, below(4)); i < to; ++i)
                pieces.apply(events[i]);
            from = to;
        }
        EXPECT_EQ(whole, pieces);
        ASSERT_EQ(whole.labelCount(), expected.size());
        for (const auto& [key, intent] : expected)
            EXPECT_EQ(whole.find(key.first, key.second)->label.trueIntents.front(), intent);
    }
}

} // namespace
} // namespace intentscope::labels
