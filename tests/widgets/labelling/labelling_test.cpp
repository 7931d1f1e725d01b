// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_fake_label_store.h"
#include "tests/support/gui_model_check.h"
#include "tests/support/result_matchers.h"
#include "widgets/labelling/intent_keys.h"
#include "widgets/labelling/intent_list_model.h"
#include "widgets/labelling/label_keys.h"
#include "widgets/labelling/label_session.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace intentscope::labelling {
namespace {

using test::HasError;
using test::HasErrorAbout;

TEST(IntentKeysTest, AKeyBelongsToItsIntent) {
    IntentKeys keys;
    const std::vector<IntentIndex> item{{7}, {3}, {5}};
    keys.setItem(item);
    EXPECT_EQ(keys.intentFor(1), IntentIndex{7});
    EXPECT_EQ(keys.digitFor({5}), 3);
    EXPECT_FALSE(keys.intentFor(4).isValid());
    EXPECT_FALSE(keys.intentFor(0).isValid());
    EXPECT_FALSE(keys.intentFor(10).isValid());
    EXPECT_EQ(keys.digitFor({99}), 0);
    EXPECT_EQ(keys.digitFor({}), 0);
}

TEST(IntentKeysTest, OnlyTheFirstNineHaveAKey) {
    IntentKeys keys;
    std::vector<IntentIndex> item;
    for (std::int32_t i = 0; i < 12; ++i)
        item.push_back({i});
    keys.setItem(item);
    EXPECT_EQ(keys.digitFor({8}), 9);
    EXPECT_EQ(keys.digitFor({9}), 0);
}

TEST(IntentFinderTest, FindsTitlesThatBeginWithTheTextFirst) {
    const auto dataset = test::makeFakeDataset(test::smallShop());
    const IntentFinder finder(*dataset);
    EXPECT_EQ(finder.find({}).size(), 10U);
    EXPECT_EQ(finder.find(QStringLiteral("RETURN")), (std::vector<IntentIndex>{{8}}));
    const auto delivery = finder.find(QStringLiteral("delivery"));
    ASSERT_EQ(delivery.size(), 5U);
    EXPECT_EQ(delivery[0], IntentIndex{0});
    EXPECT_EQ(delivery[1], IntentIndex{5});
    EXPECT_EQ(finder.find(QStringLiteral("order my")), (std::vector<IntentIndex>{{1}, {4}}));
    EXPECT_EQ(finder.find(QStringLiteral("i6")), (std::vector<IntentIndex>{{6}}));
    EXPECT_TRUE(finder.find(QStringLiteral("spaceship")).empty());
}

TEST(IntentListModelTest, FilteringKeepsTheNumberKeys) {
    IntentListModel model;
    const test::ModelCheck check(model);
    model.setDataset(test::makeFakeDataset(test::smallShop()));
    model.setItem({{4}, {1}, {0}});
    EXPECT_EQ(model.rowCount(), 3);
    model.setSearch(QStringLiteral("track"));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.index(0).data(IntentListModel::DigitRole).toInt(), 2);
    EXPECT_EQ(model.keys().intentFor(1), IntentIndex{4});
    model.setSearch(QStringLiteral("password"));
    EXPECT_EQ(model.index(0).data(IntentListModel::DigitRole).toInt(), 0);
    model.setSearch({});
    model.setChosen({"i0", "i4"});
    EXPECT_EQ(model.index(2).data(IntentListModel::ChosenRole).toInt(), 1);
    EXPECT_EQ(model.index(0).data(IntentListModel::ChosenRole).toInt(), 2);
    EXPECT_EQ(model.index(1).data(IntentListModel::ChosenRole).toInt(), 0);
    EXPECT_EQ(model.index(0).data(IntentListModel::CategoryRole).toString(), QStringLiteral("Account"));
    model.setDataset(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(LabelKeysTest, NoTwoCommandsShareAKeyAtFirst) {
    const LabelKeys keys;
    QStringList seen;
    QStringList names;
    for (const LabelCommand command : LabelKeys::commands()) {
        const QString key = keys.key(command).toString();
        EXPECT_FALSE(key.isEmpty());
        EXPECT_FALSE(seen.contains(key)) << key.toStdString();
        EXPECT_FALSE(names.contains(commandName(command)));
        EXPECT_FALSE(commandText(command).isEmpty());
        seen.append(key);
        names.append(commandName(command));
    }
}

TEST(LabelKeysTest, AConflictIsRefusedAndNamed) {
    LabelKeys keys;
    EXPECT_THAT(
        keys.assign(LabelCommand::Wrong, QKeySequence(QStringLiteral("N"))),
        HasErrorAbout(ErrorCode::AlreadyExists, "Write a note"));
    EXPECT_EQ(keys, LabelKeys());
}

TEST(LabelKeysTest, AKeyCanBeChangedTakenAwayAndReset) {
    LabelKeys keys;
    EXPECT_OK(keys.assign(LabelCommand::Note, QKeySequence()));
    EXPECT_OK(keys.assign(LabelCommand::Wrong, QKeySequence(QStringLiteral("N"))));
    EXPECT_OK(keys.assign(LabelCommand::Wrong, QKeySequence(QStringLiteral("N"))));
    EXPECT_OK(keys.assign(LabelCommand::Right, QKeySequence()));
    EXPECT_EQ(keys.key(LabelCommand::Wrong), QKeySequence(QStringLiteral("N")));
    keys.resetToDefaults();
    EXPECT_EQ(keys, LabelKeys());
}

class LabelSessionTest : public testing::Test {
protected:
    LabelSessionTest() {
        session.setClock([this] { return UtcMillis{++now}; });
    }
    static labels::Label choice(const std::string& intent) {
        labels::Label label;
        label.trueIntents = {intent};
        return label;
    }

    const LabelSessionSpec spec{.annotator = "ana", .sessionId = "s1", .datasetHash = "d1"};
    std::int64_t now = 1'000;
    test::FakeLabelStore store;
    LabelSession session{store, spec, *readLabels(store, spec)};
    QSignalSpy saved{&session, &LabelSession::labelSaved};
};

TEST_F(LabelSessionTest, PutsALabelInTheLogWithEverythingAboutIt) {
    ASSERT_OK(session.submit({.impressionId = "imp1", .beforeRun = "b", .afterRun = "a"}, choice("i1")));
    ASSERT_EQ(store.log.size(), 1U);
    const labels::LabelEvent& event = store.log[0];
    EXPECT_EQ(event.annotator, "ana");
    EXPECT_EQ(event.sessionId, "s1");
    EXPECT_EQ(event.datasetHash, "d1");
    EXPECT_EQ(event.beforeRun, "b");
    EXPECT_EQ(event.afterRun, "a");
    EXPECT_EQ(event.time, UtcMillis{1'001});
    EXPECT_EQ(session.labelOf("imp1"), choice("i1"));
    EXPECT_EQ(session.labelCount(), 1);
    EXPECT_EQ(saved.count(), 1);
}

TEST_F(LabelSessionTest, TheSameLabelAgainIsNoEvent) {
    ASSERT_OK(session.submit({.impressionId = "imp1"}, choice("i1")));
    ASSERT_OK(session.submit({.impressionId = "imp1"}, choice("i1")));
    ASSERT_OK(session.submit({.impressionId = "imp2"}, {}));
    EXPECT_EQ(store.log.size(), 1U);
}

TEST_F(LabelSessionTest, AnEmptyLabelTakesItBack) {
    ASSERT_OK(session.submit({.impressionId = "imp1"}, choice("i1")));
    ASSERT_OK(session.submit({.impressionId = "imp1"}, {}));
    EXPECT_EQ(store.log[1].action, labels::LabelAction::Retract);
    EXPECT_EQ(session.labelCount(), 0);
}

TEST_F(LabelSessionTest, UndoAndRedoAreEventsOfTheirOwnAcrossItems) {
    ASSERT_OK(session.submit({.impressionId = "imp1"}, choice("i1")));
    ASSERT_OK(session.submit({.impressionId = "imp1"}, choice("i2")));
    ASSERT_OK(session.submit({.impressionId = "imp2"}, choice("i3")));
    ASSERT_OK(session.undo());
    EXPECT_TRUE(session.labelOf("imp2").isEmpty());
    ASSERT_OK(session.undo());
    EXPECT_EQ(session.labelOf("imp1"), choice("i1"));
    ASSERT_OK(session.redo());
    EXPECT_EQ(session.labelOf("imp1"), choice("i2"));
    EXPECT_EQ(store.log.size(), 6U);
    EXPECT_EQ(store.log.back().sessionId, "s1");
}

TEST_F(LabelSessionTest, UndoReachesIntoAnEarlierSitting) {
    ASSERT_OK(session.submit({.impressionId = "imp1"}, choice("i1")));
    const LabelSessionSpec nextDay{.annotator = "ana", .sessionId = "s2", .datasetHash = "d1"};
    LabelSession next(store, nextDay, *readLabels(store, nextDay));
    ASSERT_TRUE(next.canUndo());
    ASSERT_OK(next.undo());
    EXPECT_TRUE(next.labelOf("imp1").isEmpty());
}

TEST_F(LabelSessionTest, ALabelOfAnEarlierSittingIsConfirmedInThisOne) {
    EXPECT_THAT(session.confirm({.impressionId = "imp1"}), HasError(ErrorCode::NotFound));
    ASSERT_OK(session.submit({.impressionId = "imp1"}, choice("i1")));
    session.setSitting("s2");
    ASSERT_OK(session.confirm({.impressionId = "imp1"}));
    EXPECT_EQ(session.labelOf("imp1"), choice("i1"));
    EXPECT_EQ(session.state().find("imp1", "ana")->sessionId, "s2");
    EXPECT_EQ(store.log.size(), 2U);
}

TEST_F(LabelSessionTest, ThereIsNothingToUndoAtFirst) {
    EXPECT_FALSE(session.canUndo());
    EXPECT_FALSE(session.canRedo());
    EXPECT_THAT(session.undo(), HasError(ErrorCode::NotFound));
    EXPECT_THAT(session.redo(), HasError(ErrorCode::NotFound));
}

TEST_F(LabelSessionTest, AFailedWriteChangesNothing) {
    ASSERT_OK(session.submit({.impressionId = "imp1"}, choice("i1")));
    store.failure = Error{.code = ErrorCode::ResourceExhausted, .message = "the disk is full"};
    EXPECT_THAT(
        session.submit({.impressionId = "imp1"}, choice("i2")), HasError(ErrorCode::ResourceExhausted));
    EXPECT_THAT(session.undo(), HasError(ErrorCode::ResourceExhausted));
    EXPECT_EQ(session.labelOf("imp1"), choice("i1"));
    EXPECT_TRUE(session.canUndo());
    EXPECT_EQ(saved.count(), 1);
}

} // namespace
} // namespace intentscope::labelling
