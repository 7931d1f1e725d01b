// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/split.h"

#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::feedback {

/// Those of the impressions that are not of the split's training part, ascending, each once. The errors of
/// makeSplit and checkNoLeak.
Result<std::vector<std::int32_t>> heldOutOf(
    const data::Dataset& dataset, const data::SplitSpec& split, std::span<const std::int32_t> impressions);

/// Mismatch that says how many labelled impressions of how many users are held out, and names up to 20 users.
tl::unexpected<Error> heldOutError(
    const data::Dataset& dataset, const data::SplitSpec& split, std::span<const std::int32_t> heldOut);

} // namespace intentscope::feedback
