// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/split.h"
#include "core/feedback/preference_set.h"
#include "core/latent/latent_set.h"
#include "core/tasks/compare_task.h"
#include "core/tasks/off_policy_task.h"
#include "core/tasks/online_task.h"
#include "core/tasks/policy_divergence.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// One arm: which ranker scored with whose latent queries.
struct AlignArm {
    std::string name = {}; ///< "+sft", from the second round on "+sft#2"
    std::string rankerFolder = {};
    std::string rankerHash = {};
    std::string reasonerFolder = {}; ///< "" for base
    std::string reasonerHash = {};
    std::shared_ptr<const latent::LatentSet> latent = {}; ///< null for base
    std::shared_ptr<const rank::ScoreTable> run = {};

    // Of the test part; none for base:
    std::optional<double> meanCosine = {};       ///< of its vectors and those of `qe`
    std::optional<double> changedTextShare = {}; ///< texts that are not those of `qe`
    /// Query IHR@3 against clicked intents: of vectors centred on the means of queries and of intents, and of
    /// the vectors as they are.
    std::optional<double> queryHitRate = {};
    std::optional<double> plainQueryHitRate = {};
    /// Share of impressions whose true intent is in the first three, where the shop's truth is at hand.
    std::optional<double> intentHitRate = {};
    /// From the policy that the alignment began with; none for `base`, and where odds are not told.
    std::optional<PolicyDivergence> divergence = {};
    std::optional<OffPolicyReport> offPolicy = {};
    std::string noOffPolicy = {}; ///< why there is none
};

/// Two arms on the test part, or on a slice of it.
struct AlignComparison {
    std::string before = {};
    std::string after = {};
    std::string slice = {};   ///< "": the whole part
    std::string problem = {}; ///< why there is no report
    std::optional<CompareReport> report = {};
};

/// Two answers to one impression of the training part.
struct AlignPairExample {
    std::string impressionId = {};
    std::string clicked = {}; ///< titles
    std::string winner = {};
    std::string loser = {};
    double margin = 0; ///< nats
};

/// Best-of-N of one round.
struct AlignPreferences {
    std::int32_t round = 1;
    std::filesystem::path folder = {};
    feedback::PreferenceOrigin origin = {};
    std::vector<double> winnerRewards = {}; ///< of the pairs, ln
    std::vector<double> loserRewards = {};
    std::vector<AlignPairExample> examples = {}; ///< the widest and the narrowest margins
};

/// The loss of one stage, step by step.
struct AlignCurve {
    std::string stage = {}; ///< "dpo", from the second round on "dpo#2"
    std::vector<double> losses = {};
};

struct AlignExample {
    std::string impressionId = {};
    std::string clicked = {}; ///< titles
    std::string before = {};  ///< latent queries
    std::string after = {};
};

/// What the hardware did; apart from the report, which is the same whenever it is made.
struct AlignTiming {
    std::string step = {};
    double seconds = 0;
    double processorSeconds = 0; ///< of all threads
    std::int64_t peakKib = 0;    ///< of the process, up to the end of the step
    bool wasThere = false;
};

struct AlignOutcome {
    std::filesystem::path folder = {}; ///< report.json, report.txt, times.json
    std::string name = {};
    std::string datasetName = {};
    std::string datasetHash = {};
    std::string split = {};
    std::uint64_t seed = 0;
    std::vector<std::string> samples = {}; ///< one sentence for each sample that stood for the whole
    std::vector<AlignArm> arms = {};
    std::vector<AlignPreferences> preferences = {};
    std::vector<AlignCurve> curves = {};
    std::vector<AlignComparison> comparisons = {};
    std::optional<OnlineReport> online = {}; ///< a replay on the simulated users; against `qe`
    std::vector<AlignExample> improved = {}; ///< from qe to the last arm
    std::vector<AlignExample> broken = {};
    std::vector<std::string> notes = {};
    std::vector<AlignTiming> timings = {};
    std::vector<std::string> sittingNotes = {}; ///< what was found on the way, as of a torn journal
};

struct AlignMeasureSpec {
    data::SplitSpec split = data::TimeSplit{};
    std::vector<slices::Slice> slices = {};
    stats::BootstrapSpec bootstrap = {};
    std::optional<double> explorationShare = {};
    std::optional<std::filesystem::path> truth = {}; ///< folder of a simulated shop's truth
};

/// Fills in what is measured of the arms: comparisons with `base` and `qe` (and of `full` with `qe+cal`) on
/// the test part, on cold intents, on needs that have dragged on, where the truth is at hand, and on each
/// slice; drift, query hits, estimates from the log, a replay on simulated users, examples.
Status measureArms(
    AlignOutcome& outcome,
    const AlignMeasureSpec& spec,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop);

/// One JSON object (2-space indent, final newline): all but the timings and the notes of the sitting. The
/// same outcome, the same bytes.
std::string toJson(const AlignOutcome& outcome);
std::string timesJson(const AlignOutcome& outcome);
/// The paper's own differences, on the logs of a shop that nobody else has, and what they are not.
std::string paperNote();
/// A page for a person with the same figures, plots and times; self-contained.
std::string toHtml(const AlignOutcome& outcome);
/// A table for a person.
std::string toText(const AlignOutcome& outcome);

} // namespace intentscope::tasks
