// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/nn/ranker/qe_rec_torch.h"
#include "core/nn/train/process_group.h"
#include "core/nn/train/training_state_torch.h"
#include "core/rank/ranker_trainer.h"

#include <cstdint>
#include <memory>
#include <random>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::nn {

/// What all members of one training share. Refers to what it names.
struct TrainingInput {
    const data::Dataset& dataset;
    const FeatureEncoder& encoder;
    const RankerConfig& config;
    const rank::RankerTrainingSpec& spec;
    EncodedFields allIntents;
    std::vector<std::int32_t> train;      ///< impressions with a click to learn from
    std::vector<std::int32_t> validation; ///< likewise
    ProcessGroup& group;                  ///< who computes a part of every step
    const rank::LatentQueries* latent = nullptr;
    std::vector<float> referenceScores =
        {};                            ///< parallel to the dataset's candidates; empty without a reference
    std::vector<float> weights = {};   ///< of the dataset's impressions; empty when they count the same
    const Checkpoint* start = nullptr; ///< of the same config: its weights come in the place of noise

    BatchSource source() const { return {encoder, dataset, allIntents, latent}; }
};

/// What came of one member.
struct TrainedMember {
    WeightSet weights; ///< of the best epoch
    WeightSet last;    ///< behind the last epoch
    std::int32_t bestEpoch = 0;
    std::vector<rank::TrainingEpoch> epochs;
};

/// Where a training tells how far it is.
struct TrainingListener {
    const rank::EpochCallback& onEpoch;
    ProgressSink& progress;
    std::stop_token stop;
};

/// What of a training lies outside of the member that is being trained.
struct TrainingRecord {
    TrainingStateFile* file = nullptr;                  ///< where the state is kept; null: nowhere
    const TrainingStateFile::Stored* resumed = nullptr; ///< what the member goes on from; null: the beginning
    std::vector<WeightSet> finished = {};               ///< best weights of the members before
    std::vector<WeightSet> finishedLast = {};           ///< their last weights, where those are kept
    std::vector<rank::TrainingEpoch> epochs = {};       ///< theirs
    std::int32_t firstBestEpoch = 0;                    ///< of member 0
};

/// Trains one graph with AdamW (arXiv 1711.05101) on the loss and by the schedule of the spec; keeps the
/// epoch that the stop metric finds best. Cancelled when stopped, polled per batch. Every process of the
/// group gets the same.
Result<TrainedMember>
trainMember(const TrainingInput& input, const TrainingListener& listener, const TrainingRecord& record);

/// How the tensors of a state are called: "best.user.embedding".
std::string stateName(std::string_view part, std::string_view weight);

/// Those of `impressions` that have both a click and a candidate without one.
std::vector<std::int32_t>
informativeImpressions(const data::Dataset& dataset, std::span<const std::int32_t> impressions);

} // namespace intentscope::nn
