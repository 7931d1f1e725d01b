// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QWidget;

namespace intentscope::ui {

/// What a screen reader calls a widget that paints itself; Qt cannot know. Give it a name too. GUI thread.
void setAccessibleRole(QWidget& widget, QAccessible::Role role);

} // namespace intentscope::ui
