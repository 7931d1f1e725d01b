// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/known_state.h"

#include "core/sim/region.h"

#include <algorithm>
#include <array>

namespace intentscope::sim {
namespace {

constexpr std::array<std::string_view, 9> OrderWords = {
    "to_pay",
    "to_ship",
    "packed",
    "shipped",
    "out_for_delivery",
    "delivery_failed",
    "delivered",
    "completed",
    "cancelled"};
constexpr std::array<std::string_view, 6> ReturnWords = {
    "none", "requested", "approved", "received", "rejected", "refunded"};

void enter(KnownOrder& order, OrderStatus status, Second time) {
    order.status = status;
    order.statusSince = time;
}

void enter(KnownOrder& order, ReturnStatus status, Second time) {
    order.returning = status;
    order.returnSince = time;
}

void cancel(KnownOrder& order, Second time) {
    enter(order, OrderStatus::Cancelled, time);
    if (order.paid != Never)
        order.refundOwed = time;
}

KnownOrder placedOrder(const Event& event) {
    KnownOrder order;
    order.number = event.order;
    order.placed = event.time;
    order.amountCents = event.amountCents;
    order.itemCount = event.count;
    order.productCategory = event.word;
    const bool paidAtTheDoor = event.method == CashOnDelivery;
    enter(order, paidAtTheDoor ? OrderStatus::ToShip : OrderStatus::ToPay, event.time);
    return order;
}

} // namespace

std::string_view name(OrderStatus status) {
    return OrderWords[static_cast<std::size_t>(status)];
}

std::string_view name(ReturnStatus status) {
    return ReturnWords[static_cast<std::size_t>(status)];
}

void KnownState::observe(const Event& event) {
    m_ofType[static_cast<std::size_t>(event.type)].push_back(event);
    if (event.type == EventType::PageViewed)
        m_pageViews.push_back({.time = event.time, .page = event.page});
    else if (event.order >= 0)
        observeOrder(event);
    else if (event.voucher >= 0)
        observeVoucher(event);
}

void KnownState::observeOrder(const Event& event) {
    if (event.type == EventType::OrderPlaced) {
        m_orders.push_back(placedOrder(event));
        return;
    }
    const auto order = std::ranges::find(m_orders, event.order, &KnownOrder::number);
    if (order == m_orders.end())
        return;
    observeParcel(*order, event);
    observeReturn(*order, event);
}

void KnownState::observeParcel(KnownOrder& order, const Event& event) {
    switch (event.type) {
    case EventType::PaymentSucceeded:
        order.paid = event.time;
        return enter(order, OrderStatus::ToShip, event.time);
    case EventType::OrderPacked:
        return enter(order, OrderStatus::Packed, event.time);
    case EventType::OrderCancelled:
        return cancel(order, event.time);
    case EventType::ParcelShipped:
        order.shipped = event.time;
        order.scanned = event.time;
        order.promised = event.time + event.count * Day;
        order.courier = event.word;
        return enter(order, OrderStatus::Shipped, event.time);
    case EventType::ParcelScanned:
        order.scanned = event.time;
        return;
    case EventType::ParcelOutForDelivery:
        order.scanned = event.time;
        return enter(order, OrderStatus::OutForDelivery, event.time);
    case EventType::DeliveryFailed:
        ++order.failedAttempts;
        return enter(order, OrderStatus::DeliveryFailed, event.time);
    case EventType::ParcelDelivered:
        order.delivered = event.time;
        return enter(order, OrderStatus::Delivered, event.time);
    case EventType::OrderCompleted:
        return enter(order, OrderStatus::Completed, event.time);
    default:
        return;
    }
}

void KnownState::observeReturn(KnownOrder& order, const Event& event) {
    switch (event.type) {
    case EventType::ReturnRequested:
        order.returnReason = event.reason;
        return enter(order, ReturnStatus::Requested, event.time);
    case EventType::ReturnApproved:
        return enter(order, ReturnStatus::Approved, event.time);
    case EventType::ReturnReceived:
        order.refundOwed = event.time;
        return enter(order, ReturnStatus::Received, event.time);
    case EventType::ReturnRejected:
        return enter(order, ReturnStatus::Rejected, event.time);
    case EventType::RefundIssued:
        order.refundOwed = Never;
        if (order.returning == ReturnStatus::Received)
            enter(order, ReturnStatus::Refunded, event.time);
        return;
    default:
        return;
    }
}

void KnownState::observeVoucher(const Event& event) {
    if (event.type == EventType::VoucherIssued) {
        m_vouchers.push_back(
            {.number = event.voucher,
             .expires = event.time + event.count * Day,
             .amountCents = event.amountCents});
        return;
    }
    if (event.type != EventType::VoucherUsed && event.type != EventType::VoucherExpired)
        return;
    for (KnownVoucher& voucher : m_vouchers) {
        if (voucher.number == event.voucher)
            voucher.active = false;
    }
}

const Event* KnownState::last(EventType type) const {
    const std::vector<Event>& events = m_ofType[static_cast<std::size_t>(type)];
    return events.empty() ? nullptr : &events.back();
}

std::span<const Event> KnownState::eventsSince(EventType type, Second since) const {
    const std::vector<Event>& events = m_ofType[static_cast<std::size_t>(type)];
    return {std::ranges::lower_bound(events, since, {}, &Event::time), events.end()};
}

} // namespace intentscope::sim
