// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/labels/label_state.h"
#include "core/rank/score_table.h"
#include "core/stats/confident_learning.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// Which answers are doubted.
enum class SuspectedLabels {
    Clicks, ///< the click of impressions with exactly one
    Labels, ///< the first true intent of labels in force, an adjudicator's before an annotator's
};

struct SuspectsSpec {
    SuspectedLabels of = SuspectedLabels::Clicks;
    stats::LabelQuality quality = stats::LabelQuality::SelfConfidence;
};

struct Suspect {
    std::int32_t impression = 0; ///< row
    IntentIndex given;
    IntentIndex likely; ///< the run's first intent
    double givenProbability = 0;
    double likelyProbability = 0;
    double quality = 0; ///< by which they are ranked, the lowest first
};

struct SuspectsReport {
    SuspectsSpec spec;
    rank::RunInfo run;
    std::int64_t exampleCount = 0;
    std::int64_t leftOutCount = 0; ///< impressions of the part without exactly one answer, or not scored
    std::int64_t confidentCount = 0;
    std::vector<Suspect> suspects;
};

/// Confident learning (stats::findSuspects) with the softmax of a run's scores as probabilities. These must
/// be of impressions that the ranker has not learnt from: all of an out-of-fold run, or the test part of
/// another one. InvalidInput for a run without such a part; Cancelled.
Result<SuspectsReport> suspectsTask(
    const SuspectsSpec& spec,
    const rank::ScoreTable& run,
    const labels::LabelState& labels, ///< of the run's dataset; read for SuspectedLabels::Labels alone
    ProgressSink& progress,
    const std::stop_token& stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const SuspectsReport& report, const data::Dataset& dataset);

} // namespace intentscope::tasks
