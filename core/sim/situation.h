// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/event.h"

#include <cstdint>
#include <string_view>

namespace intentscope::sim {

/// What a user may be in the middle of, and want help with.
enum class Situation : std::uint8_t {
    // orders
    OrderToPay,
    WaitingForShipment,
    ChangedMind,
    CancelledByShop,
    WrongAddress,
    OrderFinished,
    // delivery
    ParcelOnTheWay,
    ParcelLate,
    ParcelStuck,
    OutForDelivery,
    DeliveryFailed,
    DeliveredNotReceived,
    // returns
    ItemDamaged,
    WrongItem,
    ItemUnwanted,
    ReturnUnderReview,
    RefundAwaited,
    ReturnRejected,
    // payments
    PaymentFailed,
    ChargedTwice,
    CashQuestion,
    WalletMatter,
    PayLaterMatter,
    // vouchers
    VoucherNew,
    VoucherExpiring,
    VoucherRejected,
    CoinsMatter,
    CampaignShopping,
    // account
    CannotLogIn,
    StrangeLogin,
    AccountRestricted,
    DetailsOutdated,
    PrivacyWish,
    Notifications,
    // shopping
    ProductQuestion,
    SellerQuestion,
    LiveShopping,
    // services
    Selling,
    Loyalty,
    AppTrouble,
    WantsPerson
};
constexpr std::size_t SituationCount = 41;

/// How a situation drives a user to the chat. Rates are openings per 1,000 open hours.
struct SituationProfile {
    std::string_view name;
    std::int32_t baseRate;     ///< at its start
    std::int32_t growthPerDay; ///< added for every day it stays open
    std::int32_t maxRate;
    Page page;      ///< where the user looks before asking
    Page otherPage; ///< where else
};

const SituationProfile& profileOf(Situation situation);

/// A span of time in which a user is in a situation: the hidden cause of chat openings. Written to truth/
/// only; what the shop can know of it are the events.
struct Need {
    Situation situation = Situation::ProductQuestion;
    Second opened = 0;
    Second closed = 0; ///< exclusive

    bool isOpenAt(Second time) const { return opened <= time && time < closed; }
    /// Openings per 1,000 hours at a moment at which it is open.
    std::int64_t rateAt(Second time) const;
    /// Whether it has dragged on: its rate has grown half of the way, or it does not grow and is a day old.
    bool isLateAt(Second time) const;
    /// rateAt as a share of the situation's greatest rate, per mille.
    std::int64_t urgencyAt(Second time) const;
};

} // namespace intentscope::sim
