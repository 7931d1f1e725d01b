// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/event.h"

#include <array>

namespace intentscope::sim {
namespace {

constexpr std::array<std::string_view, EventTypeCount> TypeNames = {
    "order_placed",     "payment_succeeded",  "payment_failed",   "payment_charged_twice", "order_packed",
    "order_cancelled",  "parcel_shipped",     "parcel_scanned",   "out_for_delivery",      "delivery_failed",
    "parcel_delivered", "order_completed",    "return_requested", "return_approved",       "return_rejected",
    "return_received",  "refund_issued",      "voucher_issued",   "voucher_used",          "voucher_rejected",
    "voucher_expired",  "login_failed",       "new_device_login", "password_changed",      "phone_changed",
    "address_changed",  "account_restricted", "account_restored", "review_written",        "page_viewed",
    "chat_opened",      "intent_clicked"};

constexpr std::array<std::string_view, PageCount> PageNames = {
    "home",   "search",           "product",  "cart",       "checkout", "orders",   "tracking", "returns",
    "wallet", "payment_settings", "vouchers", "coins",      "profile",  "security", "address",  "campaign",
    "live",   "seller_centre",    "reviews",  "help_centre"};

} // namespace

std::string_view name(EventType type) {
    return TypeNames[static_cast<std::size_t>(type)];
}

std::string_view name(Page page) {
    return PageNames[static_cast<std::size_t>(page)];
}

} // namespace intentscope::sim
