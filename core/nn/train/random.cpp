// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/random.h"

#include <limits>
#include <utility>

namespace intentscope::nn {
namespace {

/// Uniform in [0, bound) without bias: numbers of the incomplete last block are drawn again.
std::uint64_t below(std::uint64_t bound, std::mt19937_64& random) {
    constexpr std::uint64_t Largest = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t limit = Largest - Largest % bound;
    std::uint64_t drawn = random();
    while (drawn >= limit)
        drawn = random();
    return drawn % bound;
}

} // namespace

std::uint64_t streamSeed(std::uint64_t seed, std::uint64_t stream) {
    // The output function of SplitMix64 (Steele, Lea and Flood 2014).
    std::uint64_t z = seed + (stream + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

void shuffle(std::span<std::int32_t> rows, std::mt19937_64& random) {
    for (std::size_t i = rows.size(); i > 1; --i)
        std::swap(rows[i - 1], rows[below(i, random)]);
}

double uniform(std::mt19937_64& random) {
    constexpr double Scale = 1.0 / 9007199254740992.0;
    return static_cast<double>(random() >> 11U) * Scale;
}

} // namespace intentscope::nn
