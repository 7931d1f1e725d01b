// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/split.h"

#include <cstdint>
#include <span>

namespace intentscope::feedback {

/// Mismatch that names the first impression which is not of the split's training part: what a model learns
/// from must never be validated or tested on, neither its weeks nor, in a split of users, its users. The
/// errors of makeSplit and checkNoLeak.
Status checkTrainingOnly(
    const data::Dataset& dataset, const data::SplitSpec& split, std::span<const std::int32_t> impressions);

} // namespace intentscope::feedback
