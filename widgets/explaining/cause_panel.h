// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/tasks/attribute_change_task.h"

#include <QWidget>

#include <cstdint>
#include <memory>

class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QStackedLayout;
class QTabWidget;
class QTableView;
class QToolButton;

namespace intentscope::delegates {
class RankDeltaDelegate;
}
namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::explaining {

class ChangedChatsModel;
class ChangeModel;

/// Whose change is explained.
enum class ChangeScope : std::uint8_t {
    Chat,   ///< the selected one
    User,   ///< those of the selected user that have another first intent
    First,  ///< all that have another first intent
    Fixed,  ///< wrong before, right after
    Broken, ///< right before, wrong after
};

/// What moved one intent before another between the two runs: by part of the ranker, by group of features,
/// and by ranker or latent query, for one chat or as the mean of many. Shows reports and tells what is asked
/// for; computes nothing. GUI thread.
class CausePanel final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the panel.
    explicit CausePanel(const ui::Theme& theme, QWidget* parent = nullptr);
    ~CausePanel() override;

    ChangeScope scope() const;
    void setScope(ChangeScope scope);

    /// Nothing is known; `why` is one sentence.
    void showNothing(const QString& why);
    /// While a report is being made: what is shown stays.
    void setBusy(bool isBusy);
    /// The dataset is the report's.
    void setReport(
        std::shared_ptr<const data::Dataset> dataset,
        std::shared_ptr<const tasks::AttributeChangeReport> report);
    void showError(const Error& error);

    ChangeModel& changes() { return *m_changes; }
    ChangedChatsModel& chats() { return *m_chats; }

Q_SIGNALS:
    void scopeChanged();
    void cancelRequested();
    /// The panel came into view.
    void shown();
    void chatChosen(intentscope::ImpressionIndex impression, intentscope::IntentIndex intent);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createContent();
    QWidget* createControls(QWidget* parent);
    QTableView* createChanges();
    QTableView* createChats();
    void refreshTexts();
    QString titleText() const;
    QString stateText() const;
    void onChatActivated(const QModelIndex& index);
    void applyTheme();

    const ui::Theme& m_theme;
    std::shared_ptr<const data::Dataset> m_dataset;
    std::shared_ptr<const tasks::AttributeChangeReport> m_report;
    ChangeModel* m_changes;
    ChangedChatsModel* m_chats;
    QSortFilterProxyModel* m_order = nullptr;
    ui::MessageBar* m_messages;
    ui::EmptyState* m_empty;
    QStackedLayout* m_pages;
    ui::ElidedLabel* m_title = nullptr;
    QComboBox* m_scope = nullptr;
    QLabel* m_state = nullptr;
    QToolButton* m_cancel = nullptr;
    QTabWidget* m_tabs = nullptr;
    QTableView* m_changeTable = nullptr;
    QTableView* m_chatTable = nullptr;
    delegates::RankDeltaDelegate* m_changeBars = nullptr;
    delegates::RankDeltaDelegate* m_chatBars = nullptr;
};

} // namespace intentscope::explaining
