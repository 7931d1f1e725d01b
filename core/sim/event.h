// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/clock.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace intentscope::sim {

enum class EventType : std::uint8_t {
    OrderPlaced,
    PaymentSucceeded,
    PaymentFailed,
    PaymentChargedTwice,
    OrderPacked,
    OrderCancelled,
    ParcelShipped,
    ParcelScanned,
    ParcelOutForDelivery,
    DeliveryFailed,
    ParcelDelivered,
    OrderCompleted,
    ReturnRequested,
    ReturnApproved,
    ReturnRejected,
    ReturnReceived,
    RefundIssued,
    VoucherIssued,
    VoucherUsed,
    VoucherRejected,
    VoucherExpired,
    LoginFailed,
    NewDeviceLogin,
    PasswordChanged,
    PhoneChanged,
    AddressChanged,
    AccountRestricted,
    AccountRestored,
    ReviewWritten,
    PageViewed,
    ChatOpened,
    IntentClicked
};

constexpr std::size_t EventTypeCount = static_cast<std::size_t>(EventType::IntentClicked) + 1;

/// "order_placed": the word in events.csv.
std::string_view name(EventType type);

/// A page of the shop's app.
enum class Page : std::uint8_t {
    Home,
    Search,
    Product,
    Cart,
    Checkout,
    Orders,
    Tracking,
    Returns,
    Wallet,
    PaymentSettings,
    Vouchers,
    Coins,
    Profile,
    Security,
    Address,
    Campaign,
    Live,
    SellerCentre,
    Reviews,
    HelpCentre
};
constexpr std::int32_t PageCount = 20;

std::string_view name(Page page);

/// Something that happened, with the payload of its type; what does not apply is -1 or empty.
struct Event {
    Second time = 0;
    EventType type = EventType::PageViewed;
    std::int32_t order = -1;       ///< number of the user's order
    std::int32_t voucher = -1;     ///< number of the user's voucher
    std::int32_t amountCents = -1; ///< of the order, the payment or the refund, in US cents
    std::int32_t count = -1;       ///< items of an order, promised days of a parcel, days a voucher is valid
    std::int32_t intent = -1;      ///< row of the catalogue, for clicks
    Page page = Page::Home;        ///< for page views
    std::string_view word = {};    ///< product category, courier or device, by type
    std::string_view method = {};  ///< payment method of orders, payments and refunds
    std::string_view reason = {};  ///< why a payment, a delivery or a voucher failed
};

} // namespace intentscope::sim
