// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/logging_policy.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace intentscope::sim {
namespace {

constexpr std::int64_t Million = 1'000'000;
constexpr std::int64_t RelevanceBoost = 40;
/// A trigger as weak as this does not make an intent relevant.
constexpr std::int32_t WeakTrigger = 3;

using Plausible = std::array<bool, static_cast<std::size_t>(SituationCount)>;

void mark(Plausible& plausible, std::initializer_list<Situation> situations) {
    for (const Situation situation : situations)
        plausible[static_cast<std::size_t>(situation)] = true;
}

bool happenedSince(const KnownState& known, EventType type, Second since) {
    const Event* last = known.last(type);
    return last != nullptr && last->time >= since;
}

void markParcel(Plausible& plausible, const KnownOrder& order, Second now) {
    mark(plausible, {now > order.promised ? Situation::ParcelLate : Situation::ParcelOnTheWay});
    if (now > order.scanned + 3 * Day)
        mark(plausible, {Situation::ParcelStuck});
    if (order.status == OrderStatus::DeliveryFailed)
        mark(plausible, {Situation::DeliveryFailed});
}

void markOrder(Plausible& plausible, const KnownOrder& order, Second now) {
    constexpr Second Fresh = 4 * Day;
    if (order.status == OrderStatus::ToPay)
        mark(plausible, {Situation::OrderToPay});
    if (order.isWaitingForShipment())
        mark(plausible, {Situation::WaitingForShipment});
    if (order.isOnTheWay())
        markParcel(plausible, order, now);
    if (order.status == OrderStatus::Delivered && now < order.statusSince + Fresh)
        mark(plausible, {Situation::DeliveredNotReceived, Situation::ItemDamaged, Situation::OrderFinished});
    if (order.status == OrderStatus::Cancelled && now < order.statusSince + Fresh)
        mark(plausible, {Situation::CancelledByShop});
    if (order.returning == ReturnStatus::Requested)
        mark(plausible, {Situation::ReturnUnderReview});
    if (order.refundOwed != Never)
        mark(plausible, {Situation::RefundAwaited});
}

void markVouchers(Plausible& plausible, const KnownState& known, Second now) {
    for (const KnownVoucher& voucher : known.vouchers()) {
        if (voucher.active && voucher.expires < now + 2 * Day)
            mark(plausible, {Situation::VoucherExpiring});
    }
}

/// The rules of thumb that a shop would begin with.
Plausible plausibleSituations(const KnownState& known, Second now) {
    Plausible plausible{};
    for (const KnownOrder& order : known.orders())
        markOrder(plausible, order, now);
    markVouchers(plausible, known, now);
    struct Rule {
        EventType type;
        Second within;
        Situation situation;
    };
    constexpr std::array<Rule, 8> Rules = {{
        {EventType::PaymentFailed, 2 * Day, Situation::PaymentFailed},
        {EventType::PaymentChargedTwice, Week, Situation::ChargedTwice},
        {EventType::VoucherRejected, Day, Situation::VoucherRejected},
        {EventType::LoginFailed, 2 * Day, Situation::CannotLogIn},
        {EventType::NewDeviceLogin, 2 * Day, Situation::StrangeLogin},
        {EventType::VoucherIssued, Day, Situation::VoucherNew},
        {EventType::ReturnRejected, 5 * Day, Situation::ReturnRejected},
        {EventType::AccountRestricted, 3 * Day, Situation::AccountRestricted},
    }};
    for (const Rule& rule : Rules) {
        if (happenedSince(known, rule.type, now - rule.within))
            mark(plausible, {rule.situation});
    }
    return plausible;
}

bool isRelevant(const IntentEntry& entry, const Plausible& plausible) {
    return std::ranges::any_of(entry.triggers, [&plausible](const Trigger& trigger) {
        return trigger.weight > WeakTrigger && plausible[static_cast<std::size_t>(trigger.situation)];
    });
}

/// What the triggers of an intent add up to; a region's own likings on top.
std::int64_t basePopularity(const World& world, std::int32_t region, std::int32_t intent) {
    std::int64_t demand = 0;
    for (const Trigger& trigger : world.catalogue().entry(intent).triggers)
        demand += std::int64_t{trigger.weight} * profileOf(trigger.situation).maxRate;
    Random random(
        world.spec().seed,
        Purpose::Popularity,
        static_cast<std::uint64_t>(region),
        static_cast<std::uint64_t>(intent));
    return std::max<std::int64_t>(1, (100 + demand) * random.between(60, 140) / 100);
}

} // namespace

LoggingPolicy::LoggingPolicy(const World& world) : m_world(&world) {
    m_popularity.resize(RegionCount);
    for (std::int32_t region = 0; region < RegionCount; ++region) {
        auto& ofRegion = m_popularity[static_cast<std::size_t>(region)];
        for (std::int32_t intent = 0; intent < world.catalogue().size(); ++intent)
            ofRegion.push_back(basePopularity(world, region, intent));
    }
}

std::int64_t LoggingPolicy::popularity(std::int32_t region, std::int32_t intent) const {
    return m_popularity[static_cast<std::size_t>(region)][static_cast<std::size_t>(intent)];
}

std::vector<std::int64_t>
LoggingPolicy::weights(std::int32_t region, const KnownState& known, Second now) const {
    const Catalogue& catalogue = m_world->catalogue();
    const Plausible plausible = plausibleSituations(known, now);
    std::vector<std::int64_t> weights;
    for (const std::int32_t intent : catalogue.intentsOfRegion(region)) {
        const bool relevant = isRelevant(catalogue.entry(intent), plausible);
        weights.push_back(popularity(region, intent) * (relevant ? RelevanceBoost : 1));
    }
    return weights;
}

std::vector<std::int64_t> positionPropensities(const std::vector<std::int64_t>& weights) {
    const std::int64_t total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    const auto left = std::count_if(weights.begin(), weights.end(), [](std::int64_t w) { return w > 0; });
    constexpr std::int64_t Explored = LoggingPolicy::ExplorationPercent * Million / 100;
    std::vector<std::int64_t> propensities;
    for (const std::int64_t weight : weights) {
        const std::int64_t exploited = (Million - Explored) * weight / std::max<std::int64_t>(total, 1);
        propensities.push_back(weight > 0 ? std::max<std::int64_t>(1, exploited + Explored / left) : 0);
    }
    return propensities;
}

std::vector<PlacedIntent>
LoggingPolicy::drawList(std::int32_t region, std::vector<std::int64_t> weights, Random& random) const {
    const auto intents = m_world->catalogue().intentsOfRegion(region);
    const std::int64_t count = std::min<std::int64_t>(
        random.between(MinCandidates, MaxCandidates), static_cast<std::int64_t>(intents.size()));
    std::vector<PlacedIntent> list;
    for (std::int64_t position = 0; position < count; ++position) {
        const std::vector<std::int64_t> propensities = positionPropensities(weights);
        const std::size_t chosen = random.pick(propensities);
        list.push_back({.intent = intents[chosen], .propensityPerMillion = propensities[chosen]});
        weights[chosen] = 0;
    }
    return list;
}

} // namespace intentscope::sim
