// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/event.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace intentscope::sim {

enum class OrderStatus : std::uint8_t {
    ToPay,
    ToShip,
    Packed,
    Shipped,
    OutForDelivery,
    DeliveryFailed,
    Delivered,
    Completed,
    Cancelled
};
std::string_view name(OrderStatus status);

enum class ReturnStatus : std::uint8_t { None, Requested, Approved, Received, Rejected, Refunded };
std::string_view name(ReturnStatus status);

/// What the shop knows of one order.
struct KnownOrder {
    std::int32_t number = 0;
    OrderStatus status = OrderStatus::ToPay;
    ReturnStatus returning = ReturnStatus::None;
    Second placed = 0;
    Second statusSince = 0;
    Second returnSince = 0;
    Second paid = Never;
    Second shipped = Never;
    Second promised = Never;
    Second scanned = Never;
    Second delivered = Never;
    Second refundOwed = Never; ///< since when; Never when nothing is owed
    std::int32_t amountCents = 0;
    std::int32_t itemCount = 0;
    std::int32_t failedAttempts = 0;
    std::string_view productCategory = {};
    std::string_view courier = {};
    std::string_view returnReason = {};

    bool isOpen() const { return status < OrderStatus::Delivered; }
    bool isWaitingForShipment() const {
        return status == OrderStatus::ToShip || status == OrderStatus::Packed;
    }
    bool isOnTheWay() const { return status >= OrderStatus::Shipped && status < OrderStatus::Delivered; }
    bool isBeingReturned() const {
        return returning >= ReturnStatus::Requested && returning <= ReturnStatus::Received;
    }
};

struct KnownVoucher {
    std::int32_t number = 0;
    Second expires = 0;
    std::int32_t amountCents = 0;
    bool active = true;
};

struct PageView {
    Second time = 0;
    Page page = Page::Home;
};

/// What the shop knows of a user: a fold over the events, oldest first. It never sees what comes later, so
/// neither can a feature computed from it.
class KnownState {
public:
    /// Events come in the order of time.
    void observe(const Event& event);

    std::span<const KnownOrder> orders() const { return m_orders; } ///< oldest first
    std::span<const KnownVoucher> vouchers() const { return m_vouchers; }
    std::span<const PageView> pageViews() const { return m_pageViews; }
    /// Null when there never was one.
    const Event* last(EventType type) const;
    /// The events of a type in [since, now], oldest first. O(log n).
    std::span<const Event> eventsSince(EventType type, Second since) const;
    std::int64_t countSince(EventType type, Second since) const {
        return static_cast<std::int64_t>(eventsSince(type, since).size());
    }

private:
    void observeOrder(const Event& event);
    void observeParcel(KnownOrder& order, const Event& event);
    void observeReturn(KnownOrder& order, const Event& event);
    void observeVoucher(const Event& event);

    std::vector<KnownOrder> m_orders;
    std::vector<KnownVoucher> m_vouchers;
    std::vector<PageView> m_pageViews;
    std::array<std::vector<Event>, EventTypeCount> m_ofType;
};

} // namespace intentscope::sim
