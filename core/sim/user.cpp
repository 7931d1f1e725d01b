// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/user.h"

#include "core/sim/names.h"
#include "core/sim/random.h"

#include <array>
#include <vector>

namespace intentscope::sim {
namespace {

constexpr WeightedWord Tiers[] = {{"classic", 52}, {"silver", 27}, {"gold", 15}, {"platinum", 6}};
constexpr WeightedWord Platforms[] = {{"android", 68}, {"ios", 26}, {"web", 6}};
constexpr std::array<std::int64_t, 4> OrdersPer10000Days = {700, 1300, 2100, 3000};

std::size_t pickIndex(Random& random, std::span<const WeightedWord> words) {
    std::vector<std::int64_t> weights;
    for (const WeightedWord& word : words)
        weights.push_back(word.weight);
    return random.pick(weights);
}

/// Around 100, now and then far above.
std::int32_t drawTrait(Random& random) {
    std::int64_t usual = random.between(20, 100);
    usual += random.below(61);
    return static_cast<std::int32_t>(random.chance(120) ? usual * 3 : usual);
}

Traits drawTraits(Random& random) {
    Traits traits;
    traits.thrift = drawTrait(random);
    traits.caution = drawTrait(random);
    traits.curiosity = drawTrait(random);
    traits.chattiness = drawTrait(random);
    traits.enterprise = random.chance(70) ? drawTrait(random) : 0;
    return traits;
}

std::int32_t drawRegion(Random& random, std::int32_t regionCount) {
    std::vector<std::int64_t> traffic;
    for (const RegionProfile& region : regions().first(static_cast<std::size_t>(regionCount)))
        traffic.push_back(region.traffic);
    return static_cast<std::int32_t>(random.pick(traffic));
}

} // namespace

User makeUser(std::uint64_t seed, std::int64_t number, std::int32_t regionCount) {
    Random random(seed, Purpose::User, static_cast<std::uint64_t>(number));
    User user;
    user.number = number;
    user.region = drawRegion(random, regionCount);
    const RegionProfile& region = regions()[static_cast<std::size_t>(user.region)];
    const std::size_t tier = pickIndex(random, Tiers);
    user.tier = Tiers[tier].word;
    user.language = region.languages[pickIndex(random, region.languages)].word;
    user.platform = Platforms[pickIndex(random, Platforms)].word;
    user.preferredPayment = region.paymentMethods[pickIndex(random, region.paymentMethods)].word;
    user.phoneVerified = random.chance(930);
    user.accountAgeDays =
        static_cast<std::int32_t>(random.chance(150) ? random.below(40) : random.below(2000));
    user.orderRate = OrdersPer10000Days[tier] * random.between(60, 150) / 100;
    user.traits = drawTraits(random);
    user.name = makeName(random, user.region);
    user.registeredSecond = static_cast<std::int32_t>(random.below(Day));
    return user;
}

} // namespace intentscope::sim
