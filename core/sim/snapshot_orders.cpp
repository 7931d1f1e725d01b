// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/snapshot.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace intentscope::sim {
namespace {

/// Orders by where they stand, and the oldest of those that wait.
struct OrderCounts {
    std::int64_t open = 0;
    std::int64_t openCents = 0;
    std::vector<std::string_view> openCategories; ///< oldest order first
    std::int64_t toPay = 0;
    std::int64_t toShip = 0;
    std::int64_t toReceive = 0;
    Second oldestUnpaid = Never;
    Second oldestUnshipped = Never;
};

OrderCounts countOrders(const KnownState& known) {
    OrderCounts counts;
    for (const KnownOrder& order : known.orders()) {
        if (order.isOpen()) {
            ++counts.open;
            counts.openCents += order.amountCents;
            counts.openCategories.push_back(order.productCategory);
        }
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

void addNewestOrder(FeatureRow& row, const KnownOrder& newest, const Moment& moment) {
    const Second now = moment.time;
    row.setTime(Feature::NewestOrderPlacedAt, moment.world.timeOf(newest.placed));
    row.setWord(Feature::NewestOrderStatus, name(newest.status));
    row.setHundredths(Feature::DaysInStatus, hundredthsOf(now - newest.statusSince, Day));
    row.setHundredths(Feature::NewestOrderAgeDays, hundredthsOf(now - newest.placed, Day));
    row.setHundredths(Feature::NewestOrderAmount, newest.amountCents);
    row.setCount(Feature::NewestOrderItems, newest.itemCount);
    row.setWord(Feature::NewestOrderCategory, newest.productCategory);
}

void addPastOrders(FeatureRow& row, const KnownState& known, Second now) {
    constexpr Second Month = 30 * Day;
    std::int64_t spentCents = 0;
    for (const Event& placed : known.eventsSince(EventType::OrderPlaced, now - Month))
        spentCents += placed.amountCents;
    row.setHundredths(Feature::Spent30d, spentCents);
    row.setCount(Feature::Orders7d, known.countSince(EventType::OrderPlaced, now - Week));
    row.setCount(Feature::Orders30d, known.countSince(EventType::OrderPlaced, now - Month));
    row.setCount(Feature::Cancelled30d, known.countSince(EventType::OrderCancelled, now - Month));
    row.setCount(Feature::Completed30d, known.countSince(EventType::OrderCompleted, now - Month));
    const Event* cancelled = known.last(EventType::OrderCancelled);
    setTimeSince(row, Feature::DaysSinceCancellation, cancelled, now, Day);
    if (cancelled != nullptr)
        row.setWord(Feature::CancelReason, cancelled->reason);
}

} // namespace

void addOrderFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const Second now = moment.time;
    addPastOrders(row, known, now);
    const OrderCounts counts = countOrders(known);
    row.setCount(Feature::OpenOrders, counts.open);
    row.setHundredths(Feature::OpenOrdersAmount, counts.openCents);
    row.setWords(Feature::OpenOrderCategories, counts.openCategories);
    row.setCount(Feature::OrdersToPay, counts.toPay);
    row.setCount(Feature::OrdersToShip, counts.toShip);
    row.setCount(Feature::OrdersToReceive, counts.toReceive);
    if (counts.toPay > 0)
        row.setHundredths(Feature::HoursUnpaid, hundredthsOf(now - counts.oldestUnpaid, Hour));
    if (counts.toShip > 0)
        row.setHundredths(Feature::DaysWaitingShipment, hundredthsOf(now - counts.oldestUnshipped, Day));
    if (!known.orders().empty())
        addNewestOrder(row, known.orders().back(), moment);
}

} // namespace intentscope::sim
