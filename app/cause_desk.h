// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ranker_backend.h"
#include "app/workspace_controller.h"
#include "widgets/errors/swap_panel.h"
#include "widgets/explaining/cause_panel.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/state/selection_state.h"

#include <QObject>

namespace intentscope::app {

/// What caused the change between the two runs on screen: answers the panel that attributes a change, while
/// it is in view, and swaps the halves of the runs where that is asked for. GUI thread.
class CauseDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        Env& env;
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        explaining::CausePanel& cause;
        errors::SwapPanel& swap;
    };

    CauseDesk(const Shared& shared, RankerBackend backend, QObject* parent = nullptr);
    ~CauseDesk() override;

private:
    void onRunsChanged();
    void onSelectionChanged(state::SelectionParts changed);
    bool hasBothRuns() const;
    void ask();
    void runSwap();
    void choose(ImpressionIndex impression, IntentIndex intent);

    Shared m_shared;
    RankerBackend m_backend;
    jobs::JobId m_job;
    bool m_isAsked = false; ///< what the panel shows, or is being made for it, is what it asks for
};

} // namespace intentscope::app
