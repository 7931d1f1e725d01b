// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/situation.h"

#include <algorithm>
#include <array>

namespace intentscope::sim {
namespace {

constexpr std::array<SituationProfile, SituationCount> Profiles = {{
    {"order_to_pay", 14, 6, 40, Page::Checkout, Page::PaymentSettings},
    {"waiting_for_shipment", 5, 6, 50, Page::Orders, Page::Orders},
    {"changed_mind", 60, 20, 120, Page::Orders, Page::Cart},
    {"cancelled_by_shop", 40, -4, 40, Page::Orders, Page::Wallet},
    {"wrong_address", 70, 20, 140, Page::Address, Page::Orders},
    {"order_finished", 2, 0, 2, Page::Reviews, Page::Orders},
    {"parcel_on_the_way", 3, 1, 12, Page::Tracking, Page::Orders},
    {"parcel_late", 14, 12, 110, Page::Tracking, Page::Orders},
    {"parcel_stuck", 18, 12, 110, Page::Tracking, Page::HelpCentre},
    {"out_for_delivery", 12, 0, 12, Page::Tracking, Page::Tracking},
    {"delivery_failed", 60, 30, 160, Page::Tracking, Page::Address},
    {"delivered_not_received", 110, 40, 220, Page::Tracking, Page::HelpCentre},
    {"item_damaged", 80, 20, 160, Page::Orders, Page::Returns},
    {"wrong_item", 80, 20, 160, Page::Orders, Page::Returns},
    {"item_unwanted", 28, 8, 60, Page::Returns, Page::Orders},
    {"return_under_review", 14, 10, 80, Page::Returns, Page::Returns},
    {"refund_awaited", 14, 12, 120, Page::Wallet, Page::Returns},
    {"return_rejected", 70, 0, 70, Page::Returns, Page::HelpCentre},
    {"payment_failed", 90, 10, 120, Page::PaymentSettings, Page::Checkout},
    {"charged_twice", 120, 30, 240, Page::Wallet, Page::PaymentSettings},
    {"cash_question", 5, 0, 5, Page::Checkout, Page::Orders},
    {"wallet_matter", 22, 0, 22, Page::Wallet, Page::PaymentSettings},
    {"pay_later_matter", 22, 4, 40, Page::Wallet, Page::PaymentSettings},
    {"voucher_new", 7, 0, 7, Page::Vouchers, Page::Cart},
    {"voucher_expiring", 10, 8, 40, Page::Vouchers, Page::Cart},
    {"voucher_rejected", 90, 0, 90, Page::Checkout, Page::Vouchers},
    {"coins_matter", 20, 0, 20, Page::Coins, Page::Vouchers},
    {"campaign_shopping", 22, 0, 22, Page::Campaign, Page::Vouchers},
    {"cannot_log_in", 130, 20, 180, Page::Security, Page::Profile},
    {"strange_login", 100, 20, 160, Page::Security, Page::Profile},
    {"account_restricted", 110, 30, 220, Page::Profile, Page::HelpCentre},
    {"details_outdated", 40, 0, 40, Page::Profile, Page::Security},
    {"privacy_wish", 24, 0, 24, Page::Profile, Page::Security},
    {"notifications", 18, 0, 18, Page::Profile, Page::Home},
    {"product_question", 18, 0, 18, Page::Product, Page::Search},
    {"seller_question", 18, 0, 18, Page::Product, Page::Search},
    {"live_shopping", 20, 0, 20, Page::Live, Page::Home},
    {"selling", 24, 0, 24, Page::SellerCentre, Page::Profile},
    {"loyalty", 18, 0, 18, Page::Coins, Page::Profile},
    {"app_trouble", 34, 10, 60, Page::Home, Page::HelpCentre},
    {"wants_person", 40, 10, 80, Page::HelpCentre, Page::Orders},
}};

} // namespace

const SituationProfile& profileOf(Situation situation) {
    return Profiles[static_cast<std::size_t>(situation)];
}

std::int64_t Need::rateAt(Second time) const {
    const SituationProfile& profile = profileOf(situation);
    const std::int64_t grown = profile.baseRate + profile.growthPerDay * (time - opened) / Day;
    return std::clamp<std::int64_t>(grown, 1, profile.maxRate);
}

bool Need::isLateAt(Second time) const {
    const SituationProfile& profile = profileOf(situation);
    if (profile.growthPerDay <= 0)
        return time - opened >= Day;
    return rateAt(time) * 2 >= profile.baseRate + profile.maxRate;
}

std::int64_t Need::urgencyAt(Second time) const {
    return rateAt(time) * 1000 / profileOf(situation).maxRate;
}

} // namespace intentscope::sim
