// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/labels/error_cause.h"
#include "widgets/labelling/label_keys.h"
#include "widgets/labelling/label_session.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QLineEdit;
class QShortcut;
class QStackedLayout;
class QToolButton;

namespace intentscope::labelling {
class IntentListModel;
}
namespace intentscope::state {
class SelectionState;
}
namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

class IntentChooser;
class LabelDetails;
class SkipMenu;
class VerdictBar;

/// Judges the selected chat: the true intent by number key or by typing, a verdict on the ranking, a note,
/// and what LabelDetails has.
/// There is no draft and no save button: each judgement is on disk before it shows as made, and can be
/// undone. Follows the selection. GUI thread.
class LabelPanel final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the panel.
    struct Shared {
        state::SelectionState& selection;
        const ui::Theme& theme;
    };

    explicit LabelPanel(const Shared& shared, QWidget* parent = nullptr);
    ~LabelPanel() override;

    /// Null closes the dataset; the session must be set again afterwards.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);
    /// Must outlive its use here; null: nothing can be labelled, and `reason` says why.
    void setSession(labelling::LabelSession* session, const QString& reason = {});
    /// The intents of the selected chat in the order to offer them, as ranked by the run on screen. Until it
    /// is called for a chat, the dataset's order. The number keys stay with the intents for this chat.
    void setCandidates(ImpressionIndex impression, std::vector<IntentIndex> ranked);
    void setKeys(const labelling::LabelKeys& keys);

    /// The taxonomy of error causes; see LabelDetails.
    void setCauses(std::vector<labels::ErrorCause> causes);
    /// The models' answers are hidden: judgements are blind, and none of them is about an answer.
    void setBlind(bool isBlind);
    /// Folds out what is rarely said: the latent query, causes, preferences, confidence.
    void showDetails(bool isShown);

    /// Writes a text that is still being typed. Call before the selection moves on or the window closes.
    void flushTexts();

Q_SIGNALS:
    void nextRequested();
    void previousRequested();
    /// This chat is done: the next one, please.
    void submitRequested();
    void nextOpenRequested();
    void previousOpenRequested();

private:
    /// Whether a chosen intent replaces those chosen before or joins them.
    enum class Choice { Only, Further };

    QWidget* createPage();
    QWidget* createFooter();
    void connectControls();
    void setTabOrders();
    void createShortcuts();
    void run(labelling::LabelCommand command);
    void leave(void (LabelPanel::*request)());
    void choose(IntentIndex intent, Choice choice);
    void say(labelling::LabelCommand command);
    void setCause(const QString& id);
    void submit(labels::Label label);
    void skip(const QString& reason);
    void takeBack(bool isRedo);
    void onSaved(const labels::LabelEvent& event);
    void showItem();
    void showLabel();
    void showWhatCanBeSaid();
    void refreshButtons();
    void applyTheme();
    bool canLabel() const;
    bool canJudgeAnswers() const;
    bool canCompare() const;
    labelling::JudgedItem item() const;
    labels::Label current() const;

    Shared m_shared;
    std::shared_ptr<const data::Dataset> m_dataset;
    labelling::LabelSession* m_session = nullptr;
    QString m_reason;
    labelling::LabelKeys m_keys;
    labelling::IntentListModel* m_intents;
    ImpressionIndex m_impression; ///< the chat on screen; its note belongs to it, whatever is selected by now
    bool m_isBlind = false;
    std::vector<QShortcut*> m_shortcuts;

    ui::ElidedLabel* m_title = nullptr;
    ui::MessageBar* m_messages = nullptr;
    IntentChooser* m_chooser = nullptr;
    VerdictBar* m_verdicts = nullptr;
    LabelDetails* m_details = nullptr;
    QToolButton* m_more = nullptr;
    QLineEdit* m_note = nullptr;
    QToolButton* m_undo = nullptr;
    QToolButton* m_redo = nullptr;
    QToolButton* m_skip = nullptr;
    QToolButton* m_next = nullptr;
    SkipMenu* m_skipReasons = nullptr;
    QLabel* m_saved = nullptr;
    ui::EmptyState* m_empty = nullptr;
    QStackedLayout* m_pages = nullptr;
};

} // namespace intentscope::panels
