// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/tasks/swap_task.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace intentscope::ui {
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::errors {

class SwapModel;

/// Which half caused a change: the latent queries of each run under the ranker of the other, as a table of
/// two by two with intervals, the share of each half, and the fixed and broken chats by the half that does
/// it. Shows reports and tells what is asked for; computes nothing. GUI thread.
class SwapPanel final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the panel.
    explicit SwapPanel(const ui::Theme& theme, QWidget* parent = nullptr);
    ~SwapPanel() override;

    /// Nothing is known: `why` is one sentence; where `canRun`, with a button that asks for the swap.
    void showNothing(const QString& why, bool canRun);
    /// While the swap is being scored.
    void setBusy(bool isBusy);
    void setReport(std::shared_ptr<const tasks::SwapReport> report);
    void showError(const Error& error);

    SwapModel& table() { return *m_model; }

Q_SIGNALS:
    void runRequested();
    /// The panel came into view.
    void shown();
    void impressionsRequested(const QString& title, const std::vector<std::int32_t>& impressions);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createContent();
    QWidget* createCauses();
    void refreshCauses();
    void refreshShares();
    void applyTheme();

    const ui::Theme& m_theme;
    std::shared_ptr<const tasks::SwapReport> m_report;
    QString m_why;
    bool m_canRun = false;
    bool m_isBusy = false;
    SwapModel* m_model;
    ui::MessageBar* m_messages;
    ui::EmptyState* m_empty;
    QStackedLayout* m_pages;
    QComboBox* m_metrics = nullptr;
    QLabel* m_caption = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_shares = nullptr;
    QGridLayout* m_causes = nullptr;
    std::vector<QPushButton*> m_counts; ///< fixed, then broken; by the order of the causes
};

} // namespace intentscope::errors
