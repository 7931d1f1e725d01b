// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/swap_panel.h"

#include "tests/support/gui_model_check.h"
#include "tests/support/gui_picture.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/errors/swap_model.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace intentscope::errors {
namespace {

stats::Estimate estimate(double value) {
    return {.value = value, .standardError = 0.01, .interval = stats::Interval{value - 0.02, value + 0.02}};
}

stats::PairedEstimate pair(double before, double after) {
    return {
        .before = estimate(before),
        .after = estimate(after),
        .difference = estimate(after - before),
        .pValue = 0.01};
}

tasks::SwapMetric metric(const std::string& name, double shift) {
    return {
        .name = name,
        .rule = {},
        .total = pair(0.5, 0.75 + shift),
        .latent = {pair(0.5, 0.625), pair(0.5625, 0.75 + shift)},
        .ranker = {pair(0.5, 0.5625), pair(0.625, 0.75 + shift)},
        .latentShare = pair(0.5, 0.65),
        .rankerShare = pair(0.5, 0.6)};
}

class SwapPanelTest : public testing::Test {
protected:
    static std::shared_ptr<const tasks::SwapReport> report() {
        auto made = std::make_shared<tasks::SwapReport>();
        made->impressionCount = 1234;
        made->metrics = {metric("GAUC", 0), metric("NDCG@3", 0.125)};
        made->fixed.latentAlone = {1, 2, 3};
        made->broken.together = {7};
        return made;
    }

    void look(QWidget& panel, const std::string& name) {
        for (const auto& [mode, suffix] :
             {std::pair{ui::ThemeMode::Light, "_light"}, std::pair{ui::ThemeMode::Dark, "_dark"}}) {
            theme.setMode(mode);
            EXPECT_TRUE(test::hasPicture(panel, {760, 360}, name + suffix));
        }
    }

    static QPushButton* button(const QWidget& panel, const QString& accessibleName) {
        for (auto* each : panel.findChildren<QPushButton*>())
            if (each->accessibleName() == accessibleName)
                return each;
        return nullptr;
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
};

TEST_F(SwapPanelTest, TheTableHasFourCellsAndTheEffectOfEachHalf) {
    SwapModel model;
    const test::ModelCheck check(model);
    EXPECT_EQ(model.rowCount(), 0);
    model.setReport(report());
    ASSERT_EQ(model.rowCount(), 3);
    ASSERT_EQ(model.columnCount(), 3);
    EXPECT_EQ(model.estimateAt(0, 0).value, 0.5) << "ranker and queries before";
    EXPECT_EQ(model.estimateAt(0, 1).value, 0.625) << "the ranker before on the queries after";
    EXPECT_EQ(model.estimateAt(1, 0).value, 0.5625);
    EXPECT_EQ(model.estimateAt(1, 1).value, 0.75);
    EXPECT_EQ(model.estimateAt(0, 2).value, 0.125) << "the queries, under the ranker before";
    EXPECT_EQ(model.estimateAt(2, 1).value, 0.125) << "the ranker, on the queries after";
    EXPECT_EQ(model.estimateAt(2, 2).value, 0.25);
    EXPECT_TRUE(model.index(2, 2).data().toString().startsWith(QLatin1Char('+')));
    EXPECT_FALSE(model.index(1, 1).data().toString().startsWith(QLatin1Char('+')));
    EXPECT_TRUE(model.index(2, 2).data(Qt::ToolTipRole).toString().contains(QStringLiteral("p 0.01")));
    model.setMetric(1);
    EXPECT_EQ(model.estimateAt(1, 1).value, 0.875);
}

TEST_F(SwapPanelTest, AsksForTheSwapAndShowsTheChatsOfACause) {
    SwapPanel panel(theme);
    look(panel, "swap_none");
    panel.showNothing(QStringLiteral("Which half caused it?"), true);
    look(panel, "swap_empty");
    QSignalSpy asked(&panel, &SwapPanel::runRequested);
    for (auto* each : panel.findChildren<QPushButton*>())
        if (each->text() == QStringLiteral("Swap the halves"))
            each->click();
    EXPECT_EQ(asked.count(), 1);
    panel.setBusy(true);
    look(panel, "swap_busy");
    panel.setReport(report());
    look(panel, "swap_report");
    QSignalSpy shown(&panel, &SwapPanel::impressionsRequested);
    auto* causes = button(panel, QStringLiteral("Fixed, Queries alone"));
    ASSERT_NE(causes, nullptr);
    EXPECT_EQ(causes->text(), QStringLiteral("3"));
    causes->click();
    ASSERT_EQ(shown.count(), 1);
    EXPECT_FALSE(button(panel, QStringLiteral("Fixed, Either"))->isEnabled());
    panel.findChild<QComboBox*>()->setCurrentIndex(1);
    EXPECT_EQ(panel.table().estimateAt(1, 1).value, 0.875);
}

TEST_F(SwapPanelTest, AnErrorIsShownAboveTheOffer) {
    SwapPanel panel(theme);
    panel.showNothing(QStringLiteral("Which half caused it?"), true);
    panel.setBusy(true);
    panel.showError({.code = ErrorCode::Mismatch, .message = "its hash is another"});
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
    look(panel, "swap_error");
}

} // namespace
} // namespace intentscope::errors
