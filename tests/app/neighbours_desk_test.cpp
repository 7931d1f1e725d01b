// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/neighbours_desk.h"

#include "core/base/atomic_file.h"
#include "tests/app/window_fixture.h"
#include "tests/support/result_matchers.h"
#include "widgets/neighbours/neighbour_list_model.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

namespace intentscope::app {
namespace {

class NeighboursDeskTest : public WindowFixture {
protected:
    void openLayout() {
        open(m_workspace);
        action(QStringLiteral("Layout: Neighbours"))->trigger();
        select("i1");
        settle();
    }
    neighbours::NeighboursPanel& panel() { return m_window->workbench().neighbours(); }
    neighbours::DriftModel& drift() { return m_window->workbench().drift().model(); }
    const neighbours::NeighbourListModel& list(neighbours::NeighbourSide side) { return panel().model(side); }
};

using neighbours::NeighbourSide;

TEST_F(NeighboursDeskTest, OffersToWriteLatentQueriesWhereThereAreNone) {
    openLayout();
    EXPECT_FALSE(shownText(QStringLiteral("No latent queries of this dataset are stored yet")).isEmpty());
    EXPECT_FALSE(m_window->workbench().latentQuery().isVisible());
    for (auto* button : panel().findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Write latent queries..."))
            button->click();
    }
    EXPECT_TRUE(m_window->workbench().latentQuery().isVisible()) << "it offers to open a reasoner";
}

TEST_F(NeighboursDeskTest, ListsTheNeighboursOfTheSelectedChatInTheOnlySet) {
    writeSet("writer");
    openLayout();
    EXPECT_EQ(list(NeighbourSide::Before).rowCount(), 5) << "every other chat";
    EXPECT_FALSE(shownText(QStringLiteral("Only one set of latent queries")).isEmpty());
}

TEST_F(NeighboursDeskTest, ComparesTwoSetsAndFollowsAClickedNeighbour) {
    writeSet("first");
    writeSet("second");
    openLayout();
    ASSERT_EQ(list(NeighbourSide::After).rowCount(), 5);
    EXPECT_FALSE(shownText(QStringLiteral("overlap@10")).isEmpty());
    EXPECT_EQ(list(NeighbourSide::Before).changeAt(0), neighbours::NeighbourChange::Kept);
    EXPECT_EQ(drift().rowCount(), 3) << "three users";
    const ImpressionIndex nearest = list(NeighbourSide::Before).impressionAt(0);
    Q_EMIT panel().impressionChosen(nearest);
    EXPECT_EQ(m_window->selection().current().impression, nearest);
    settle();
    for (int row = 0; row < 5; ++row)
        EXPECT_NE(list(NeighbourSide::Before).impressionAt(row), nearest) << "it is asked about now";
}

TEST_F(NeighboursDeskTest, AnApproximateSearchSaysItsRecall) {
    writeSet("writer");
    openLayout();
    auto* search = panel().findChild<QComboBox*>();
    search->setCurrentIndex(1);
    Q_EMIT search->activated(1);
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("approximate, recall@10 1")).isEmpty());
}

TEST_F(NeighboursDeskTest, WaitsUntilAPanelIsSeen) {
    writeSet("writer");
    open(m_workspace);
    select("i1");
    settle();
    EXPECT_EQ(list(NeighbourSide::Before).rowCount(), 0);
    m_window->workbench().showPanel(panel());
    settle();
    EXPECT_EQ(list(NeighbourSide::Before).rowCount(), 5);
    m_window->controller().close();
    settle();
    EXPECT_EQ(list(NeighbourSide::Before).rowCount(), 0);
}

TEST_F(NeighboursDeskTest, ProjectsTheSetsOnceAndTellsTheWindowWhatALassoHolds) {
    writeSet("first");
    writeSet("second");
    openLayout();
    neighbours::ProjectionView& view = m_window->workbench().projection().view();
    ASSERT_TRUE(view.scene().projection);
    EXPECT_TRUE(view.scene().projection->hasAfter());
    EXPECT_EQ(view.scene().projection->pointCount(), 6);
    const auto folder = m_workspace / "projections" / view.scene().projection->description.id;
    EXPECT_TRUE(std::filesystem::exists(folder / "projection.json")) << "it is stored";
    Q_EMIT view.pointsChosen({0, 1});
    settle();
    ASSERT_TRUE(view.scene().chosen);
    EXPECT_FALSE(shownText(QStringLiteral("2 points chosen, 2 chats")).isEmpty());
    EXPECT_LT(m_window->workbench().users().model().rowCount(), 3) << "the users list follows";
    Q_EMIT view.pointsChosen({});
    EXPECT_FALSE(view.scene().chosen);
    Q_EMIT view.pointChosen(4);
    EXPECT_EQ(m_window->selection().current().impression, ImpressionIndex{4});
}

TEST_F(NeighboursDeskTest, ProbesATypedQueryWithTheReasonerThatWroteTheSet) {
    const auto reasoner = m_workspace / "checkpoints" / "writer";
    ASSERT_OK(m_env.createDirectories(reasoner));
    ASSERT_OK(writeFileAtomically(m_env, reasoner / "config.json", R"({"model_type": "qwen3"})"));
    writeSet("writer");
    openLayout();
    neighbours::ProbePanel& probe = m_window->workbench().probe();
    m_window->workbench().showPanel(probe);
    settle();
    probe.findChild<QLineEdit*>()->setText(QStringLiteral("my parcel is stuck"));
    Q_EMIT probe.probeRequested();
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("read by writer for this chat")).isEmpty());
    EXPECT_FALSE(shownText(QStringLiteral("reads no latent queries")).isEmpty());
    const auto tables = probe.findChildren<QTableView*>();
    ASSERT_EQ(tables.size(), 2);
    EXPECT_EQ(tables[0]->model()->rowCount(), 6) << "every latent query";
    EXPECT_GE(tables[1]->model()->rowCount(), 5) << "the nearest intents";
    select("i2");
    settle();
    EXPECT_EQ(tables[0]->model()->rowCount(), 0) << "it was of another chat";
}

TEST_F(NeighboursDeskTest, SaysWhichReasonerAProbeNeeds) {
    writeSet("gone");
    openLayout();
    neighbours::ProbePanel& probe = m_window->workbench().probe();
    m_window->workbench().showPanel(probe);
    probe.findChild<QLineEdit*>()->setText(QStringLiteral("my parcel is stuck"));
    Q_EMIT probe.probeRequested();
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("The reasoner gone, which wrote these latent queries")).isEmpty());
}

} // namespace
} // namespace intentscope::app
