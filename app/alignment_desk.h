// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ranker_backend.h"
#include "app/reasoning_desk.h"
#include "app/workspace_controller.h"
#include "widgets/alignment/align_panel.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/state/selection_state.h"

#include <QObject>

#include <memory>

namespace intentscope::app {

/// Runs the alignment that the align panel asks for as a job, and shows how it goes and what came of it.
/// GUI thread.
class AlignmentDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        Env& env;
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        ReasoningDesk& reasoning;
        alignment::AlignPanel& panel;
    };

    AlignmentDesk(const Shared& shared, RankerBackend backend, QObject* parent = nullptr);
    ~AlignmentDesk() override;

private:
    using Outcome = std::shared_ptr<const tasks::AlignOutcome>;

    void refresh();
    void start(const tasks::AlignSpec& spec);
    void onDone(Result<Outcome> outcome);
    void openRuns(const QString& before, const QString& after);

    Shared m_shared;
    RankerBackend m_backend;
    jobs::JobId m_job;
};

} // namespace intentscope::app
