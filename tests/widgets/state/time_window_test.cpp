// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/state/time_window.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace intentscope::state {
namespace {

constexpr TimeRange range(std::int64_t from, std::int64_t to) {
    return {{from}, {to}};
}

struct TimeWindowTest : testing::Test {
    TimeWindowTest() { window.setExtent(range(0, 1'000'000)); }
    TimeWindow window;
};

TEST_F(TimeWindowTest, ShowsTheWholeExtentAtFirst) {
    EXPECT_EQ(window.visible(), range(0, 1'000'000));
    EXPECT_FALSE(window.canGoBack());
}

TEST_F(TimeWindowTest, AnEmptyWindowStaysEmpty) {
    TimeWindow empty;
    empty.zoomTo(range(5, 10));
    empty.zoomAround({0}, 2);
    empty.panBy(10);
    EXPECT_TRUE(empty.visible().isEmpty());
    EXPECT_FALSE(empty.canGoBack());
}

TEST_F(TimeWindowTest, NeverLeavesTheExtent) {
    window.zoomTo(range(-500'000, 100'000));
    EXPECT_EQ(window.visible(), range(0, 600'000));
    window.zoomTo(range(900'000, 1'200'000));
    EXPECT_EQ(window.visible(), range(700'000, 1'000'000));
    window.zoomTo(range(-5'000'000, 5'000'000));
    EXPECT_EQ(window.visible(), range(0, 1'000'000));
}

TEST_F(TimeWindowTest, NeverShowsLessThanTheMinimum) {
    window.zoomTo(range(500, 501));
    EXPECT_EQ(window.visible().lengthMs(), TimeWindow::MinimumMs);
}

TEST_F(TimeWindowTest, ShowsAShortExtentWhole) {
    window.setExtent(range(0, 10));
    window.zoomAround({5}, 4);
    EXPECT_EQ(window.visible(), range(0, 10));
}

TEST_F(TimeWindowTest, ZoomingKeepsTheAnchorInItsPlace) {
    window.zoomAround({250'000}, 2);
    EXPECT_EQ(window.visible(), range(125'000, 625'000));
}

TEST_F(TimeWindowTest, IgnoresAFactorThatIsNone) {
    for (const double factor : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()})
        window.zoomAround({250'000}, factor);
    EXPECT_EQ(window.visible(), range(0, 1'000'000));
}

TEST_F(TimeWindowTest, EveryZoomIsAStepBackAndForward) {
    window.zoomTo(range(0, 500'000));
    window.zoomTo(range(0, 250'000));
    window.goBack();
    EXPECT_EQ(window.visible(), range(0, 500'000));
    window.goBack();
    EXPECT_EQ(window.visible(), range(0, 1'000'000));
    EXPECT_FALSE(window.canGoBack());
    window.goForward();
    window.goForward();
    EXPECT_EQ(window.visible(), range(0, 250'000));
    EXPECT_FALSE(window.canGoForward());
}

TEST_F(TimeWindowTest, OneGestureIsOneStep) {
    for (int turn = 0; turn < 5; ++turn)
        window.zoomAround({500'000}, 1.3);
    window.panBy(10'000);
    window.endGesture();
    window.panBy(10'000);
    window.goBack();
    window.goBack();
    EXPECT_EQ(window.visible(), range(0, 1'000'000));
    EXPECT_FALSE(window.canGoBack());
}

TEST_F(TimeWindowTest, ARangeThatIsDraggedIsOneStepUntilItIsLetGo) {
    window.resizeTo(range(0, 900'000));
    window.resizeTo(range(0, 800'000));
    window.resizeTo(range(0, 700'000));
    EXPECT_EQ(window.visible(), range(0, 700'000));
    window.endGesture();
    window.resizeTo(range(100'000, 700'000));
    window.goBack();
    EXPECT_EQ(window.visible(), range(0, 700'000));
    window.goBack();
    EXPECT_EQ(window.visible(), range(0, 1'000'000));
    EXPECT_FALSE(window.canGoBack());
}

TEST_F(TimeWindowTest, ADraggedRangeStaysInsideTheExtentAndAboveTheMinimum) {
    window.resizeTo(range(900'000, 1'200'000));
    EXPECT_EQ(window.visible(), range(700'000, 1'000'000));
    window.resizeTo(range(500, 501));
    EXPECT_EQ(window.visible().lengthMs(), TimeWindow::MinimumMs);
}

TEST_F(TimeWindowTest, DraggingToTheSameRangeIsNoStep) {
    window.resizeTo(range(0, 1'000'000));
    EXPECT_FALSE(window.canGoBack());
}

TEST_F(TimeWindowTest, PanningStopsAtTheEdgeWithTheSameLength) {
    window.zoomTo(range(0, 100'000));
    window.panBy(5'000'000);
    EXPECT_EQ(window.visible(), range(900'000, 1'000'000));
}

TEST_F(TimeWindowTest, ShowAllIsAStepToo) {
    window.zoomTo(range(0, 100'000));
    window.showAll();
    EXPECT_EQ(window.visible(), window.extent());
    window.goBack();
    EXPECT_EQ(window.visible(), range(0, 100'000));
}

TEST_F(TimeWindowTest, AnotherExtentForgetsTheSteps) {
    window.zoomTo(range(0, 100'000));
    window.setExtent(range(0, 2'000'000));
    EXPECT_EQ(window.visible(), range(0, 2'000'000));
    EXPECT_FALSE(window.canGoBack());
}

TEST_F(TimeWindowTest, TellsTheCursorOnlyWhenItMoved) {
    int told = 0;
    QObject::connect(&window, &TimeWindow::cursorChanged, &window, [&] { ++told; });
    window.setCursor(UtcMillis{5});
    window.setCursor(UtcMillis{5});
    window.setCursor(std::nullopt);
    EXPECT_EQ(told, 2);
    EXPECT_FALSE(window.cursor().has_value());
}

TEST_F(TimeWindowTest, RemembersABoundedNumberOfSteps) {
    for (std::int64_t step = 1; step <= 150; ++step)
        window.zoomTo(range(0, 1'000'000 - step * 1'000));
    std::size_t steps = 0;
    for (; window.canGoBack(); ++steps)
        window.goBack();
    EXPECT_EQ(steps, TimeWindow::MaximumSteps);
}

} // namespace
} // namespace intentscope::state
