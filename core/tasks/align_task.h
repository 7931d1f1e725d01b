// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedback/preference_set.h"
#include "core/rank/ranker_trainer.h"
#include "core/rank/reasoner_trainer.h"
#include "core/tasks/align_observer.h"
#include "core/tasks/align_report.h"
#include "core/tasks/open_reasoner.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// Who else writes candidates for Best-of-N, and how.
struct AlignGenerator {
    ReasonerSource source = {};
    double temperature = 1;
    double topP = 1;
    std::filesystem::path templateFile = {}; ///< of its prompts; "": the policy's template
};

struct AlignSpec {
    std::string name = "align";          ///< of runs and the report's folder
    std::filesystem::path reasoner = {}; ///< folder of the policy, which is refined
    /// None: the policy alone, at temperature 1.
    std::vector<AlignGenerator> generators = {};
    /// Some of alignArms(), in their order. Of the stages sft, dpo and cl those run that are listed.
    std::vector<std::string> arms = {"base", "qe", "qe+cal", "+sft", "+dpo", "+cl", "full"};
    data::SplitSpec split = data::TimeSplit{};
    std::int32_t sampleCount = 4;        ///< of each generator
    std::int64_t impressionLimit = 2000; ///< for Best-of-N, drawn by the seed; 0: all
    std::int64_t pairLimit = 0;          ///< drawn by the seed; 0: all
    feedback::PreferenceRule rule = {};
    std::int32_t roundCount = 1;
    std::uint64_t seed = 1;
    ReasonSettings settings = {};         ///< what the policy is asked with
    rank::RankerTrainingSpec ranker = {}; ///< of every ranker; architecture and split are set here
    std::int32_t calibrationEpochs = 3;
    double calibrationRateShare = 0.3; ///< of the ranker's learning rate
    std::int32_t reasonerEpochs = 1;
    std::int32_t reasonerBatch = 16;
    std::map<std::string, double> rates = {{"sft", 2e-4}, {"dpo", 5e-5}, {"cl", 5e-5}};
    double noiseAlpha = 5; ///< NEFTune, of sft
    /// Of cl: the winner's vector, or the frozen ranker's vector of the clicked intent.
    rank::ContrastivePositive positive = rank::ContrastivePositive::Winner;
    std::vector<slices::Slice> slices = {}; ///< measured apart, beside cold intents
    stats::BootstrapSpec bootstrap = {};
    std::optional<double> explorationShare = {}; ///< OffPolicySpec::explorationShare
    /// Folder `truth` of a simulated shop: arms are replayed on its users, too. Nothing is trained on it.
    std::optional<std::filesystem::path> truth = {};
    std::int32_t divergenceCount = 200; ///< impressions of the test part for the KL to the start; 0: none
};

/// What the task works with; all must outlive the call.
struct AlignDeps {
    workspace::Workspace& workspace; ///< open for writing
    std::shared_ptr<const data::Dataset> dataset;
    rank::ReasonerFactory openLocal;
    rank::ScorerFactory openScorer;
    rank::RankerTrainer& rankerTrainer;
    rank::ReasonerTrainer& reasonerTrainer;
    const AlignObserver* observer = nullptr; ///< may be null
};

/// "base", "qe", "qe+cal", "+sft", "+dpo", "+cl", "full".
std::vector<std::string> alignArms();

/// Ranking-guided alignment as IntentScope reconstructs it (docs/alignment.md): baseline, latent queries,
/// QE-Rec as reward model, Best-of-N, the stages of the reasoner, regenerated latent queries, calibration;
/// then all arms are measured on the test part. Every step leaves a checkpoint, a set of latent queries or a
/// run in the workspace under a name made of a hash of its inputs: stopped or killed, the same call goes on
/// behind the last finished one and ends with the same report.
///
/// InvalidInput for arms that do not go together and values out of range; AlreadyExists when a run of this
/// name has other scores; the errors of each step; Cancelled.
Result<AlignOutcome>
alignTask(const AlignSpec& spec, const AlignDeps& deps, ProgressSink& progress, std::stop_token stop);

} // namespace intentscope::tasks
