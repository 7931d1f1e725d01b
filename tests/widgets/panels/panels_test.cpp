// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_fake_label_store.h"
#include "tests/support/gui_picture.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/panels/compare_panel.h"
#include "widgets/panels/context_panel.h"
#include "widgets/panels/kb_panel.h"
#include "widgets/panels/runs_bar.h"
#include "widgets/panels/start_page.h"
#include "widgets/panels/users_panel.h"
#include "widgets/state/selection_state.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <filesystem>

namespace intentscope::panels {
namespace {

class PanelsTest : public testing::Test {
protected:
    /// Looks at a panel in both themes; what it shows must be more than its ground.
    void look(QWidget& panel, const std::string& name, QSize size = {360, 480}) {
        for (const auto& [mode, suffix] :
             {std::pair{ui::ThemeMode::Light, "_light"}, std::pair{ui::ThemeMode::Dark, "_dark"}}) {
            theme.setMode(mode);
            EXPECT_TRUE(test::hasPicture(panel, size, name + suffix));
        }
    }
    bool settle() {
        return test::waitUntil([this] { return runner.jobCount() == 0; });
    }
    static QLabel* labelThatSays(const QWidget& panel, const QString& text) {
        for (auto* label : panel.findChildren<QLabel*>()) {
            if (label->text().contains(text) && !label->isHidden())
                return label;
        }
        return nullptr;
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    state::SelectionState selection;
    jobs::JobRunner runner;
    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
};

class UsersPanelTest : public PanelsTest {
protected:
    void open() {
        panel.setDataset(dataset);
        ASSERT_TRUE(settle());
    }

    UsersPanel panel{{.selection = selection, .runner = runner, .theme = theme}};
    QTableView* table = panel.findChild<QTableView*>();
    QLineEdit* filter = panel.findChild<QLineEdit*>();
};

TEST_F(UsersPanelTest, OffersToImportWhileThereIsNoDataset) {
    QSignalSpy asked(&panel, &UsersPanel::importRequested);
    look(panel, "users_empty");
    panel.findChild<QPushButton*>()->click();
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(UsersPanelTest, ShowsEveryUserAndHowManyThereAre) {
    open();
    std::vector<double> differences(12);
    for (std::size_t i = 0; i < differences.size(); ++i)
        differences[i] = (static_cast<double>(i) - 5.0) / 8.0;
    panel.setDifferences(std::make_shared<const std::vector<double>>(differences));
    panel.setLabelCounts(std::make_shared<const std::vector<std::int32_t>>(std::vector<std::int32_t>(12, 2)));
    EXPECT_NE(labelThatSays(panel, QStringLiteral("12 users")), nullptr);
    selection.selectUser({3});
    look(panel, "users");
}

TEST_F(UsersPanelTest, FiltersAfterAPauseInTyping) {
    open();
    panel.show();
    QTest::keyClicks(filter, QStringLiteral("wei"));
    EXPECT_EQ(panel.model().rowCount(), 12);
    ASSERT_TRUE(test::waitUntil([this] { return panel.model().rowCount() == 1; }));
    EXPECT_NE(labelThatSays(panel, QStringLiteral("1 of 12 users")), nullptr);
}

TEST_F(UsersPanelTest, SaysThatNobodyMatchesAndShowsAllAgain) {
    open();
    filter->setText(QStringLiteral("nobody"));
    QTest::keyClick(filter, Qt::Key_Return);
    ASSERT_TRUE(test::waitUntil([this] { return panel.model().rowCount() == 0; }));
    EXPECT_NE(labelThatSays(panel, QStringLiteral("No user matches")), nullptr);
    panel.findChild<QPushButton*>()->click();
    ASSERT_TRUE(test::waitUntil([this] { return panel.model().rowCount() == 12; }));
}

TEST_F(UsersPanelTest, SelectsWhatIsClickedAndShowsWhatIsSelected) {
    open();
    table->setCurrentIndex(panel.model().index(4, 0));
    EXPECT_EQ(selection.current().user, UserIndex{4});
    selection.selectUser({7});
    EXPECT_EQ(table->currentIndex().row(), 7);
    table->sortByColumn(0, Qt::AscendingOrder);
    ASSERT_TRUE(settle());
    EXPECT_EQ(selection.current().user, UserIndex{7});
    EXPECT_EQ(panel.model().userAt(table->currentIndex().row()), UserIndex{7});
}

TEST_F(UsersPanelTest, KeepsTheSelectionWhileTheFilterHidesIt) {
    open();
    selection.selectUser({7});
    panel.showOnly(
        std::make_shared<const std::vector<std::int32_t>>(std::vector<std::int32_t>{1, 2}),
        QStringLiteral("Broken"));
    ASSERT_TRUE(settle());
    EXPECT_EQ(panel.model().rowCount(), 2);
    EXPECT_EQ(selection.current().user, UserIndex{7});
    for (auto* button : panel.findChildren<QToolButton*>()) {
        if (button->text() == QStringLiteral("Broken"))
            button->click();
    }
    ASSERT_TRUE(settle());
    EXPECT_EQ(panel.model().rowCount(), 12);
    EXPECT_EQ(table->currentIndex().row(), 7);
}

TEST_F(UsersPanelTest, CopiesTheIdAndFocusesTheFilter) {
    open();
    panel.show();
    QApplication::setActiveWindow(&panel);
    table->setCurrentIndex(panel.model().index(4, 0));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("u104"));
    panel.focusFilter();
    EXPECT_TRUE(filter->hasFocus());
}

TEST_F(PanelsTest, ContextFollowsTheSelectedChat) {
    ContextPanel panel({.selection = selection, .theme = theme});
    look(panel, "context_empty");
    panel.setDataset(dataset);
    auto ranges = std::make_shared<models::UsualRanges>(4);
    (*ranges)[1] = models::UsualRange{0, 10};
    panel.setUsualRanges(ranges);
    selection.selectImpression({11}, {29});
    EXPECT_NE(labelThatSays(panel, QStringLiteral("4 features, 1 unusual")), nullptr);
    look(panel, "context");
    panel.setDataset(nullptr);
    EXPECT_EQ(panel.findChild<QTableView*>()->model()->rowCount(), 0);
}

TEST_F(PanelsTest, KnowledgeBaseShowsTheSelectedIntent) {
    KbPanel panel({.selection = selection, .theme = theme});
    look(panel, "kb_empty");
    panel.setDataset(dataset);
    selection.selectIntent({0});
    EXPECT_NE(labelThatSays(panel, QStringLiteral("Speed up parcel delivery")), nullptr);
    EXPECT_NE(labelThatSays(panel, QStringLiteral("Delivery")), nullptr);
    EXPECT_NE(labelThatSays(panel, QStringLiteral("We answer within a day")), nullptr);
    look(panel, "kb");
}

rank::RunInfo run(const std::string& id) {
    rank::RunInfo info;
    info.id = id;
    info.name = id + "-2024w5";
    info.createdAt = {1'709'618'520'000};
    info.rankerHashes = {std::string(64, 'b')};
    return info;
}

TEST_F(PanelsTest, RunsBarSetsAndFollowsBothRuns) {
    RunsBar bar({.selection = selection, .theme = theme});
    const auto choices = bar.findChildren<QComboBox*>();
    ASSERT_EQ(choices.size(), 2);
    EXPECT_FALSE(choices[0]->isEnabled());
    selection.selectBeforeRun("gone");
    bar.setRuns({run("base"), run("full")});
    EXPECT_EQ(selection.current().beforeRun, "");
    choices[0]->setCurrentIndex(1);
    Q_EMIT choices[0]->activated(1);
    selection.selectAfterRun("full");
    EXPECT_EQ(selection.current().beforeRun, "base");
    EXPECT_EQ(choices[1]->currentText(), QStringLiteral("full-2024w5"));
    look(bar, "runs_bar", {560, 36});
    bar.findChild<QToolButton*>()->click();
    EXPECT_EQ(selection.current().beforeRun, "full");
    EXPECT_EQ(selection.current().afterRun, "base");
    bar.setRuns({});
    EXPECT_EQ(selection.current().afterRun, "");
}

std::shared_ptr<const tasks::CompareReport> report() {
    auto made = std::make_shared<tasks::CompareReport>();
    made->before = run("base");
    made->after = run("full");
    made->impressionCount = 1'200;
    made->clicklessImpressionCount = 14;
    made->betterUserCount = 120;
    made->worseUserCount = 37;
    made->droppedGroups = {{.name = "Nur A.", .reason = metrics::DropReason::OnlyClicked}};
    made->outcomes = {.fixed = {3, 8}, .broken = {5}, .bothRight = {1, 2}, .bothWrong = {}};
    for (const char* name : {"GAUC", "Error rate", "Recall@3", "NDCG@3", "MRR", "Hit@3"}) {
        tasks::MetricComparison metric;
        metric.name = name;
        metric.estimate.before = {
            .value = 0.689, .standardError = 0.01, .interval = stats::Interval{0.669, 0.709}};
        metric.estimate.after = {
            .value = 0.712, .standardError = 0.01, .interval = stats::Interval{0.692, 0.732}};
        metric.estimate.difference = {
            .value = 0.023, .standardError = 0.004, .interval = stats::Interval{0.015, 0.031}};
        metric.estimate.pValue = 0.0123;
        metric.smallestDetectableEffect = 0.0114;
        metric.userCount = 300;
        made->metrics.push_back(metric);
    }
    return made;
}

TEST_F(PanelsTest, CompareShowsTheReportAndOpensTheChatsBehindACount) {
    ComparePanel panel(theme);
    look(panel, "compare_empty", {720, 420});
    panel.setBusy(true);
    EXPECT_NE(labelThatSays(panel, QStringLiteral("Comparing")), nullptr);
    panel.setBusy(false);
    panel.setReport(report());
    EXPECT_NE(labelThatSays(panel, QStringLiteral("GAUC by user, weighted by impressions")), nullptr);
    EXPECT_NE(labelThatSays(panel, QStringLiteral("120 users got better, 37 got worse")), nullptr);
    look(panel, "compare", {720, 420});
    std::vector<std::int32_t> asked;
    QObject::connect(
        &panel, &ComparePanel::impressionsRequested, &panel, [&](const QString& title, const auto& rows) {
            EXPECT_EQ(title, QStringLiteral("Fixed"));
            asked = rows;
        });
    for (auto* button : panel.findChildren<QPushButton*>()) {
        if (button->text().startsWith(QStringLiteral("Fixed")))
            button->click();
        if (button->text().startsWith(QStringLiteral("Both wrong"))) {
            EXPECT_FALSE(button->isEnabled());
        }
    }
    EXPECT_EQ(asked, (std::vector<std::int32_t>{3, 8}));
    panel.showError({.code = ErrorCode::Mismatch, .message = "these are runs of two datasets"});
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
}

TEST_F(PanelsTest, StartPageOpensTheSampleARecentWorkspaceOrAnother) {
    StartPage page(theme);
    look(page, "start_empty", {900, 560});
    page.setRecent(
        {{.folder = "/data/shop.iscope",
          .name = QStringLiteral("shop"),
          .detail = QStringLiteral("Sample shop, yesterday")},
         {.folder = "/data/old.iscope", .name = QStringLiteral("old"), .detail = {}, .exists = false}});
    look(page, "start", {900, 560});
    QSignalSpy sample(&page, &StartPage::sampleRequested);
    QSignalSpy choose(&page, &StartPage::chooseRequested);
    std::filesystem::path opened;
    QObject::connect(&page, &StartPage::openRequested, &page, [&](const auto& path) { opened = path; });
    for (auto* each : page.findChildren<QPushButton*>())
        each->click();
    EXPECT_EQ(sample.count(), 1);
    EXPECT_EQ(choose.count(), 1);
    auto* recent = page.findChild<QListWidget*>();
    Q_EMIT recent->itemActivated(recent->item(0));
    EXPECT_EQ(opened, "/data/shop.iscope");
    EXPECT_FALSE(recent->item(1)->flags().testFlag(Qt::ItemIsEnabled));
    page.setSampleProblem(QStringLiteral("The sample is not installed."));
    EXPECT_FALSE(page.findChildren<QPushButton*>()[0]->isEnabled());
    page.showError({.code = ErrorCode::NotFound, .message = "there is no workspace"});
    EXPECT_EQ(page.findChild<ui::MessageBar*>()->messageCount(), 1);
}

} // namespace
} // namespace intentscope::panels
