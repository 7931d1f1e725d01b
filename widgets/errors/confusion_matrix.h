// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/confusion_task.h"

#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QTableView;

namespace intentscope::ui {
class Theme;
}

namespace intentscope::errors {

class ConfusionMatrixModel;

/// Clicked against predicted intents of one run as a heat map: arrows walk through it, Enter or a click shows
/// the chats of a cell. GUI thread.
class ConfusionMatrix final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the view.
    explicit ConfusionMatrix(const ui::Theme& theme, QWidget* parent = nullptr);
    ~ConfusionMatrix() override;

    /// Null: nothing to show. The dataset is the report's.
    void setReport(
        std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::ConfusionReport> report);

    ConfusionMatrixModel& model() { return *m_model; }

Q_SIGNALS:
    void impressionsRequested(const QString& title, const std::vector<std::int32_t>& impressions);

private:
    void refreshCaption();
    void choose(const QModelIndex& index);
    void applyTheme();

    const ui::Theme& m_theme;
    ConfusionMatrixModel* m_model;
    QComboBox* m_run;
    QLabel* m_caption;
    QTableView* m_cells;
};

} // namespace intentscope::errors
