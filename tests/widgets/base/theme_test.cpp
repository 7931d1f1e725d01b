// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/theme.h"

#include "widgets/base/elided_label.h"
#include "widgets/base/icon.h"

#include <QApplication>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <cmath>
#include <utility>

namespace intentscope::ui {
namespace {

double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.1 contrast ratio.
double contrast(const QColor& left, const QColor& right) {
    const double a = luminance(left);
    const double b = luminance(right);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

TEST(ThemeTest, AppliesItselfToTheApplication) {
    Theme theme(*qApp, ThemeMode::Dark);
    EXPECT_TRUE(theme.isDark());
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), theme.colors().window);
    theme.setMode(ThemeMode::Light);
    EXPECT_FALSE(theme.isDark());
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), theme.colors().window);
}

TEST(ThemeTest, TellsOfAChangeOnlyWhenThereIsOne) {
    Theme theme(*qApp, ThemeMode::Light);
    QSignalSpy changes(&theme, &Theme::themeChanged);
    theme.setMode(ThemeMode::Light);
    EXPECT_EQ(changes.count(), 0);
    theme.setMode(ThemeMode::Dark);
    EXPECT_EQ(changes.count(), 1);
}

TEST(ThemeTest, TextIsReadableOnEveryGroundInBothModes) {
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        const Theme theme(*qApp, mode);
        const Colors& colors = theme.colors();
        for (const QColor& ground : {colors.window, colors.surface, colors.raised}) {
            EXPECT_GE(contrast(colors.text, ground), 7.0);
            EXPECT_GE(contrast(colors.softText, ground), 4.5);
            for (const QColor& mark :
                 {colors.before, colors.after, colors.truth, colors.wrong, colors.warning})
                EXPECT_GE(contrast(mark, ground), 3.0) << mark.name().toStdString();
        }
        EXPECT_GE(contrast(colors.accentText, colors.accent), 4.0);
    }
}

TEST(ThemeTest, FiguresAreOfOneWidthAndRowsHoldTheFont) {
    const Theme theme(*qApp, ThemeMode::Light);
    const QFontMetricsF metrics(theme.figureFont());
    EXPECT_DOUBLE_EQ(
        metrics.horizontalAdvance(QLatin1Char('1')), metrics.horizontalAdvance(QLatin1Char('8')));
    EXPECT_GE(theme.metrics().rowHeight, metrics.height());
    EXPECT_LT(theme.smallFont().pointSizeF(), theme.bodyFont().pointSizeF());
    EXPECT_GT(theme.titleFont().pointSizeF(), theme.bodyFont().pointSizeF());
}

TEST(ThemeTest, BlendMixesAndCutsItsStrength) {
    EXPECT_EQ(blend(Qt::white, Qt::black, 0.0), QColor(Qt::black));
    EXPECT_EQ(blend(Qt::white, Qt::black, 2.0), QColor(Qt::white));
    EXPECT_EQ(blend(QColor(200, 0, 0), QColor(0, 100, 0), 0.5), QColor(100, 50, 0));
}

TEST(IconTest, IsDrawnInTheThemesTextColour) {
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        const Theme theme(*qApp, mode);
        const QImage image = icon(theme, u"edit-undo").pixmap(32, 32).toImage();
        int inked = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() < 255)
                    continue;
                ++inked;
                EXPECT_EQ(image.pixelColor(x, y).name(), theme.colors().text.name());
            }
        }
        EXPECT_GT(inked, 20);
    }
}

TEST(ElidedLabelTest, CutsWhatDoesNotFitAndSaysItInTheTooltip) {
    ElidedLabel label;
    label.setText(QStringLiteral("Ranking of impression 2024-03-05 14:02, SG"));
    label.resize(60, 20);
    label.show();
    EXPECT_TRUE(label.isElided());
    EXPECT_EQ(label.toolTip(), label.text());
    label.resize(label.sizeHint());
    EXPECT_FALSE(label.isElided());
    EXPECT_TRUE(label.toolTip().isEmpty());
    EXPECT_EQ(label.accessibleName(), label.text());
    EXPECT_LT(label.minimumSizeHint().width(), label.sizeHint().width());
}

} // namespace
} // namespace intentscope::ui
