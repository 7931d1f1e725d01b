// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_picture.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/label_chip.h"
#include "widgets/delegates/rank_delta.h"
#include "widgets/delegates/score_bar.h"
#include "widgets/models/column.h"

#include <QApplication>
#include <QPainter>
#include <QStandardItemModel>

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace intentscope::delegates {
namespace {

constexpr int CellWidth = 160;

/// One cell under another, the last of them selected.
QImage paintCells(const ui::Theme& theme, const CellDelegate& delegate, const QStandardItemModel& model) {
    const int height = theme.metrics().rowHeight;
    QImage image(CellWidth, height * model.rowCount(), QImage::Format_RGB32);
    image.fill(theme.colors().surface);
    QPainter painter(&image);
    for (int row = 0; row < model.rowCount(); ++row) {
        QStyleOptionViewItem option;
        option.rect = QRect(0, row * height, CellWidth, height);
        option.state = QStyle::State_Enabled | QStyle::State_Active;
        option.palette = QApplication::palette();
        option.font = theme.bodyFont();
        option.showDecorationSelected = true;
        if (row == model.rowCount() - 1)
            option.state |= QStyle::State_Selected;
        delegate.paint(&painter, option, model.index(row, 0));
    }
    return image;
}

void addRow(QStandardItemModel& model, const QString& text, const QVariant& value) {
    auto* item = new QStandardItem(text);
    item->setData(value, models::ValueRole);
    model.appendRow(item);
}

class DelegatesTest : public testing::TestWithParam<ui::ThemeMode> {
protected:
    std::string named(const char* name) const {
        return name + std::string(theme.isDark() ? "_dark" : "_light");
    }

    const ui::Theme theme{*qApp, GetParam()};
    QStandardItemModel model;
};

TEST_P(DelegatesTest, ScoreBarLooksAsItDid) {
    for (const double share : {0.0, 0.22, 0.63, 1.0, 0.5})
        addRow(model, QString::number(share, 'f', 2), share);
    test::expectGolden(
        paintCells(theme, ScoreBarDelegate(theme, BarTone::After), model),
        "widgets/delegates",
        named("score_bar"));
}

TEST_P(DelegatesTest, RankDeltaLooksAsItDid) {
    for (const double difference : {-1.5, -0.25, 0.0, 0.25, 1.0, 0.5})
        addRow(model, QString::number(difference, 'f', 2), difference);
    addRow(model, QStringLiteral("–"), std::numeric_limits<double>::quiet_NaN());
    test::expectGolden(
        paintCells(theme, RankDeltaDelegate(theme), model), "widgets/delegates", named("rank_delta"));
}

TEST_P(DelegatesTest, LabelChipLooksAsItDid) {
    addRow(model, QStringLiteral("Track my order"), static_cast<int>(ChipKind::Chosen));
    addRow(model, QStringLiteral("Refund status"), static_cast<int>(ChipKind::Suggested));
    addRow(model, QStringLiteral("Courier contact"), static_cast<int>(ChipKind::True));
    addRow(model, QStringLiteral("Wrong"), static_cast<int>(ChipKind::Wrong));
    addRow(model, QStringLiteral("A title too long for the cell"), static_cast<int>(ChipKind::Suggested));
    test::expectGolden(
        paintCells(theme, LabelChipDelegate(theme), model), "widgets/delegates", named("label_chip"));
}

INSTANTIATE_TEST_SUITE_P(
    Themes, DelegatesTest, testing::Values(ui::ThemeMode::Light, ui::ThemeMode::Dark), [](const auto& each) {
        return each.param == ui::ThemeMode::Dark ? "Dark" : "Light";
    });

TEST(CellDelegateTest, RowsAreAsHighAsTheThemeSays) {
    const ui::Theme theme(*qApp, ui::ThemeMode::Light);
    const LabelChipDelegate delegate(theme);
    QStandardItemModel model;
    addRow(model, QStringLiteral("Track my order"), static_cast<int>(ChipKind::True));
    addRow(model, QStringLiteral("plain"), QVariant());
    const QStyleOptionViewItem option;
    for (int row = 0; row < 2; ++row)
        EXPECT_EQ(delegate.sizeHint(option, model.index(row, 0)).height(), theme.metrics().rowHeight);
    EXPECT_GT(
        chipWidth({ChipKind::True, QStringLiteral("a")}, theme),
        chipWidth({ChipKind::Chosen, QStringLiteral("a")}, theme));
}

} // namespace
} // namespace intentscope::delegates
