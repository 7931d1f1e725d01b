// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/label_desk.h"
#include "app/workbench.h"
#include "app/workspace_controller.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/labelling/queue_walk.h"
#include "widgets/state/selection_state.h"

#include <QObject>

#include <memory>
#include <set>
#include <string>

namespace intentscope::app {

/// A queue with the annotator's way through it, and the last event of the log it was read from.
struct OpenedQueue {
    std::shared_ptr<const queues::QueueContent> content;
    std::shared_ptr<labelling::QueueWalk> walk;
    std::int64_t lastSequence = 0;
    std::set<std::string> seen; ///< in a blind-first queue: see LabelDesk::setWalk
};

/// Opens a queue for an annotator on an io thread: goes on with the sitting that was not ended, else starts
/// one. Whoever is no annotator of a queue with several of them is its adjudicator. InvalidInput for the
/// queue of one other person; the errors of Workspace::loadQueue and startSitting.
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
        Workbench& workbench;
    };

    explicit SittingDesk(const Shared& shared, QObject* parent = nullptr);
    ~SittingDesk() override;

    /// Null while no queue is being labelled.
    const labelling::QueueWalk* walk() const { return m_walk.get(); }

Q_SIGNALS:
    /// Another queue is being labelled, or none.
    void walkChanged();
    /// A label is in force, and what the walk says of it is up to date.
    void labelSaved();

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
    void showGuidelines();
    panels::QueuePanel& panel() { return m_shared.workbench.queue(); }

    Shared m_shared;
    std::shared_ptr<labelling::QueueWalk> m_walk;
};

} // namespace intentscope::app
