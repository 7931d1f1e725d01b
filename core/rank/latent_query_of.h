// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/latent_queries.h"

#include <memory>

namespace intentscope::rank {

/// The latent query of one impression of `whole`, for data::editedImpression: impression 0 has it. `whole`
/// may be null, and then so is what comes back.
std::shared_ptr<const LatentQueries>
latentQueryOf(std::shared_ptr<const LatentQueries> whole, ImpressionIndex impression);

} // namespace intentscope::rank
