// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/drift_model.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_model_check.h"
#include "tests/support/gui_wait.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/neighbours/drift_panel.h"
#include "widgets/state/selection_state.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTableView>

namespace intentscope::neighbours {
namespace {

class DriftModelTest : public testing::Test {
protected:
    static std::shared_ptr<const DriftModel::Content> content() {
        auto made = std::make_shared<DriftModel::Content>();
        made->dataset = test::makeFakeDataset(test::smallShop());
        made->report.users = {
            {.user = {3}, .impressionCount = 2, .overlap = 0.1, .rankBiasedOverlap = 0.2},
            {.user = {0},
             .impressionCount = 5,
             .overlap = 0.4,
             .rankBiasedOverlap = 0.3,
             .purityBefore = 0.5,
             .purityAfter = 0.25,
             .ratedCount = 4},
            {.user = {1},
             .impressionCount = 1,
             .overlap = 0.9,
             .rankBiasedOverlap = 0.8,
             .purityBefore = 0.1,
             .purityAfter = 0.7,
             .ratedCount = 1}};
        return made;
    }
    std::vector<std::int32_t> users() const {
        std::vector<std::int32_t> rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows.push_back(model.userAt(row).value);
        return rows;
    }
    void sort(DriftColumn column, Qt::SortOrder order) {
        model.sort(static_cast<int>(column), order);
        ASSERT_TRUE(test::waitUntil([this] { return runner.jobCount() == 0; }));
    }
    using Rows = std::vector<std::int32_t>;

    jobs::JobRunner runner;
    DriftModel model{runner};
    test::ModelCheck check{model};
};

TEST_F(DriftModelTest, ListsUsersMostChangedFirst) {
    model.setContent(content());
    EXPECT_EQ(users(), (Rows{3, 0, 1}));
    const auto cell = [&](int row, DriftColumn column) {
        return model.index(row, static_cast<int>(column)).data().toString();
    };
    EXPECT_EQ(cell(1, DriftColumn::Overlap), QStringLiteral("0.400"));
    EXPECT_EQ(cell(1, DriftColumn::PurityChange), ui::signedDifference(-0.25));
    EXPECT_EQ(cell(0, DriftColumn::PurityBefore), ui::noValue());
    EXPECT_EQ(model.rowOf({1}), 2);
    EXPECT_EQ(model.rowOf({7}), -1);
}

TEST_F(DriftModelTest, SortsByAnyColumnWithMissingValuesLast) {
    model.setContent(content());
    sort(DriftColumn::Overlap, Qt::DescendingOrder);
    EXPECT_EQ(users(), (Rows{1, 0, 3}));
    sort(DriftColumn::PurityChange, Qt::AscendingOrder);
    EXPECT_EQ(users(), (Rows{0, 1, 3}));
    sort(DriftColumn::PurityChange, Qt::DescendingOrder);
    EXPECT_EQ(users(), (Rows{1, 0, 3}));
    EXPECT_EQ(model.rowOf({3}), 2);
    model.sort(-1, Qt::AscendingOrder);
    EXPECT_EQ(users(), (Rows{3, 0, 1}));
}

TEST_F(DriftModelTest, KeepsTheSortForAnotherReport) {
    sort(DriftColumn::Chats, Qt::DescendingOrder);
    model.setContent(content());
    ASSERT_TRUE(test::waitUntil([this] { return runner.jobCount() == 0; }));
    EXPECT_EQ(users(), (Rows{0, 3, 1}));
    model.setContent(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(DriftModelTest, ThePanelSelectsTheUserOfARowAndFollowsTheSelection) {
    const ui::Theme theme(*qApp, ui::ThemeMode::Light);
    state::SelectionState selection;
    DriftPanel panel({selection, runner, theme});
    panel.setContent(content());
    EXPECT_FALSE(selection.current().user.isValid()) << "showing selects nothing";
    auto* table = panel.findChild<QTableView*>();
    table->setCurrentIndex(panel.model().index(1, 0));
    EXPECT_EQ(selection.current().user, UserIndex{0});
    selection.selectUser({1});
    EXPECT_EQ(table->currentIndex().row(), 2);
    selection.selectUser({9});
    EXPECT_FALSE(table->currentIndex().isValid()) << "that user has no row";
}

} // namespace
} // namespace intentscope::neighbours
