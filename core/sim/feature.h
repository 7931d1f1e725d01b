// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/data/schema.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace intentscope::sim {

/// The columns of impressions.csv that are features, in its order; region comes first and is a role of its
/// own.
enum class Feature : std::uint8_t {
    Region,
    // account
    Tier,
    Language,
    Platform,
    PreferredPayment,
    PhoneVerified,
    RegisteredAt,
    AccountAgeDays,
    LoginFailures7d,
    HoursSinceLoginFailure,
    DaysSincePasswordChange,
    DaysSinceDetailsChange,
    DaysSinceNewDevice,
    AccountRestricted,
    // order
    Orders7d,
    Orders30d,
    OpenOrders,
    OrdersToPay,
    OrdersToShip,
    OrdersToReceive,
    Cancelled30d,
    DaysSinceCancellation,
    CancelReason,
    Completed30d,
    Spent30d,
    OpenOrdersAmount,
    OpenOrderCategories,
    NewestOrderStatus,
    NewestOrderPlacedAt,
    DaysInStatus,
    NewestOrderAgeDays,
    NewestOrderAmount,
    NewestOrderItems,
    NewestOrderCategory,
    HoursUnpaid,
    DaysWaitingShipment,
    // delivery
    Courier,
    ParcelCouriers,
    CourierNotice,
    DaysSinceShipped,
    PromisedAt,
    DaysPastPromise,
    LateParcels,
    DaysSinceScan,
    OutForDelivery,
    FailedAttempts,
    DeliveryFailures7d,
    DeliveryFailureReason,
    DaysSinceDelivered,
    Deliveries30d,
    LateDeliveries30d,
    // returns
    OpenReturns,
    ReturnStatus,
    DaysInReturnStatus,
    ReturnReason,
    Returns30d,
    RefundPendingAmount,
    DaysWaitingRefund,
    Refunds30d,
    DaysSinceRefund,
    // payment
    PaymentFailures7d,
    HoursSincePaymentFailure,
    PaymentFailureReason,
    PaymentFailureReasons7d,
    NewestPaymentMethod,
    PaymentMethods30d,
    HoursSincePayment,
    DaysSinceDoubleCharge,
    // voucher
    ActiveVouchers,
    ActiveVoucherAmount,
    DaysToVoucherExpiry,
    HoursSinceVoucherIssued,
    HoursSinceVoucherRejected,
    VoucherRejectReason,
    VouchersUsed30d,
    // browsing
    LastPage,
    PreviousPage,
    TopPage7d,
    MinutesSinceLastPage,
    PageViews24h,
    Pages24h,
    // chat
    Chats7d,
    DaysSinceLastChat,
    LastClickedCategory,
    LastClickedIntent,
    ClickedCategories7d,
    // time
    LocalHour,
    Weekday,
    CampaignDay
};
constexpr std::size_t FeatureCount = static_cast<std::size_t>(Feature::CampaignDay) + 1;
static_assert(FeatureCount == 89);

struct FeatureDescription {
    std::string_view name;
    data::FeatureKind kind = data::FeatureKind::Numeric;
    std::string_view unit;
    std::string_view group;
    std::string_view description; ///< one sentence
};

/// One a feature, in the order of `Feature`.
std::span<const FeatureDescription> featureDescriptions();

/// The values of one impression. A value that is not set is missing.
class FeatureRow {
public:
    /// A number in hundredths of its unit: files show two decimals at most, the same on every machine.
    void setHundredths(Feature feature, std::int64_t hundredths);
    void setCount(Feature feature, std::int64_t count) { setHundredths(feature, count * 100); }
    void setFlag(Feature feature, bool value);
    /// "" leaves it missing.
    void setWord(Feature feature, std::string_view word);
    void setTime(Feature feature, UtcMillis time);
    /// The distinct words, in the order in which they first occur; none is missing. A word holds no '|'.
    void setWords(Feature feature, std::span<const std::string_view> words);

    /// As it stands in a CSV cell: "3.25", "1", "shipped", "home|cart", "" for missing.
    const std::string& text(Feature feature) const { return m_texts[static_cast<std::size_t>(feature)]; }
    friend bool operator==(const FeatureRow&, const FeatureRow&) = default;

private:
    std::string& slot(Feature feature) { return m_texts[static_cast<std::size_t>(feature)]; }

    std::array<std::string, FeatureCount> m_texts;
};

/// "12.5" for 1250; no trailing zeros.
std::string hundredthsText(std::int64_t hundredths);

} // namespace intentscope::sim
