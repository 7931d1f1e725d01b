// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/data/dataset.h"

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
    std::string architecture;   ///< "two_tower"
    std::string checkpointHash; ///< SHA-256 of model.safetensors, 64 hex digits
    std::string datasetHash;    ///< of the dataset it was trained on
    std::string split;          ///< data::toText of the split it was trained on
    std::uint64_t seed = 0;
    std::int64_t parameterCount = 0;
};

/// A trained ranker, ready to score. Immutable: may be shared by threads.
class Scorer {
public:
    virtual ~Scorer();
    virtual const ScorerInfo& info() const = 0;

    /// Scores every candidate of the given impressions, in their order, candidates in the dataset's order:
    /// `scores.size()` is the sum of their candidate counts. Higher is better; no unit. Never called on the
    /// window's thread. Mismatch when the dataset lacks what the ranker was trained on; Cancelled.
    virtual Status score(
        const data::Dataset& dataset,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token stop) const = 0;
};

/// Opens a checkpoint folder. The programs pass the LibTorch implementation in.
using ScorerFactory =
    std::function<Result<std::unique_ptr<Scorer>>(Env& env, const std::filesystem::path& checkpoint)>;

} // namespace intentscope::rank
