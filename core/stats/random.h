// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace intentscope::stats {

/// xoshiro256++ (Blackman and Vigna 2021, doi 10.1145/3460772), seeded by SplitMix64: the same words on every
/// platform and compiler. Not for secrets.
class Random {
public:
    /// Streams of one seed are independent for all practical purposes; one stream a replicate makes results
    /// the same for any number of threads.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    /// 64 random bits. In the header, since a bootstrap asks for hundreds of millions.
    constexpr std::uint64_t operator()() {
        const auto result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
        const auto shifted = m_state[1] << 17U;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }

    /// Uniform in [0, bound), without bias. `bound` >= 1.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform();

private:
    std::array<std::uint64_t, 4> m_state;
};

/// Successes among `trials` independent ones of probability numerator / denominator <= 1, exactly:
/// whole-number arithmetic on random bits, so no rounding and no libm. O(trials / 8). `denominator` < 2^63.
std::uint64_t
drawBinomial(Random& random, std::uint64_t trials, std::uint64_t numerator, std::uint64_t denominator);

} // namespace intentscope::stats
