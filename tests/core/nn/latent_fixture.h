// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "tests/support/memory_latent_queries.h"

#include <cstdint>

namespace intentscope::test {

constexpr std::int32_t LatentSize = 6;

/// Latent queries of a dataset, by the reasoner of hash "rrr...": the vector of an impression points at what
/// was clicked there, with some noise; every fifth impression has none. An intent's vector names the intent.
MemoryLatentQueries::Content tellingQueries(const data::Dataset& dataset);

} // namespace intentscope::test
