// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shared_reasoner.h"
#include "core/latent/latent_shelf.h"
#include "core/rank/scorer.h"
#include "core/tasks/answer_task.h"
#include "core/tasks/find_reasoners.h"
#include "core/workspace/workspace.h"
#include "widgets/jobs/job_context.h"
#include "widgets/reasoning/latent_content.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

// What the jobs of the reasoning desk do, on their threads.
namespace intentscope::app {

/// A set of latent queries of the dataset on screen.
struct OpenedSet {
    std::shared_ptr<const latent::LatentSet> set;
    UtcMillis writtenAt = {};
};

struct OpenedSets {
    std::vector<OpenedSet> sets; ///< oldest first
    std::vector<std::string> problems;
};

/// The sets of one dataset on the shelf of a workspace; those that cannot be read are told of.
Result<OpenedSets> openSets(const workspace::Workspace& workspace, const std::string& datasetHash);

reasoning::SetChoice choiceOf(const OpenedSet& set);
reasoning::StoredQuery storedQuery(const latent::LatentSet& set, ImpressionIndex impression);

/// The open reasoner, or the one at `location`, opened now.
Result<std::shared_ptr<SharedReasoner>> openShared(
    std::shared_ptr<SharedReasoner> opened,
    const std::string& location,
    const rank::ReasonerFactory& factory,
    Env& env,
    const std::stop_token& stop);

/// The KB as a reasoner reads it: one vector an intent.
struct KbVectors {
    std::string reasonerHash;
    std::string datasetHash;
    std::vector<std::vector<float>> vectors;
};

/// One latent query that is to be written now.
struct WriteRequest {
    std::shared_ptr<const data::Dataset> dataset;
    ImpressionIndex impression;
    tasks::ReasonSettings settings;
    std::vector<OpenedSet> sets;           ///< one of the same reasoner saves reading the KB
    std::shared_ptr<const KbVectors> kb;   ///< of an earlier request; may be null
    std::function<void(std::string)> tell; ///< what is being done
    std::function<void(std::shared_ptr<const reasoning::WrittenQuery>)> showAnswer; ///< before the KB is read
};

struct WriteOutcome {
    std::shared_ptr<const reasoning::WrittenQuery> written;
    std::shared_ptr<const KbVectors> kb; ///< null where a set held them
};

/// Writes it, shows it, and finds the intents that are near to it.
Result<WriteOutcome>
writeQuery(const WriteRequest& request, SharedReasoner& reasoner, jobs::JobContext& context);

/// One prompt that is to be shown.
struct PromptRequest {
    std::shared_ptr<const data::Dataset> dataset;
    ImpressionIndex impression;
    tasks::ReasonSettings settings;
    tasks::FoundReasoner reasoner;          ///< none: location is ""
    std::shared_ptr<SharedReasoner> opened; ///< null: the texts are not counted
};

/// The prompt as the open reasoner is given it; of a remote one the request, without sending anything;
/// without a reasoner the texts alone.
Result<reasoning::PromptContent> preparePrompt(const PromptRequest& request, Env& env);

/// The id of the set that a run's ranker read; "" where it reads none or is gone. Runs of older versions do
/// not record it: for them the ranker is opened and tells the set that it was trained on.
std::string setOfRun(
    const rank::RunInfo& run, const workspace::Workspace& workspace, const rank::ScorerFactory& openScorer);

} // namespace intentscope::app
