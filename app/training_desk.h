// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ranker_backend.h"
#include "app/workspace_controller.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/panels/train_panel.h"

#include <QObject>

#include <string>
#include <vector>

namespace intentscope::app {

/// Trains what the train panel asks for, scores the dataset with it, and puts the run on screen as "after".
/// GUI thread.
class TrainingDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        Env& env;
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        panels::TrainPanel& panel;
    };

    TrainingDesk(const Shared& shared, RankerBackend backend, QObject* parent = nullptr);

private:
    /// What the panel offers.
    struct Choices {
        std::vector<reasoning::SetChoice> sets;
        std::vector<tasks::StoppedTraining> stopped;
    };
    struct Outcome {
        rank::TrainedRanker ranker;
        std::string runId;
    };

    void start(const panels::TrainRequest& request);
    void onTrained(Result<Outcome> result);
    void refresh();
    void readChoices();

    Shared m_shared;
    RankerBackend m_backend;
    jobs::JobId m_job;
};

} // namespace intentscope::app
