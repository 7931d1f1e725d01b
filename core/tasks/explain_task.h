// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/edited_impression.h"
#include "core/rank/explainer.h"
#include "core/rank/latent_query_of.h"
#include "core/rank/score_table.h"
#include "core/rank/scorer.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// A checkpoint opened for questions about single impressions. Immutable: may be shared by threads.
struct OpenedRanker {
    std::shared_ptr<const rank::Scorer> scorer;
    std::shared_ptr<const rank::Explainer> explainer; ///< null when this kind of ranker cannot be explained
    std::string whyNotExplained = {};                 ///< then one sentence
};

struct RankerFactories {
    rank::ScorerFactory openScorer;
    rank::ExplainerFactory openExplainer;
};

/// The errors of the scorer's factory, and those of the explainer's other than UnsupportedVersion.
Result<OpenedRanker>
openRanker(Env& env, const std::filesystem::path& checkpoint, const RankerFactories& factories);

/// The checkpoint that scored this impression in a run: of an out-of-fold run the one that was tested on it.
/// NotFound when the run does not name it, was scored elsewhere, or no fold was tested on the impression;
/// Mismatch when it names fewer than the folds of its split or scored another dataset.
Result<std::filesystem::path> rankerFolderOf(
    const rank::RunInfo& run,
    ImpressionIndex impression,
    const data::Dataset& dataset,
    const std::filesystem::path& workspaceFolder);

/// Mismatch when the ranker is none of those whose hashes the run was stored with.
Status
checkScoredBy(const rank::RunInfo& run, const rank::ScorerInfo& ranker, const std::filesystem::path& folder);

struct ExplainSpec {
    ImpressionIndex impression;
    std::optional<IntentIndex> intent = {}; ///< none: the one that is ranked first, after the edits
    std::optional<IntentIndex> against = {};
    rank::AttributionBaseline baseline = rank::AttributionBaseline::Average;
    double errorBound = rank::ExplanationSpec{}.errorBound;
    std::vector<data::FeatureEdit> edits = {};  ///< what-if: explain and rank with these features instead
    std::optional<rank::TypedQuery> query = {}; ///< what-if: this latent query instead
    bool allowsOtherReasoner = false;           ///< see rank::ScoringInput
    bool isRankingAlone = false;                ///< no explanation, which takes longer
};

struct ExplainedData {
    std::shared_ptr<const data::Dataset> dataset;
    std::shared_ptr<const rank::LatentQueries> latent = nullptr; ///< for rankers that read them
};

/// One candidate before and after the edits.
struct WhatIfRow {
    IntentIndex intent;
    std::int32_t beforeRank = 0; ///< from 1
    std::int32_t afterRank = 0;
    float beforeScore = 0;
    float afterScore = 0;
    float beforeProbability = 0;
    float afterProbability = 0;
    bool isClicked = false;
};

/// The latent queries that an explanation read.
struct LatentSource {
    rank::LatentQueryInfo info;
    rank::LatentQueryInfo trainedOn; ///< what the ranker was trained on
    std::string text = {};           ///< the impression's latent query, as it is stored
    bool isMissing = false;          ///< the set has none for the impression

    bool isOtherReasoner() const { return info.reasonerHash != trainedOn.reasonerHash; }
};

struct ExplainReport {
    IntentIndex intent;
    std::optional<IntentIndex> against = {};
    std::optional<rank::Explanation> explanation = {}; ///< none when the ranker cannot be explained
    std::string whyNotExplained = {};                  ///< "" also where the ranking alone was asked for
    std::optional<LatentSource> latent = {};           ///< none where the ranker was given no latent queries
    std::vector<WhatIfRow> ranking = {}; ///< by rank after the edits; without edits both are equal
};

/// Ranks one impression as it is and with its features edited, and explains one score of the latter.
/// InvalidInput without candidates, for an intent that is none of them, for edits that
/// `data::editedImpression` refuses, and for a typed query without a set or of another size; the errors of
/// scorer and explainer; Cancelled.
Result<ExplainReport> explainTask(
    const ExplainSpec& spec, const OpenedRanker& ranker, const ExplainedData& data, std::stop_token stop);

/// One object: impression, intents, contributions by input, group and part, the completeness error, and the
/// ranking before and after the edits.
std::string toJson(const ExplainReport& report, const ExplainSpec& spec, const data::Dataset& dataset);

/// A FIELD=VALUE of the command line for each edit; NotFound proposes the nearest column.
Result<std::vector<data::FeatureEdit>>
parseEdits(const std::vector<std::string>& texts, const data::Dataset& dataset);

} // namespace intentscope::tasks
