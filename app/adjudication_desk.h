// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/label_desk.h"
#include "app/sitting_desk.h"
#include "app/workbench.h"
#include "app/workspace_controller.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/panels/answers_panel.h"
#include "widgets/state/selection_state.h"

#include <QObject>

#include <vector>

namespace intentscope::app {

/// The annotators' answers on the selected chat side by side, in a sitting of an adjudicator: takes one of
/// them as the decision, and says how far they agree. GUI thread.
class AdjudicationDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        LabelDesk& labels;
        SittingDesk& sittings;
        Workbench& workbench;
    };

    explicit AdjudicationDesk(const Shared& shared, QObject* parent = nullptr);

private:
    bool isAdjudicating() const;
    void onWalkChanged();
    void show();
    void measureAgreement();
    void take(int row);
    panels::Answer answerOf(const labels::LabelEvent& event) const;
    panels::AnswersPanel& panel() { return m_shared.workbench.answers(); }

    Shared m_shared;
    std::vector<labels::LabelEvent> m_answers; ///< by row of the panel
};

} // namespace intentscope::app
