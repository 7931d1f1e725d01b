// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/random.h"

#include "core/base/assert.h"

#include <bit>

namespace intentscope::stats {

namespace {

/// One step of SplitMix64 (Steele, Lea and Flood 2014): advances `state` and mixes it.
std::uint64_t splitMix(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15U;
    auto mixed = state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
}

} // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream) {
    // Mixed before it meets the seed: streams 0, 1, 2 of seed 1 must not be those of seed 2 moved by one.
    auto streamState = stream;
    auto state = seed ^ splitMix(streamState);
    for (auto& word : m_state)
        word = splitMix(state);
}

std::uint64_t Random::below(std::uint64_t bound) {
    ISCOPE_ASSERT(bound >= 1);
    // The lowest 2^bits - 1 that holds bound - 1; a word beyond the bound is thrown away, at most every
    // second.
    const auto mask = std::bit_ceil(bound) - 1;
    auto word = (*this)() & mask;
    while (word >= bound)
        word = (*this)() & mask;
    return word;
}

double Random::uniform() {
    return static_cast<double>((*this)() >> 11U) * 0x1.0p-53;
}

namespace {

std::uint64_t countOnes(Random& random, std::uint64_t bits) {
    std::uint64_t ones = 0;
    for (; bits >= 64; bits -= 64)
        ones += static_cast<std::uint64_t>(std::popcount(random()));
    if (bits > 0)
        ones += static_cast<std::uint64_t>(std::popcount(random() >> (64 - bits)));
    return ones;
}

/// Compares up to 64 uniform numbers with the probability at once, bit by bit from the highest: a number is
/// decided at the first bit in which it differs from the probability, after two bits on average.
std::uint64_t
decide(Random& random, std::uint64_t undecided, std::uint64_t numerator, std::uint64_t denominator) {
    std::uint64_t successes = 0;
    auto remainder = numerator;
    while (undecided != 0) {
        remainder *= 2;
        const auto word = random();
        if (remainder >= denominator) {
            remainder -= denominator;
            successes |= undecided & ~word;
            undecided &= word;
        } else {
            undecided &= ~word;
        }
    }
    return static_cast<std::uint64_t>(std::popcount(successes));
}

} // namespace

std::uint64_t
drawBinomial(Random& random, std::uint64_t trials, std::uint64_t numerator, std::uint64_t denominator) {
    ISCOPE_ASSERT(denominator >= 1 && denominator < std::uint64_t{1} << 63U && numerator <= denominator);
    if (numerator == denominator)
        return trials;
    if (numerator * 2 == denominator)
        return countOnes(random, trials);
    std::uint64_t successes = 0;
    for (; trials >= 64; trials -= 64)
        successes += decide(random, ~std::uint64_t{0}, numerator, denominator);
    if (trials > 0)
        successes += decide(random, ~std::uint64_t{0} >> (64 - trials), numerator, denominator);
    return successes;
}

} // namespace intentscope::stats
