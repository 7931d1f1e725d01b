// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_task.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace intentscope::models {
class CompareModel;
}
namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// What changed from "before" to "after": the metrics with intervals, and the chats that were fixed or
/// broken. Shows a report; computes nothing. GUI thread.
class ComparePanel final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the panel.
    explicit ComparePanel(const ui::Theme& theme, QWidget* parent = nullptr);
    ~ComparePanel() override;

    /// Null: there is nothing to compare yet.
    void setReport(std::shared_ptr<const tasks::CompareReport> report);
    /// While a report is being computed.
    void setBusy(bool isBusy);
    void showError(const Error& error);

Q_SIGNALS:
    /// A count was clicked: its chats, under its name ("Broken").
    void impressionsRequested(const QString& title, const std::vector<std::int32_t>& impressions);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* createPage();
    QWidget* createTable();
    QWidget* createOutcomes();
    void refresh();
    void refreshSummary();
    void applyTheme();

    const ui::Theme& m_theme;
    std::shared_ptr<const tasks::CompareReport> m_report;
    bool m_isBusy = false;
    models::CompareModel* m_model;
    ui::ElidedLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    ui::MessageBar* m_messages = nullptr;
    QTableView* m_table = nullptr;
    QBoxLayout* m_halves = nullptr; ///< the table, and what changed for whom: beside or below it
    std::vector<QPushButton*> m_outcomes;
    QLabel* m_users = nullptr;
    ui::EmptyState* m_empty = nullptr;
    QStackedLayout* m_pages = nullptr;
};

} // namespace intentscope::panels
