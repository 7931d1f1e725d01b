// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/neighbours/drift_model.h"

#include <QWidget>

#include <memory>

class QLabel;
class QStackedLayout;
class QTableView;

namespace intentscope::state {
class SelectionState;
}
namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::neighbours {

/// How much the neighbours of every user changed from before to after; choosing a row selects the user.
/// Computes nothing. GUI thread.
class DriftPanel final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the panel.
    struct Shared {
        state::SelectionState& selection;
        jobs::JobRunner& runner;
        const ui::Theme& theme;
    };

    explicit DriftPanel(const Shared& shared, QWidget* parent = nullptr);
    ~DriftPanel() override;

    void setContent(std::shared_ptr<const DriftModel::Content> content);
    /// Why there is nothing to show, and what the button would do ("": no button).
    void setNothing(const QString& sentence, const QString& action = {});
    void showError(const Error& error);

    DriftModel& model() { return *m_model; }

Q_SIGNALS:
    void actionRequested();

private:
    QTableView* createTable();
    void refresh();
    void showSelectedUser();
    void applyTheme();

    Shared m_shared;
    DriftModel* m_model;
    bool m_isFollowing = false; ///< the table follows the selection, and so does not make it
    ui::ElidedLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    ui::MessageBar* m_messages;
    QTableView* m_table = nullptr;
    ui::EmptyState* m_empty;
    QStackedLayout* m_pages;
};

} // namespace intentscope::neighbours
