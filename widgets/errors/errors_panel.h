// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/confusion_task.h"
#include "core/tasks/find_errors_task.h"

#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedLayout;
class QTabWidget;
class QTableView;
class QTreeView;

namespace intentscope::ui {
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::errors {

class ConfusionMatrix;
class ConfusionModel;
class ErrorTreeModel;
class HeatMapModel;
class SuspectsPage;

/// Where a run errs: confused intents, the error tree and the heat map of two features. Shows results and
/// tells what is asked for; computes nothing. GUI thread.
class ErrorsPanel final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the panel.
    explicit ErrorsPanel(const ui::Theme& theme, QWidget* parent = nullptr);
    ~ErrorsPanel() override;

    /// Columns for the axes of the heat map, as expressions write them.
    void setColumns(const std::vector<std::string>& columns);
    /// Whether "broken" and "fixed" can be asked for.
    void setRunCount(std::size_t count);
    /// While something is being computed: the old results stay.
    void setBusy(bool isBusy);
    /// Null: nothing yet.
    void setConfusion(
        std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::ConfusionReport> report);
    void setErrors(std::shared_ptr<const tasks::FindErrorsReport> report);
    void showError(const Error& error);

    /// What the tabs ask for: kind, halves and the axes.
    tasks::FindErrorsSpec spec() const;

    ConfusionModel& confusion() { return *m_confusion; }
    ConfusionMatrix& matrix() { return *m_matrix; }
    ErrorTreeModel& tree() { return *m_tree; }
    SuspectsPage& suspects() { return *m_suspects; }

Q_SIGNALS:
    /// Another kind, other halves or axes.
    void specChanged();
    /// The panel is on screen again.
    void shown();
    void impressionsRequested(const QString& title, const std::vector<std::int32_t>& impressions);
    void expressionChosen(const QString& expression);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createConfusion();
    QWidget* createTree();
    QWidget* createMap();
    void refresh();
    void refreshCaption();
    void onPairClicked(const QModelIndex& index);
    void onNodeClicked(const QModelIndex& index);
    void applyTheme();

    const ui::Theme& m_theme;
    std::shared_ptr<const tasks::ConfusionReport> m_confusionReport;
    std::shared_ptr<const tasks::FindErrorsReport> m_errorsReport;
    bool m_isBusy = false;
    ConfusionModel* m_confusion;
    ErrorTreeModel* m_tree;
    HeatMapModel* m_map;
    ui::MessageBar* m_messages;
    ui::EmptyState* m_empty;
    QStackedLayout* m_pages;
    QTabWidget* m_tabs = nullptr;
    ConfusionMatrix* m_matrix = nullptr;
    QTableView* m_pairs = nullptr;
    QTreeView* m_treeView = nullptr;
    QTableView* m_cells = nullptr;
    SuspectsPage* m_suspects = nullptr;
    QComboBox* m_kind = nullptr;
    QCheckBox* m_isHonest = nullptr;
    QComboBox* m_down = nullptr;
    QComboBox* m_across = nullptr;
    QLabel* m_confusionCaption = nullptr;
    QLabel* m_treeCaption = nullptr;
    QLabel* m_mapCaption = nullptr;
};

} // namespace intentscope::errors
