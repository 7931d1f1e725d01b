// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shared_reasoner.h"
#include "core/tasks/explain_sources.h"
#include "core/tasks/explain_task.h"
#include "core/workspace/workspace.h"
#include "widgets/explaining/explain_question.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

// What the job of the explain desk does, on its thread.
namespace intentscope::app {

/// The ranker behind a run's score of an impression, opened, and the latent queries that it read.
struct ExplainedRun {
    std::string runId;
    std::filesystem::path folder;
    tasks::OpenedRanker ranker;
    std::shared_ptr<const latent::LatentSet> set; ///< null where it reads none
};

/// A typed latent query that was read already.
struct ReadQuery {
    std::string setId;
    ImpressionIndex impression;
    rank::TypedQuery query;
};

struct ExplainRequest {
    std::shared_ptr<workspace::Workspace> workspace;
    std::shared_ptr<const data::Dataset> dataset;
    rank::RunInfo run;
    ImpressionIndex impression;
    std::optional<IntentIndex> intent;
    explaining::ExplainQuestion question;
    tasks::RankerFactories factories;
    rank::ReasonerFactory openReasoner;
    std::shared_ptr<const ExplainedRun> opened; ///< of an earlier request; may be null
    std::shared_ptr<const ReadQuery> read;      ///< the same
    std::shared_ptr<SharedReasoner> reader; ///< that reads typed queries; null: opened at `readerLocation`
    std::string readerLocation;

    // What is found on the way.
    std::function<void(const std::string&)> tell;
    std::function<void(std::shared_ptr<const ExplainedRun>)> showOpened;
    std::function<void(std::shared_ptr<SharedReasoner>)> showReader;
    std::function<void(std::shared_ptr<const ReadQuery>)> showRead;
    std::function<void(std::shared_ptr<const tasks::ExplainReport>)> showRanking;
};

/// Opens what is not open yet, reads a typed query, ranks, and explains. The errors of each step.
Result<std::shared_ptr<const tasks::ExplainReport>>
explainNow(ExplainRequest request, const std::stop_token& stop);

} // namespace intentscope::app
