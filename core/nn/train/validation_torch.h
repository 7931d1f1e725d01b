// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/train/member_training_torch.h"

namespace intentscope::nn {

/// Fills what `outcome` says of the validation part: NDCG@3, Recall@3, GAUC by user, and the loss of the
/// spec, every impression counting the same and without a KL term; NaN without a validation part. Cancelled.
Status validate(
    const TrainingInput& input,
    const QeRec& graph,
    const std::stop_token& stop,
    rank::TrainingEpoch& outcome);

} // namespace intentscope::nn
