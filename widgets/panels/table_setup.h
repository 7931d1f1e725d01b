// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace intentscope::ui {
class Theme;
}

namespace intentscope::panels {

/// The way every table of the window behaves: whole rows selected one at a time, rows of one fixed height, no
/// grid, elided text, Ctrl+C copying the ids of the rows, and the theme followed. `theme` must outlive it.
void setUpTable(QTableView& table, const ui::Theme& theme);

} // namespace intentscope::panels
