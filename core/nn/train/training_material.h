// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranker_trainer.h"

#include <span>
#include <vector>

namespace intentscope::nn {

/// InvalidInput for a value out of its range, naming it.
Status checkTrainingSpec(const rank::RankerTrainingSpec& spec);

/// Whether the material is what the spec asks for, neither less nor more, and belongs together: InvalidInput
/// or Mismatch as by rank::RankerTrainer::train. Reads every vector once.
Status checkMaterial(const rank::RankerMaterial& material, const rank::RankerTrainingSpec& spec);

/// A factor for each impression of the dataset, 0 for those not in `impressions`; empty when all count the
/// same. InvalidInput for a click without a logged propensity where that is what counts.
Result<std::vector<float>> impressionWeights(
    const data::Dataset& dataset,
    const rank::RankerTrainingSpec& spec,
    std::span<const std::int32_t> impressions);

/// The reference's scores, parallel to the dataset's candidates, NaN outside of `impressions`; empty without
/// a reference. The scorer's errors.
Result<std::vector<float>> referenceScores(
    const rank::RankerMaterial& material,
    std::span<const std::int32_t> impressions,
    const std::stop_token& stop);

} // namespace intentscope::nn
