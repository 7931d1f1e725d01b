// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/users_model.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_model_check.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/turn_watch.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/models/column.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QPersistentModelIndex>
#include <QTableView>

#include <gtest/gtest.h>

#include <cstdio>
#include <limits>

namespace intentscope::models {
namespace {

constexpr double NaN = std::numeric_limits<double>::quiet_NaN();

class UsersModelTest : public testing::Test {
protected:
    void open() {
        model.setDataset(dataset);
        settle();
    }
    void settle() {
        ASSERT_TRUE(test::waitUntil([this] { return runner.jobCount() == 0; }));
    }
    QString cell(int row, UserColumn column, int role = Qt::DisplayRole) const {
        return model.index(row, static_cast<int>(column)).data(role).toString();
    }
    void sortBy(UserColumn column, Qt::SortOrder order = Qt::AscendingOrder) {
        model.sort(static_cast<int>(column), order);
        settle();
    }

    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
    jobs::JobRunner runner;
    UsersModel model{runner};
    test::ModelCheck check{model};
};

TEST_F(UsersModelTest, IsEmptyWithoutADataset) {
    EXPECT_EQ(model.rowCount(), 0);
    model.sort(0, Qt::AscendingOrder);
    EXPECT_EQ(runner.jobCount(), 0);
}

TEST_F(UsersModelTest, ShowsNamesRegionsAndCountsAndKeepsTheIdForCopies) {
    open();
    ASSERT_EQ(model.rowCount(), 12);
    EXPECT_EQ(cell(0, UserColumn::Name), QStringLiteral("Nur A."));
    EXPECT_EQ(cell(0, UserColumn::Region), QStringLiteral("SG"));
    EXPECT_EQ(cell(0, UserColumn::Impressions), QStringLiteral("2"));
    EXPECT_EQ(cell(0, UserColumn::Labels), QString());
    EXPECT_EQ(cell(0, UserColumn::Name, IdRole), QStringLiteral("u100"));
    EXPECT_TRUE(cell(0, UserColumn::Name, Qt::ToolTipRole).contains(QStringLiteral("u100")));
}

TEST_F(UsersModelTest, SortsByEveryColumnBothWays) {
    open();
    auto labels = std::make_shared<std::vector<std::int32_t>>(12, 0);
    (*labels)[5] = 3;
    model.setLabelCounts(labels);
    sortBy(UserColumn::Name);
    EXPECT_EQ(cell(0, UserColumn::Name), QStringLiteral("Ana C."));
    sortBy(UserColumn::Name, Qt::DescendingOrder);
    EXPECT_EQ(cell(0, UserColumn::Name), QStringLiteral("Wei L."));
    sortBy(UserColumn::Region);
    EXPECT_EQ(cell(0, UserColumn::Region), QStringLiteral("BR"));
    sortBy(UserColumn::Impressions, Qt::DescendingOrder);
    EXPECT_EQ(cell(0, UserColumn::Name), QStringLiteral("Arif K."));
    sortBy(UserColumn::Labels, Qt::DescendingOrder);
    EXPECT_EQ(cell(0, UserColumn::Labels), QStringLiteral("3"));
    model.sort(-1, Qt::AscendingOrder);
    settle();
    EXPECT_EQ(cell(0, UserColumn::Name), QStringLiteral("Nur A."));
}

TEST_F(UsersModelTest, UsersWithoutADifferenceComeLastEitherWay) {
    open();
    auto differences = std::make_shared<std::vector<double>>(12, NaN);
    (*differences)[3] = 0.25;
    (*differences)[7] = -0.5;
    model.setDifferences(differences);
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        sortBy(UserColumn::Difference, order);
        EXPECT_EQ(model.userAt(0), (order == Qt::AscendingOrder ? UserIndex{7} : UserIndex{3}));
        EXPECT_EQ(model.userAt(1), (order == Qt::AscendingOrder ? UserIndex{3} : UserIndex{7}));
        EXPECT_EQ(model.userAt(2), UserIndex{0});
    }
    EXPECT_EQ(cell(1, UserColumn::Difference), QStringLiteral("−0.500"));
}

TEST_F(UsersModelTest, NewDifferencesSortAgain) {
    open();
    sortBy(UserColumn::Difference, Qt::DescendingOrder);
    auto differences = std::make_shared<std::vector<double>>(12, 0.0);
    (*differences)[9] = 1.0;
    model.setDifferences(differences);
    settle();
    EXPECT_EQ(model.userAt(0), UserIndex{9});
}

TEST_F(UsersModelTest, FiltersByNameIdAndRegionInAnyCase) {
    open();
    model.setFilter({.text = "wEI"});
    settle();
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(cell(0, UserColumn::Name), QStringLiteral("Wei L."));
    model.setFilter({.text = "u103"});
    settle();
    EXPECT_EQ(cell(0, UserColumn::Name), QStringLiteral("Anh T."));
    model.setFilter({.text = "sg"});
    settle();
    EXPECT_EQ(model.rowCount(), 2);
    model.setFilter({.text = "nobody"});
    settle();
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.rowOf({0}), -1);
    model.setFilter({});
    settle();
    EXPECT_EQ(model.rowCount(), 12);
}

TEST_F(UsersModelTest, ShowsOnlyTheUsersAskedFor) {
    open();
    model.setFilter(
        {.only = std::make_shared<const std::vector<std::int32_t>>(std::vector<std::int32_t>{7, 2})});
    settle();
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.userAt(0), UserIndex{2});
    EXPECT_EQ(model.userAt(1), UserIndex{7});
}

TEST_F(UsersModelTest, PersistentIndexesFollowTheirUserAndEndWhenItIsFilteredOut) {
    open();
    const QPersistentModelIndex wei = model.index(2, 0);
    sortBy(UserColumn::Name, Qt::DescendingOrder);
    EXPECT_EQ(wei.row(), 0);
    EXPECT_EQ(wei.data().toString(), QStringLiteral("Wei L."));
    model.setFilter({.text = "Nur"});
    settle();
    EXPECT_FALSE(wei.isValid());
}

TEST_F(UsersModelTest, AnotherDatasetForgetsWhatBelongedToTheOldOne) {
    open();
    model.setLabelCounts(std::make_shared<std::vector<std::int32_t>>(12, 1));
    model.setFilter(
        {.only = std::make_shared<const std::vector<std::int32_t>>(std::vector<std::int32_t>{1})});
    settle();
    model.setDataset(test::makeLargeDataset(5));
    settle();
    EXPECT_EQ(model.rowCount(), 5);
    EXPECT_EQ(cell(0, UserColumn::Labels), QString());
    model.setDataset(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(UsersModelTest, DescribesItsColumns) {
    for (int section = 0; section < model.columnCount(); ++section) {
        EXPECT_FALSE(model.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        EXPECT_FALSE(model.headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        EXPECT_GT(UsersModel::initialWidth(static_cast<UserColumn>(section)), 0);
    }
    EXPECT_FALSE(model.headerData(99, Qt::Horizontal, Qt::DisplayRole).isValid());
}

TEST(OrderUsersTest, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const UserSource source{
        .dataset = test::makeFakeDataset(test::smallShop()), .differences = {}, .labelCounts = {}};
    for (const UserColumn column : {UserColumn::Name, UserColumn::Difference}) {
        EXPECT_THAT(
            orderUsers(source, {}, UserSort{column, false}, stop.get_token()),
            test::HasError(ErrorCode::Cancelled));
    }
}

/// The promise of the window: a million rows are sorted and filtered, and no turn of its event loop works
/// longer than a frame.
TEST(UsersModelAtAMillionRowsTest, SortingAndFilteringNeverBlockTheWindowForAFrame) {
    constexpr int UserCount = 1'000'000;
    constexpr double FrameMs = 16.0;
    const auto dataset = test::makeLargeDataset(UserCount);
    jobs::JobRunner runner;
    UsersModel model(runner);
    QTableView view;
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.setModel(&model);
    view.resize(400, 600);
    view.show();
    model.setDataset(dataset);
    ASSERT_EQ(model.rowCount(), UserCount);
    const auto settle = [&] { return test::waitUntil([&] { return runner.jobCount() == 0; }, 120'000); };
    ASSERT_TRUE(settle());

    ui::TurnWatch watch;
    QElapsedTimer clock;
    clock.start();
    model.sort(static_cast<int>(UserColumn::Name), Qt::AscendingOrder);
    ASSERT_TRUE(settle());
    const auto sortMs = clock.restart();
    EXPECT_EQ(model.index(0, 0).data().toString(), QStringLiteral("User 0000000"));
    EXPECT_EQ(model.index(UserCount - 1, 0).data().toString(), QStringLiteral("User 0999999"));
    model.setFilter({.text = "99999"});
    ASSERT_TRUE(settle());
    const auto filterMs = clock.elapsed();
    EXPECT_LT(model.rowCount(), UserCount);
    EXPECT_GT(model.rowCount(), 0);

    RecordProperty("longestCpuMs", std::to_string(watch.longestCpuMs()));
    RecordProperty("longestWallMs", std::to_string(watch.longestWallMs()));
    std::printf(
        "sort %lld ms, filter %lld ms; of %d turns the longest worked %.2f ms, blocked %.2f ms, and took "
        "%.2f ms by the wall\n",
        static_cast<long long>(sortMs),
        static_cast<long long>(filterMs),
        watch.turnCount(),
        watch.longestCpuMs(),
        watch.longestBlockedMs(),
        watch.longestWallMs());
    EXPECT_GT(watch.turnCount(), 2);
    EXPECT_LE(watch.longestCpuMs(), FrameMs);
}

} // namespace
} // namespace intentscope::models
