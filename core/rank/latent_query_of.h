// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/latent_queries.h"

#include <memory>
#include <string>
#include <vector>

namespace intentscope::rank {

/// The latent query of one impression of `whole`, for data::editedImpression: impression 0 has it. `whole`
/// may be null, and then so is what comes back.
std::shared_ptr<const LatentQueries>
latentQueryOf(std::shared_ptr<const LatentQueries> whole, ImpressionIndex impression);

/// A latent query that is in no set: what a person typed, and its vector.
struct TypedQuery {
    std::string text = {};
    std::vector<float> vector = {};
};

/// The same with `query` in the place of the impression's own; the intents' vectors stay, and the hash of the
/// vectors' file is empty. `whole` is not null, and its vectors are of the same size.
std::shared_ptr<const LatentQueries>
latentQueryOf(std::shared_ptr<const LatentQueries> whole, TypedQuery query);

} // namespace intentscope::rank
