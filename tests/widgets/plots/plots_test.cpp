// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_picture.h"
#include "tests/support/gui_wait.h"
#include "widgets/base/theme.h"
#include "widgets/plots/channel_plot.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/state/time_window.h"

#include <QApplication>

#include <gmock/gmock.h>

#include <cmath>

namespace intentscope::plots {
namespace {

class PlotsTest : public testing::Test {
protected:
    ui::Theme m_theme{*qApp, ui::ThemeMode::Light};
    state::TimeWindow m_window;
};

TEST_F(PlotsTest, TellsTheValueUnderTheSharedCursor) {
    m_window.setExtent({{0}, {1'000'000}});
    ChannelPlot plot(m_window, m_theme);
    plot.setSeries(
        {.name = QStringLiteral("days"), .unit = QStringLiteral("d"), .times = {100'000}, .values = {12}});
    EXPECT_EQ(plot.cursorText(), QString{});
    m_window.setCursor(UtcMillis{50'000});
    EXPECT_EQ(plot.cursorText(), QString{});
    m_window.setCursor(UtcMillis{200'000});
    EXPECT_EQ(plot.cursorText(), QStringLiteral("12 d"));
}

TEST_F(PlotsTest, HandsOverNoMorePointsThanPixelsNeedAtEveryZoom) {
    ChannelSeries series{.name = QStringLiteral("load"), .unit = {}, .times = {}, .values = {}};
    for (int i = 0; i < 200'000; ++i) {
        series.times.push_back(i * 1'000LL);
        series.values.push_back(std::sin(i));
    }
    m_window.setExtent({{0}, {200'000'000}});
    ChannelPlot plot(m_window, m_theme);
    plot.resize(500, 48);
    plot.grab();
    plot.setSeries(std::move(series));
    for (int i = 0; i < 14; ++i) {
        EXPECT_LE(plot.drawnPointCount(), 4U * 500 + 4);
        m_window.zoomAround({100'000'000}, 2);
    }
}

TEST_F(PlotsTest, FollowsTheThemeAndTheWindow) {
    m_window.setExtent({{0}, {1'000'000}});
    ChannelPlot plot(m_window, m_theme);
    plot.resize(300, 48);
    plot.setSeries(
        {.name = QStringLiteral("days"), .unit = {}, .times = {100'000, 500'000}, .values = {1, 4}});
    const QImage light = plot.grab().toImage();
    m_theme.setMode(ui::ThemeMode::Dark);
    const QImage dark = plot.grab().toImage();
    EXPECT_NE(light, dark);
    EXPECT_EQ(dark.pixelColor(2, 2), m_theme.colors().surface);
}

TEST_F(PlotsTest, AppendsCurvesWhileATrainingRuns) {
    CurvePlot plot(m_theme);
    plot.resize(400, 200);
    plot.setAxes({.x = QStringLiteral("epoch"), .y = QStringLiteral("loss")});
    const QImage empty = plot.grab().toImage();
    for (int epoch = 1; epoch <= 5; ++epoch) {
        plot.append(QStringLiteral("train"), epoch, 1.0 / epoch);
        plot.append(QStringLiteral("validation"), epoch, 1.2 / epoch);
    }
    EXPECT_THAT(
        plot.curveNames(), testing::ElementsAre(QStringLiteral("train"), QStringLiteral("validation")));
    EXPECT_EQ(plot.pointCount(QStringLiteral("train")), 5U);
    EXPECT_EQ(plot.pointCount(QStringLiteral("unknown")), 0U);
    EXPECT_TRUE(test::waitUntil([&] { return plot.grab().toImage() != empty; }));
    plot.clear();
    EXPECT_TRUE(plot.curveNames().empty());
}

/// Three curves, two of which end almost together.
void fill(CurvePlot& plot) {
    plot.setAxes({.x = QStringLiteral("epoch"), .y = QStringLiteral("loss")});
    for (int epoch = 1; epoch <= 6; ++epoch) {
        plot.append(QStringLiteral("train"), epoch, 0.3 + 1.0 / epoch);
        plot.append(QStringLiteral("validation"), epoch, 0.302 + 1.0 / epoch);
        plot.append(QStringLiteral("NDCG@3"), epoch, 0.9 - 0.4 / epoch);
    }
}

bool hasColor(const QImage& picture, const QColor& color) {
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

TEST_F(PlotsTest, TakesTheColoursOfAThemeThatChangedWhileItWasHidden) {
    CurvePlot plot(m_theme);
    fill(plot);
    EXPECT_TRUE(test::hasPicture(plot, {480, 240}, "curves_light"));
    const ui::Colors light = m_theme.colors();
    EXPECT_TRUE(hasColor(plot.grab().toImage(), light.grid));
    m_theme.setMode(ui::ThemeMode::Dark);
    EXPECT_TRUE(test::hasPicture(plot, {480, 240}, "curves_dark"));
    const QImage dark = plot.grab().toImage();
    EXPECT_TRUE(hasColor(dark, m_theme.colors().grid));
    EXPECT_FALSE(hasColor(dark, light.grid));
    EXPECT_TRUE(
        hasColor(dark.copy(plot.endLabelBox(QStringLiteral("train")).toRect()), m_theme.colors().text));
}

TEST_F(PlotsTest, NamesOfCurvesThatEndTogetherDoNotOverlap) {
    CurvePlot plot(m_theme);
    plot.resize(480, 240);
    fill(plot);
    EXPECT_EQ(plot.endLabelBox(QStringLiteral("unknown")), QRectF());
    plot.grab();
    std::vector<QRectF> boxes;
    for (const QString& name : plot.curveNames())
        boxes.push_back(plot.endLabelBox(name));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        EXPECT_TRUE(QRectF(plot.rect()).contains(boxes[i]));
        for (std::size_t other = i + 1; other < boxes.size(); ++other)
            EXPECT_FALSE(boxes[i].intersects(boxes[other]));
    }
}

TEST_F(PlotsTest, TakesAValueThatIsNotANumberAsAGap) {
    CurvePlot plot(m_theme);
    plot.resize(400, 200);
    plot.append(QStringLiteral("train"), 1, 0.5);
    plot.append(QStringLiteral("train"), 2, std::nan(""));
    plot.append(QStringLiteral("train"), 3, 0.4);
    EXPECT_EQ(plot.pointCount(QStringLiteral("train")), 3U);
    plot.grab();
}

} // namespace
} // namespace intentscope::plots
