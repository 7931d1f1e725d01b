// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review_order.h"
#include "app/workspace_controller.h"
#include "widgets/labelling/label_session.h"
#include "widgets/labelling/queue_walk.h"
#include "widgets/panels/label_panel.h"
#include "widgets/panels/users_panel.h"
#include "widgets/state/selection_state.h"

#include <QObject>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace intentscope::app {

/// The labelling side of the open dataset: the sitting, the candidates offered for the selected impression,
/// what comes next, and how many labels each user has. GUI thread.
class LabelDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        WorkspaceController& controller;
        state::SelectionState& selection;
        panels::LabelPanel& panel;
        panels::UsersPanel& users;
    };

    explicit LabelDesk(const Shared& shared, QObject* parent = nullptr);
    ~LabelDesk() override;

    labelling::LabelSession* session() { return m_session.get(); }
    ReviewOrder& order() { return m_order; }
    /// Next and previous go through this queue from now on; null: through `order` again. Must outlive its
    /// use. `seen`: chats for which the annotator has seen what models answered; the others of a blind-first
    /// queue are judged blind until an intent is chosen.
    void setWalk(const labelling::QueueWalk* walk, std::set<std::string> seen = {});
    /// The selected chat is one that is judged blind.
    bool isBlind() const;

public Q_SLOTS:
    void selectNext();
    void selectPrevious();
    /// The nearest chat without a label of this annotator; in a queue, one that is not done in it.
    void selectNextOpen();
    void selectPreviousOpen();
    /// Done with this chat. In a queue it then counts as judged, and the next one that is not follows.
    void submit();
    void undo();
    void redo();

Q_SIGNALS:
    void labelCountChanged(int count);
    /// Of a chat of the queue nothing is said yet.
    void submitRefused();
    /// Whether models' answers may be seen: the selected chat is another one, or its first choice is made.
    void blindChanged(bool isBlind);
    void failed(const intentscope::Error& error);

private:
    void startSession();
    void endSession();
    void offerCandidates();
    void countLabels();
    void onSaved(const labels::LabelEvent& event);
    void refreshBlind();
    void step(bool isForward);
    void stepOpen(bool isForward);
    void selectImpression(ImpressionIndex impression);
    void selectById(const std::string& impressionId);
    std::string selectedId() const;

    Shared m_shared;
    ReviewOrder m_order;
    std::unique_ptr<labelling::LabelSession> m_session;
    const labelling::QueueWalk* m_walk = nullptr;
    std::set<std::string> m_seen;
};

/// After this event its annotator knows what models answered: an intent was chosen blind, or anything was
/// said with the answers on screen.
bool showsAnswers(const labels::LabelEvent& event);

/// Labelled impressions of each user.
std::vector<std::int32_t> labelCounts(const data::Dataset& dataset, const labels::LabelState& labels);

} // namespace intentscope::app
