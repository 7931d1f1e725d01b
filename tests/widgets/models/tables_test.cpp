// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_model_check.h"
#include "tests/support/result_matchers.h"
#include "widgets/models/compare_model.h"
#include "widgets/models/context_model.h"
#include "widgets/models/impressions_model.h"
#include "widgets/models/labels_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace intentscope::models {
namespace {

QString text(const QAbstractItemModel& model, int row, int column, int role = Qt::DisplayRole) {
    return model.index(row, column).data(role).toString();
}

void expectDescribedColumns(const QAbstractItemModel& model) {
    for (int section = 0; section < model.columnCount(); ++section) {
        EXPECT_FALSE(model.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        EXPECT_FALSE(model.headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
    EXPECT_FALSE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
}

class TablesTest : public testing::Test {
protected:
    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
};

TEST_F(TablesTest, ImpressionsOfAUserShowTimeClickAndDifference) {
    ImpressionsModel model;
    const test::ModelCheck check(model);
    expectDescribedColumns(model);
    model.setUser(dataset, {1});
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.impressionAt(1), ImpressionIndex{3});
    EXPECT_EQ(model.rowOf({3}), 1);
    EXPECT_EQ(model.rowOf({9}), -1);
    EXPECT_EQ(text(model, 0, 0), QStringLiteral("2024-03-05 16:02"));
    EXPECT_TRUE(text(model, 0, 0, Qt::ToolTipRole).contains(QStringLiteral("Asia/Singapore")));
    EXPECT_EQ(text(model, 1, 1), QStringLiteral("Courier contact"));
    EXPECT_EQ(text(model, 0, 0, IdRole), QStringLiteral("imp2"));
    model.setMarks({{.difference = 0.5, .isLabelled = true}, {}});
    EXPECT_EQ(text(model, 0, 2), QStringLiteral("+0.500"));
    EXPECT_EQ(text(model, 0, 3), QStringLiteral("✓"));
    model.setUser(dataset, {});
    EXPECT_EQ(model.rowCount(), 0);
}

labels::LabelEvent labelOf(const std::string& impression, std::vector<std::string> intents) {
    labels::LabelEvent event;
    event.impressionId = impression;
    event.annotator = "ana";
    event.time = {1'709'618'520'000};
    event.label.trueIntents = std::move(intents);
    event.label.verdict = labels::Verdict::Wrong;
    return event;
}

TEST_F(TablesTest, LabelsAreAddedReplacedAndTakenBack) {
    LabelsModel model;
    const test::ModelCheck check(model);
    expectDescribedColumns(model);
    model.setLabels(dataset, {labelOf("imp0", {"i1"})});
    model.apply(labelOf("imp4", {"i0", "i2"}));
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(
        text(model, 1, static_cast<int>(LabelColumn::TrueIntents)),
        QStringLiteral("Speed up parcel delivery, Refund status"));
    EXPECT_EQ(text(model, 1, static_cast<int>(LabelColumn::User)), QStringLiteral("Wei L."));
    EXPECT_EQ(text(model, 1, static_cast<int>(LabelColumn::Verdict)), QStringLiteral("Wrong"));
    EXPECT_EQ(model.impressionAt(1), ImpressionIndex{4});
    model.apply(labelOf("imp0", {"i3"}));
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(text(model, 0, static_cast<int>(LabelColumn::TrueIntents)), QStringLiteral("Courier contact"));
    labels::LabelEvent retract = labelOf("imp0", {});
    retract.action = labels::LabelAction::Retract;
    model.apply(retract);
    model.apply(retract);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(text(model, 0, 0, IdRole), QStringLiteral("imp4"));
}

TEST_F(TablesTest, ALabelOfAnUnknownImpressionSaysSo) {
    LabelsModel model;
    model.setLabels(dataset, {labelOf("elsewhere", {"i77"})});
    EXPECT_FALSE(model.impressionAt(0).isValid());
    EXPECT_EQ(text(model, 0, static_cast<int>(LabelColumn::User)), QStringLiteral("not in this dataset"));
    EXPECT_EQ(text(model, 0, static_cast<int>(LabelColumn::TrueIntents)), QStringLiteral("i77"));
}

TEST_F(TablesTest, ContextGroupsFeaturesWithUnitsAndRelativeTimes) {
    ContextModel model;
    const test::ModelCheck check(model);
    expectDescribedColumns(model);
    model.setImpression(dataset, {3});
    EXPECT_EQ(model.featureCount(), 4);
    EXPECT_EQ(model.unusualCount(), 0);
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        lines.append(text(model, row, 0) + QLatin1Char('=') + text(model, row, 1));
    EXPECT_EQ(
        lines,
        (QStringList{
            QStringLiteral("General="),
            QStringLiteral("Region=ID"),
            QStringLiteral("Order="),
            QStringLiteral("Days in status=1.50 days"),
            QStringLiteral("Order status=shipped"),
            QStringLiteral("History="),
            QStringLiteral("Last order time=3 d before chat")}));
    EXPECT_TRUE(model.isHeading(0));
    EXPECT_FALSE(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsSelectable));
    EXPECT_TRUE(text(model, 6, 0, Qt::ToolTipRole).contains(QStringLiteral("Asia/Singapore")));
}

TEST_F(TablesTest, UnusualValuesComeFirstAndSayWhatIsUsual) {
    ContextModel model;
    const test::ModelCheck check(model);
    model.setImpression(dataset, {29});
    auto ranges = std::make_shared<UsualRanges>(4);
    (*ranges)[1] = UsualRange{0, 10};
    model.setUsualRanges(ranges);
    EXPECT_EQ(model.unusualCount(), 1);
    EXPECT_TRUE(model.isUnusual(3));
    EXPECT_TRUE(text(model, 3, 0, Qt::ToolTipRole).contains(QStringLiteral("98 of 100 chats have 0 to 10")));
    model.setImpression(nullptr, {});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(TablesTest, UsualRangesAreTheFirstAndTheLastPercentile) {
    ASSERT_OK_AND_ASSIGN(const UsualRanges ranges, usualRanges(*dataset, {}));
    ASSERT_EQ(ranges.size(), 4U);
    EXPECT_FALSE(ranges[0].has_value());
    ASSERT_TRUE(ranges[1].has_value());
    EXPECT_DOUBLE_EQ(ranges[1]->low, 0.0);
    EXPECT_DOUBLE_EQ(ranges[1]->high, 14.5);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(usualRanges(*dataset, stop.get_token()), test::HasError(ErrorCode::Cancelled));
}

TEST(UsualRangesTest, ALargeTableIsSampledAndTheSampleIsNamed) {
    const auto many = test::makeLargeDataset(static_cast<std::int32_t>(2 * LargestFullLook));
    ASSERT_OK_AND_ASSIGN(const UsualRanges ranges, usualRanges(*many, {}));
    const auto numeric = std::ranges::find_if(ranges, [](const auto& range) { return range.has_value(); });
    ASSERT_NE(numeric, ranges.end());
    EXPECT_EQ((*numeric)->sampleSize, static_cast<std::int64_t>(LargestFullLook));
}

TEST(CompareModelTest, ShowsValuesWithTheirIntervals) {
    auto report = std::make_shared<tasks::CompareReport>();
    tasks::MetricComparison metric;
    metric.name = "NDCG@3";
    metric.estimate.before = {
        .value = 0.689, .standardError = 0.01, .interval = stats::Interval{0.669, 0.709}};
    metric.estimate.after = {
        .value = 0.712, .standardError = 0.01, .interval = stats::Interval{0.692, 0.732}};
    metric.estimate.difference = {
        .value = 0.023, .standardError = 0.004, .interval = stats::Interval{0.015, 0.031}};
    metric.estimate.pValue = 0.0002;
    metric.smallestDetectableEffect = 0.0114;
    metric.userCount = 300;
    report->metrics.push_back(metric);
    metric.estimate = {};
    metric.smallestDetectableEffect = {};
    report->metrics.push_back(metric);

    CompareModel model;
    const test::ModelCheck check(model);
    expectDescribedColumns(model);
    model.setReport(report);
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(text(model, 0, 1), QStringLiteral("0.689 ±0.020"));
    EXPECT_EQ(text(model, 0, 3), QStringLiteral("+0.0230 ±0.0080"));
    EXPECT_EQ(text(model, 0, 4), QStringLiteral("< 0.001"));
    EXPECT_EQ(text(model, 0, 5), QStringLiteral("0.0114"));
    EXPECT_EQ(text(model, 0, 6), QStringLiteral("300"));
    for (int column = 1; column < 6; ++column)
        EXPECT_EQ(text(model, 1, column), QStringLiteral("–"));
    EXPECT_DOUBLE_EQ(model.index(0, 3).data(ValueRole).toDouble(), 0.023);
}

} // namespace
} // namespace intentscope::models
