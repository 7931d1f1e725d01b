// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_history.h"

#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace intentscope::labels {
namespace {

using test::labelEvent;
using test::retraction;

/// A log in memory with one annotator's history, as the window keeps them.
struct Desk {
    std::vector<LabelEvent> log = {};
    LabelState state = {};
    LabelHistory history{"mei"};

    void append(LabelEvent event) {
        event.sequence = static_cast<std::int64_t>(log.size()) + 1;
        event.time = UtcMillis{event.sequence};
        log.push_back(event);
        state.apply(event);
        history.apply(event);
    }
    void undo() { append(history.undoEvent().value()); }
    void redo() { append(history.redoEvent().value()); }
    std::string intent(std::string_view impression) const {
        const LabelEvent* event = state.find(impression, "mei");
        return event == nullptr ? "" : event->label.trueIntents.front();
    }
};

TEST(LabelHistory, StartsWithNothingToUndo) {
    const LabelHistory history("mei");
    EXPECT_FALSE(history.canUndo());
    EXPECT_FALSE(history.canRedo());
    EXPECT_EQ(history.undoEvent(), std::nullopt);
    EXPECT_EQ(history.redoEvent(), std::nullopt);
    EXPECT_EQ(history.undoImpression(), "");
    EXPECT_EQ(history.redoImpression(), "");
}

TEST(LabelHistory, UndoRestoresWhatHadBeenSeenAndBetweenWhichRuns) {
    Desk desk;
    LabelEvent blind = labelEvent("i1", {"a"});
    blind.view = LabelView::Blind;
    blind.beforeRun = "r1";
    blind.afterRun = "r2";
    blind.label.rankingPreference = Preference::After;
    desk.append(blind);
    LabelEvent shown = labelEvent("i1", {"b"});
    shown.view = LabelView::Shown;
    shown.role = LabelRole::Adjudicator;
    desk.append(shown);
    desk.undo();
    EXPECT_EQ(desk.log.back().view, LabelView::Blind);
    EXPECT_EQ(desk.log.back().role, LabelRole::Annotator);
    EXPECT_EQ(desk.log.back().beforeRun, "r1");
    EXPECT_EQ(desk.log.back().afterRun, "r2");
    EXPECT_OK(validate(desk.log.back()));
    desk.redo();
    EXPECT_EQ(desk.log.back().view, LabelView::Shown);
    EXPECT_EQ(desk.log.back().role, LabelRole::Adjudicator);
}

TEST(LabelHistory, UndoRestoresWhatWasThereBefore) {
    Desk desk;
    desk.append(labelEvent("i1", {"a"}));
    desk.append(labelEvent("i1", {"b"}));
    desk.append(retraction("i1"));
    desk.undo();
    EXPECT_EQ(desk.intent("i1"), "b");
    desk.undo();
    EXPECT_EQ(desk.intent("i1"), "a");
    desk.undo();
    EXPECT_EQ(desk.intent("i1"), "");
    EXPECT_FALSE(desk.history.canUndo());
    EXPECT_EQ(desk.history.redoImpression(), "i1");
    desk.redo();
    EXPECT_EQ(desk.intent("i1"), "a");
    desk.redo();
    desk.redo();
    EXPECT_EQ(desk.intent("i1"), "");
    EXPECT_FALSE(desk.history.canRedo());
}

TEST(LabelHistory, AnUndoEventNamesWhatItUndoesAndKeepsTheRunsThatWereShown) {
    Desk desk;
    LabelEvent event = labelEvent("i1", {"a"});
    event.beforeRun = "r1";
    event.afterRun = "r2";
    desk.append(event);
    const LabelEvent undo = desk.history.undoEvent().value();
    EXPECT_EQ(undo.undoes, 1);
    EXPECT_EQ(undo.action, LabelAction::Retract);
    EXPECT_EQ(undo.annotator, "mei");
    EXPECT_EQ(undo.datasetHash, "data");
    EXPECT_EQ(undo.impressionId, "i1");
    EXPECT_EQ(undo.beforeRun, "r1");
    EXPECT_EQ(undo.afterRun, "r2");
    EXPECT_EQ(desk.history.undoImpression(), "i1");
}

TEST(LabelHistory, ANewJudgementDropsWhatCouldBeRedone) {
    Desk desk;
    desk.append(labelEvent("i1", {"a"}));
    desk.undo();
    desk.append(labelEvent("i2", {"b"}));
    EXPECT_FALSE(desk.history.canRedo());
    desk.undo();
    EXPECT_FALSE(desk.history.canUndo());
}

TEST(LabelHistory, LeavesOtherAnnotatorsAndDatasetsAlone) {
    LabelHistory history("mei", {"data"});
    LabelEvent others = labelEvent("i1", {"a"}, "omar");
    others.sequence = 1;
    history.apply(others);
    LabelEvent elsewhere = labelEvent("i1", {"a"});
    elsewhere.sequence = 2;
    elsewhere.datasetHash = "other";
    history.apply(elsewhere);
    EXPECT_FALSE(history.canUndo());
}

TEST(LabelHistory, ReadFromTheLogAgainItIsTheSameAfterEveryStep) {
    constexpr unsigned Seed = 7;
    SCOPED_TRACE("seed " + std::to_string(Seed));
    std::mt19937 random(Seed);
    Desk desk;
    for (int step = 0; step < 400; ++step) {
        const auto choice = random() % 10;
        const std::string impression = "i" + std::to_string(random() % 4);
        if (choice < 3 && desk.history.canUndo())
            desk.undo();
        else if (choice < 5 && desk.history.canRedo())
            desk.redo();
        else if (choice == 5)
            desk.append(labelEvent(impression, {"x"}, "omar"));
        else if (choice == 6)
            desk.append(retraction(impression));
        else
            desk.append(labelEvent(impression, {std::to_string(random() % 9)}));
        LabelHistory restarted("mei");
        for (const LabelEvent& event : desk.log)
            restarted.apply(event);
        ASSERT_EQ(restarted.undoEvent(), desk.history.undoEvent());
        ASSERT_EQ(restarted.redoEvent(), desk.history.redoEvent());
    }
    while (desk.history.canUndo())
        desk.undo();
    for (const LabelEvent* event : desk.state.inForce())
        EXPECT_EQ(event->annotator, "omar");
}

} // namespace
} // namespace intentscope::labels
