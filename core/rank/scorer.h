// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/rank/latent_queries.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>

namespace intentscope::rank {

/// What a person and a report need to know about a trained ranker.
struct ScorerInfo {
    std::string architecture; ///< "two_tower", "qe_rec", "popularity", ...
    /// SHA-256 that changes with anything that changes scores (of model.safetensors where there is one).
    std::string checkpointHash;
    std::string datasetHash; ///< of the dataset it was trained on
    std::string split;       ///< data::toText of the split it was trained on
    std::uint64_t seed = 0;
    std::int64_t parameterCount = 0;
    bool readsLatentQueries = false;
    LatentQueryInfo latent = {}; ///< what it was trained on, where it reads latent queries
};

/// What a ranker scores.
struct ScoringInput {
    const data::Dataset& dataset;
    const LatentQueries* latent = nullptr; ///< of this dataset; for a ranker that reads them
    /// Vectors of another reasoner than the ranker was trained with are meant, not a slip.
    bool allowsOtherReasoner = false;
};

/// A trained ranker, ready to score. Immutable: may be shared by threads.
class Scorer {
public:
    virtual ~Scorer();
    virtual const ScorerInfo& info() const = 0;

    /// Scores every candidate of the given impressions, in their order, candidates in the dataset's order:
    /// `scores.size()` is the sum of their candidate counts. Higher is better; no unit. Never called on the
    /// window's thread. Mismatch when the dataset lacks what the ranker was trained on, and when latent
    /// queries are missing, of another dataset, of another size or, unless that is allowed, of another
    /// reasoner; InvalidInput for latent queries that the ranker does not read; Cancelled.
    virtual Status score(
        const ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token stop) const = 0;
};

/// Opens a checkpoint folder. The programs pass the LibTorch implementation in.
using ScorerFactory =
    std::function<Result<std::unique_ptr<Scorer>>(Env& env, const std::filesystem::path& checkpoint)>;

} // namespace intentscope::rank
