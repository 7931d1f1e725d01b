// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedback/label_batch.h"
#include "core/feedback/relabelled_dataset.h"
#include "core/tasks/compare_slices_task.h"
#include "core/tasks/train_ranker_task.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

struct RetrainSpec {
    std::string name = {};                    ///< of the checkpoint and of its run
    std::filesystem::path start = {};         ///< checkpoint whose weights the training starts from
    rank::RankerTrainingSpec training = {};   ///< schedule and loss; the split is that of the start
    std::vector<std::string> annotators = {}; ///< of the labels; empty: everybody
    std::vector<std::string> sessions = {};   ///< sittings of the labels; empty: all
    feedback::HeldOutLabels heldOut = feedback::HeldOutLabels::Refuse;
    feedback::OtherClicks others = feedback::OtherClicks::Keep;
    std::optional<double> secondsPerLabel = {}; ///< none: the median of the labels' own times
    stats::BootstrapSpec bootstrap = {};
};

/// What the task works with; all must outlive the call.
struct RetrainDeps {
    workspace::Workspace& workspace; ///< open for writing
    std::shared_ptr<const data::Dataset> dataset;
    rank::RankerTrainer& trainer;
    rank::ScorerFactory openScorer;
    rank::EpochCallback onEpoch = {};
    std::shared_ptr<const rank::LatentQueries> latent = {}; ///< for rankers that read them
    const rank::Scorer* reference = nullptr;                ///< for KlTerm::Reference
};

/// What the labels cost.
struct LabelCostReport {
    std::optional<double> secondsPerLabel = {}; ///< none when neither given nor to be measured
    bool isMeasured = false;                    ///< from the times of the labels
    std::optional<double> hours = {};           ///< of all judgements in the batch
};

struct RetrainOutcome {
    feedback::LabelBatch batch;
    std::int64_t changedCount = 0; ///< RelabelledDataset
    std::int64_t outsideCount = 0;
    TrainRankerOutcome training;
    rank::RunInfo before; ///< of the start; registered here when the workspace had none
    rank::RunInfo after;
    CompareReport comparison;            ///< on the test part of the split: the frozen hold-out
    std::vector<SliceComparison> slices; ///< every saved slice
    LabelCostReport cost;
};

/// Continues the training of a checkpoint with labels in the place of clicks and measures what changed. The
/// labels that enter are settled and guarded by makeLabelBatch: of what the start's split holds out, none
/// does. Trained is the training part with the labelled impressions' clicks replaced (relabel), validated and
/// tested on the clicks as they are. Both checkpoints are scored, compared on the test part with intervals,
/// and the new run is registered with the batch's hash, counts and change as its metrics "retrain". The
/// errors of these steps; AlreadyExists when checkpoint or run are there; InvalidInput when the dataset that
/// the start was trained on is another one; Cancelled. A failure after the training leaves the checkpoint.
Result<RetrainOutcome> retrainTask(
    const RetrainSpec& spec, const RetrainDeps& deps, ProgressSink& progress, const std::stop_token& stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const RetrainOutcome& outcome, const data::Dataset& dataset);

} // namespace intentscope::tasks
