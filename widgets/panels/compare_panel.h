// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_task.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

class QBoxLayout;
class QGridLayout;
class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace intentscope::errors {
class ChangeTabs;
}
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

/// What changed from "before" to "after": the metrics with intervals, the chats that were fixed or broken,
/// and where: in slices, for users and for intents. Shows reports; computes nothing. GUI thread.
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
    /// Something that was done, for as long as nobody dismisses it.
    void showNote(const QString& note);

    errors::ChangeTabs& changes() { return *m_changes; }

    /// What the narrowest arrangement takes, whichever there is: the panel can become narrow again.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A count was clicked: its chats, under its name ("Broken").
    void impressionsRequested(const QString& title, const std::vector<std::int32_t>& impressions);
    /// What is broken shall be a test for every later run.
    void basketRequested(const std::vector<std::int32_t>& broken);
    /// The basket shall be tested with the run after.
    void gateRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* createPage();
    QWidget* createTable();
    QWidget* createOutcomes();
    void createBasketButtons(QWidget& box);
    void placeButtons();
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
    QBoxLayout* m_halves = nullptr; ///< the table, and where things changed: beside or below it
    std::vector<QPushButton*> m_outcomes;
    QPushButton* m_toBasket = nullptr;
    QPushButton* m_testBasket = nullptr;
    QGridLayout* m_buttons = nullptr; ///< in as many columns as fit
    int m_buttonColumns = 0;
    errors::ChangeTabs* m_changes = nullptr;
    QLabel* m_users = nullptr;
    ui::EmptyState* m_empty = nullptr;
    QStackedLayout* m_pages = nullptr;
};

} // namespace intentscope::panels
