// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/tasks/gate_task.h"

#include <QWidget>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedLayout;
class QTableView;

namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::errors {

class ExpectationsModel;

/// A file of expectations and which of them the run after meets: a row that fails shows its chats, and what a
/// run broke can be added to the regression basket. Shows reports; computes nothing. GUI thread.
class ExpectationsPanel final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the panel.
    explicit ExpectationsPanel(const ui::Theme& theme, QWidget* parent = nullptr);
    ~ExpectationsPanel() override;

    /// Nothing is known; `why` is one sentence. With `canOpen` a file can be chosen.
    void showNothing(const QString& why, bool canOpen);
    /// While the file is being tested.
    void setBusy(bool isBusy);
    void setReport(const std::filesystem::path& file, std::shared_ptr<const tasks::GateReport> report);
    void showError(const Error& error);
    /// How many chats the run after broke: 0 disables the button that keeps them.
    void setBrokenCount(std::int64_t count);

    ExpectationsModel& expectations() { return *m_model; }

Q_SIGNALS:
    void openRequested();
    void testRequested();
    /// What is broken shall be a test of every later run.
    void keepRequested();
    /// The panel came into view.
    void shown();
    void impressionsRequested(const QString& title, const std::vector<std::int32_t>& impressions);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createControls();
    QTableView* createTable();
    void refresh();
    void showChats(const QModelIndex& index);
    void applyTheme();

    const ui::Theme& m_theme;
    std::shared_ptr<const tasks::GateReport> m_report;
    std::filesystem::path m_file;
    QString m_why;
    bool m_canOpen = false;
    bool m_isBusy = false;
    ExpectationsModel* m_model;
    QSortFilterProxyModel* m_order = nullptr;
    ui::MessageBar* m_messages;
    ui::EmptyState* m_empty;
    QStackedLayout* m_pages;
    ui::ElidedLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_test = nullptr;
    QPushButton* m_keep = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace intentscope::errors
