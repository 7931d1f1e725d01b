// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/train/member_training_torch.h"

namespace intentscope::nn {

/// The state of a stopped training that process 0 has on its disk, in every process of the group. The errors
/// of TrainingStateFile::load and of the group.
Result<TrainingStateFile::Stored> loadTogether(const TrainingStateFile& file, ProcessGroup& group);

/// The members that were done when the training was stopped. Mismatch where their last weights are asked for
/// and were not kept.
Status restoreFinished(
    const TrainingInput& input,
    const TrainingStateFile::Stored& stored,
    bool keepsLast,
    TrainingRecord& record);

/// Adds the best epoch of the member that was under way. InvalidInput when no epoch was done at all.
Status
takeBestSoFar(const TrainingInput& input, const TrainingStateFile::Stored& stored, TrainingRecord& record);

} // namespace intentscope::nn
