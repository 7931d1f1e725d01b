// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_picture.h"
#include "tests/support/gui_wait.h"
#include "widgets/base/theme.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/panels/facets_panel.h"
#include "widgets/panels/slices_bar.h"
#include "widgets/panels/users_panel.h"
#include "widgets/state/selection_state.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

namespace intentscope::panels {
namespace {

class SlicesTest : public testing::Test {
protected:
    bool settle() {
        return test::waitUntil([this] { return runner.jobCount() == 0; });
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    state::SelectionState selection;
    jobs::JobRunner runner;
    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
};

class FilterBoxTest : public SlicesTest {
protected:
    FilterBoxTest() {
        panel.setDataset(dataset);
        EXPECT_TRUE(settle());
    }
    void type(const QString& text) {
        filter->setText(text);
        QTest::keyClick(filter, Qt::Key_Return);
        EXPECT_TRUE(settle());
    }
    QLabel* problem() {
        for (auto* label : panel.findChildren<QLabel*>()) {
            if (label->accessibleDescription() == QLatin1String("What is wrong with the filter"))
                return label;
        }
        return nullptr;
    }

    UsersPanel panel{{.selection = selection, .runner = runner, .theme = theme}};
    QLineEdit* filter = panel.findChild<QLineEdit*>();
};

TEST_F(FilterBoxTest, AnExpressionShowsTheUsersWithAnImpressionThatFits) {
    QSignalSpy changed(&panel, &UsersPanel::expressionChanged);
    type(QStringLiteral("region == \"SG\""));
    int expected = 0;
    for (std::int32_t user = 0; user < dataset->userCount(); ++user)
        expected +=
            dataset->users().find("region")->valueText(static_cast<std::size_t>(user)) == "SG" ? 1 : 0;
    EXPECT_GT(expected, 0);
    EXPECT_EQ(panel.model().rowCount(), expected);
    EXPECT_EQ(changed.count(), 1);
    type(QStringLiteral("Wei"));
    EXPECT_EQ(panel.model().rowCount(), 1);
    EXPECT_EQ(changed.count(), 2);
    EXPECT_EQ(changed.last().first().toString(), QString());
}

TEST_F(FilterBoxTest, AMistakeStandsUnderTheBoxAndTheOldOrderStays) {
    type(QStringLiteral("regoin == \"SG\""));
    EXPECT_EQ(panel.model().rowCount(), 12);
    ASSERT_NE(problem(), nullptr);
    EXPECT_FALSE(problem()->isHidden());
    EXPECT_TRUE(problem()->text().contains(QStringLiteral("regoin"))) << problem()->text().toStdString();
    EXPECT_TRUE(problem()->text().contains(QStringLiteral("Did you mean region?")));
    EXPECT_TRUE(test::hasPicture(panel, {360, 480}, "users_filter_mistake"));
    type(QStringLiteral("region == \"SG\""));
    EXPECT_TRUE(problem()->isHidden());
    type(QStringLiteral("region =="));
    EXPECT_TRUE(problem()->text().startsWith(QStringLiteral("At the end")));
}

TEST_F(FilterBoxTest, ConditionsNarrowWhatIsThere) {
    panel.addCondition(QStringLiteral("region == \"SG\""));
    EXPECT_EQ(panel.expression(), "region == \"SG\"");
    panel.addCondition(QStringLiteral("days_in_status > 1"));
    EXPECT_EQ(panel.expression(), "region == \"SG\" and days_in_status > 1");
    panel.setFilterText(QStringLiteral("region == \"SG\" or days_in_status > 1"));
    panel.addCondition(QStringLiteral("days_in_status < 9"));
    EXPECT_EQ(panel.expression(), "(region == \"SG\" or days_in_status > 1) and days_in_status < 9");
    EXPECT_TRUE(settle());
}

class FacetsPanelTest : public SlicesTest {
protected:
    void open() {
        panel.setDataset(dataset);
        ASSERT_TRUE(settle());
    }

    FacetsPanel panel{{.runner = runner, .theme = theme}};
    QTreeWidget* bars = panel.findChild<QTreeWidget*>();
    QComboBox* columns = panel.findChild<QComboBox*>();
};

TEST_F(FacetsPanelTest, CountsTheRegionsFirstAndOtherColumnsWhenAsked) {
    open();
    EXPECT_EQ(columns->currentText(), QStringLiteral("region"));
    int total = 0;
    for (int i = 0; i < bars->topLevelItemCount(); ++i)
        total += bars->topLevelItem(i)->text(1).toInt();
    EXPECT_EQ(total, dataset->impressionCount());
    panel.showColumn(QStringLiteral("days_in_status"));
    ASSERT_TRUE(settle());
    EXPECT_TRUE(bars->topLevelItem(0)->toolTip(0).startsWith(QStringLiteral("days_in_status >= ")));
    EXPECT_LT(columns->findText(QStringLiteral("user.name")), 0);
    EXPECT_GE(columns->findText(QStringLiteral("user.region")), 0);
}

TEST_F(FacetsPanelTest, ShowsWhatIsInTheFilterAndAsksToNarrowIt) {
    open();
    panel.setExpression("days_in_status > 3");
    ASSERT_TRUE(settle());
    EXPECT_TRUE(bars->topLevelItem(0)->text(1).contains(QStringLiteral(" of ")));
    QSignalSpy chosen(&panel, &FacetsPanel::conditionChosen);
    Q_EMIT bars->itemClicked(bars->topLevelItem(0), 0);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_TRUE(chosen.first().first().toString().startsWith(QStringLiteral("region == ")));
    for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
        theme.setMode(mode);
        EXPECT_TRUE(test::hasPicture(
            panel, {360, 300}, mode == ui::ThemeMode::Light ? "facets_light" : "facets_dark"));
    }
}

TEST_F(FacetsPanelTest, IsQuietWithoutADataset) {
    panel.setExpression("region == \"SG\"");
    EXPECT_EQ(runner.jobCount(), 0);
    EXPECT_TRUE(columns->isHidden());
    open();
    panel.setDataset(nullptr);
    EXPECT_EQ(bars->topLevelItemCount(), 0);
    EXPECT_TRUE(bars->isHidden());
}

class SlicesBarTest : public SlicesTest {
protected:
    SlicesBar bar;
    QComboBox* choice = bar.findChild<QComboBox*>();
    QLineEdit* name = bar.findChild<QMenu*>()->findChild<QLineEdit*>();
};

TEST_F(SlicesBarTest, ShowsTheSliceThatTheFilterIs) {
    bar.setSlices({{"late", "days_in_status > 5", UtcMillis{0}}});
    EXPECT_EQ(choice->currentText(), QStringLiteral("All impressions"));
    bar.setExpression(QStringLiteral("days_in_status > 5"));
    EXPECT_EQ(choice->currentText(), QStringLiteral("late"));
    bar.setExpression(QStringLiteral("days_in_status > 6"));
    EXPECT_EQ(choice->currentText(), QStringLiteral("Unsaved filter"));
    QSignalSpy chosen(&bar, &SlicesBar::expressionChosen);
    choice->setCurrentIndex(1);
    Q_EMIT choice->activated(1);
    EXPECT_EQ(chosen.first().first().toString(), QStringLiteral("days_in_status > 5"));
}

TEST_F(SlicesBarTest, SavesAFilterUnderANameAndRemovesASlice) {
    QSignalSpy saved(&bar, &SlicesBar::saveRequested);
    QSignalSpy removed(&bar, &SlicesBar::removeRequested);
    EXPECT_FALSE(name->isEnabled());
    bar.setExpression(QStringLiteral("days_in_status > 5"));
    EXPECT_TRUE(name->isEnabled());
    name->setText(QStringLiteral("  late  "));
    Q_EMIT name->returnPressed();
    ASSERT_EQ(saved.count(), 1);
    EXPECT_EQ(saved.first().first().toString(), QStringLiteral("late"));
    bar.setSlices({{"late", "days_in_status > 5", UtcMillis{0}}});
    EXPECT_FALSE(name->isEnabled());
    bar.findChild<QMenu*>()->actions().last()->trigger();
    ASSERT_EQ(removed.count(), 1);
    EXPECT_EQ(removed.first().first().toString(), QStringLiteral("late"));
}

} // namespace
} // namespace intentscope::panels
