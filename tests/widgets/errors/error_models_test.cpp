// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_model_check.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/errors/confusion_model.h"
#include "widgets/errors/dropped_model.h"
#include "widgets/errors/error_tree_model.h"
#include "widgets/errors/heat_map_model.h"
#include "widgets/errors/mover_model.h"
#include "widgets/errors/slice_table_model.h"
#include "widgets/errors/suspects_model.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QPersistentModelIndex>

namespace intentscope::errors {
namespace {

QString text(const QAbstractItemModel& model, int row, int column, int role = Qt::DisplayRole) {
    return model.index(row, column).data(role).toString();
}

void expectDescribedColumns(const QAbstractItemModel& model) {
    for (int section = 0; section < model.columnCount(); ++section) {
        EXPECT_FALSE(model.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        EXPECT_FALSE(model.headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
}

class ErrorModelsTest : public testing::Test {
protected:
    static QStringList column(const QAbstractItemModel& model, int at) {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts << text(model, row, at);
        return texts;
    }

    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
};

TEST_F(ErrorModelsTest, MoversComeWorstFirstAndSortByEveryColumn) {
    MoverModel model;
    const test::ModelCheck check(model);
    expectDescribedColumns(model);
    model.setTable(makeMoverTable(
        dataset,
        MoverTable::Of::Users,
        3,
        {{.row = 0, .impressionCount = 3, .before = 0.5, .after = 0.75},
         {.row = 1, .impressionCount = 1, .before = 1, .after = 0.25},
         {.row = 4, .impressionCount = 2, .before = 0.5, .after = 0.5}}));
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.moverAt(0).row, 1);
    EXPECT_EQ(text(model, 0, 4), ui::signedDifference(-0.75));
    EXPECT_EQ(model.index(0, 4).data(models::ValueRole).toDouble(), -0.75);
    EXPECT_EQ(text(model, 0, 0), QString::fromUtf8(dataset->userName({1}).data()));
    EXPECT_EQ(model.rowOf(4), 1);
    EXPECT_EQ(model.rowOf(7), -1);
    const QPersistentModelIndex kept = model.index(0, 0);
    model.sort(static_cast<int>(MoverColumn::Count), Qt::DescendingOrder);
    EXPECT_EQ(column(model, 1), (QStringList{QStringLiteral("3"), QStringLiteral("2"), QStringLiteral("1")}));
    EXPECT_EQ(kept.row(), 2);
    model.sort(static_cast<int>(MoverColumn::Difference), Qt::DescendingOrder);
    EXPECT_EQ(model.moverAt(0).row, 0);
    model.setTable(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(ErrorModelsTest, IntentsAreNamedByTheirTitles) {
    MoverModel model;
    model.setTable(makeMoverTable(
        dataset,
        MoverTable::Of::Intents,
        3,
        {{.row = 1, .impressionCount = 3, .before = 0.5, .after = 0.75}}));
    EXPECT_EQ(text(model, 0, 0), QString::fromUtf8(dataset->intentTitle({1}).data()));
    EXPECT_EQ(text(model, 0, 0, models::IdRole), QStringLiteral("i1"));
}

tasks::SliceComparison slice(const std::string& name, double difference, double holm) {
    tasks::SliceComparison made{.name = name, .expression = "region == \"" + name + "\""};
    made.report.emplace();
    made.report->impressionCount = 100;
    made.report->outcomes = {.fixed = {1, 2}, .broken = {3}, .bothRight = {}, .bothWrong = {}};
    for (const char* metric : {"GAUC", "NDCG@3"}) {
        tasks::MetricComparison each;
        each.name = metric;
        each.estimate.difference = {
            .value = difference,
            .standardError = 0.01,
            .interval = stats::Interval{difference - 0.02, difference + 0.02}};
        each.smallestDetectableEffect = 0.03;
        made.report->metrics.push_back(each);
        made.adjusted.push_back({.holm = holm, .benjaminiHochberg = holm / 2});
    }
    return made;
}

TEST_F(ErrorModelsTest, SlicesShowTheirDifferenceCorrectedPAndWhyTheyCannotBeCompared) {
    SliceTableModel model;
    const test::ModelCheck check(model);
    expectDescribedColumns(model);
    EXPECT_TRUE(model.metricNames().isEmpty());
    tasks::SliceComparison odd{
        .name = "AA", .expression = "nothing > 2", .problem = "There is no column 'nothing'"};
    model.setSlices(std::make_shared<const std::vector<tasks::SliceComparison>>(
        std::vector{slice("SG", 0.05, 0.0004), odd, slice("MY", -0.04, 0.25)}));
    EXPECT_EQ(model.metricNames(), (QStringList{QStringLiteral("GAUC"), QStringLiteral("NDCG@3")}));
    model.setMetric(1);
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(
        text(model, 0, static_cast<int>(SliceColumn::Difference)),
        ui::differenceWithInterval(0.05, 0.03, 0.07));
    EXPECT_EQ(text(model, 0, static_cast<int>(SliceColumn::Holm)), QStringLiteral("< 0.001"));
    EXPECT_EQ(text(model, 2, static_cast<int>(SliceColumn::BenjaminiHochberg)), QStringLiteral("0.125"));
    EXPECT_EQ(text(model, 0, static_cast<int>(SliceColumn::Fixed)), QStringLiteral("2"));
    EXPECT_EQ(text(model, 1, static_cast<int>(SliceColumn::Difference)), QString());
    EXPECT_TRUE(text(model, 1, 0, Qt::ToolTipRole).contains(QStringLiteral("no column")));
    EXPECT_EQ(text(model, 0, 0, models::IdRole), QStringLiteral("region == \"SG\""));
    model.sort(static_cast<int>(SliceColumn::Difference), Qt::AscendingOrder);
    EXPECT_EQ(
        column(model, 0), (QStringList{QStringLiteral("MY"), QStringLiteral("SG"), QStringLiteral("AA")}));
    model.sort(static_cast<int>(SliceColumn::Slice), Qt::DescendingOrder);
    EXPECT_EQ(model.sliceAt(0).name, "SG");
}

TEST_F(ErrorModelsTest, ConfusedPairsKnowTheChatsOfEachRun) {
    ConfusionModel model;
    const test::ModelCheck check(model);
    expectDescribedColumns(model);
    auto report = std::make_shared<tasks::ConfusionReport>();
    report->runs.resize(2);
    report->confusion.weeks = {{0}, {7 * MillisPerDay}};
    const std::vector<analysis::WeekCount> weeks{{10, 1}, {10, 2}};
    report->confusion.pairs = {
        {.clicked = {1},
         .predicted = {2},
         .runs =
             {{.impressions = {1, 2, 3}, .weeks = weeks},
              {.impressions = {4},
               .weeks = weeks,
               .onset = analysis::Onset{.week = 1, .shareBefore = 0.1, .shareSince = 0.2, .pValue = 0.01}}}},
        {.clicked = {2},
         .predicted = {1},
         .runs = {{.impressions = {}, .weeks = weeks}, {.impressions = {5, 6}, .weeks = weeks}}}};
    model.setReport(dataset, report);
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(text(model, 0, static_cast<int>(ConfusionColumn::Before)), QStringLiteral("3"));
    EXPECT_EQ(text(model, 0, static_cast<int>(ConfusionColumn::Change)), QStringLiteral("\u22122"));
    EXPECT_EQ(text(model, 1, static_cast<int>(ConfusionColumn::Change)), QStringLiteral("+2"));
    EXPECT_EQ(text(model, 0, static_cast<int>(ConfusionColumn::Since)), QStringLiteral("1970-01-08"));
    EXPECT_EQ(text(model, 1, static_cast<int>(ConfusionColumn::Since)), QString());
    EXPECT_TRUE(text(model, 0, 0, Qt::ToolTipRole).contains(QStringLiteral("2 of 10")));
    EXPECT_EQ(model.impressionsAt(model.index(0, static_cast<int>(ConfusionColumn::Before))).size(), 3U);
    EXPECT_EQ(model.impressionsAt(model.index(0, 0)), std::vector<std::int32_t>{4});
    model.sort(static_cast<int>(ConfusionColumn::Change), Qt::DescendingOrder);
    EXPECT_EQ(model.pairAt(0).clicked, IntentIndex{2});
    report = std::make_shared<tasks::ConfusionReport>(*report);
    report->runs.resize(1);
    for (auto& pair : report->confusion.pairs)
        pair.runs.erase(pair.runs.begin());
    model.setReport(dataset, report);
    EXPECT_EQ(text(model, 0, static_cast<int>(ConfusionColumn::Before)), ui::noValue());
    EXPECT_EQ(text(model, 0, static_cast<int>(ConfusionColumn::After)), QStringLiteral("1"));
}

TEST_F(ErrorModelsTest, TheErrorTreeHasTheRootOnTopAndItsQuestionsBelow) {
    ErrorTreeModel model;
    const test::ModelCheck check(model);
    expectDescribedColumns(model);
    auto report = std::make_shared<tasks::FindErrorsReport>();
    report->impressions.resize(200);
    report->tree.nodes = {
        {.search = {100, 30}, .held = {100, 31}, .end = 200, .isLeaf = false},
        {.parent = 0,
         .depth = 1,
         .term = "days < 3",
         .expression = "days < 3",
         .search = {50, 5},
         .held = {40, 4},
         .end = 90,
         .isLeaf = false},
        {.parent = 1, .depth = 2, .term = "a", .expression = "days < 3 and a", .held = {20, 1}, .end = 40},
        {.parent = 1,
         .depth = 2,
         .term = "not (a)",
         .expression = "days < 3 and not (a)",
         .held = {20, 3},
         .begin = 40,
         .end = 90},
        {.parent = 0,
         .depth = 1,
         .term = "not (days < 3)",
         .expression = "not (days < 3)",
         .held = {60, 27},
         .begin = 90,
         .end = 200}};
    for (const auto& node : report->tree.nodes)
        report->rates.push_back({.value = node.held.rate(), .interval = stats::Interval{0.1, 0.5}});
    model.setReport(report);
    ASSERT_EQ(model.rowCount(), 1);
    const QModelIndex root = model.index(0, 0);
    ASSERT_EQ(model.rowCount(root), 2);
    const QModelIndex first = model.index(0, 0, root);
    EXPECT_EQ(first.data().toString(), QStringLiteral("days < 3"));
    ASSERT_EQ(model.rowCount(first), 2);
    const QModelIndex deep = model.index(1, static_cast<int>(TreeColumn::Count), first);
    EXPECT_EQ(deep.data().toString(), QStringLiteral("20"));
    EXPECT_EQ(deep.parent(), first);
    EXPECT_EQ(first.parent(), root);
    EXPECT_FALSE(root.parent().isValid());
    EXPECT_EQ(model.index(1, 0, root).data(models::IdRole).toString(), QStringLiteral("not (days < 3)"));
    EXPECT_TRUE(first.data(Qt::ToolTipRole).toString().contains(QStringLiteral("4 errors in 40 chats")));
    model.setReport(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(ErrorModelsTest, HeatMapCellsShowTheRateAndNameTheirChats) {
    ui::Theme theme(*qApp, ui::ThemeMode::Light);
    HeatMapModel model(theme);
    const test::ModelCheck check(model);
    auto map = std::make_shared<analysis::HeatMap>();
    map->rows = {
        .column = "region", .bins = {{.label = "SG", .term = "region == \"SG\""}, {.label = "others"}}};
    map->columns = {.column = "open", .bins = {{.label = "true", .term = "open"}}};
    map->cells = {{20, 5}, {0, 0}};
    model.setMap(map);
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(text(model, 0, 0), QStringLiteral("25 %"));
    EXPECT_EQ(text(model, 1, 0), QString());
    EXPECT_EQ(model.expressionAt(model.index(0, 0)), "region == \"SG\" and open");
    EXPECT_EQ(model.expressionAt(model.index(1, 0)), "");
    EXPECT_TRUE(model.index(0, 0).data(Qt::BackgroundRole).isValid());
    EXPECT_EQ(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("SG"));
    EXPECT_TRUE(text(model, 0, 0, Qt::ToolTipRole).contains(QStringLiteral("5 errors in 20 chats")));
}

TEST_F(ErrorModelsTest, DroppedGroupsSayWhy) {
    DroppedModel model;
    const test::ModelCheck check(model);
    expectDescribedColumns(model);
    auto report = std::make_shared<tasks::CompareReport>();
    report->droppedGroups = {{.name = "u1", .reason = metrics::DropReason::OnlyUnclicked}};
    model.setReport(report);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(text(model, 0, 1), QStringLiteral("Nothing was clicked"));
}

TEST_F(ErrorModelsTest, SuspectsShowAnswerAndWhatIsMoreLikely) {
    SuspectsModel model;
    const test::ModelCheck check(model);
    expectDescribedColumns(model);
    auto report = std::make_shared<tasks::SuspectsReport>();
    report->suspects = {
        {.impression = 2,
         .given = {1},
         .likely = {0},
         .givenProbability = 0.125,
         .likelyProbability = 0.5,
         .quality = 0.125}};
    model.setReport(dataset, report);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(text(model, 0, 2), QString::fromUtf8(dataset->intentTitle({1}).data()));
    EXPECT_EQ(text(model, 0, 3), QString::fromUtf8(dataset->intentTitle({0}).data()));
    EXPECT_EQ(text(model, 0, 4), ui::significant(0.125));
    EXPECT_EQ(model.suspectAt(0).impression, 2);
    model.setReport(nullptr, nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

} // namespace
} // namespace intentscope::errors
