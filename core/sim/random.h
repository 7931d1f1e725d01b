// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace intentscope::sim {

/// What a stream of random numbers is for; part of its key, so that one process drawing more numbers does not
/// disturb another.
enum class Purpose : std::uint8_t {
    User,
    OrderTimes,
    Order,
    Vouchers,
    Account,
    Browsing,
    Incidents,
    Openings,
    Chat,
    Policy,
    Clicks,
    Popularity,
    Taste,
    Launches,
    WrongClicks,
    Query,
    Replay,
    PolicyNoise
};

/// A stream of random integers: number n is a mix of (key, n), as in a counter-based generator, so it depends
/// on nothing but seed, purpose, entity and n: not on the platform, the library or the order in which streams
/// are used. The mixing function is SplitMix64's (Steele, Lea, Flood 2014). All draws are integer arithmetic.
class Random {
public:
    Random(std::uint64_t seed, Purpose purpose, std::uint64_t entity, std::uint64_t part = 0);

    std::uint64_t next();
    /// Uniform in [0, bound), without bias. `bound` > 0.
    std::int64_t below(std::int64_t bound);
    /// Uniform in [low, high].
    std::int64_t between(std::int64_t low, std::int64_t high);
    /// True `perMille` times in 1,000; never for <= 0, always for >= 1,000.
    bool chance(std::int64_t perMille);
    /// An index of `weights` with a probability proportional to its weight. The weights are not negative and
    /// not all zero.
    std::size_t pick(std::span<const std::int64_t> weights);

private:
    std::uint64_t m_key;
    std::uint64_t m_counter = 0;
};

} // namespace intentscope::sim
