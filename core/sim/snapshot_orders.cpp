// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/snapshot.h"

#include <algorithm>

namespace intentscope::sim {
namespace {

/// Orders by where they stand, and the oldest of those that wait.
struct OrderCounts {
    std::int64_t open = 0;
    std::int64_t toPay = 0;
    std::int64_t toShip = 0;
    std::int64_t toReceive = 0;
    Second oldestUnpaid = Never;
    Second oldestUnshipped = Never;
};

OrderCounts countOrders(const KnownState& known) {
    OrderCounts counts;
    for (const KnownOrder& order : known.orders()) {
        counts.open += order.isOpen() ? 1 : 0;
        counts.toReceive += order.isOnTheWay() ? 1 : 0;
        if (order.status == OrderStatus::ToPay) {
            ++counts.toPay;
            counts.oldestUnpaid = std::min(counts.oldestUnpaid, order.placed);
        }
        if (order.isWaitingForShipment()) {
            ++counts.toShip;
            counts.oldestUnshipped =
                std::min(counts.oldestUnshipped, order.paid == Never ? order.placed : order.paid);
        }
    }
    return counts;
}

void addNewestOrder(FeatureRow& row, const KnownOrder& newest, Second now) {
    row.setWord(Feature::NewestOrderStatus, name(newest.status));
    row.setHundredths(Feature::DaysInStatus, hundredthsOf(now - newest.statusSince, Day));
    row.setHundredths(Feature::NewestOrderAgeDays, hundredthsOf(now - newest.placed, Day));
    row.setHundredths(Feature::NewestOrderAmount, newest.amountCents);
    row.setCount(Feature::NewestOrderItems, newest.itemCount);
    row.setWord(Feature::NewestOrderCategory, newest.productCategory);
}

} // namespace

void addOrderFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    constexpr Second Month = 30 * Day;
    const Second now = moment.time;
    const OrderCounts counts = countOrders(known);
    row.setCount(Feature::Orders7d, known.countSince(EventType::OrderPlaced, now - Week));
    row.setCount(Feature::Orders30d, known.countSince(EventType::OrderPlaced, now - Month));
    row.setCount(Feature::Cancelled30d, known.countSince(EventType::OrderCancelled, now - Month));
    row.setCount(Feature::OpenOrders, counts.open);
    row.setCount(Feature::OrdersToPay, counts.toPay);
    row.setCount(Feature::OrdersToShip, counts.toShip);
    row.setCount(Feature::OrdersToReceive, counts.toReceive);
    if (counts.toPay > 0)
        row.setHundredths(Feature::HoursUnpaid, hundredthsOf(now - counts.oldestUnpaid, Hour));
    if (counts.toShip > 0)
        row.setHundredths(Feature::DaysWaitingShipment, hundredthsOf(now - counts.oldestUnshipped, Day));
    if (!known.orders().empty())
        addNewestOrder(row, known.orders().back(), now);
}

} // namespace intentscope::sim
