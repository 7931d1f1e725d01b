// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/snapshot.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace intentscope::sim {
namespace {

/// The parcels on their way, together.
struct Parcels {
    std::int64_t count = 0;
    std::int64_t late = 0;
    std::int64_t failedAttempts = 0;
    bool onTheVan = false;
    Second firstShipped = Never;
    Second firstPromise = Never;
    Second oldestScan = Never;
    std::vector<std::string_view> couriers;
};

Parcels parcelsOnTheWay(const KnownState& known, Second now) {
    Parcels parcels;
    for (const KnownOrder& order : known.orders()) {
        if (!order.isOnTheWay())
            continue;
        ++parcels.count;
        parcels.couriers.push_back(order.courier);
        parcels.late += order.promised < now ? 1 : 0;
        parcels.failedAttempts += order.failedAttempts;
        parcels.onTheVan = parcels.onTheVan || order.status == OrderStatus::OutForDelivery;
        parcels.firstShipped = std::min(parcels.firstShipped, order.shipped);
        parcels.firstPromise = std::min(parcels.firstPromise, order.promised);
        parcels.oldestScan = std::min(parcels.oldestScan, order.scanned);
    }
    return parcels;
}

const KnownOrder* lastShipped(const KnownState& known) {
    const KnownOrder* last = nullptr;
    for (const KnownOrder& order : known.orders()) {
        if (order.shipped != Never && (last == nullptr || order.shipped > last->shipped))
            last = &order;
    }
    return last;
}

void addCourier(FeatureRow& row, const Moment& moment, const KnownOrder& parcel) {
    const Incident* incident = moment.world.incidentAt(moment.user.region, parcel.courier, moment.time);
    row.setWord(Feature::Courier, parcel.courier);
    row.setFlag(Feature::CourierNotice, incident != nullptr && incident->isAnnouncedAt(moment.time));
}

std::int64_t lateDeliveriesSince(const KnownState& known, Second since) {
    return std::ranges::count_if(known.orders(), [since](const KnownOrder& order) {
        return order.delivered != Never && order.delivered >= since && order.delivered > order.promised;
    });
}

void addDeliveries(FeatureRow& row, const KnownState& known, Second now) {
    constexpr Second Month = 30 * Day;
    row.setCount(Feature::Deliveries30d, known.countSince(EventType::ParcelDelivered, now - Month));
    row.setCount(Feature::LateDeliveries30d, lateDeliveriesSince(known, now - Month));
    row.setCount(Feature::DeliveryFailures7d, known.countSince(EventType::DeliveryFailed, now - Week));
    if (const Event* failed = known.last(EventType::DeliveryFailed))
        row.setWord(Feature::DeliveryFailureReason, failed->reason);
    setTimeSince(row, Feature::DaysSinceDelivered, known.last(EventType::ParcelDelivered), now, Day);
}

} // namespace

void addDeliveryFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const Second now = moment.time;
    if (const KnownOrder* parcel = lastShipped(known))
        addCourier(row, moment, *parcel);
    const Parcels parcels = parcelsOnTheWay(known, now);
    row.setCount(Feature::LateParcels, parcels.late);
    row.setCount(Feature::FailedAttempts, parcels.failedAttempts);
    row.setFlag(Feature::OutForDelivery, parcels.onTheVan);
    if (parcels.count > 0) {
        row.setHundredths(Feature::DaysSinceShipped, hundredthsOf(now - parcels.firstShipped, Day));
        row.setTime(Feature::PromisedAt, moment.world.timeOf(parcels.firstPromise));
        row.setHundredths(Feature::DaysPastPromise, hundredthsOf(now - parcels.firstPromise, Day));
        row.setHundredths(Feature::DaysSinceScan, hundredthsOf(now - parcels.oldestScan, Day));
    }
    row.setWords(Feature::ParcelCouriers, parcels.couriers);
    addDeliveries(row, known, now);
}

} // namespace intentscope::sim
