// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QStringView>

namespace intentscope::ui {

class Theme;

/// A line icon of resources/icons, such as u"edit-undo", in the theme's text colour (disabled: its faint
/// one), sharp up to 300 %. Make it again on Theme::themeChanged. An unknown name is a programmer error.
QIcon icon(const Theme& theme, QStringView name);

/// The same in a colour that means something: `colors().wrong`.
QIcon icon(const Theme& theme, QStringView name, const QColor& color);

} // namespace intentscope::ui
