// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/errors_panel.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_model_check.h"
#include "tests/support/gui_picture.h"
#include "widgets/base/theme.h"
#include "widgets/errors/change_tabs.h"
#include "widgets/errors/confusion_matrix.h"
#include "widgets/errors/confusion_matrix_model.h"
#include "widgets/errors/confusion_model.h"
#include "widgets/errors/error_tree_model.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeView>
#include <QVBoxLayout>

namespace intentscope::errors {
namespace {

class ErrorsPanelTest : public testing::Test {
protected:
    void look(QWidget& panel, const std::string& name, QSize size) {
        for (const auto& [mode, suffix] :
             {std::pair{ui::ThemeMode::Light, "_light"}, std::pair{ui::ThemeMode::Dark, "_dark"}}) {
            theme.setMode(mode);
            EXPECT_TRUE(test::hasPicture(panel, size, name + suffix));
        }
    }

    template <class Widget>
    static Widget* named(const QWidget& panel, const QString& accessibleName) {
        for (auto* each : panel.findChildren<Widget*>()) {
            if (each->accessibleName() == accessibleName)
                return each;
        }
        return nullptr;
    }

    std::shared_ptr<const tasks::ConfusionReport> confusion() const {
        auto report = std::make_shared<tasks::ConfusionReport>();
        report->runs.resize(2);
        report->confusion.impressionCount = 30;
        report->confusion.pairs = {
            {.clicked = {1},
             .predicted = {2},
             .runs = {{.impressions = {1, 2, 3}, .weeks = {}}, {.impressions = {4}, .weeks = {}}}}};
        return report;
    }

    std::shared_ptr<const tasks::FindErrorsReport> errors() const {
        auto report = std::make_shared<tasks::FindErrorsReport>();
        report->impressions.resize(100);
        report->featureCount = 12;
        report->tree.nodes = {
            {.search = {50, 20}, .held = {50, 21}, .end = 100, .isLeaf = false},
            {.parent = 0,
             .depth = 1,
             .term = "days < 3",
             .expression = "days < 3",
             .held = {20, 2},
             .end = 40},
            {.parent = 0,
             .depth = 1,
             .term = "not (days < 3)",
             .expression = "not (days < 3)",
             .held = {30, 19},
             .begin = 40,
             .end = 100}};
        for (const auto& node : report->tree.nodes)
            report->rates.push_back({.value = node.held.rate(), .interval = stats::Interval{0.1, 0.5}});
        report->heatMap = analysis::HeatMap{
            .rows = {.column = "region", .bins = {{.label = "SG", .term = "region == \"SG\""}}},
            .columns =
                {.column = "open",
                 .bins = {{.label = "true", .term = "open"}, {.label = "false", .term = "open == false"}}},
            .cells = {{20, 5}, {30, 20}}};
        return report;
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
};

TEST_F(ErrorsPanelTest, ANumberOfAPairShowsItsChats) {
    ErrorsPanel panel(theme);
    look(panel, "errors_empty", {420, 420});
    panel.setConfusion(dataset, confusion());
    panel.setErrors(errors());
    look(panel, "errors_confusion", {420, 420});
    auto* pairs = named<QTableView>(panel, QStringLiteral("Intents taken for one another"));
    ASSERT_EQ(pairs->model(), &panel.confusion());
    QSignalSpy asked(&panel, &ErrorsPanel::impressionsRequested);
    const QModelIndex before = panel.confusion().index(0, static_cast<int>(ConfusionColumn::Before));
    QTest::mouseClick(pairs->viewport(), Qt::LeftButton, {}, pairs->visualRect(before).center());
    ASSERT_EQ(asked.count(), 1);
    EXPECT_TRUE(asked[0][0].toString().contains(QStringLiteral("before")));
}

TEST_F(ErrorsPanelTest, ACellOfTheMatrixShowsItsChatsByMouseAndByKey) {
    ErrorsPanel panel(theme);
    auto report = std::make_shared<tasks::ConfusionReport>(*confusion());
    report->confusion.intents = {{.clicked = {1}, .clickedCount = 9, .right = {{7, 8}, {7, 8, 9}}}};
    panel.setConfusion(dataset, report);
    panel.findChild<QTabWidget*>()->setCurrentIndex(1);
    look(panel, "errors_matrix", {420, 420});
    ConfusionMatrixModel& model = panel.matrix().model();
    const test::ModelCheck check(model);
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.run(), 1U) << "the run after first";
    EXPECT_EQ(model.index(0, 1).data().toString(), QStringLiteral("1"));
    EXPECT_EQ(model.index(0, 0).data().toString(), QStringLiteral("✓ 3"));
    EXPECT_TRUE(model.index(1, 0).data().toString().isEmpty());
    auto* cells = named<QTableView>(panel, QStringLiteral("Clicked against predicted intents"));
    QSignalSpy asked(&panel, &ErrorsPanel::impressionsRequested);
    QTest::mouseClick(cells->viewport(), Qt::LeftButton, {}, cells->visualRect(model.index(0, 1)).center());
    ASSERT_EQ(asked.count(), 1);
    EXPECT_TRUE(asked[0][0].toString().contains(QStringLiteral("taken for")));
    auto* run = panel.matrix().findChild<QComboBox*>();
    run->setCurrentIndex(1);
    EXPECT_EQ(model.index(0, 1).data().toString(), QStringLiteral("3"));
    cells->setCurrentIndex(model.index(0, 1));
    QTest::keyClick(cells, Qt::Key_Left);
    EXPECT_EQ(cells->currentIndex(), model.index(0, 0));
    Q_EMIT cells->activated(cells->currentIndex());
    EXPECT_EQ(asked.count(), 2);
}

TEST_F(ErrorsPanelTest, ALineOfTheTreeAndACellOfTheMapBecomeAFilter) {
    ErrorsPanel panel(theme);
    panel.setColumns({"region", "open"});
    panel.setConfusion(dataset, confusion());
    panel.setErrors(errors());
    QSignalSpy chosen(&panel, &ErrorsPanel::expressionChosen);
    auto* tabs = panel.findChild<QTabWidget*>();
    tabs->setCurrentIndex(2);
    look(panel, "errors_tree", {420, 420});
    auto* tree = named<QTreeView>(panel, QStringLiteral("Slices with many errors"));
    const QModelIndex node = panel.tree().index(1, 0, panel.tree().index(0, 0));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(node).center());
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("not (days < 3)"));
    tabs->setCurrentIndex(3);
    look(panel, "errors_map", {420, 420});
    auto* cells = named<QTableView>(panel, QStringLiteral("Error rates by two features"));
    QTest::mouseClick(
        cells->viewport(), Qt::LeftButton, {}, cells->visualRect(cells->model()->index(0, 1)).center());
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(chosen[1][0].toString(), QStringLiteral("region == \"SG\" and open == false"));
}

TEST_F(ErrorsPanelTest, TheSpecFollowsTheChoices) {
    ErrorsPanel panel(theme);
    panel.setColumns({"region", "open"});
    panel.setRunCount(2);
    EXPECT_TRUE(panel.spec().isHonest);
    EXPECT_EQ(panel.spec().kind, tasks::ErrorKind::Wrong);
    EXPECT_EQ(panel.spec().heatMap, (std::pair<std::string, std::string>("region", "open")));
    QSignalSpy changed(&panel, &ErrorsPanel::specChanged);
    panel.findChild<QCheckBox*>()->click();
    EXPECT_EQ(changed.count(), 1);
    EXPECT_FALSE(panel.spec().isHonest);
    auto* kind = named<QComboBox>(panel, QStringLiteral("What counts as an error"));
    kind->setCurrentIndex(1);
    EXPECT_EQ(panel.spec().kind, tasks::ErrorKind::Broken);
    panel.setRunCount(1);
    EXPECT_EQ(panel.spec().kind, tasks::ErrorKind::Wrong) << "broken takes two runs";
}

TEST_F(ErrorsPanelTest, ChangeTabsSelectWhoMovedAndListDroppedGroups) {
    QWidget holder; // lays its child out without being shown
    auto* column = new QVBoxLayout(&holder);
    auto* owned = new ChangeTabs(theme, &holder);
    column->addWidget(owned);
    ChangeTabs& tabs = *owned;
    EXPECT_FALSE(tabs.isTabVisible(3));
    tabs.setMovers(
        makeMoverTable(
            dataset,
            MoverTable::Of::Users,
            3,
            {{.row = 0, .impressionCount = 3, .before = 0.5, .after = 0.75},
             {.row = 1, .impressionCount = 1, .before = 1, .after = 0.25}}),
        nullptr);
    auto report = std::make_shared<tasks::CompareReport>();
    report->droppedGroups = {{.name = "u1", .reason = metrics::DropReason::OnlyUnclicked}};
    tabs.setDropped(report);
    EXPECT_TRUE(tabs.isTabVisible(3));
    tabs.setColumns({"region"});
    EXPECT_EQ(tabs.chosenColumn(), QString());
    look(holder, "change_slices", {720, 240});
    tabs.setCurrentIndex(1);
    look(holder, "change_users", {720, 240});
    std::vector<std::int32_t> chosen;
    QObject::connect(
        &tabs, &ChangeTabs::userChosen, &tabs, [&](UserIndex user) { chosen.push_back(user.value); });
    auto* users = qobject_cast<QTableView*>(tabs.currentWidget());
    ASSERT_NE(users, nullptr);
    users->selectRow(0);
    EXPECT_EQ(chosen, std::vector<std::int32_t>{1}) << "the one who got worse comes first";
}

} // namespace
} // namespace intentscope::errors
