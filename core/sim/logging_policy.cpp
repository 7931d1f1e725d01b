// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/logging_policy.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::sim {
namespace {

constexpr std::int64_t Million = 1'000'000;
constexpr std::int64_t RelevanceBoost = 40;
/// A trigger as weak as this does not make an intent relevant.
constexpr std::int32_t WeakTrigger = 3;

/// Bit s stands for situation s.
using Plausible = std::uint64_t;
static_assert(SituationCount <= 64);

constexpr Plausible bitOf(Situation situation) {
    return Plausible{1} << static_cast<unsigned>(situation);
}

void mark(Plausible& plausible, std::initializer_list<Situation> situations) {
    for (const Situation situation : situations)
        plausible |= bitOf(situation);
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
    Plausible plausible = 0;
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

Plausible answeredWell(const IntentEntry& entry) {
    Plausible situations = 0;
    for (const Trigger& trigger : entry.triggers) {
        if (trigger.weight > WeakTrigger)
            situations |= bitOf(trigger.situation);
    }
    return situations;
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
    for (std::int32_t intent = 0; intent < world.catalogue().size(); ++intent)
        m_situations.push_back(answeredWell(world.catalogue().entry(intent)));
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
    const Plausible plausible = plausibleSituations(known, now);
    const auto intents = m_world->catalogue().intentsOfRegion(region);
    std::vector<std::int64_t> weights;
    weights.reserve(intents.size());
    for (const std::int32_t intent : intents) {
        const bool relevant = (m_situations[static_cast<std::size_t>(intent)] & plausible) != 0;
        const std::int64_t weight = popularity(region, intent) * (relevant ? RelevanceBoost : 1);
        weights.push_back(m_world->isLaunched(intent, now) ? weight : 0);
    }
    return weights;
}

PolicyUrn::PolicyUrn(std::vector<std::int64_t> weights) : m_weights(std::move(weights)) {
    for (const std::int64_t weight : m_weights) {
        m_total += weight;
        m_left += weight > 0 ? 1 : 0;
    }
}

std::int64_t PolicyUrn::propensityPerMillion(std::size_t index) const {
    constexpr std::int64_t Explored = LoggingPolicy::ExplorationPercent * Million / 100;
    const std::int64_t weight = m_weights[index];
    if (weight == 0)
        return 0;
    return std::max<std::int64_t>(1, (Million - Explored) * weight / m_total + Explored / m_left);
}

std::size_t PolicyUrn::drawAny(Random& random) const {
    std::int64_t rest = random.below(m_left);
    std::size_t index = 0;
    while (m_weights[index] == 0 || rest-- > 0)
        ++index;
    return index;
}

std::size_t PolicyUrn::drawWeighted(Random& random) const {
    std::int64_t rest = random.below(m_total);
    std::size_t index = 0;
    while (rest >= m_weights[index])
        rest -= m_weights[index++];
    return index;
}

UrnDraw PolicyUrn::draw(Random& random) {
    const bool explores = random.chance(LoggingPolicy::ExplorationPercent * 10);
    const std::size_t index = explores ? drawAny(random) : drawWeighted(random);
    const UrnDraw drawn{.index = index, .propensityPerMillion = propensityPerMillion(index)};
    m_total -= m_weights[index];
    --m_left;
    m_weights[index] = 0;
    return drawn;
}

std::vector<PlacedIntent>
LoggingPolicy::drawList(std::int32_t region, std::vector<std::int64_t> weights, Random& random) const {
    const auto intents = m_world->catalogue().intentsOfRegion(region);
    PolicyUrn urn(std::move(weights));
    const std::int64_t count = std::min(random.between(MinCandidates, MaxCandidates), urn.leftCount());
    std::vector<PlacedIntent> list;
    list.reserve(static_cast<std::size_t>(count));
    for (std::int64_t position = 0; position < count; ++position) {
        const UrnDraw drawn = urn.draw(random);
        list.push_back({.intent = intents[drawn.index], .propensityPerMillion = drawn.propensityPerMillion});
    }
    return list;
}

} // namespace intentscope::sim
