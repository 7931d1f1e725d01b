// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/ranking_panel.h"

#include "tests/support/tiny_dataset.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/theme.h"
#include "widgets/ranking/ranking_view.h"
#include "widgets/state/selection_state.h"

#include <QApplication>
#include <QLabel>
#include <QMouseEvent>

#include <gmock/gmock.h>

namespace intentscope::panels {
namespace {

using ranking::RankingContent;
using testing::ElementsAre;
using timeline::RunSlot;

class RankingPanelTest : public testing::Test {
protected:
    RankingPanelTest() {
        m_panel.resize(800, 300);
        m_panel.show();
        m_panel.setDataset(m_dataset);
    }

    /// Scores by intent row: track, cancel, refund, invoice, complaint.
    std::shared_ptr<const rank::ScoreTable> runOf(std::string name, std::vector<float> byIntent) const {
        std::vector<float> scores;
        for (const std::int32_t intent : m_dataset->allCandidates().intents)
            scores.push_back(byIntent[static_cast<std::size_t>(intent)]);
        rank::RunInfo info;
        info.id = name;
        info.name = std::move(name);
        return std::make_shared<rank::ScoreTable>(m_dataset, std::move(info), std::move(scores));
    }

    void press(int key) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QApplication::sendEvent(&view(), &event);
    }

    ranking::RankingView& view() { return *m_panel.findChild<ranking::RankingView*>(); }
    bool isEmptyShown() const { return m_panel.findChild<ui::EmptyState*>()->isVisible(); }
    IntentIndex intent(const char* id) const { return *m_dataset->findIntent(id); }

    test::TempDirectory m_directory;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_directory);
    ImpressionIndex m_i1 = *m_dataset->findImpression("i1");
    timeline::ComparedRuns m_runs{runOf("base", {1, 2, 3, 4, 5}), runOf("full", {4, 3, 2, 1, 0})};
    ui::Theme m_theme{*qApp, ui::ThemeMode::Light};
    state::SelectionState m_selection;
    RankingPanel m_panel{{m_selection, m_theme}};
};

TEST_F(RankingPanelTest, AsksForAChatAndThenForARun) {
    EXPECT_TRUE(isEmptyShown());
    m_selection.selectImpression(m_dataset->userOf(m_i1), m_i1);
    EXPECT_TRUE(isEmptyShown());
    m_panel.setRuns(m_runs);
    EXPECT_FALSE(isEmptyShown());
}

TEST_F(RankingPanelTest, SaysWhatEnteredLeftAndMoved) {
    const RankingContent content = ranking::buildRanking(m_runs, m_i1, 2);
    // before: invoice, refund, cancel, track; after: track, cancel, refund, invoice
    ASSERT_EQ(content.before.size(), 3U);
    EXPECT_EQ(content.before[0].change, rank::RankChange::Left);
    EXPECT_EQ(content.before[0].otherRank, 4);
    EXPECT_TRUE(content.before[2].isBeyond);
    EXPECT_TRUE(content.before[2].isClicked);
    EXPECT_EQ(content.before[2].rank, 4);
    ASSERT_EQ(content.after.size(), 2U);
    EXPECT_EQ(content.after[0].change, rank::RankChange::Entered);
    EXPECT_EQ(content.after[1].otherRank, 3);
    ASSERT_EQ(content.links.size(), 1U);
    EXPECT_TRUE(content.links[0].isClicked);
}

TEST_F(RankingPanelTest, TiesAnIntentToItselfInBothLists) {
    const RankingContent content = ranking::buildRanking(m_runs, m_i1, 4);
    ASSERT_EQ(content.links.size(), 4U);
    for (const auto& link : content.links)
        EXPECT_EQ(content.before[link.before].intent, content.after[link.after].intent);
    const auto clicked = ranking::clickedPlace(content);
    ASSERT_TRUE(clicked);
    EXPECT_EQ(clicked->before, 4);
    EXPECT_EQ(clicked->after, 1);
}

TEST_F(RankingPanelTest, ShowsOneRunAlone) {
    const RankingContent content = ranking::buildRanking({.before = m_runs.before}, m_i1, 3);
    EXPECT_TRUE(content.after.empty());
    EXPECT_TRUE(content.links.empty());
    EXPECT_EQ(content.before[0].change, rank::RankChange::Same);
    m_selection.selectImpression(m_dataset->userOf(m_i1), m_i1);
    m_panel.setRuns({.before = m_runs.before});
    EXPECT_FALSE(isEmptyShown());
    press(Qt::Key_Down);
    EXPECT_EQ(m_selection.current().intent, intent("invoice"));
}

TEST_F(RankingPanelTest, ChoosesAnIntentWithTheKeys) {
    std::vector<IntentIndex> chosen;
    QObject::connect(
        &m_panel, &RankingPanel::intentChosen, &m_panel, [&](IntentIndex i) { chosen.push_back(i); });
    m_selection.selectImpression(m_dataset->userOf(m_i1), m_i1);
    m_panel.setRuns(m_runs);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Up);
    press(Qt::Key_End);
    EXPECT_THAT(chosen, ElementsAre(intent("track"), intent("cancel"), intent("track"), intent("invoice")));
    EXPECT_EQ(m_selection.current().intent, intent("invoice"));
    EXPECT_TRUE(view().accessibleDescription().contains(QStringLiteral("down 3")));
}

TEST_F(RankingPanelTest, ChoosesTheIntentThatIsClicked) {
    m_selection.selectImpression(m_dataset->userOf(m_i1), m_i1);
    m_panel.setRuns(m_runs);
    const QPointF at = view().lineBox(RunSlot::Before, 1).center();
    QMouseEvent press(
        QEvent::MouseButtonPress, at, view().mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&view(), &press);
    EXPECT_EQ(m_selection.current().intent, intent("refund"));
}

TEST_F(RankingPanelTest, TakesOnlyTheOfferedLengths) {
    m_panel.setListLength(10);
    EXPECT_EQ(m_panel.listLength(), 10);
    m_panel.setListLength(4);
    EXPECT_EQ(m_panel.listLength(), 10);
}

TEST_F(RankingPanelTest, SaysWhenNoRunScoredTheChat) {
    const std::vector<float> missing(5, std::numeric_limits<float>::quiet_NaN());
    m_selection.selectImpression(m_dataset->userOf(m_i1), m_i1);
    m_panel.setRuns({.before = runOf("empty", missing)});
    EXPECT_TRUE(isEmptyShown());
}

TEST_F(RankingPanelTest, AnswersWhereTheClickedIntentWent) {
    m_selection.selectImpression(m_dataset->userOf(m_i1), m_i1);
    m_panel.setRuns(m_runs);
    QStringList texts;
    for (const QLabel* label : m_panel.findChildren<QLabel*>())
        texts << label->text();
    EXPECT_TRUE(texts.contains(QStringLiteral("clicked intent: rank 4 \u2192 1")));
}

} // namespace
} // namespace intentscope::panels
