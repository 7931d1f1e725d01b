// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/neighbours_panel.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_model_check.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/neighbours/neighbour_list_model.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

namespace intentscope::neighbours {
namespace {

tasks::NeighbourLine line(std::int32_t rank, std::vector<std::int32_t> impressions, std::int32_t otherRank) {
    return {
        .rank = rank,
        .similarity = 1.0 - 0.125 * rank,
        .text = "where is parcel " + std::to_string(rank),
        .impressions = std::move(impressions),
        .clickedIntents = {},
        .otherRank = otherRank};
}

std::shared_ptr<NeighboursContent> content() {
    auto made = std::make_shared<NeighboursContent>();
    made->dataset = test::makeFakeDataset(test::smallShop());
    made->impression = {0};
    made->before = {.name = QStringLiteral("base"), .list = {}, .outcomes = {}};
    made->before.list.lines = {line(1, {4}, 2), line(2, {7, 8, 9}, 0)};
    made->before.list.lines[0].clickedIntents = {2};
    made->before.outcomes = {{.judgedCount = 1, .rightCount = 1, .bestRank = 2}, {3, 1, 1}};
    made->after = {.name = QStringLiteral("tuned"), .list = {}, .outcomes = {}};
    made->after.list.lines = {line(1, {11}, 0), line(2, {4}, 1)};
    made->after.list.recall = knn::MeasuredRecall{.recall = 0.975, .k = 2, .queryCount = 30, .seed = 1};
    made->isCompared = true;
    made->pointCount = 12;
    made->overlap = 0.5;
    made->rankBiased = 0.4;
    made->k = 2;
    return made;
}

QString cell(const NeighbourListModel& model, int row, NeighbourColumn column) {
    return model.index(row, static_cast<int>(column)).data().toString();
}

TEST(NeighbourListModelTest, MarksWhatWasKeptWhatLeftAndWhatIsNew) {
    NeighbourListModel before(NeighbourSide::Before);
    NeighbourListModel after(NeighbourSide::After);
    const test::ModelCheck first(before);
    const test::ModelCheck second(after);
    before.setContent(content());
    after.setContent(content());
    EXPECT_EQ(before.changeAt(0), NeighbourChange::Kept);
    EXPECT_EQ(before.changeAt(1), NeighbourChange::Left);
    EXPECT_EQ(after.changeAt(0), NeighbourChange::Entered);
    EXPECT_EQ(cell(before, 0, NeighbourColumn::Change), QStringLiteral("= 2"));
    EXPECT_TRUE(cell(before, 1, NeighbourColumn::Change).contains(QStringLiteral("left")));
    EXPECT_TRUE(cell(after, 0, NeighbourColumn::Change).contains(QStringLiteral("new")));
    before.setContent(nullptr);
    EXPECT_EQ(before.rowCount(), 0);
}

TEST(NeighbourListModelTest, SaysWhatWasClickedAndWhetherTheRunIsRight) {
    NeighbourListModel model(NeighbourSide::Before);
    const auto shown = content();
    model.setContent(shown);
    EXPECT_EQ(
        cell(model, 0, NeighbourColumn::Clicked),
        QStringLiteral("✓ ") + QString::fromStdString(std::string(shown->dataset->intentTitle({2}))));
    EXPECT_EQ(cell(model, 0, NeighbourColumn::Outcome), QStringLiteral("right, at 2"));
    EXPECT_EQ(cell(model, 1, NeighbourColumn::Outcome), QStringLiteral("1 of 3 right"));
    EXPECT_TRUE(cell(model, 1, NeighbourColumn::Chat).endsWith(QStringLiteral("and 2 more")));
    EXPECT_EQ(cell(model, 0, NeighbourColumn::Query), QStringLiteral("where is parcel 1"));
    EXPECT_EQ(model.impressionAt(1), ImpressionIndex{7});
}

TEST(NeighbourListModelTest, OneListAloneMarksNothing) {
    NeighbourListModel model(NeighbourSide::Before);
    auto shown = content();
    shown->isCompared = false;
    model.setContent(shown);
    EXPECT_EQ(model.changeAt(0), NeighbourChange::None);
    EXPECT_EQ(cell(model, 0, NeighbourColumn::Change), QString());
}

class NeighboursPanelTest : public testing::Test {
protected:
    NeighboursPanelTest() {
        panel.resize(900, 400);
        panel.show();
    }
    bool shows(const QString& part) const {
        for (const auto* label : panel.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    NeighboursPanel panel{theme};
};

TEST_F(NeighboursPanelTest, ShowsBothListsWithHowTheyWereSearched) {
    panel.setContent(content());
    EXPECT_TRUE(shows(QStringLiteral("among 12 different latent queries")));
    EXPECT_TRUE(shows(QStringLiteral("overlap@2 0.500, rank-biased overlap 0.400")));
    EXPECT_TRUE(shows(QStringLiteral("exact")));
    EXPECT_TRUE(shows(QStringLiteral("approximate, recall@2 0.975 on 30 latent queries")));
    EXPECT_EQ(panel.model(NeighbourSide::After).rowCount(), 2);
}

TEST_F(NeighboursPanelTest, AClickedNeighbourIsChosen) {
    panel.setContent(content());
    QSignalSpy chosen(&panel, &NeighboursPanel::impressionChosen);
    auto* table = panel.findChildren<QTableView*>().at(1);
    ASSERT_EQ(table->model(), &panel.model(NeighbourSide::After));
    QTest::mouseClick(
        table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).center());
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.front().front().value<ImpressionIndex>(), ImpressionIndex{11});
}

TEST_F(NeighboursPanelTest, HidesTheSecondListWhereOneSetIsSearched) {
    auto shown = content();
    shown->isCompared = false;
    shown->after = {};
    panel.setContent(shown);
    EXPECT_TRUE(panel.findChildren<QTableView*>().at(0)->isVisible());
    EXPECT_FALSE(panel.findChildren<QTableView*>().at(1)->isVisible());
    EXPECT_FALSE(shows(QStringLiteral("overlap@")));
}

TEST_F(NeighboursPanelTest, SaysWhyThereIsNothingAndOffersWhatCanBeDone) {
    panel.setNothing(QStringLiteral("Nothing is stored."), QStringLiteral("Write some"));
    EXPECT_TRUE(shows(QStringLiteral("Nothing is stored.")));
    QSignalSpy requested(&panel, &NeighboursPanel::actionRequested);
    panel.findChild<ui::EmptyState*>()->findChild<QPushButton*>()->click();
    EXPECT_EQ(requested.count(), 1);
    panel.setBusy(QStringLiteral("Reading..."));
    EXPECT_TRUE(shows(QStringLiteral("Reading...")));
    panel.setContent(content());
    panel.setBusy(QStringLiteral("Reading..."));
    EXPECT_FALSE(shows(QStringLiteral("Reading..."))) << "the last lists stay until others come";
    panel.showError(Error{ErrorCode::Corrupt, "latent_queries.npy is damaged"});
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
}

TEST_F(NeighboursPanelTest, AnotherNumberOfNeighboursIsAnotherRule) {
    QSignalSpy changed(&panel, &NeighboursPanel::ruleChanged);
    panel.findChild<QSpinBox*>()->setValue(25);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(panel.neighbourCount(), 25U);
    EXPECT_FALSE(panel.isApproximate());
}

} // namespace
} // namespace intentscope::neighbours
