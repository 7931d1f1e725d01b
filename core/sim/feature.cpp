// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/feature.h"

#include <algorithm>
#include <cstdlib>

namespace intentscope::sim {
namespace {

using data::FeatureKind;

constexpr FeatureKind Word = FeatureKind::Categorical;
constexpr FeatureKind Words = FeatureKind::MultiCategorical;
constexpr FeatureKind Number = FeatureKind::Numeric;
constexpr FeatureKind Flag = FeatureKind::Boolean;
constexpr FeatureKind Moment = FeatureKind::Timestamp;

constexpr std::array<FeatureDescription, FeatureCount> Descriptions = {{
    {"region", Word, "", "account", "Market of the shop in which the account is registered"},
    {"tier", Word, "", "account", "Membership level of the account"},
    {"language", Word, "", "account", "Language that the app is set to"},
    {"platform", Word, "", "account", "Kind of device the app usually runs on"},
    {"preferred_payment", Word, "", "account", "Payment method marked as default in the account"},
    {"phone_verified", Flag, "", "account", "Whether the phone number of the account is confirmed"},
    {"registered_at", Moment, "", "account", "When the account was registered"},
    {"account_age_days", Number, "days", "account", "Days since the account was registered"},
    {"login_failures_7d", Number, "", "account", "Failed logins in the last 7 days"},
    {"hours_since_login_failure", Number, "hours", "account", "Hours since the last failed login"},
    {"days_since_password_change", Number, "days", "account", "Days since the password was last changed"},
    {"days_since_details_change",
     Number,
     "days",
     "account",
     "Days since phone number or address was last changed"},
    {"days_since_new_device", Number, "days", "account", "Days since a login from a device not seen before"},
    {"account_restricted", Flag, "", "account", "Whether the account is under a restriction"},
    {"orders_7d", Number, "", "order", "Orders placed in the last 7 days"},
    {"orders_30d", Number, "", "order", "Orders placed in the last 30 days"},
    {"open_orders", Number, "", "order", "Orders that are neither delivered nor cancelled"},
    {"orders_to_pay", Number, "", "order", "Open orders that wait for their payment"},
    {"orders_to_ship", Number, "", "order", "Paid orders that have not been handed to a courier"},
    {"orders_to_receive", Number, "", "order", "Orders whose parcel is on its way"},
    {"cancelled_30d", Number, "", "order", "Orders cancelled in the last 30 days"},
    {"days_since_cancellation", Number, "days", "order", "Days since an order was last cancelled"},
    {"cancel_reason", Word, "", "order", "Reason for which an order was last cancelled"},
    {"completed_30d", Number, "", "order", "Orders completed in the last 30 days"},
    {"spent_30d", Number, "USD", "order", "Worth of the orders placed in the last 30 days"},
    {"open_orders_amount", Number, "USD", "order", "Worth of the open orders together"},
    {"open_order_categories", Words, "", "order", "Product categories of the open orders"},
    {"newest_order_status", Word, "", "order", "Status of the order that was placed last"},
    {"newest_order_placed_at", Moment, "", "order", "When the newest order was placed"},
    {"days_in_status", Number, "days", "order", "Days since the newest order changed its status"},
    {"newest_order_age_days", Number, "days", "order", "Days since the newest order was placed"},
    {"newest_order_amount", Number, "USD", "order", "Worth of the newest order"},
    {"newest_order_items", Number, "", "order", "Pieces in the newest order"},
    {"newest_order_category", Word, "", "order", "Product category of the newest order"},
    {"hours_unpaid",
     Number,
     "hours",
     "order",
     "Hours for which the oldest unpaid order has waited for payment"},
    {"days_waiting_shipment",
     Number,
     "days",
     "order",
     "Days for which the oldest unshipped order has been paid"},
    {"courier", Word, "", "delivery", "Courier of the parcel that was shipped last"},
    {"parcel_couriers", Words, "", "delivery", "Couriers of the parcels on their way"},
    {"courier_notice",
     Flag,
     "",
     "delivery",
     "Whether the shop has announced trouble of that courier in the region"},
    {"days_since_shipped", Number, "days", "delivery", "Days since the oldest parcel on its way was shipped"},
    {"promised_at", Moment, "", "delivery", "By when the parcel on its way that is due first was promised"},
    {"days_past_promise",
     Number,
     "days",
     "delivery",
     "Days by which the most overdue parcel has passed its promised day; negative while in time"},
    {"late_parcels", Number, "", "delivery", "Parcels on their way whose promised day has passed"},
    {"days_since_scan",
     Number,
     "days",
     "delivery",
     "Longest time since the last scan among parcels on their way"},
    {"out_for_delivery", Flag, "", "delivery", "Whether a parcel is on the courier's van"},
    {"failed_attempts", Number, "", "delivery", "Failed delivery attempts of parcels on their way"},
    {"delivery_failures_7d", Number, "", "delivery", "Failed delivery attempts in the last 7 days"},
    {"delivery_failure_reason", Word, "", "delivery", "Reason of the last failed delivery attempt"},
    {"days_since_delivered", Number, "days", "delivery", "Days since a parcel was last delivered"},
    {"deliveries_30d", Number, "", "delivery", "Parcels delivered in the last 30 days"},
    {"late_deliveries_30d",
     Number,
     "",
     "delivery",
     "Parcels delivered after their promised day in the last 30 days"},
    {"open_returns", Number, "", "return", "Returns that are neither refunded nor rejected"},
    {"return_status", Word, "", "return", "Status of the return that was requested last"},
    {"days_in_return_status", Number, "days", "return", "Days since the newest return changed its status"},
    {"return_reason", Word, "", "return", "Reason stated for the newest return"},
    {"returns_30d", Number, "", "return", "Returns requested in the last 30 days"},
    {"refund_pending_amount", Number, "USD", "return", "Money owed for cancelled and returned orders"},
    {"days_waiting_refund", Number, "days", "return", "Days for which the oldest refund has been owed"},
    {"refunds_30d", Number, "", "return", "Refunds issued in the last 30 days"},
    {"days_since_refund", Number, "days", "return", "Days since a refund was last issued"},
    {"payment_failures_7d", Number, "", "payment", "Failed payments in the last 7 days"},
    {"hours_since_payment_failure", Number, "hours", "payment", "Hours since the last failed payment"},
    {"payment_failure_reason", Word, "", "payment", "Reason of the last failed payment"},
    {"payment_failure_reasons_7d", Words, "", "payment", "Reasons of the failed payments of the last 7 days"},
    {"newest_payment_method", Word, "", "payment", "Payment method chosen for the newest order"},
    {"payment_methods_30d",
     Words,
     "",
     "payment",
     "Payment methods chosen for the orders of the last 30 days"},
    {"hours_since_payment", Number, "hours", "payment", "Hours since a payment last succeeded"},
    {"days_since_double_charge", Number, "days", "payment", "Days since an order was charged twice"},
    {"active_vouchers", Number, "", "voucher", "Vouchers that are neither used nor expired"},
    {"active_voucher_amount", Number, "USD", "voucher", "Worth of the active vouchers together"},
    {"days_to_voucher_expiry", Number, "days", "voucher", "Days until the first active voucher expires"},
    {"hours_since_voucher_issued", Number, "hours", "voucher", "Hours since a voucher was last issued"},
    {"hours_since_voucher_rejected", Number, "hours", "voucher", "Hours since a voucher was last refused"},
    {"voucher_reject_reason", Word, "", "voucher", "Reason for which a voucher was last refused"},
    {"vouchers_used_30d", Number, "", "voucher", "Vouchers used in the last 30 days"},
    {"last_page", Word, "", "browsing", "Page of the app that was viewed last"},
    {"previous_page", Word, "", "browsing", "Page of the app that was viewed before the last one"},
    {"top_page_7d", Word, "", "browsing", "Page of the app that was viewed most often in the last 7 days"},
    {"minutes_since_last_page", Number, "minutes", "browsing", "Minutes since a page was last viewed"},
    {"page_views_24h", Number, "", "browsing", "Page views in the last 24 hours"},
    {"pages_24h", Words, "", "browsing", "Pages viewed in the last 24 hours"},
    {"chats_7d", Number, "", "chat", "Times the chat was opened in the last 7 days"},
    {"days_since_last_chat", Number, "days", "chat", "Days since the chat was last opened"},
    {"last_clicked_category", Word, "", "chat", "Category of the intent that was clicked last"},
    {"last_clicked_intent", Word, "", "chat", "Intent that was clicked last"},
    {"clicked_categories_7d", Words, "", "chat", "Categories of the intents clicked in the last 7 days"},
    {"local_hour", Number, "hours", "time", "Hour of the day in the region's own time"},
    {"weekday", Word, "", "time", "Day of the week in the region's own time"},
    {"campaign_day", Flag, "", "time", "Whether a sale runs in the region on that day"},
}};

} // namespace

std::span<const FeatureDescription> featureDescriptions() {
    return Descriptions;
}

std::string hundredthsText(std::int64_t hundredths) {
    const std::int64_t magnitude = std::abs(hundredths);
    std::string text = (hundredths < 0 ? "-" : "") + std::to_string(magnitude / 100);
    const auto tenths = static_cast<char>('0' + magnitude / 10 % 10);
    const auto last = static_cast<char>('0' + magnitude % 10);
    if (last != '0')
        text += {'.', tenths, last};
    else if (tenths != '0')
        text += {'.', tenths};
    return text;
}

void FeatureRow::setHundredths(Feature feature, std::int64_t hundredths) {
    slot(feature) = hundredthsText(hundredths);
}

void FeatureRow::setFlag(Feature feature, bool value) {
    slot(feature) = value ? "1" : "0";
}

void FeatureRow::setWord(Feature feature, std::string_view word) {
    slot(feature) = word;
}

void FeatureRow::setTime(Feature feature, UtcMillis time) {
    slot(feature) = toIso8601(time);
}

void FeatureRow::setWords(Feature feature, std::span<const std::string_view> words) {
    std::string& text = slot(feature);
    text.clear();
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (std::find(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(index), words[index]) !=
            words.begin() + static_cast<std::ptrdiff_t>(index))
            continue;
        text += text.empty() ? "" : "|";
        text += words[index];
    }
}

} // namespace intentscope::sim
