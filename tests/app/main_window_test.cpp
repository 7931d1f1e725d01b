// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "core/data/split.h"
#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/panel_scroll.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QPushButton>
#include <QScrollBar>

#include <utility>

namespace intentscope::app {
namespace {

TEST_F(WindowFixture, StartsOnTheStartPageWithNothingToExport) {
    EXPECT_NE(m_window->findChild<panels::StartPage*>(), nullptr);
    EXPECT_TRUE(m_window->findChild<panels::StartPage*>()->isVisible());
    EXPECT_FALSE(m_window->workbench().isVisible());
    for (const char* text : {"Export labels...", "Export the run after...", "Close workspace", "Undo label"})
        EXPECT_FALSE(action(QLatin1String(text))->isEnabled()) << text;
    EXPECT_TRUE(action(QStringLiteral("Open workspace..."))->isEnabled());
}

TEST_F(WindowFixture, OpensAWorkspaceAndComparesItsTwoNewestRuns) {
    open(m_workspace);
    EXPECT_TRUE(m_window->workbench().isVisible());
    EXPECT_EQ(m_window->windowTitle(), QStringLiteral("shop - IntentScope"));
    EXPECT_EQ(m_window->workbench().users().model().rowCount(), 3);
    const auto& runs = m_window->controller().comparedRuns();
    ASSERT_TRUE(runs.before && runs.after);
    EXPECT_EQ(runs.before->info().name, "base");
    EXPECT_EQ(runs.after->info().name, "tuned");
    EXPECT_NE(m_window->controller().comparison(), nullptr);
    EXPECT_TRUE(m_window->isSettled());
    EXPECT_TRUE(action(QStringLiteral("Export labels..."))->isEnabled());
}

TEST_F(WindowFixture, SelectsAChatThatTellsSomethingOnceTheRunsAreCompared) {
    open(m_workspace);
    const auto& selection = m_window->selection().current();
    EXPECT_TRUE(selection.user.isValid());
    EXPECT_TRUE(selection.impression.isValid());
}

TEST_F(WindowFixture, FitsIntoALowWindowInEveryLayout) {
    open(m_workspace);
    select("i1");
    settle();
    for (const LayoutSpec& layout : layoutTable()) {
        m_window->workbench().applyLayout(layout.layout);
        m_window->resize(1280, 720);
        QApplication::processEvents();
        EXPECT_EQ(m_window->size(), QSize(1280, 720)) << layout.name;
        EXPECT_LE(m_window->minimumSizeHint().height(), 720) << layout.name;
    }
}

TEST_F(WindowFixture, APanelThatGetsTooLittleHeightScrollsAndIsNeverCut) {
    open(m_workspace);
    select("i1");
    settle();
    panels::LabelPanel& panel = m_window->workbench().label();
    auto* area = qobject_cast<ui::PanelScroll*>(panel.parentWidget()->parentWidget());
    ASSERT_NE(area, nullptr);
    auto* dock = m_window->workbench().findChild<QDockWidget*>(QStringLiteral("label"));
    m_window->workbench().resizeDocks({dock}, {dock->minimumSizeHint().height()}, Qt::Vertical);
    QApplication::processEvents();
    ASSERT_LT(area->height(), panel.minimumSizeHint().height());
    EXPECT_GE(panel.height(), panel.minimumSizeHint().height());
    EXPECT_TRUE(test::waitUntil([&] { return area->verticalScrollBar()->isVisible(); }))
        << area->height() << " of " << panel.height() << ", " << area->verticalScrollBar()->maximum();
    EXPECT_EQ(area->verticalScrollBar()->maximum(), panel.height() - area->viewport()->height());
    EXPECT_LE(panel.width(), area->viewport()->width()) << "the bar covers nothing";
}

TEST_F(WindowFixture, EveryPanelFollowsTheSelectedChat) {
    open(m_workspace);
    select("i3");
    settle();
    const auto titles = m_window->workbench().findChildren<ui::ElidedLabel*>();
    const auto isShown = [&](const QString& text) {
        return std::ranges::any_of(titles, [&](auto* title) { return title->text().startsWith(text); });
    };
    EXPECT_TRUE(isShown(QStringLiteral("Timeline of Ann Lim")));
    EXPECT_TRUE(isShown(QStringLiteral("Ranking of chat 2024-03-07")));
    EXPECT_TRUE(isShown(QStringLiteral("Ann Lim, 2024-03-07")));
    EXPECT_TRUE(isShown(QStringLiteral("What did Ann Lim want?")));
}

TEST_F(WindowFixture, LabelsByKeyAndTakesItBackAndMakesItAgain) {
    open(m_workspace);
    select("i1");
    action(QStringLiteral("Label this chat"))->trigger();
    press(Qt::Key_1);
    EXPECT_EQ(m_window->labelDesk().session()->labelCount(), 1);
    EXPECT_EQ(storedLabelCount(), 1);
    EXPECT_EQ(shownText(QStringLiteral("all on disk")), QStringLiteral("1 labels, all on disk"));
    action(QStringLiteral("Undo label"))->trigger();
    EXPECT_EQ(m_window->labelDesk().session()->labelCount(), 0);
    action(QStringLiteral("Redo label"))->trigger();
    EXPECT_EQ(m_window->labelDesk().session()->labelCount(), 1);
    EXPECT_EQ(storedLabelCount(), 3) << "every step is on disk";
}

TEST_F(WindowFixture, LabelsAreThereAgainAfterTheWorkspaceWasClosed) {
    open(m_workspace);
    select("i1");
    action(QStringLiteral("Label this chat"))->trigger();
    press(Qt::Key_2);
    action(QStringLiteral("Close workspace"))->trigger();
    EXPECT_FALSE(m_window->controller().isOpen());
    EXPECT_FALSE(action(QStringLiteral("Export labels..."))->isEnabled());
    open(m_workspace);
    EXPECT_EQ(m_window->labelDesk().session()->labelCount(), 1);
}

TEST_F(WindowFixture, ASecondOpenerReadsAndSaysWhy) {
    ASSERT_OK_AND_ASSIGN(
        const auto first, workspace::Workspace::open(m_workspace, m_env, workspace::OpenMode::Write));
    open(m_workspace);
    ASSERT_TRUE(m_window->controller().workspace()->isReadOnly());
    EXPECT_FALSE(shownText(QStringLiteral("read-only")).isEmpty());
    select("i1");
    action(QStringLiteral("Label this chat"))->trigger();
    if (QWidget* focus = QApplication::focusWidget(); focus != nullptr)
        press(Qt::Key_1);
    EXPECT_EQ(storedLabelCount(), 0);
    EXPECT_FALSE(shownText(QStringLiteral("for reading only")).isEmpty());
}

TEST_F(WindowFixture, ADamagedWorkspaceStaysClosedAndTheStartPageSaysWhatToDo) {
    m_folder.write("shop.iscope/workspace.json", "{");
    std::filesystem::resize_file(m_workspace / "workspace.sqlite", 10);
    open(m_workspace);
    EXPECT_FALSE(m_window->controller().isOpen());
    EXPECT_TRUE(m_window->findChild<panels::StartPage*>()->isVisible());
    EXPECT_FALSE(shownText(QStringLiteral("shop.iscope")).isEmpty());
}

TEST_F(WindowFixture, BrokenChatsBecomeTheListOfUsersAndTheReviewOrder) {
    open(m_workspace);
    ASSERT_NE(m_window->controller().comparison(), nullptr);
    const auto& outcomes = m_window->controller().comparison()->outcomes;
    ASSERT_FALSE(outcomes.broken.empty() && outcomes.fixed.empty());
    for (auto* button : m_window->workbench().compare().findChildren<QPushButton*>()) {
        if (button->text().startsWith(
                outcomes.broken.empty() ? QStringLiteral("Fixed") : QStringLiteral("Broken")))
            button->click();
    }
    settle();
    EXPECT_TRUE(m_window->labelDesk().order().hasList());
    EXPECT_LT(m_window->workbench().users().model().rowCount(), 3);
}

TEST_F(WindowFixture, ALayoutComesBackAsItWasLeft) {
    open(m_workspace);
    ASSERT_TRUE(m_window->applyLayout(QStringLiteral("compare")));
    auto& workbench = m_window->workbench();
    // Until the docks have come to rest.
    QByteArray compare;
    int sameCount = 0;
    test::waitUntil([&] {
        const QByteArray before = std::exchange(compare, workbench.saveLayout());
        sameCount = before == compare ? sameCount + 1 : 0;
        return sameCount > 50;
    });
    ASSERT_TRUE(m_window->applyLayout(QStringLiteral("Label")));
    const auto isShown = [&](const char* dock) {
        return !workbench.findChild<QDockWidget*>(QLatin1String(dock))->isHidden();
    };
    EXPECT_FALSE(isShown("users"));
    EXPECT_TRUE(workbench.restoreLayout(compare));
    test::waitUntil([&] { return workbench.saveLayout() == compare; }, 5000);
    EXPECT_TRUE(isShown("users"));
    EXPECT_TRUE(isShown("compare"));
    EXPECT_FALSE(isShown("label"));
    EXPECT_EQ(workbench.saveLayout(), compare);
    EXPECT_FALSE(workbench.restoreLayout("something else"));
    EXPECT_FALSE(m_window->applyLayout(QStringLiteral("no such layout")));
}

TEST_F(WindowFixture, ClosingRemembersTheLayoutAndTheWorkspace) {
    open(m_workspace);
    m_window->applyLayout(QStringLiteral("train"));
    m_window->close();
    EXPECT_EQ(m_settings.layout(), m_window->workbench().saveLayout());
    ASSERT_FALSE(m_settings.recentWorkspaces().isEmpty());
    EXPECT_TRUE(m_settings.recentWorkspaces().front().endsWith(QStringLiteral("shop.iscope")));
}

TEST_F(WindowFixture, TrainingEndsWithANewRunAfterTheOldOne) {
    open(m_workspace);
    m_window->applyLayout(QStringLiteral("train"));
    rank::RankerTrainingSpec spec;
    spec.split = *data::parseSplit("time:0.4/0.3");
    Q_EMIT m_window->workbench().train().startRequested({.name = "third", .spec = spec});
    settle();
    const auto& runs = m_window->controller().comparedRuns();
    ASSERT_TRUE(runs.before && runs.after);
    EXPECT_EQ(runs.before->info().name, "tuned");
    EXPECT_EQ(runs.after->info().name, "third");
}

} // namespace
} // namespace intentscope::app
