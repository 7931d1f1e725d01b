// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/random.h"

#include "core/base/assert.h"

namespace intentscope::sim {
namespace {

constexpr std::uint64_t GoldenGamma = 0x9E3779B97F4A7C15ULL;

std::uint64_t mix(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31U);
}

std::uint64_t absorb(std::uint64_t state, std::uint64_t value) {
    return mix(state + GoldenGamma + mix(value + GoldenGamma));
}

} // namespace

Random::Random(std::uint64_t seed, Purpose purpose, std::uint64_t entity, std::uint64_t part)
    : m_key(absorb(
          absorb(absorb(mix(seed + GoldenGamma), static_cast<std::uint64_t>(purpose)), entity), part)) {}

std::uint64_t Random::next() {
    return mix(m_key + GoldenGamma * ++m_counter);
}

std::int64_t Random::below(std::int64_t bound) {
    ISCOPE_ASSERT(bound > 0);
    const auto range = static_cast<std::uint64_t>(bound);
    // The first `unfair` values would make small remainders more frequent than large ones.
    const std::uint64_t unfair = (0 - range) % range;
    std::uint64_t value = next();
    while (value < unfair)
        value = next();
    return static_cast<std::int64_t>(value % range);
}

std::int64_t Random::between(std::int64_t low, std::int64_t high) {
    return low + below(high - low + 1);
}

bool Random::chance(std::int64_t perMille) {
    return below(1000) < perMille;
}

std::size_t Random::pick(std::span<const std::int64_t> weights) {
    std::int64_t total = 0;
    for (const std::int64_t weight : weights)
        total += weight;
    std::int64_t rest = below(total);
    std::size_t index = 0;
    while (rest >= weights[index])
        rest -= weights[index++];
    return index;
}

} // namespace intentscope::sim
