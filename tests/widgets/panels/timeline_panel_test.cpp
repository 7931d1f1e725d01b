// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/timeline_panel.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_wait.h"
#include "tests/support/tiny_dataset.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/theme.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/plots/channel_plot.h"
#include "widgets/state/selection_state.h"
#include "widgets/state/time_window.h"
#include "widgets/timeline/timeline_overview.h"
#include "widgets/timeline/timeline_ruler.h"
#include "widgets/timeline/timeline_view.h"

#include <QApplication>
#include <QLabel>

#include <gmock/gmock.h>

namespace intentscope::panels {
namespace {

class TimelinePanelTest : public testing::Test {
protected:
    TimelinePanelTest() {
        m_panel.resize(900, 480);
        m_panel.show();
        m_panel.setDataset(m_dataset);
    }

    QString title() const { return m_panel.findChild<ui::ElidedLabel*>()->text(); }
    QString days() const { return m_panel.findChildren<ui::ElidedLabel*>().at(1)->text(); }
    bool isEmptyShown() const { return m_panel.findChild<ui::EmptyState*>()->isVisible(); }

    test::TempDirectory m_directory;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_directory);
    UserIndex m_ann = *m_dataset->findUser("ann");
    ui::Theme m_theme{*qApp, ui::ThemeMode::Light};
    state::SelectionState m_selection;
    state::TimeWindow m_window;
    jobs::JobRunner m_jobs;
    TimelinePanel m_panel{{m_selection, m_window, m_jobs, m_theme}};
};

TEST_F(TimelinePanelTest, AsksForAUserFirst) {
    EXPECT_TRUE(isEmptyShown());
    m_selection.selectUser(m_ann);
    EXPECT_FALSE(isEmptyShown());
}

TEST_F(TimelinePanelTest, NamesUserRegionDaysAndZone) {
    m_selection.selectUser(m_ann);
    EXPECT_EQ(title(), QStringLiteral("Timeline of Ann Lim, SG"));
    EXPECT_EQ(days(), QStringLiteral("2024-03-01 .. 03-09 (Asia/Singapore)"));
}

TEST_F(TimelinePanelTest, TintsWhatDroveTheScoreWhenThatIsWanted) {
    m_selection.selectUser(m_ann);
    auto* view = m_panel.findChild<timeline::TimelineView*>();
    const ImpressionIndex last{m_dataset->impressionsOf(m_ann).back()};
    rank::Explanation explanation;
    explanation.inputs.push_back(
        {.part = rank::RankerPart::User,
         .table = "impressions",
         .column = "days_in_status",
         .name = "days_in_status",
         .amount = -0.5});
    explanation.inputs.push_back(
        {.part = rank::RankerPart::User, .table = "events", .name = "event history", .amount = 0.25});
    const QImage plain = view->grab().toImage();
    m_panel.setEffects(last, explanation, QStringLiteral("the score of “Cancel”"));
    EXPECT_EQ(view->grab().toImage(), plain) << "off by default";
    m_panel.setWantsEffects(true);
    EXPECT_TRUE(m_panel.wantsEffects());
    m_panel.setEffects(last, explanation, QStringLiteral("the score of “Cancel”"));
    EXPECT_NE(view->grab().toImage(), plain);
    bool isExplained = false;
    for (const auto* label : m_panel.findChildren<ui::ElidedLabel*>())
        isExplained =
            isExplained || (label->isVisible() && label->text().contains(QStringLiteral("▼ lowers")));
    EXPECT_TRUE(isExplained);
    m_panel.setWantsEffects(false);
    EXPECT_EQ(view->grab().toImage(), plain);
}

TEST_F(TimelinePanelTest, EndsTheRulerWhereTheLanesEnd) {
    m_selection.selectUser(m_ann);
    const auto rightEdge = [&](const QWidget* widget) {
        return widget->mapTo(&m_panel, widget->rect().topRight()).x();
    };
    const int lanes = rightEdge(m_panel.findChild<timeline::TimelineView*>());
    EXPECT_EQ(rightEdge(m_panel.findChild<timeline::TimelineRuler*>()), lanes);
    EXPECT_EQ(rightEdge(m_panel.findChild<timeline::TimelineOverview*>()), lanes);
}

TEST_F(TimelinePanelTest, KeepsTheZoomWhenARunIsChanged) {
    m_selection.selectUser(m_ann);
    m_window.zoomAround(*parseTime("2024-03-05T10:00:00Z"), 3);
    const state::TimeRange zoomed = m_window.visible();
    std::vector<float> scores(static_cast<std::size_t>(m_dataset->candidateCount()), 0.5F);
    m_panel.setRuns({.before = std::make_shared<rank::ScoreTable>(m_dataset, rank::RunInfo{}, scores)});
    EXPECT_EQ(m_window.visible(), zoomed);
}

TEST_F(TimelinePanelTest, ShowsAnotherUsersWholeHistory) {
    m_selection.selectUser(m_ann);
    const state::TimeRange annExtent = m_window.extent();
    m_selection.selectUser(*m_dataset->findUser("bob"));
    EXPECT_NE(m_window.extent(), annExtent);
    EXPECT_EQ(m_window.visible(), m_window.extent());
}

TEST_F(TimelinePanelTest, DrawsOnlyTheChosenChannels) {
    m_selection.selectUser(m_ann);
    EXPECT_EQ(m_panel.findChildren<plots::ChannelPlot*>().size(), 1);
    m_panel.setChannels(std::vector<std::string>{});
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(m_panel.findChildren<plots::ChannelPlot*>().size(), 0);
}

TEST_F(TimelinePanelTest, BuildsNothingWhileHidden) {
    m_panel.hide();
    m_selection.selectUser(m_ann);
    EXPECT_TRUE(m_window.extent().isEmpty());
    m_panel.show();
    EXPECT_FALSE(m_window.extent().isEmpty());
}

/// The first of two users has chatted far too often for one turn of the event loop.
std::shared_ptr<const data::Dataset> datasetWithALongHistory() {
    test::FakeDatasetSpec spec{
        .users = {{"long", "Long", "SG"}, {"short", "Short", "SG"}},
        .intents = {{.id = "i0", .title = "Track my order"}},
        .impressions = {}};
    constexpr int LongCount = 3'000;
    for (int i = 0; i < LongCount; ++i)
        spec.impressions.push_back(
            {.id = "p" + std::to_string(i),
             .user = 0,
             .timeMs = (i + 1) * MillisPerHour,
             .candidates = {{.intent = 0}},
             .daysInStatus = static_cast<double>(i % 7)});
    spec.impressions.push_back(
        {.id = "last", .user = 1, .timeMs = MillisPerHour, .candidates = {{.intent = 0}}});
    return test::makeFakeDataset(std::move(spec));
}

TEST_F(TimelinePanelTest, BuildsALongHistoryInAJob) {
    m_panel.setDataset(datasetWithALongHistory());
    m_selection.selectUser({0});
    EXPECT_TRUE(isEmptyShown());
    EXPECT_EQ(m_jobs.jobCount(), 1);
    EXPECT_TRUE(test::waitUntil([&] { return !isEmptyShown(); }));
    EXPECT_TRUE(title().startsWith(QStringLiteral("Timeline of Long")));

    // The lanes stay while others of the same user are built.
    m_panel.setChannels(std::vector<std::string>{});
    EXPECT_FALSE(isEmptyShown());
    EXPECT_TRUE(test::waitUntil([&] { return m_jobs.jobCount() == 0; }));
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(m_panel.findChildren<plots::ChannelPlot*>().empty());
}

TEST_F(TimelinePanelTest, AHistoryThatComesTooLateIsNotShown) {
    m_panel.setDataset(datasetWithALongHistory());
    m_selection.selectUser({0});
    m_selection.selectUser({1});
    EXPECT_TRUE(title().startsWith(QStringLiteral("Timeline of Short")));
    EXPECT_TRUE(test::waitUntil([&] { return m_jobs.jobCount() == 0; }));
    EXPECT_TRUE(title().startsWith(QStringLiteral("Timeline of Short")));
}

TEST_F(TimelinePanelTest, ForgetsEverythingWithTheDataset) {
    m_selection.selectUser(m_ann);
    m_selection.clear();
    m_panel.setDataset(nullptr);
    EXPECT_TRUE(isEmptyShown());
}

} // namespace
} // namespace intentscope::panels
