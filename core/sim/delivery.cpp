// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/order.h"
#include "core/sim/sojourn.h"

#include <algorithm>
#include <array>
#include <vector>

namespace intentscope::sim {
namespace {

constexpr Sojourn HandoverTime = {{30, 240, 600, 1000, 1600, 2400, 3600}};
constexpr Sojourn TransitTime = {{600, 2000, 3000, 4300, 6500, 10'000, 16'000}};
constexpr Sojourn LastMile = {{60, 180, 300, 420, 560, 660, 720}};
constexpr std::int64_t StuckPerMille = 45;
constexpr std::int64_t FailedAttemptPerMille = 80;
constexpr std::int64_t NotReceivedPerMille = 22;
constexpr std::int32_t MaxAttempts = 3;

constexpr std::array<std::string_view, 3> FailureReasons = {
    "nobody_home", "address_not_found", "phone_unreachable"};

/// The way of one parcel from the seller's door to the local hub.
struct Transit {
    std::string_view courier;
    Second shipped = 0;
    Second promised = 0;
    Second lastScan = 0; ///< the last one before it stood still, or before it arrived
    Second arrived = 0;  ///< at the local hub
};

std::string_view drawCourier(OrderRun& order) {
    const auto couriers = regions()[static_cast<std::size_t>(order.scene.user.region)].couriers;
    std::vector<std::int64_t> weights;
    for (const WeightedWord& courier : couriers)
        weights.push_back(courier.weight);
    return couriers[order.random.pick(weights)].word;
}

/// How long the parcel stands still on top of its usual way.
Second standstill(OrderRun& order, const Transit& transit) {
    const Second middle = (transit.shipped + transit.arrived) / 2;
    const Incident* incident = order.scene.world.incidentAt(order.scene.user.region, transit.courier, middle);
    if (incident != nullptr)
        return incident->ends - middle + order.random.below(incident->backlog);
    return order.random.chance(StuckPerMille) ? order.random.between(3 * Day, 8 * Day) : 0;
}

Transit planTransit(OrderRun& order, Second packed) {
    const std::int64_t percent = regions()[static_cast<std::size_t>(order.scene.user.region)].transitPercent;
    Transit transit;
    transit.courier = drawCourier(order);
    transit.shipped = packed + HandoverTime.drawSeconds(order.random);
    transit.arrived = transit.shipped + TransitTime.drawSeconds(order.random) * percent / 100;
    const Second usual = (Second{TransitTime.minutes[3]} * Minute * percent / 100 + Day) / Day;
    transit.promised = transit.shipped + usual * Day;
    const Second halt = standstill(order, transit);
    transit.lastScan = halt > 0 ? (transit.shipped + transit.arrived) / 2 : transit.arrived;
    transit.arrived += halt;
    return transit;
}

void emitScans(OrderRun& order, const Transit& transit) {
    for (Second scan = transit.shipped + order.random.between(6 * Hour, 20 * Hour); scan < transit.lastScan;
         scan += order.random.between(12 * Hour, 36 * Hour))
        order.emit(scan, EventType::ParcelScanned, {.word = transit.courier});
    order.emit(transit.arrived, EventType::ParcelScanned, {.word = transit.courier});
}

/// Attempts until somebody is at home.
Second handOver(OrderRun& order, const Transit& transit) {
    Second attempt = transit.arrived + order.random.between(2 * Hour, 14 * Hour);
    for (std::int32_t number = 1;; ++number) {
        order.emit(attempt, EventType::ParcelOutForDelivery, {.word = transit.courier});
        const Second reached = attempt + LastMile.drawSeconds(order.random);
        order.scene.need(Situation::OutForDelivery, attempt, reached);
        if (number == MaxAttempts || !order.random.chance(FailedAttemptPerMille * number))
            return reached;
        const auto reason =
            FailureReasons[static_cast<std::size_t>(order.random.below(FailureReasons.size()))];
        order.emit(reached, EventType::DeliveryFailed, {.word = transit.courier, .reason = reason});
        attempt = reached + order.random.between(14 * Hour, 40 * Hour);
        order.scene.need(Situation::DeliveryFailed, reached, attempt);
    }
}

void addTransitNeeds(OrderRun& order, const Transit& transit, Second delivered) {
    order.scene.need(Situation::ParcelOnTheWay, transit.shipped, std::min(delivered, transit.promised));
    order.scene.need(Situation::ParcelLate, transit.promised, delivered);
    if (transit.lastScan < transit.arrived)
        order.scene.need(Situation::ParcelStuck, transit.lastScan + 3 * Day, transit.arrived);
}

} // namespace

std::optional<Second> deliverParcel(OrderRun& order, Second packed) {
    const Transit transit = planTransit(order, packed);
    const Second promisedDays = (transit.promised - transit.shipped) / Day;
    order.emit(
        transit.shipped,
        EventType::ParcelShipped,
        {.count = static_cast<std::int32_t>(promisedDays), .word = transit.courier});
    emitScans(order, transit);
    const Second delivered = handOver(order, transit);
    order.emit(delivered, EventType::ParcelDelivered, {.word = transit.courier});
    addTransitNeeds(order, transit, delivered);
    if (order.random.chance(NotReceivedPerMille))
        order.scene.need(
            Situation::DeliveredNotReceived,
            delivered + Hour,
            delivered + order.random.between(Day, 5 * Day));
    return delivered;
}

} // namespace intentscope::sim
