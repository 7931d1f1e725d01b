// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/label_desk.h"
#include "app/workspace_controller.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/labelling/queue_walk.h"
#include "widgets/panels/queue_panel.h"
#include "widgets/panels/users_panel.h"
#include "widgets/state/selection_state.h"

#include <QObject>

#include <memory>
#include <string>

namespace intentscope::app {

/// A queue with the annotator's way through it, and the last event of the log it was read from.
struct OpenedQueue {
    std::shared_ptr<const queues::QueueContent> content;
    std::shared_ptr<labelling::QueueWalk> walk;
    std::int64_t lastSequence = 0;
};

/// Opens a queue for an annotator on an io thread: goes on with the sitting that was not ended, else starts
/// one. InvalidInput for somebody else's queue and for one that asks for blind judgements, which the window,
/// where the models' answers are in sight, cannot take; the errors of Workspace::loadQueue and startSitting.
Result<OpenedQueue>
openQueue(workspace::Workspace& workspace, const std::string& queue, const std::string& annotator);

/// Labelling by queue: lists and makes queues, goes on with a sitting where it stopped, and shows how far it
/// is. A sitting ends when another queue or none is chosen, not with the program. GUI thread.
class SittingDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        LabelDesk& labels;
        panels::UsersPanel& users;
        panels::QueuePanel& panel;
    };

    explicit SittingDesk(const Shared& shared, QObject* parent = nullptr);
    ~SittingDesk() override;

    /// Null while no queue is being labelled.
    const labelling::QueueWalk* walk() const { return m_walk.get(); }

private:
    void onDatasetChanged();
    void refreshQueues();
    void refreshSurroundings();
    void create(const panels::NewQueue& asked);
    void choose(const std::string& queue);
    void begin(OpenedQueue opened);
    void forget();
    void endSitting();
    void onSaved(const labels::LabelEvent& event);

    Shared m_shared;
    std::shared_ptr<labelling::QueueWalk> m_walk;
};

} // namespace intentscope::app
