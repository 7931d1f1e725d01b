// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace intentscope::ui {

struct Colors;

/// What the palette cannot say: flat controls with one radius, slim scroll bars, quiet headers.
QString styleSheet(const Colors& colors);

} // namespace intentscope::ui
