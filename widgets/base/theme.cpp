// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/theme.h"

#include "widgets/base/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

namespace intentscope::ui {
namespace {

Colors lightColors() {
    return {
        .window = QColor(0xF3F4F6),
        .surface = QColor(0xFFFFFF),
        .raised = QColor(0xF7F8FA),
        .text = QColor(0x1F2328),
        .softText = QColor(0x57606A),
        .faintText = QColor(0x868F99),
        .line = QColor(0xD3D8DE),
        .grid = QColor(0xE8EBEF),
        .accent = QColor(0x2F6FDE),
        .accentText = QColor(0xFFFFFF),
        .before = QColor(0x4E79A7),
        .after = QColor(0xC46A00),
        .truth = QColor(0x2E8B57),
        .wrong = QColor(0xC0392B),
        .warning = QColor(0x9A6700),
        .categories = {
            QColor(0x0072B2),
            QColor(0xD55E00),
            QColor(0x009E73),
            QColor(0xCC79A7),
            QColor(0xB07D00),
            QColor(0x56B4E9),
            QColor(0x8A8500),
            QColor(0x4D4D4D)}};
}

Colors darkColors() {
    return {
        .window = QColor(0x1B1E23),
        .surface = QColor(0x22262C),
        .raised = QColor(0x282D34),
        .text = QColor(0xE6E9ED),
        .softText = QColor(0xA7B0BA),
        .faintText = QColor(0x7B8590),
        .line = QColor(0x3A4149),
        .grid = QColor(0x2E343B),
        .accent = QColor(0x3D7BE0),
        .accentText = QColor(0xFFFFFF),
        .before = QColor(0x8FB3E0),
        .after = QColor(0xF0A34A),
        .truth = QColor(0x6FCF97),
        .wrong = QColor(0xF07167),
        .warning = QColor(0xE3B341),
        .categories = {
            QColor(0x4AA3DF),
            QColor(0xF0803C),
            QColor(0x2BC79A),
            QColor(0xE09BC4),
            QColor(0xE6A817),
            QColor(0x86CDF3),
            QColor(0xE8DF4A),
            QColor(0xB8BEC6)}};
}

QPalette fusionPalette(const Colors& colors, bool isDark) {
    QPalette palette;
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.surface);
    palette.setColor(QPalette::AlternateBase, colors.raised);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::Button, isDark ? colors.raised : colors.window);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.wrong);
    palette.setColor(QPalette::ToolTipBase, colors.raised);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.faintText);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.accentText);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::Light, isDark ? colors.line : colors.surface);
    palette.setColor(QPalette::Midlight, colors.grid);
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Dark, isDark ? colors.window.darker(130) : colors.faintText);
    palette.setColor(QPalette::Shadow, isDark ? colors.window.darker(180) : colors.softText);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.faintText);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colors.softText);
    return palette;
}

bool isDarkPalette(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

bool systemIsDark([[maybe_unused]] const QApplication& application) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return isDarkPalette(QGuiApplication::palette());
}

QFont scaled(QFont font, double factor) {
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(std::max(1, static_cast<int>(std::lround(font.pixelSize() * factor))));
    return font;
}

bool hasTabularFigures(const QFont& font) {
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(QLatin1Char('0'));
    const QString figures = QStringLiteral("123456789");
    return std::all_of(figures.begin(), figures.end(), [&](QChar figure) {
        return std::abs(metrics.horizontalAdvance(figure) - width) < 0.01;
    });
}

QFont tabular(const QFont& body) {
    if (hasTabularFigures(body))
        return body;
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    QFont font = body;
    font.setFeature("tnum", 1);
    if (hasTabularFigures(font))
        return font;
#endif
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (body.pointSizeF() > 0)
        fixed.setPointSizeF(body.pointSizeF());
    return fixed;
}

} // namespace

QColor blend(const QColor& foreground, const QColor& background, double strength) {
    const double share = std::clamp(strength, 0.0, 1.0);
    const auto mix = [share](int over, int under) {
        return static_cast<int>(std::lround(over * share + under * (1.0 - share)));
    };
    return QColor(
        mix(foreground.red(), background.red()),
        mix(foreground.green(), background.green()),
        mix(foreground.blue(), background.blue()));
}

Theme::Theme(QApplication& application, ThemeMode mode)
    : m_application(application), m_mode(mode), m_systemIsDark(systemIsDark(application)) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_systemIsDark = systemIsDark(m_application);
        refresh();
    });
#endif
    refresh();
}

void Theme::setMode(ThemeMode mode) {
    if (mode == m_mode)
        return;
    m_mode = mode;
    refresh();
}

void Theme::refresh() {
    m_isDark = m_mode == ThemeMode::FollowSystem ? m_systemIsDark : m_mode == ThemeMode::Dark;
    m_colors = m_isDark ? darkColors() : lightColors();
    m_bodyFont = QApplication::font();
    m_smallFont = scaled(m_bodyFont, 0.87);
    m_titleFont = scaled(m_bodyFont, 1.2);
    m_titleFont.setWeight(QFont::DemiBold);
    m_figureFont = tabular(m_bodyFont);
    const int textHeight = static_cast<int>(std::ceil(QFontMetricsF(m_bodyFont).height()));
    m_metrics = {};
    m_metrics.rowHeight = std::max(m_metrics.rowHeight, textHeight + 2 * m_metrics.grid);
    applyPalette();
    Q_EMIT themeChanged();
}

void Theme::applyPalette() {
    QApplication::setPalette(fusionPalette(m_colors, m_isDark));
    m_application.setStyleSheet(styleSheet(m_colors));
}

} // namespace intentscope::ui
