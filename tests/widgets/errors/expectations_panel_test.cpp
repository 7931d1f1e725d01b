// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/expectations_panel.h"

#include "tests/support/gui_model_check.h"
#include "tests/support/gui_picture.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/errors/expectations_model.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace intentscope::errors {
namespace {

class ExpectationsPanelTest : public testing::Test {
protected:
    static std::shared_ptr<const tasks::GateReport> report() {
        auto made = std::make_shared<tasks::GateReport>();
        made->run.name = "full";
        made->outcomes = {
            {.where = "slice region == \"SG\"",
             .expectation = {.share = 0.75, .text = "expect track in top 3 for 75 %", .line = 2},
             .testedCount = 4,
             .failing = {7}},
            {.where = "impression i1",
             .edits = {data::FeatureEdit{.column = "days_in_status", .value = "9"}},
             .expectation = {.text = "expect speed_up in top 1", .line = 5},
             .testedCount = 1,
             .failing = {3}}};
        return made;
    }

    void look(QWidget& panel, const std::string& name) {
        for (const auto& [mode, suffix] :
             {std::pair{ui::ThemeMode::Light, "_light"}, std::pair{ui::ThemeMode::Dark, "_dark"}}) {
            theme.setMode(mode);
            EXPECT_TRUE(test::hasPicture(panel, {860, 260}, name + suffix));
        }
    }

    static QPushButton* button(const QWidget& panel, const QString& beginning) {
        for (auto* each : panel.findChildren<QPushButton*>())
            if (each->text().startsWith(beginning))
                return each;
        return nullptr;
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
};

TEST_F(ExpectationsPanelTest, EveryExpectationSaysWhetherItHoldsInWordsAndByAMark) {
    ExpectationsModel model(theme);
    const test::ModelCheck check(model);
    model.setReport(report());
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0, 0).data().toString(), QStringLiteral("✓ Pass")) << "3 of 4 are the share";
    EXPECT_EQ(model.index(1, 0).data().toString(), QStringLiteral("✗ Fail"));
    EXPECT_EQ(model.index(0, 3).data().toString(), QStringLiteral("3 of 4"));
    EXPECT_TRUE(model.index(1, 2).data().toString().contains(QStringLiteral("days_in_status = 9")));
    model.setReport(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(ExpectationsPanelTest, ARowShowsTheChatsThatFailIt) {
    ExpectationsPanel panel(theme);
    look(panel, "expectations_none");
    panel.setReport("/shop/basket.txt", report());
    panel.setBrokenCount(12);
    look(panel, "expectations_report");
    auto* table = panel.findChild<QTableView*>();
    table->sortByColumn(static_cast<int>(ExpectationColumn::Result), Qt::AscendingOrder);
    std::vector<std::int32_t> shown;
    QObject::connect(
        &panel, &ExpectationsPanel::impressionsRequested, &panel, [&](const auto&, const auto& impressions) {
            shown = impressions;
        });
    Q_EMIT table->activated(table->model()->index(0, 0));
    EXPECT_EQ(shown, std::vector<std::int32_t>{3}) << "what fails sorts first";
    QSignalSpy kept(&panel, &ExpectationsPanel::keepRequested);
    ASSERT_NE(button(panel, QStringLiteral("Keep what broke")), nullptr);
    button(panel, QStringLiteral("Keep what broke"))->click();
    EXPECT_EQ(kept.count(), 1);
    panel.setBrokenCount(0);
    EXPECT_FALSE(button(panel, QStringLiteral("Keep what broke"))->isEnabled());
}

TEST_F(ExpectationsPanelTest, OffersToOpenAFileAndShowsAMistakeInIt) {
    ExpectationsPanel panel(theme);
    panel.showNothing(QStringLiteral("Nothing is expected yet."), true);
    look(panel, "expectations_empty");
    QSignalSpy opened(&panel, &ExpectationsPanel::openRequested);
    button(panel, QStringLiteral("Open a file"))->click();
    EXPECT_EQ(opened.count(), 1);
    panel.setBusy(true);
    look(panel, "expectations_busy");
    panel.showError({.code = ErrorCode::InvalidInput, .message = "line 3: no expectation"});
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
    look(panel, "expectations_error");
}

} // namespace
} // namespace intentscope::errors
