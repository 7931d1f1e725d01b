// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/split.h"
#include "core/feedback/preference_set.h"
#include "core/latent/latent_shelf.h"
#include "core/rank/scorer.h"
#include "core/tasks/reason_prompts.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// One that writes candidate latent queries: a reasoner with a way of drawing.
struct BestOfGenerator {
    std::string name = {};
    rank::Reasoner* reasoner = nullptr; ///< must outlive the call
    double temperature = 1;
    double topP = 1;
    std::uint64_t seed = 1;
    std::string templateText = {}; ///< of its prompts; "": the policy's
};

struct BestOfNSpec {
    data::SplitSpec split = data::TimeSplit{};
    /// What the policy is asked with; the generators share all of it but the way of drawing.
    ReasonSettings settings = {};
    std::int32_t sampleCount = 4;     ///< of each generator
    std::int64_t impressionLimit = 0; ///< impressions at most, drawn by the seed; 0: all that can be judged
    std::int64_t pairLimit = 0;       ///< pairs at most, drawn by the seed; 0: all that are kept
    std::uint64_t seed = 1;
    feedback::PreferenceRule rule = {};
};

/// What the task works with; all must outlive the call.
struct BestOfNDeps {
    std::shared_ptr<const data::Dataset> dataset;
    rank::Reasoner& policy; ///< whose vectors the ranker reads
    std::span<const BestOfGenerator> generators;
    const rank::Scorer& ranker;
    std::shared_ptr<const rank::LatentQueries> latent; ///< of the policy: vectors of the KB's intents
    const latent::LatentShelf& shelf;                  ///< for what the generators write
    std::filesystem::path scratch; ///< folder for vectors of what others than the policy wrote
};

struct BestOfNOutcome {
    std::vector<std::int32_t> impressions; ///< rows that were judged, ascending
    std::vector<feedback::JudgedImpression> judged;
    std::vector<feedback::PreferencePair> pairs;
    feedback::PreferenceOrigin origin;
    std::int64_t generatedCount = 0; ///< contexts answered in this call; the rest was there
    std::vector<std::string> notes = {};
};

/// Cross-LLM Best-of-N: draws answers to training impressions with a click from every generator, reads each
/// with the policy, so that the frozen ranker sees vectors of the space it was trained on, rewards it with
/// the probability that the ranker gives to what was clicked, and keeps pairs of winners and losers
/// (docs/alignment.md). What was written is kept on the shelf: the same call again asks nobody.
///
/// InvalidInput without a generator or without an impression to judge; Mismatch for impressions outside the
/// training part; the errors of reasonTask, of the policy and of the ranker; Cancelled.
Result<BestOfNOutcome>
bestOfNTask(const BestOfNSpec& spec, const BestOfNDeps& deps, ProgressSink& progress, std::stop_token stop);

/// At most `limit` of the values, drawn by the seed and in their order; 0: all.
std::vector<std::int32_t> drawSome(std::vector<std::int32_t> values, std::int64_t limit, std::uint64_t seed);

} // namespace intentscope::tasks
