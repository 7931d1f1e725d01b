// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain_work.h"
#include "app/ranker_backend.h"
#include "app/reasoning_desk.h"
#include "app/workspace_controller.h"
#include "widgets/explaining/explain_panel.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/panels/context_panel.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/state/selection_state.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace intentscope::app {

/// Answers the explain panel: keeps the ranker of the run open, ranks and explains the selected chat in jobs,
/// and tells context panel and timeline what its features did. Works while the panel is in view, or the
/// timeline wants to show effects. GUI thread.
class ExplainDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        ReasoningDesk& reasoning;
        explaining::ExplainPanel& panel;
        panels::ContextPanel& context;
        panels::TimelinePanel& timeline;
    };

    ExplainDesk(const Shared& shared, RankerBackend backend, QObject* parent = nullptr);
    ~ExplainDesk() override;

private:
    /// Who is told of what a job finds; made on the window's thread.
    struct Listeners {
        QPointer<explaining::ExplainPanel> panel;
        QPointer<ExplainDesk> desk;
        void listen(ExplainRequest& request, jobs::JobContext& context) const;
    };

    void ask();
    ExplainRequest requestNow();
    bool isWanted() const;
    void clearEffects();
    void onAnswer(ImpressionIndex impression, Result<std::shared_ptr<const tasks::ExplainReport>> report);
    void tellReading();
    const tasks::FoundReasoner* readerOf(const latent::LatentDescription& set) const;
    void forget();

    Shared m_shared;
    RankerBackend m_backend;
    std::shared_ptr<const ExplainedRun> m_opened;
    std::shared_ptr<const ReadQuery> m_read;
    std::shared_ptr<SharedReasoner> m_reader; ///< null before the first typed query
    jobs::JobId m_job;
};

} // namespace intentscope::app
