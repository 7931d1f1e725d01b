// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/cause_panel.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_model_check.h"
#include "tests/support/gui_picture.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/explaining/change_model.h"
#include "widgets/explaining/changed_chats_model.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

namespace intentscope::explaining {
namespace {

stats::Estimate estimate(double value) {
    return {.value = value, .standardError = 0.1, .interval = stats::Interval{value - 0.2, value + 0.2}};
}

tasks::MeanChange mean(const std::string& name, double before, double after) {
    return {
        .name = name,
        .amount =
            {.before = estimate(before), .after = estimate(after), .difference = estimate(after - before)},
        .latent = estimate((after - before) / 4),
        .ranker = estimate(3 * (after - before) / 4)};
}

class CausePanelTest : public testing::Test {
protected:
    std::shared_ptr<tasks::AttributeChangeReport> report(std::int32_t chats) const {
        auto made = std::make_shared<tasks::AttributeChangeReport>();
        made->before.name = "base";
        made->after.name = "full";
        made->askedCount = 3 * chats;
        for (std::int32_t row = 0; row < chats; ++row)
            made->impressions.push_back(
                {.contest = {{row}, {1}, {2}},
                 .rankBefore = 4,
                 .rankAfter = 1,
                 .margin = {.name = "margin", .before = -0.5, .after = 0.5 + row},
                 .parts = {},
                 .groups = {{.name = "latent query", .before = 0, .after = 1.0 + row}}});
        made->users.resize(static_cast<std::size_t>(chats));
        made->margin = mean("margin", -0.5, 1.0);
        made->parts = {mean("query", 0, 1.0), mean("user", -0.5, 0)};
        made->groups = {mean("latent query", 0, 1.0), mean("order", -0.5, 0)};
        made->meanResidual = 0.004;
        made->worstResidual = 0.009;
        return made;
    }

    void look(QWidget& panel, const std::string& name, QSize size) {
        for (const auto& [mode, suffix] :
             {std::pair{ui::ThemeMode::Light, "_light"}, std::pair{ui::ThemeMode::Dark, "_dark"}}) {
            theme.setMode(mode);
            EXPECT_TRUE(test::hasPicture(panel, size, name + suffix));
        }
    }

    static QString text(const QAbstractItemModel& model, int row, int column) {
        return model.index(row, column).data().toString();
    }

    static bool isStopOffered(const CausePanel& panel) {
        for (const auto* button : panel.findChildren<QToolButton*>())
            if (button->accessibleName() == QStringLiteral("Stop"))
                return button->isVisibleTo(&panel);
        return false;
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
};

TEST_F(CausePanelTest, TheTableHasLeadPartsGroupsAndWhatIsLeftOver) {
    ChangeModel model;
    const test::ModelCheck check(model);
    model.setReport(report(2));
    ASSERT_EQ(model.rowCount(), 8);
    EXPECT_TRUE(model.isHeading(1));
    EXPECT_TRUE(model.isHeading(4));
    EXPECT_EQ(text(model, 2, 0), QStringLiteral("Latent query"));
    EXPECT_EQ(text(model, 2, 3), ui::differenceWithInterval(1.0, 0.8, 1.2));
    EXPECT_EQ(text(model, 2, 4), ui::differenceWithInterval(0.25, 0.05, 0.45));
    EXPECT_EQ(text(model, 7, 3), ui::signedDifference(0.004));
    EXPECT_EQ(model.largestChange(), 1.5);
    model.setReport(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(CausePanelTest, HalvesThatCannotBeToldApartAreNoNumbers) {
    ChangeModel model;
    auto one = report(1);
    one->halves = tasks::ChangeHalves::OneReads;
    model.setReport(one);
    EXPECT_EQ(text(model, 2, 4), ui::noValue());
    EXPECT_EQ(text(model, 2, 5), ui::noValue());
    CausePanel panel(theme);
    panel.setReport(dataset, one);
    bool isSaid = false;
    for (const auto* label : panel.findChildren<QLabel*>())
        isSaid = isSaid || label->text().contains(QStringLiteral("cannot be told apart"));
    EXPECT_TRUE(isSaid);
}

TEST_F(CausePanelTest, OneChatIsASentenceAndManyAreAList) {
    CausePanel panel(theme);
    look(panel, "cause_empty", {640, 320});
    panel.setReport(dataset, report(1));
    look(panel, "cause_chat", {640, 320});
    auto* title = panel.findChild<ui::ElidedLabel*>();
    EXPECT_EQ(
        title->text(),
        QStringLiteral("Why “%1” is ahead of “%2” now")
            .arg(
                QString::fromUtf8(dataset->intentTitle({1}).data()),
                QString::fromUtf8(dataset->intentTitle({2}).data())));
    auto* tabs = panel.findChild<QTabWidget*>();
    EXPECT_FALSE(tabs->isTabVisible(1));
    panel.setReport(dataset, report(3));
    EXPECT_TRUE(tabs->isTabVisible(1));
    look(panel, "cause_many", {900, 320});
    tabs->setCurrentIndex(1);
    look(panel, "cause_chats", {900, 320});
}

TEST_F(CausePanelTest, AChatOfTheListIsChosenAlsoWhenItIsSorted) {
    CausePanel panel(theme);
    panel.setReport(dataset, report(3));
    const test::ModelCheck check(panel.chats());
    auto* table = qobject_cast<QTableView*>(panel.findChild<QTabWidget*>()->widget(1));
    ASSERT_NE(table, nullptr);
    table->sortByColumn(static_cast<int>(ChangedChatColumn::Change), Qt::DescendingOrder);
    std::vector<std::int32_t> chosen;
    QObject::connect(&panel, &CausePanel::chatChosen, &panel, [&](ImpressionIndex chat, IntentIndex intent) {
        chosen = {chat.value, intent.value};
    });
    Q_EMIT table->activated(table->model()->index(0, 0));
    EXPECT_EQ(chosen, (std::vector<std::int32_t>{2, 1})) << "the largest change is on top";
}

TEST_F(CausePanelTest, TheScopeIsToldAndAnErrorIsShown) {
    CausePanel panel(theme);
    QSignalSpy asked(&panel, &CausePanel::scopeChanged);
    EXPECT_EQ(panel.scope(), ChangeScope::Chat);
    auto* scope = panel.findChild<QComboBox*>();
    scope->setCurrentIndex(4);
    Q_EMIT scope->activated(4);
    EXPECT_EQ(asked.count(), 1);
    EXPECT_EQ(panel.scope(), ChangeScope::Broken);
    panel.setBusy(true);
    EXPECT_TRUE(isStopOffered(panel));
    look(panel, "cause_busy", {640, 320});
    panel.showError({.code = ErrorCode::NotFound, .message = "the scores were computed elsewhere"});
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
    EXPECT_FALSE(isStopOffered(panel));
    look(panel, "cause_error", {640, 320});
}

} // namespace
} // namespace intentscope::explaining
