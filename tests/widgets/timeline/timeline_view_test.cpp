// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tiny_dataset.h"
#include "widgets/base/theme.h"
#include "widgets/state/selection_state.h"
#include "widgets/state/time_window.h"
#include "widgets/timeline/timeline_content.h"
#include "widgets/timeline/timeline_overview.h"
#include "widgets/timeline/timeline_style.h"
#include "widgets/timeline/timeline_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <gmock/gmock.h>

namespace intentscope::timeline {
namespace {

class TimelineViewTest : public testing::Test {
protected:
    TimelineViewTest() {
        m_window.setExtent(m_content->extent);
        m_view.resize(900, 400);
        m_view.setContent(m_content);
    }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QKeyEvent event(QEvent::KeyPress, key, modifiers);
        QApplication::sendEvent(&m_view, &event);
    }

    static void mouse(QWidget& target, QEvent::Type type, QPointF at) {
        const auto held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, target.mapToGlobal(at), Qt::LeftButton, held, Qt::NoModifier);
        QApplication::sendEvent(&target, &event);
    }

    void click(QPointF at) {
        mouse(m_view, QEvent::MouseButtonPress, at);
        mouse(m_view, QEvent::MouseButtonRelease, at);
    }

    UtcMillis timeOf(const char* impression) const {
        return m_dataset->timeOf(*m_dataset->findImpression(impression));
    }

    double xOf(UtcMillis time) const {
        const double gutter = gutterWidth(m_theme);
        return gutter + xAt({m_window.visible(), m_view.width() - gutter}, time);
    }

    test::TempDirectory m_directory;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_directory);
    UserIndex m_user = *m_dataset->findUser("ann");
    std::shared_ptr<const TimelineContent> m_content =
        std::make_shared<const TimelineContent>(buildContent({.dataset = m_dataset, .user = m_user}));
    ui::Theme m_theme{*qApp, ui::ThemeMode::Light};
    state::SelectionState m_selection;
    state::TimeWindow m_window;
    TimelineView m_view{{m_selection, m_window, m_theme}};
};

TEST_F(TimelineViewTest, ZoomsWithWAndSAndPansWithAAndD) {
    const std::int64_t whole = m_window.visible().lengthMs();
    press(Qt::Key_W);
    const state::TimeRange zoomed = m_window.visible();
    EXPECT_LT(zoomed.lengthMs(), whole);
    press(Qt::Key_D);
    EXPECT_GT(m_window.visible().from, zoomed.from);
    EXPECT_EQ(m_window.visible().lengthMs(), zoomed.lengthMs());
    press(Qt::Key_A);
    EXPECT_EQ(m_window.visible(), zoomed);
    press(Qt::Key_S);
    EXPECT_EQ(m_window.visible().lengthMs(), whole);
}

TEST_F(TimelineViewTest, LeavesChordsToTheWindow) {
    press(Qt::Key_D, Qt::ControlModifier);
    press(Qt::Key_W, Qt::ControlModifier);
    EXPECT_EQ(m_window.visible(), m_window.extent());
}

TEST_F(TimelineViewTest, FocusesTheChatAndThenFitsEverything) {
    m_selection.selectImpression(m_user, *m_dataset->findImpression("i3"));
    press(Qt::Key_W);
    press(Qt::Key_F);
    EXPECT_EQ(m_window.visible(), focusRange(*m_content, timeOf("i3")));
    press(Qt::Key_F);
    EXPECT_EQ(m_window.visible(), m_window.extent());
}

TEST_F(TimelineViewTest, StepsThroughEventsWithFullStopAndComma) {
    press(Qt::Key_Period);
    EXPECT_EQ(m_window.cursor(), parseTime("2024-03-01T08:30:00Z").value());
    press(Qt::Key_Period);
    EXPECT_EQ(m_window.cursor(), parseTime("2024-03-04T09:00:00Z").value());
    press(Qt::Key_Comma);
    EXPECT_EQ(m_window.cursor(), parseTime("2024-03-01T08:30:00Z").value());
}

TEST_F(TimelineViewTest, StepsWithinTheCurrentLaneOnly) {
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    ASSERT_EQ(m_view.currentLane(), 1U);
    press(Qt::Key_Period);
    EXPECT_EQ(m_window.cursor(), timeOf("i1"));
    press(Qt::Key_Escape);
    EXPECT_EQ(m_view.currentLane(), std::nullopt);
}

TEST_F(TimelineViewTest, SelectsChatsWithTheArrows) {
    press(Qt::Key_Right);
    EXPECT_EQ(m_selection.current().impression, *m_dataset->findImpression("i1"));
    press(Qt::Key_Right);
    EXPECT_EQ(m_selection.current().impression, *m_dataset->findImpression("i3"));
    press(Qt::Key_Left);
    EXPECT_EQ(m_selection.current().impression, *m_dataset->findImpression("i1"));
    EXPECT_EQ(m_selection.current().user, m_user);
}

TEST_F(TimelineViewTest, GoesBackToTheZoomBefore) {
    press(Qt::Key_W);
    press(Qt::Key_Backspace);
    EXPECT_EQ(m_window.visible(), m_window.extent());
    press(Qt::Key_Backspace, Qt::ShiftModifier);
    EXPECT_NE(m_window.visible(), m_window.extent());
}

TEST_F(TimelineViewTest, SelectsTheChatThatIsClicked) {
    const Box chats = m_view.geometryOfLanes().lanes[1].box;
    click({xOf(timeOf("i3")), chats.top + chats.height / 2});
    EXPECT_EQ(m_selection.current().impression, *m_dataset->findImpression("i3"));
}

TEST_F(TimelineViewTest, ZoomsWithTheWheelAroundThePointer) {
    const UtcMillis anchor = timeOf("i3");
    const double x = xOf(anchor);
    QWheelEvent event({x, 20}, {x, 20}, {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&m_view, &event);
    EXPECT_LT(m_window.visible().lengthMs(), m_window.extent().lengthMs());
    EXPECT_NEAR(xOf(anchor), x, 1);
}

TEST_F(TimelineViewTest, LeavesTheWheelOverTheGutterToTheScrollBar) {
    QWheelEvent event({5, 20}, {5, 20}, {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&m_view, &event);
    EXPECT_FALSE(event.isAccepted());
    EXPECT_EQ(m_window.visible(), m_window.extent());
}

TEST_F(TimelineViewTest, PansWithADragWithoutSelecting) {
    press(Qt::Key_W);
    press(Qt::Key_W);
    const state::TimeRange before = m_window.visible();
    mouse(m_view, QEvent::MouseButtonPress, {500, 10});
    mouse(m_view, QEvent::MouseMove, {560, 10});
    mouse(m_view, QEvent::MouseButtonRelease, {560, 10});
    EXPECT_LT(m_window.visible().from, before.from);
    EXPECT_EQ(m_window.visible().lengthMs(), before.lengthMs());
    EXPECT_FALSE(m_selection.current().impression.isValid());
}

TEST_F(TimelineViewTest, SharesTheMomentUnderThePointer) {
    QMouseEvent move(QEvent::MouseMove, {500, 10}, {500, 10}, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&m_view, &move);
    ASSERT_TRUE(m_window.cursor());
    EXPECT_NEAR(xOf(*m_window.cursor()), 500, 0.5);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&m_view, &leave);
    EXPECT_FALSE(m_window.cursor());
}

TEST_F(TimelineViewTest, PaintsTheSameFrameTwice) {
    m_selection.selectImpression(m_user, *m_dataset->findImpression("i3"));
    const QImage first = m_view.grab().toImage();
    const QImage second = m_view.grab().toImage();
    EXPECT_EQ(first, second);
    press(Qt::Key_W);
    EXPECT_NE(m_view.grab().toImage(), first);
}

TEST_F(TimelineViewTest, ShowsNothingWithoutContent) {
    m_view.setContent(nullptr);
    EXPECT_EQ(m_view.sizeHint().height(), 0);
    press(Qt::Key_Period);
    click({300, 10});
    EXPECT_FALSE(m_selection.current().impression.isValid());
}

TEST_F(TimelineViewTest, ResizesTheVisibleRangeInTheOverview) {
    TimelineOverview overview(m_window, m_theme);
    overview.resize(900, 36);
    overview.setContent(m_content);
    press(Qt::Key_W);
    const double gutter = gutterWidth(m_theme);
    const TimeScale scale{m_window.extent(), 900 - gutter};
    const double left = gutter + xAt(scale, m_window.visible().from);
    const UtcMillis right = m_window.visible().to;
    mouse(overview, QEvent::MouseButtonPress, {left, 18});
    mouse(overview, QEvent::MouseMove, {left - 40, 18});
    mouse(overview, QEvent::MouseButtonRelease, {left - 40, 18});
    EXPECT_EQ(m_window.visible().to, right);
    EXPECT_NEAR(gutter + xAt(scale, m_window.visible().from), left - 40, 1);
    mouse(overview, QEvent::MouseButtonDblClick, {left, 18});
    EXPECT_EQ(m_window.visible(), m_window.extent());
}

} // namespace
} // namespace intentscope::timeline
