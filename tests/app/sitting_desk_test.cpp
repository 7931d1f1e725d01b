// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sitting_desk.h"

#include "core/base/atomic_file.h"
#include "core/tasks/queue_task.h"
#include "tests/app/window_fixture.h"
#include "tests/support/gui_picture.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"

#include <QAction>
#include <QComboBox>
#include <QListView>
#include <QMenu>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>

namespace intentscope::app {
namespace {

class SittingDeskTest : public WindowFixture {
protected:
    /// Opens the workspace and makes a queue of all chats, or of the broken ones, in the window.
    void makeQueue(const std::string& name, bool isBroken = false) {
        ask({.name = name, .isBroken = isBroken});
    }
    void ask(panels::NewQueue asked) {
        if (!m_window->controller().isOpen())
            open(m_workspace);
        asked.limit = 3;
        Q_EMIT panel().creationRequested(asked);
        settle();
        m_window->workbench().applyLayout(Layout::Label);
        action(QStringLiteral("Label this chat"))->trigger();
    }
    void chooseQueue(const std::string& name) {
        const auto queue = m_window->controller().workspace()->loadQueue(name);
        ASSERT_OK(queue);
        Q_EMIT panel().queueChosen(QString::fromStdString(queue->queue.id));
        settle();
        test::waitUntil([this] { return walk() != nullptr; });
    }
    panels::QueuePanel& panel() { return m_window->workbench().queue(); }
    const labelling::QueueWalk* walk() { return m_window->sittingDesk().walk(); }
    std::string shown() {
        const auto impression = m_window->selection().current().impression;
        return std::string(m_window->controller().dataset()->impressionId(impression));
    }
    queues::QueueCounts counts(const std::string& name) {
        auto& workspace = *m_window->controller().workspace();
        const auto content = workspace.loadQueue(name);
        return *tasks::queueCounts(*content, workspace);
    }
    QMenu* skipMenu() { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); }
};

TEST_F(SittingDeskTest, AQueueMadeInTheWindowIsLabelledToItsEndByKey) {
    makeQueue("control");
    ASSERT_NE(walk(), nullptr);
    EXPECT_EQ(walk()->queue().name, "control");
    std::vector<std::string> seen;
    for (int i = 0; i < 3; ++i) {
        seen.push_back(shown());
        press(Qt::Key_1);
        press(Qt::Key_Return, Qt::ControlModifier);
    }
    EXPECT_EQ(seen[0], walk()->next(""));
    EXPECT_EQ(seen[1], walk()->next(seen[0]));
    EXPECT_EQ(seen[2], walk()->next(seen[1]));
    EXPECT_FALSE(shownText(QStringLiteral("All 3 done")).isEmpty());
    EXPECT_EQ(counts("control").submittedCount, 3);
    EXPECT_EQ(counts("control").annotators.front().submittedCount, 3);
}

TEST_F(SittingDeskTest, NothingSaidIsNotSubmitted) {
    makeQueue("control");
    const std::string first = shown();
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(shown(), first);
    EXPECT_FALSE(shownText(QStringLiteral("Nothing is said of this chat yet")).isEmpty());
    press(Qt::Key_1);
    EXPECT_TRUE(shownText(QStringLiteral("Nothing is said of this chat yet")).isEmpty());
    EXPECT_EQ(storedLabelCount(), 1);
}

TEST_F(SittingDeskTest, SkippingTakesTwoKeysAndGoesOn) {
    makeQueue("control");
    const std::string first = shown();
    press(Qt::Key_S);
    ASSERT_NE(skipMenu(), nullptr);
    QTest::keyClick(skipMenu(), Qt::Key_2);
    EXPECT_NE(shown(), first);
    EXPECT_EQ(m_window->labelDesk().session()->labelOf(first).skipReason, "several wishes");
    EXPECT_EQ(counts("control").skippedCount, 1);
    EXPECT_FALSE(shownText(QStringLiteral("1 of 3 done, 1 skipped")).isEmpty());
    action(QStringLiteral("Undo label"))->trigger();
    EXPECT_EQ(shown(), first);
    EXPECT_FALSE(shownText(QStringLiteral("0 of 3 done")).isEmpty());
}

TEST_F(SittingDeskTest, MovesToTheNextAndThePreviousOpenChatOfTheQueue) {
    makeQueue("control");
    const std::string first = shown();
    const std::string second = walk()->next(first);
    const std::string third = walk()->next(second);
    press(Qt::Key_1);
    press(Qt::Key_D);
    EXPECT_EQ(shown(), second);
    press(Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(shown(), third);
    press(Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(shown(), second) << "the first is labelled";
    press(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(shown(), third);
    press(Qt::Key_A);
    press(Qt::Key_A);
    EXPECT_EQ(shown(), first);
}

TEST_F(SittingDeskTest, ASittingGoesOnWhereItStoppedAfterTheProgramWasClosed) {
    makeQueue("control");
    const std::string sitting = walk()->sitting().id;
    const std::string second = walk()->next(shown());
    press(Qt::Key_1);
    action(QStringLiteral("Close workspace"))->trigger();
    EXPECT_EQ(walk(), nullptr);
    open(m_workspace);
    EXPECT_EQ(walk(), nullptr);
    chooseQueue("control");
    ASSERT_NE(walk(), nullptr);
    EXPECT_EQ(walk()->sitting().id, sitting);
    EXPECT_EQ(shown(), second);
    EXPECT_FALSE(shownText(QStringLiteral("1 of 3 done")).isEmpty());
}

TEST_F(SittingDeskTest, LeavingAQueueEndsTheSittingAndLabelsCountNoMore) {
    makeQueue("control");
    const std::string sitting = walk()->sitting().id;
    Q_EMIT panel().queueChosen({});
    settle();
    EXPECT_EQ(walk(), nullptr);
    const auto ended = m_window->controller().workspace()->findSitting(sitting);
    ASSERT_OK(ended);
    EXPECT_FALSE(ended->endedAt.isMissing());
    press(Qt::Key_1);
    EXPECT_EQ(counts("control").submittedCount, 0);
    // Chosen again, what was labelled meanwhile is still open, and Ctrl+Enter takes it into the queue.
    chooseQueue("control");
    EXPECT_NE(walk()->sitting().id, sitting);
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(counts("control").submittedCount, 1);
}

TEST_F(SittingDeskTest, AQueueWithNothingInItIsNotMade) {
    // Three of four candidates are the first three: nothing of the tiny shop breaks.
    makeQueue("broken", true);
    EXPECT_EQ(walk(), nullptr);
    EXPECT_FALSE(shownText(QStringLiteral("The queue 'broken' would be empty")).isEmpty());
}

TEST_F(SittingDeskTest, AQueueThatCannotBeMadeOrSatIsExplained) {
    makeQueue("control");
    makeQueue("control");
    EXPECT_FALSE(shownText(QStringLiteral("control")).isEmpty());
    ASSERT_NE(walk(), nullptr) << "the one that is open stays";
    auto& workspace = *m_window->controller().workspace();
    NullProgress progress;
    ASSERT_OK(tasks::createQueue(
        {.name = "theirs", .annotators = {"somebody else"}},
        workspace,
        m_window->controller().dataset(),
        progress,
        {}));
    chooseQueue("theirs");
    EXPECT_EQ(walk()->queue().name, "control");
    EXPECT_FALSE(shownText(QStringLiteral("is no annotator of the queue")).isEmpty());
}

TEST_F(SittingDeskTest, ABlindChoiceIsMadeBeforeTheAnswersAreShown) {
    ask({.name = "blind", .isBlindFirst = true});
    const std::string first = shown();
    auto& bench = m_window->workbench();
    bench.showPanel(bench.latentQuery());
    EXPECT_TRUE(bench.latentQuery().isHidden());
    EXPECT_FALSE(shownText(QStringLiteral("The models' answers are shown when")).isEmpty());
    EXPECT_TRUE(shownText(QStringLiteral("Score the data with")).isEmpty()) << "it is scored";
    action(QStringLiteral("Label this chat"))->trigger();
    press(Qt::Key_R);
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(shown(), first) << "a verdict on what is hidden is none";
    EXPECT_EQ(storedLabelCount(), 0);
    press(Qt::Key_2);
    EXPECT_FALSE(bench.latentQuery().isHidden());
    EXPECT_EQ(counts("blind").draftCount, 1) << "the final choice is still to come";
    press(Qt::Key_1);
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_NE(shown(), first);
    EXPECT_TRUE(bench.latentQuery().isHidden());
    EXPECT_EQ(counts("blind").submittedCount, 1);
    // The first choice is confirmed as it is.
    press(Qt::Key_1);
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(counts("blind").submittedCount, 2);
    press(Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_FALSE(bench.latentQuery().isHidden()) << "what was seen was seen";
}

TEST_F(SittingDeskTest, ABlindSittingGoesOnWithWhatWasSeen) {
    ask({.name = "blind", .isBlindFirst = true});
    const std::string first = shown();
    press(Qt::Key_2);
    action(QStringLiteral("Close workspace"))->trigger();
    EXPECT_FALSE(m_window->workbench().latentQuery().isHidden());
    open(m_workspace);
    chooseQueue("blind");
    EXPECT_EQ(shown(), first);
    EXPECT_FALSE(m_window->workbench().latentQuery().isHidden());
    action(QStringLiteral("Label this chat"))->trigger();
    press(Qt::Key_D);
    EXPECT_TRUE(m_window->workbench().latentQuery().isHidden());
}

TEST_F(SittingDeskTest, AnswersThatDifferAreDecidedByKey) {
    open(m_workspace);
    auto& workspace = *m_window->controller().workspace();
    NullProgress progress;
    ASSERT_OK(tasks::createQueue(
        {.name = "both", .annotators = {"mei", "omar"}, .annotatorsPerItem = 2},
        workspace,
        m_window->controller().dataset(),
        progress,
        {}));
    const auto content = workspace.loadQueue("both");
    for (const std::string annotator : {"mei", "omar"}) {
        const auto sitting = tasks::startSitting("both", annotator, labels::LabelRole::Annotator, workspace);
        ASSERT_OK(sitting);
        for (std::size_t item = 0; item < 3; ++item) {
            // They disagree on two of three.
            const bool isOther = annotator == "omar" && item > 0;
            labels::LabelEvent event;
            event.time = nowUtc();
            event.annotator = annotator;
            event.sessionId = sitting->id;
            event.datasetHash = content->queue.datasetHash;
            event.impressionId = content->items[item].impressionId;
            event.label = {
                .trueIntents = {isOther ? "refund" : "track"},
                .verdict = labels::Verdict::Wrong,
                .note = annotator + " says so"};
            ASSERT_OK(workspace.labels().append(event));
        }
    }
    action(QStringLiteral("Close workspace"))->trigger();
    open(m_workspace);
    chooseQueue("both");
    ASSERT_NE(walk(), nullptr);
    m_window->workbench().applyLayout(Layout::Adjudicate);
    const auto* table = m_window->workbench().answers().findChild<QTableWidget*>();
    ASSERT_EQ(table->rowCount(), 2);
    EXPECT_EQ(table->item(1, 0)->text(), QStringLiteral("omar"));
    EXPECT_EQ(table->item(1, 1)->text(), QStringLiteral("Get a refund"));
    EXPECT_EQ(table->item(0, 6)->text(), QStringLiteral("mei says so"));
    EXPECT_FALSE(shownText(QStringLiteral("Taken for one another")).isEmpty());
    EXPECT_EQ(counts("both").toAdjudicateCount, 2);
    test::hasPicture(*m_window, {1280, 800}, "adjudicate_light");
    m_window->workbench().goToPanel(QStringLiteral("answers"));
    const std::string first = shown();
    press(Qt::Key_2);
    EXPECT_NE(shown(), first);
    EXPECT_EQ(
        m_window->labelDesk().session()->labelOf(first).trueIntents, std::vector<std::string>{"refund"});
    EXPECT_EQ(counts("both").toAdjudicateCount, 1);
    // None of them: decided anew in the label panel.
    press(Qt::Key_Slash);
    m_window->workbench().label().findChild<QListView*>()->setFocus();
    press(Qt::Key_2);
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(counts("both").toAdjudicateCount, 0);
    EXPECT_FALSE(shownText(QStringLiteral("All 2 done")).isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(counts("both").toAdjudicateCount, 1) << "a decision can be undone";
}

TEST_F(SittingDeskTest, GuidelinesAreThoseOfTheQueueElseOfTheWorkspace) {
    open(m_workspace);
    auto& panel = m_window->workbench().guidelines();
    m_window->workbench().applyLayout(Layout::Label);
    EXPECT_FALSE(shownText(QStringLiteral("No guidelines yet")).isEmpty());
    ASSERT_OK(writeFileAtomically(m_env, m_workspace / "guidelines.md", "# For all\n"));
    const auto file = m_folder.path() / "queue.md";
    ASSERT_OK(writeFileAtomically(m_env, file, "# For this *queue*\n"));
    ask({.name = "guided", .guidelinesFile = file});
    const auto* text = panel.findChild<QTextBrowser*>();
    EXPECT_EQ(text->toPlainText(), QStringLiteral("For this queue"));
    Q_EMIT this->panel().queueChosen({});
    settle();
    EXPECT_EQ(text->toPlainText(), QStringLiteral("For all"));
    ask({.name = "lost", .guidelinesFile = m_folder.path() / "nowhere.md"});
    EXPECT_EQ(walk(), nullptr);
    EXPECT_FALSE(shownText(QStringLiteral("nowhere.md")).isEmpty());
}

} // namespace
} // namespace intentscope::app
