// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "widgets/models/users_model.h"

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

class QLabel;
class QLineEdit;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace intentscope::jobs {
class JobRunner;
}
namespace intentscope::state {
class SelectionState;
}
namespace intentscope::ui {
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// Every user with a filter. Follows the selection's user and sets it. GUI thread.
class UsersPanel final : public QWidget {
    Q_OBJECT

public:
    static constexpr int DebounceMs = 150;

    /// All three must outlive the panel.
    struct Shared {
        state::SelectionState& selection;
        jobs::JobRunner& runner;
        const ui::Theme& theme;
    };

    explicit UsersPanel(const Shared& shared, QWidget* parent = nullptr);
    ~UsersPanel() override;

    /// Null closes the dataset.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);
    void setDifferences(std::shared_ptr<const std::vector<double>> differences);
    void setLabelCounts(std::shared_ptr<const std::vector<std::int32_t>> counts);
    /// Shows these users only, under a name that says why ("Broken"), until the person clears it. Null: all.
    void showOnly(std::shared_ptr<const std::vector<std::int32_t>> users, const QString& why);

    const models::UsersModel& model() const { return *m_model; }
    void focusFilter();
    /// As if it had been typed.
    void setFilterText(const QString& text);
    /// What the filter box holds, if it is an expression; else empty.
    const std::string& expression() const { return m_model->filter().expression; }
    /// Narrows the filter to rows for which this condition holds too.
    void addCondition(const QString& term);

Q_SIGNALS:
    /// The box holds another filter expression now, or none ("").
    void expressionChanged(const QString& expression);
    /// The empty state's button: there is no dataset yet.
    void importRequested();

private:
    QWidget* createFilterRow();
    QWidget* createTable();
    void applyFilter();
    void clearFilter();
    void onCurrentRowChanged(const QModelIndex& current);
    void showSelectedUser();
    void refreshCount();
    void applyTheme();
    void showFilterError(const Error& error);

    Shared m_shared;
    models::UsersModel* m_model;
    QTimer m_debounce;
    std::shared_ptr<const std::vector<std::int32_t>> m_only;
    bool m_isFollowing = false;

    QLineEdit* m_filter = nullptr;
    QLabel* m_filterError = nullptr;
    QLabel* m_count = nullptr;
    QToolButton* m_why = nullptr;
    ui::MessageBar* m_messages = nullptr;
    QTableView* m_table = nullptr;
    ui::EmptyState* m_empty = nullptr;
    QStackedLayout* m_pages = nullptr;
};

} // namespace intentscope::panels
