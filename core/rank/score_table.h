// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/data/dataset.h"
#include "core/rank/latent_queries.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace intentscope::rank {

/// What a run is: one dataset scored by one ranker (or, out of fold, by one ranker a fold).
struct RunInfo {
    std::string id = {};   ///< folder name under runs/
    std::string name = {}; ///< what people call it; unique in a workspace
    std::string datasetHash = {};
    std::vector<std::string> rankerHashes = {};  ///< one, or one a fold
    std::vector<std::string> rankerFolders = {}; ///< relative to the workspace where inside it
    std::string split = {};                      ///< data::toText; of fold 0 for an out-of-fold run
    bool isOutOfFold = false;
    /// The scores were computed elsewhere: rankerFolders is the file they came in, rankerHashes its SHA-256.
    bool isPrecomputed = false;
    std::uint64_t seed = 0;
    UtcMillis createdAt = {};
    std::string scoresHash = {}; ///< SHA-256 of scores.npy
    std::string codeVersion = {};
    /// The latent queries that the ranker read, and the reasoner that wrote them; none where it reads none.
    std::optional<LatentQueryInfo> latent = {};
};

/// The scores of one run, parallel to the dataset's candidates; NaN where an impression was not scored.
/// Immutable and shared.
class ScoreTable {
public:
    /// `scores.size()` must be the dataset's candidate count.
    ScoreTable(std::shared_ptr<const data::Dataset> dataset, RunInfo info, std::vector<float> scores);

    const RunInfo& info() const { return m_info; }
    const data::Dataset& dataset() const { return *m_dataset; }
    std::span<const float> allScores() const { return m_scores; }
    std::span<const float> scoresOf(ImpressionIndex impression) const;
    /// True when it has candidates and none of their scores is NaN.
    bool isScored(ImpressionIndex impression) const;

private:
    std::shared_ptr<const data::Dataset> m_dataset;
    RunInfo m_info;
    std::vector<float> m_scores;
};

/// One line of a ranked list.
struct RankedIntent {
    IntentIndex intent;
    std::int32_t rank = 0; ///< from 1
    float score = 0;
    float probability = 0; ///< softmax of the list's scores
    bool isClicked = false;
};

/// Candidate positions by falling score; equal scores by ascending intent row. No score may be NaN.
std::vector<std::int32_t> rankOrder(std::span<const float> scores, std::span<const std::int32_t> intents);

/// The ranked list that these scores make; one a candidate, none NaN.
std::vector<RankedIntent> rankedList(std::span<const float> scores, const data::CandidateList& candidates);

/// The ranked list of one impression; empty when it was not scored.
std::vector<RankedIntent> rankedList(const ScoreTable& run, ImpressionIndex impression);

} // namespace intentscope::rank
