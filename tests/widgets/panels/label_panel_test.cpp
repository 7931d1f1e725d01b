// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/label_panel.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_fake_label_store.h"
#include "tests/support/gui_picture.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/models/labels_model.h"
#include "widgets/state/selection_state.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace intentscope::panels {
namespace {

class LabelPanelTest : public testing::Test {
protected:
    LabelPanelTest() {
        panel.setDataset(dataset);
        panel.setSession(&session);
        panel.setCauses(store.causes);
        selection.select({.user = {0}, .impression = {0}, .beforeRun = "b", .afterRun = "a"});
        panel.resize(320, 420);
        panel.show();
        QApplication::setActiveWindow(&panel);
        list->setFocus();
    }

    void press(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    labels::Label label(const std::string& impression = "imp0") const { return session.labelOf(impression); }
    QLineEdit* field(const QString& accessibleName) {
        for (auto* each : panel.findChildren<QLineEdit*>()) {
            if (each->accessibleName() == accessibleName)
                return each;
        }
        return nullptr;
    }
    QString savedText() {
        for (auto* each : panel.findChildren<QLabel*>()) {
            if (each->text().contains(QStringLiteral("on disk")))
                return each->text();
        }
        return {};
    }

    const labelling::LabelSessionSpec spec{.annotator = "ana", .sessionId = "s1", .datasetHash = "d1"};
    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    state::SelectionState selection;
    test::FakeLabelStore store;
    labelling::LabelSession session{store, spec, *labelling::readLabels(store, spec)};
    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
    LabelPanel panel{{.selection = selection, .theme = theme}};
    QListView* list = panel.findChild<QListView*>();
};

TEST_F(LabelPanelTest, AWholeCycleNeedsNoMouse) {
    QSignalSpy done(&panel, &LabelPanel::submitRequested);
    press(Qt::Key_2);
    EXPECT_EQ(label().trueIntents, std::vector<std::string>{"i1"});
    press(Qt::Key_W);
    EXPECT_EQ(label().verdict, labels::Verdict::Wrong);
    press(Qt::Key_N);
    type(QStringLiteral("wants it 1 day sooner"));
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(label().note, "wants it 1 day sooner");
    EXPECT_EQ(done.count(), 1);
    EXPECT_EQ(store.log.back().afterRun, "a");
    EXPECT_TRUE(savedText().startsWith(QStringLiteral("Saved on disk")));
}

TEST_F(LabelPanelTest, ATextBoxSwallowsLettersAndFiguresButNotCtrl) {
    press(Qt::Key_N);
    type(QStringLiteral("1rw"));
    EXPECT_TRUE(label().isEmpty());
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(label().note, "1rw");
}

TEST_F(LabelPanelTest, TypingFindsAnyIntentOfTheKnowledgeBase) {
    press(Qt::Key_Slash);
    type(QStringLiteral("password"));
    press(Qt::Key_Return);
    EXPECT_EQ(label().trueIntents, std::vector<std::string>{"i9"});
    EXPECT_TRUE(field(QStringLiteral("Find an intent"))->text().isEmpty());
    EXPECT_EQ(selection.current().intent, IntentIndex{9});
}

TEST_F(LabelPanelTest, ShiftEnterAddsAFurtherIntent) {
    press(Qt::Key_1);
    list->setCurrentIndex(list->model()->index(2, 0));
    list->setFocus();
    press(Qt::Key_Return, Qt::ShiftModifier);
    EXPECT_EQ(label().trueIntents, (std::vector<std::string>{"i0", "i2"}));
}

TEST_F(LabelPanelTest, TheSameKeyAgainTakesTheChoiceBack) {
    press(Qt::Key_1);
    press(Qt::Key_1);
    EXPECT_TRUE(label().isEmpty());
    press(Qt::Key_R);
    press(Qt::Key_R);
    EXPECT_EQ(label().verdict, labels::Verdict::None);
}

TEST_F(LabelPanelTest, AHeldKeyDoesNotJudgeTwice) {
    for (const auto* shortcut : panel.findChildren<QShortcut*>())
        EXPECT_FALSE(shortcut->autoRepeat()) << shortcut->key().toString().toStdString();
    list->setCurrentIndex(list->model()->index(0, 0));
    for (int repeat = 0; repeat < 3; ++repeat) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), repeat > 0);
        QApplication::sendEvent(list, &held);
    }
    EXPECT_EQ(store.log.size(), 1U);
}

TEST_F(LabelPanelTest, AKeyBelongsToTheIntentThroughoutTheChat) {
    panel.setCandidates({0}, {{5}, {3}, {0}});
    press(Qt::Key_Slash);
    type(QStringLiteral("track"));
    press(Qt::Key_Escape);
    press(Qt::Key_2);
    EXPECT_EQ(label().trueIntents, std::vector<std::string>{"i3"});
    panel.setCandidates({7}, {{9}});
    press(Qt::Key_3);
    EXPECT_EQ(label().trueIntents, std::vector<std::string>{"i0"});
}

TEST_F(LabelPanelTest, UndoGoesToTheChatItChanges) {
    press(Qt::Key_1);
    selection.selectImpression({1}, {2});
    EXPECT_TRUE(label("imp2").isEmpty());
    list->setFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(label().isEmpty());
    EXPECT_EQ(selection.current().impression, ImpressionIndex{0});
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(label().trueIntents, std::vector<std::string>{"i0"});
}

TEST_F(LabelPanelTest, ANoteIsWrittenBeforeTheChatChanges) {
    press(Qt::Key_N);
    type(QStringLiteral("late"));
    selection.selectImpression({1}, {2});
    EXPECT_EQ(label().note, "late");
    EXPECT_TRUE(label("imp2").isEmpty());
    EXPECT_TRUE(field(QStringLiteral("Note"))->text().isEmpty());
}

TEST_F(LabelPanelTest, AFailedWriteIsShownAndNothingLooksSaved) {
    store.failure = Error{.code = ErrorCode::ResourceExhausted, .message = "the disk is full"};
    press(Qt::Key_1);
    EXPECT_TRUE(label().isEmpty());
    EXPECT_TRUE(savedText().isEmpty());
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
    store.failure.reset();
    press(Qt::Key_1);
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 0);
    EXPECT_FALSE(savedText().isEmpty());
}

TEST_F(LabelPanelTest, TabWalksThroughAJudgementInItsOrder) {
    press(Qt::Key_1);
    press(Qt::Key_R);
    press(Qt::Key_Z, Qt::ControlModifier);
    const QStringList order{
        QStringLiteral("Find an intent"),
        QStringLiteral("What did the user want?"),
        models::verdictText(labels::Verdict::Right),
        models::verdictText(labels::Verdict::Acceptable),
        models::verdictText(labels::Verdict::Wrong),
        QStringLiteral("Note"),
        QStringLiteral("Undo"),
        QStringLiteral("Redo"),
        QStringLiteral("Skip"),
        QStringLiteral("Next chat"),
        QStringLiteral("Details")};
    const auto focusName = [] {
        const QWidget* widget = QApplication::focusWidget();
        const auto* button = qobject_cast<const QToolButton*>(widget);
        return button != nullptr && widget->accessibleName().isEmpty() ? button->text()
                                                                       : widget->accessibleName();
    };
    field(order.front())->setFocus();
    QStringList walked{focusName()};
    for (int i = 1; i < order.size(); ++i) {
        press(Qt::Key_Tab);
        walked << focusName();
    }
    EXPECT_EQ(walked, order);
    for (qsizetype i = order.size() - 1; i > 0; --i) {
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        EXPECT_EQ(focusName(), order[i - 1]);
    }
}

TEST_F(LabelPanelTest, EveryWordOfAJudgementHasAKey) {
    for (const int key : {Qt::Key_W, Qt::Key_M, Qt::Key_K, Qt::Key_O})
        press(key);
    press(Qt::Key_I, Qt::ShiftModifier);
    press(Qt::Key_Q);
    type(QStringLiteral("Where is it? 5 days, "));
    QInputMethodEvent composed;
    composed.setCommitString(QStringLiteral("在哪里"));
    QApplication::sendEvent(QApplication::focusWidget(), &composed);
    EXPECT_EQ(label().trueIntents.size(), 0U) << "a figure in a text chooses nothing";
    press(Qt::Key_C, Qt::ControlModifier);
    list->setFocus();
    press(Qt::Key_C);
    QWidget* menu = QApplication::activePopupWidget();
    ASSERT_NE(menu, nullptr);
    QTest::keyClick(menu, Qt::Key_1);
    const labels::Label expected{
        .verdict = labels::Verdict::Wrong,
        .queryVerdict = labels::QueryVerdict::Misleading,
        .errorCause = "click_was_noise",
        .rankingPreference = labels::Preference::After,
        .queryPreference = labels::Preference::Tie,
        .rewrittenQuery = "Where is it? 5 days, 在哪里",
        .confidence = labels::Confidence::Medium};
    EXPECT_EQ(label(), expected);
    EXPECT_EQ(store.log.back().view, labels::LabelView::Shown);
    for (int i = 0; i < 2; ++i)
        press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(label().rewrittenQuery.empty());
    EXPECT_TRUE(label().errorCause.empty());
    EXPECT_EQ(label().queryPreference, labels::Preference::Tie);
    press(Qt::Key_M);
    EXPECT_EQ(label().queryVerdict, labels::QueryVerdict::None) << "the same key takes it back";
}

TEST_F(LabelPanelTest, APreferenceNeedsTwoRunsAndKeepsThose) {
    press(Qt::Key_U);
    EXPECT_EQ(label().rankingPreference, labels::Preference::Before);
    selection.select({.user = {0}, .impression = {0}, .beforeRun = "b", .afterRun = "c"});
    press(Qt::Key_L);
    EXPECT_EQ(store.log.back().afterRun, "a") << "what was preferred is one of those two";
    press(Qt::Key_O, Qt::ShiftModifier);
    EXPECT_EQ(store.log.back().afterRun, "c");
    EXPECT_EQ(label().rankingPreference, labels::Preference::None);
    EXPECT_EQ(label().queryPreference, labels::Preference::After);
    press(Qt::Key_O, Qt::ShiftModifier);
    selection.select({.user = {0}, .impression = {0}, .beforeRun = {}, .afterRun = "c"});
    press(Qt::Key_U);
    EXPECT_EQ(label().rankingPreference, labels::Preference::None);
}

TEST_F(LabelPanelTest, TextsOfOtherProgramsStayAsTheyAre) {
    const labels::Label written{.note = " two\nlines ", .rewrittenQuery = " where? "};
    ASSERT_OK(session.submit({.impressionId = "imp0"}, written));
    selection.selectImpression({1}, {2});
    selection.selectImpression({0}, {0});
    panel.flushTexts();
    EXPECT_EQ(label(), written);
    EXPECT_EQ(store.log.size(), 1U);
}

TEST_F(LabelPanelTest, TwoLettersChooseAnyIntent) {
    press(Qt::Key_Period);
    type(QStringLiteral("a"));
    EXPECT_TRUE(label().isEmpty());
    EXPECT_EQ(list->model()->rowCount(), 10);
    type(QStringLiteral("j"));
    EXPECT_EQ(label().trueIntents, std::vector<std::string>{"i9"});
    EXPECT_EQ(QApplication::focusWidget(), list);
    press(Qt::Key_Period);
    type(QStringLiteral("zz"));
    EXPECT_EQ(label().trueIntents, std::vector<std::string>{"i9"}) << "no intent has these letters";
    press(Qt::Key_Escape);
    EXPECT_EQ(list->model()->rowCount(), 6) << "those of the chat again";
}

TEST_F(LabelPanelTest, ABlindJudgementIsOneOfNoAnswer) {
    panel.setBlind(true);
    for (const int key : {Qt::Key_R, Qt::Key_F, Qt::Key_U, Qt::Key_C, Qt::Key_Q})
        press(key);
    EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
    EXPECT_TRUE(label().isEmpty());
    press(Qt::Key_2);
    press(Qt::Key_L);
    EXPECT_EQ(store.log.back().view, labels::LabelView::Blind);
    EXPECT_TRUE(store.log.back().afterRun.empty());
    panel.setBlind(false);
    press(Qt::Key_R);
    EXPECT_EQ(store.log.back().view, labels::LabelView::Shown);
    EXPECT_EQ(label().verdict, labels::Verdict::Right);
}

TEST_F(LabelPanelTest, DetailsFoldOutAndFit) {
    panel.setCauses(
        {{.id = "click_was_noise", .title = "Click was noise", .description = {}},
         {.id = "old", .title = "Not offered any more", .description = {}, .isRetired = true}});
    press(Qt::Key_P);
    press(Qt::Key_J);
    press(Qt::Key_I);
    for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
        theme.setMode(mode);
        EXPECT_TRUE(test::hasPicture(
            panel, {360, 560}, mode == ui::ThemeMode::Light ? "label_details_light" : "label_details_dark"));
    }
}

TEST_F(LabelPanelTest, KeysCanBeChanged) {
    labelling::LabelKeys keys;
    ASSERT_OK(keys.assign(labelling::LabelCommand::Wrong, QKeySequence(QStringLiteral("X"))));
    panel.setKeys(keys);
    press(Qt::Key_W);
    EXPECT_TRUE(label().isEmpty());
    press(Qt::Key_X);
    EXPECT_EQ(label().verdict, labels::Verdict::Wrong);
}

TEST_F(LabelPanelTest, NextAndPreviousAskForAnotherChat) {
    QSignalSpy next(&panel, &LabelPanel::nextRequested);
    QSignalSpy previous(&panel, &LabelPanel::previousRequested);
    press(Qt::Key_D);
    press(Qt::Key_A);
    EXPECT_EQ(next.count(), 1);
    EXPECT_EQ(previous.count(), 1);
}

TEST_F(LabelPanelTest, ASkipTakesTheJudgementsPlaceAndKeepsTheNote) {
    QSignalSpy done(&panel, &LabelPanel::submitRequested);
    press(Qt::Key_1);
    press(Qt::Key_N);
    type(QStringLiteral("late"));
    list->setFocus();
    press(Qt::Key_S);
    QWidget* menu = QApplication::activePopupWidget();
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(done.count(), 0) << "without a reason nothing is skipped";
    QTest::keyClick(menu, Qt::Key_1);
    EXPECT_EQ(label(), (labels::Label{.note = "late", .skipReason = "too little to tell"}));
    EXPECT_EQ(done.count(), 1);
    EXPECT_EQ(savedText(), QStringLiteral("Skipped, on disk: too little to tell"));
    press(Qt::Key_2);
    EXPECT_FALSE(label().isSkipped());
    EXPECT_EQ(label().trueIntents.size(), 1U);
}

TEST_F(LabelPanelTest, EscapeLeavesTheChatUnskipped) {
    press(Qt::Key_S);
    QWidget* menu = QApplication::activePopupWidget();
    ASSERT_NE(menu, nullptr);
    QTest::keyClick(menu, Qt::Key_Escape);
    EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
    EXPECT_TRUE(store.log.empty());
}

TEST_F(LabelPanelTest, AsksForChatsWithoutALabel) {
    QSignalSpy next(&panel, &LabelPanel::nextOpenRequested);
    QSignalSpy previous(&panel, &LabelPanel::previousOpenRequested);
    press(Qt::Key_D, Qt::ControlModifier);
    press(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(next.count(), 1);
    EXPECT_EQ(previous.count(), 1);
}

TEST_F(LabelPanelTest, SaysWhyThereIsNothingToLabel) {
    press(Qt::Key_1);
    press(Qt::Key_R);
    for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
        theme.setMode(mode);
        EXPECT_TRUE(
            test::hasPicture(panel, {320, 420}, mode == ui::ThemeMode::Light ? "label_light" : "label_dark"));
    }
    panel.setSession(nullptr, QStringLiteral("Another program is labelling this workspace."));
    EXPECT_TRUE(test::hasPicture(panel, {320, 420}, "label_empty_dark"));
    press(Qt::Key_1);
    EXPECT_EQ(store.log.size(), 2U);
}

} // namespace
} // namespace intentscope::panels
