// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/tasks/suspects_task.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace intentscope::ui {
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::errors {

class SuspectsModel;

/// Clicks or labels that are probably wrong. Shows a result and tells what is asked for; computes nothing.
/// GUI thread.
class SuspectsPage final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the page.
    explicit SuspectsPage(const ui::Theme& theme, QWidget* parent = nullptr);
    ~SuspectsPage() override;

    /// While something is being computed: the old result stays.
    void setBusy(bool isBusy);
    /// Null: nothing yet.
    void setReport(
        std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::SuspectsReport> report);
    void showError(const Error& error);

    tasks::SuspectsSpec spec() const;
    const SuspectsModel& model() const { return *m_model; }

Q_SIGNALS:
    /// Other answers are to be doubted.
    void specChanged();
    /// The page is on screen again.
    void shown();
    /// One was chosen.
    void impressionChosen(intentscope::ImpressionIndex impression);
    /// All of them, the least credible first: to be gone through.
    void impressionsRequested(const QString& title, const std::vector<std::int32_t>& impressions);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QTableView* createTable();
    void requestAll();
    void refresh();
    void applyTheme();

    const ui::Theme& m_theme;
    std::shared_ptr<const tasks::SuspectsReport> m_report;
    bool m_isBusy = false;
    SuspectsModel* m_model;
    ui::MessageBar* m_messages;
    QComboBox* m_of;
    QPushButton* m_all;
    QLabel* m_caption;
    QTableView* m_table;
};

} // namespace intentscope::errors
