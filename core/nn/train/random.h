// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <span>

namespace intentscope::nn {

/// The seed of one of several streams of a training; streams of one seed do not overlap in practice.
std::uint64_t streamSeed(std::uint64_t seed, std::uint64_t stream);

/// Shuffles in place (Fisher and Yates), the same on every standard library, unlike std::shuffle.
void shuffle(std::span<std::int32_t> rows, std::mt19937_64& random);

/// In [0, 1), the same on every standard library.
double uniform(std::mt19937_64& random);

} // namespace intentscope::nn
