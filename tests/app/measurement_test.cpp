// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/measurement.h"

#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"

#include <QThread>
#include <QTimer>

namespace intentscope::app {
namespace {

TEST(MeasuredFigureTest, TakesQuantilesFromTheTimesThemselves) {
    MeasuredFigure figure{.budgetMs = 16, .ms = {}, .waitedMs = {}};
    EXPECT_EQ(figure.quantile(0.5), 0);
    for (int i = 100; i > 0; --i)
        figure.ms.push_back(i);
    EXPECT_EQ(figure.quantile(0.5), 50);
    EXPECT_EQ(figure.quantile(0.99), 99);
    EXPECT_EQ(figure.quantile(1), 100);
    EXPECT_FALSE(figure.isWithinBudget());
    figure.waitedMs.assign(100, 60);
    EXPECT_EQ(figure.ownQuantile(1), 40);
    figure.ms.assign(100, 15.9);
    EXPECT_TRUE(figure.isWithinBudget());
}

TEST_F(WindowFixture, MeasuresEveryInteractionOnTheRealWindow) {
    QElapsedTimer start;
    start.start();
    Measurement measurement({*m_window, *m_jobs, start});
    bool isDone = false;
    QObject::connect(&measurement, &Measurement::finished, m_window.get(), [&] { isDone = true; });
    measurement.run(m_workspace);
    ASSERT_TRUE(test::waitUntil([&] { return isDone; }, 120'000));
    const auto& figures = measurement.figures();
    EXPECT_EQ(figures.at(QStringLiteral("switch user")).ms.size(), std::size_t{Measurement::UserCount});
    for (const char* name :
         {"open to first paint",
          "scroll the users table",
          "sort users, complete",
          "filter users",
          "zoom the timeline",
          "pan the timeline"})
        EXPECT_TRUE(figures.contains(QLatin1String(name))) << name;
    EXPECT_GT(figures.at(QStringLiteral("open to first paint")).quantile(1), 0);
    const QJsonObject report = measurement.report();
    EXPECT_EQ(report[QStringLiteral("data")][QStringLiteral("users")].toInt(), 3);
    EXPECT_GT(
        report[QStringLiteral("memory")][QStringLiteral("end")][QStringLiteral("resident MiB")].toDouble(),
        1);
}

TEST_F(WindowFixture, AFrameThatTakesThreeFramesShowsInTheMeasurement) {
    ui::FrameClock clock(*m_window);
    double ms = 0;
    clock.start([&](double taken) { ms = taken; });
    QThread::msleep(50);
    m_window->update();
    ASSERT_TRUE(test::waitUntil([&] { return ms > 0; }));
    EXPECT_GE(ms, 49);
}

TEST_F(WindowFixture, AWorkspaceThatDoesNotOpenEndsTheMeasurement) {
    QElapsedTimer start;
    start.start();
    Measurement measurement({*m_window, *m_jobs, start});
    bool hasFailed = false;
    QObject::connect(&measurement, &Measurement::failed, m_window.get(), [&] { hasFailed = true; });
    measurement.run(m_folder.path() / "nowhere.iscope");
    EXPECT_TRUE(test::waitUntil([&] { return hasFailed; }));
}

} // namespace
} // namespace intentscope::app
