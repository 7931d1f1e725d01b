// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/checkpoint.h"
#include "core/rank/ranker_trainer.h"

namespace intentscope::nn {

/// Opens the checkpoint that the material names as the start of a training. Mismatch when it reads other
/// parts of latent queries than the spec asks for or vectors of another size, when its fields do not fit the
/// dataset, and when it was trained on impressions of this dataset that `split` holds out. The errors of
/// `openCheckpoint`.
Result<Checkpoint> openTrainingStart(
    Env& env,
    const rank::RankerMaterial& material,
    const rank::RankerTrainingSpec& spec,
    const data::Split& split);

/// The spec with every size that the start decides.
rank::RankerTrainingSpec withSizesOf(const RankerSizes& sizes, rank::RankerTrainingSpec spec);

} // namespace intentscope::nn
