// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/data/split.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::rank {

/// Sizes and schedule of a training; every field is stored in the checkpoint.
struct RankerTrainingSpec {
    data::SplitSpec split = data::TimeSplit{};
    std::uint64_t seed = 1;
    std::int32_t epochCount = 20;
    std::int32_t batchSize = 64; ///< impressions a step
    double learningRate = 2e-3;
    double weightDecay = 1e-4;
    double dropout = 0.1;
    std::int32_t dimension = 32; ///< of embeddings, tokens and towers
    std::int32_t attentionHeads = 2;
    std::int32_t attentionLayers = 1;
    std::int32_t expertCount = 4;
    std::int32_t bucketCount = 16; ///< quantile buckets of a numeric feature
    std::int32_t memberCount = 1;  ///< graphs from different seeds whose scores are averaged
    std::int32_t patience = 4; ///< epochs without a better validation metric before stopping; 0: never stop
};

/// One epoch of a live curve. NDCG@3 and loss are of the validation part; NaN without one.
struct TrainingEpoch {
    std::int32_t member = 0; ///< which graph of the checkpoint, from 0
    std::int32_t epoch = 0;  ///< from 1
    double trainLoss = 0;
    double validationLoss = 0;
    double validationNdcg3 = 0;
    double impressionsPerSecond = 0;
};

struct TrainedRanker {
    std::filesystem::path checkpoint; ///< folder: config.json, model.safetensors, provenance.json
    std::string checkpointHash;
    std::int32_t bestEpoch = 0;
    std::vector<TrainingEpoch> epochs;
};

using EpochCallback = std::function<void(const TrainingEpoch&)>;

/// Trains rankers. The programs pass the LibTorch implementation in.
class RankerTrainer {
public:
    virtual ~RankerTrainer();

    /// Trains on the split's train part, keeps the epoch with the best validation NDCG@3 (the last one when
    /// there is no validation part) and writes the checkpoint folder, whole or not at all. Same dataset, spec
    /// and machine: the same bytes. Cancelled leaves nothing behind.
    virtual Result<TrainedRanker> train(
        const data::Dataset& dataset,
        const RankerTrainingSpec& spec,
        const std::filesystem::path& checkpoint,
        const EpochCallback& onEpoch,
        ProgressSink& progress,
        std::stop_token stop) = 0;
};

} // namespace intentscope::rank
