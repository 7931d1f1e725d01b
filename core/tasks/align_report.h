// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/split.h"
#include "core/feedback/preference_set.h"
#include "core/latent/latent_set.h"
#include "core/tasks/compare_task.h"
#include "core/tasks/off_policy_task.h"

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
    std::optional<double> queryHitRate = {};     ///< query IHR@3 against clicked intents
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

/// Best-of-N of one round.
struct AlignPreferences {
    std::int32_t round = 1;
    std::filesystem::path folder = {};
    feedback::PreferenceOrigin origin = {};
    std::vector<double> winnerRewards = {}; ///< of the pairs, ln
    std::vector<double> loserRewards = {};
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
    std::int64_t peakKib = 0; ///< of the process, up to the end of the step
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
    std::vector<AlignComparison> comparisons = {};
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
};

/// Fills in what is measured of the arms: comparisons with `base` and `qe` (and of `full` with `qe+cal`) on
/// the test part, on cold intents and on each slice, drift, query hits, estimates from the log, examples.
Status measureArms(
    AlignOutcome& outcome, const AlignMeasureSpec& spec, ProgressSink& progress, const std::stop_token& stop);

/// One JSON object (2-space indent, final newline): all but the timings and the notes of the sitting. The
/// same outcome, the same bytes.
std::string toJson(const AlignOutcome& outcome);
std::string timesJson(const AlignOutcome& outcome);
/// A table for a person.
std::string toText(const AlignOutcome& outcome);

} // namespace intentscope::tasks
