// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/latent_queries.h"

namespace intentscope::rank {

LatentQueries::~LatentQueries() = default;

} // namespace intentscope::rank
