// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/style_sheet.h"

#include "widgets/base/theme.h"

#include <utility>

namespace intentscope::ui {
namespace {

/// @names are replaced by colours.
constexpr char Rules[] = R"(
QToolTip { color: @text; background: @raised; border: 1px solid @line; padding: 4px; }

QHeaderView { background: @raised; }
QHeaderView::section { color: @soft; background: @raised; border: none; border-bottom: 1px solid @line; padding: 4px; }
QTableView, QListView, QTreeView { border: 1px solid @line; }

QPushButton { color: @text; background: @surface; border: 1px solid @line; border-radius: 4px;
    padding: 4px 12px; min-height: 16px; }
QPushButton:hover { background: @raised; border-color: @faint; }
QPushButton:focus { border-color: @accent; }
QPushButton:pressed, QPushButton:checked { background: @tint; border-color: @accent; }
QPushButton:default { color: @accentText; background: @accent; border-color: @accent; }
QPushButton:default:hover { background: @accentHover; }
QPushButton:default:focus { border-color: @text; }
QPushButton:disabled { color: @faint; background: @window; border-color: @line; }

QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 3px; }
QToolButton[autoRaise="false"] { background: @surface; border-color: @line; }
QToolButton:hover { background: @raised; border-color: @line; }
QToolButton:focus { border-color: @accent; }
QToolButton:pressed, QToolButton:checked { color: @text; background: @tint; border-color: @accent; }
QToolButton[popupMode="2"] { padding-right: 14px; }

QLineEdit { background: @surface; border: 1px solid @line; border-radius: 4px; padding: 3px 6px; }
QLineEdit:focus { border-color: @accent; }
QLineEdit:disabled { color: @faint; background: @window; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QTabBar::tab { color: @soft; background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: 4px 12px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }

QToolBar { background: @window; border: none; border-bottom: 1px solid @line; padding: 4px; spacing: 4px; }
QStatusBar { border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QMainWindow::separator { width: 4px; height: 4px; background: @window; }
QMainWindow::separator:hover { background: @tint; }
QSplitter::handle { background: @window; }
QSplitter::handle:hover { background: @tint; }
)";

} // namespace

QString styleSheet(const Colors& colors) {
    const std::pair<QLatin1String, QColor> names[] = {
        // Longer names first: one must not be taken for the beginning of another.
        {QLatin1String("@accentHover"), blend(colors.accentText, colors.accent, 0.12)},
        {QLatin1String("@accentText"), colors.accentText},
        {QLatin1String("@accent"), colors.accent},
        {QLatin1String("@surface"), colors.surface},
        {QLatin1String("@window"), colors.window},
        {QLatin1String("@raised"), colors.raised},
        {QLatin1String("@faint"), colors.faintText},
        {QLatin1String("@soft"), colors.softText},
        {QLatin1String("@text"), colors.text},
        {QLatin1String("@line"), colors.line},
        {QLatin1String("@tint"), blend(colors.accent, colors.surface, 0.22)}};
    QString sheet = QString::fromLatin1(Rules);
    for (const auto& [name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

} // namespace intentscope::ui
