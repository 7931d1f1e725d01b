// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QToolButton;

namespace intentscope::state {
class SelectionState;
}
namespace intentscope::ui {
class Theme;
}

namespace intentscope::panels {

/// Which two runs are "before" and "after", for the toolbar. Follows the selection's runs and sets them. GUI
/// thread.
class RunsBar final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the bar.
    struct Shared {
        state::SelectionState& selection;
        const ui::Theme& theme;
    };

    explicit RunsBar(const Shared& shared, QWidget* parent = nullptr);

    /// Those of the dataset on screen. A selected run that is not among them is deselected.
    void setRuns(const std::vector<rank::RunInfo>& runs);

private:
    QComboBox* addChoice(const QString& title, const QString& description);
    void fill(QComboBox& choice, const std::vector<rank::RunInfo>& runs);
    void swapRuns();
    void showSelection();
    void applyTheme();

    Shared m_shared;
    QComboBox* m_before;
    QComboBox* m_after;
    QToolButton* m_swap;
    std::vector<QLabel*> m_titles;
};

} // namespace intentscope::panels
