// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/catalogue.h"

namespace intentscope::sim {
namespace {

using S = Situation;

constexpr IntentEntry Entries[] = {
    {"VOU-01",
     "Use a voucher at checkout",
     "How to apply a voucher to an order.",
     "Tap Select Voucher at checkout; the best one is proposed first. One shop voucher, one seller voucher "
     "and one shipping voucher can be combined.",
     in::All,
     {{{S::VoucherNew, 10}, {S::CampaignShopping, 3}}}},
    {"VOU-02",
     "Where do I find my vouchers?",
     "Where claimed vouchers are kept.",
     "Open Me > My Vouchers. Tabs separate those ready to use, those that begin later and those used or "
     "expired. A code you received is entered at the top.",
     in::All,
     {{{S::VoucherNew, 8}, {S::VoucherExpiring, 4}}}},
    {"VOU-03",
     "My voucher does not work",
     "Why a voucher is refused at checkout.",
     "Look at its terms: least amount, categories, payment method, region and the hours in which it is "
     "valid. The line that is not met is shown in red under the voucher.",
     in::All,
     {{{S::VoucherRejected, 10}}}},
    {"VOU-04",
     "Voucher fully redeemed",
     "What this message means.",
     "Every voucher has a number of uses for all buyers together. When they are gone it stays in your list "
     "but cannot be used; campaigns refill them at midnight and at noon.",
     in::All,
     {{{S::VoucherRejected, 7}, {S::CampaignShopping, 4}}}},
    {"VOU-05",
     "Minimum spend of a voucher",
     "What counts towards the least amount.",
     "The amount is counted after seller discounts and before shipping, and only for items the voucher "
     "covers. Add items from the list behind See Items to reach it.",
     in::All,
     {{{S::VoucherRejected, 7}, {S::VoucherNew, 3}}}},
    {"VOU-06",
     "When does my voucher expire?",
     "Where the last day of a voucher is shown.",
     "The day and hour stand on the voucher in your local time. A reminder is sent a day before. An order "
     "placed in time keeps the voucher even if it is paid later.",
     in::All,
     {{{S::VoucherExpiring, 10}}}},
    {"VOU-07",
     "Extend an expired voucher",
     "Whether a voucher can be prolonged.",
     "Expired vouchers cannot be prolonged. If it expired because an order was cancelled by the seller, "
     "write to us within seven days and you receive a new one.",
     in::All,
     {{{S::VoucherExpiring, 7, Phase::Late}, {S::CancelledByShop, 2}}}},
    {"VOU-08",
     "Free shipping vouchers",
     "How to get and use free shipping.",
     "Claim them on the Free Shipping page every day. They cover the fee up to the amount shown; the rest is "
     "yours to pay. Some sellers and bulky goods are excluded.",
     in::All,
     {{{S::VoucherNew, 6}, {S::CampaignShopping, 6}}}},
    {"VOU-09",
     "Voucher for new users",
     "Which welcome vouchers a new account receives.",
     "New accounts get three vouchers on the first day, valid for a week. They need a verified phone number "
     "that has not been used before and work on one device only.",
     in::All,
     {{{S::VoucherNew, 5}, {S::VoucherRejected, 3}}}},
    {"VOU-10",
     "Voucher not usable with my payment method",
     "Vouchers that need a certain way of paying.",
     "Some vouchers are paid for by a bank or the wallet and work only with it. Choose that method first, "
     "then select the voucher.",
     in::All,
     {{{S::VoucherRejected, 6}, {S::PaymentFailed, 1}}}},
    {"VOU-11",
     "Share of a voucher after a return",
     "How a voucher counts when part of an order goes back.",
     "The voucher is shared among all items by their price. What belongs to the returned item is taken off "
     "the refund; the rest of the order keeps its discount.",
     in::All,
     {{{S::RefundAwaited, 2}, {S::ReturnUnderReview, 2}}}},
    {"VOU-12",
     "Earn coins",
     "All the ways to collect coins.",
     "Coins come from completed orders, reviews with photos, the daily check-in and games. They are added "
     "when the order completes, not when it is paid.",
     in::All,
     {{{S::CoinsMatter, 9}, {S::OrderFinished, 2}}}},
    {"VOU-13",
     "Pay with coins",
     "How many coins can be used on an order.",
     "Switch on Use Coins at checkout. Up to a quarter of the order can be paid with them; the rate in your "
     "currency is shown beside the switch.",
     in::All,
     {{{S::CoinsMatter, 8}}}},
    {"VOU-14",
     "My coins are missing or expired",
     "Why coins disappear.",
     "Coins expire at the end of the third month after they were earned. Coins of a cancelled order come "
     "back with their old date. The history lists each change.",
     in::All,
     {{{S::CoinsMatter, 8}}}},
    {"VOU-15",
     "Daily check-in and its rewards",
     "How the check-in series works.",
     "Check in once a day in the Coins page; seven days in a row give the largest reward. A missed day "
     "starts the series again, at midnight of your region.",
     in::All,
     {{{S::CoinsMatter, 6}, {S::Loyalty, 3}}}},
    {"VOU-16",
     "Flash sale: how it works",
     "Times, prices and limits of flash sales.",
     "Flash prices hold for the hours shown and for a few pieces each. An item in the cart is not reserved: "
     "the price is yours once the order is placed.",
     in::All,
     {{{S::CampaignShopping, 9}}}},
    {"VOU-17",
     "The price changed after I put it into the cart",
     "Why cart prices move.",
     "Prices in the cart follow the product page. Flash prices end, vouchers run out and sellers change "
     "prices; only a placed order fixes the price.",
     in::All,
     {{{S::CampaignShopping, 7}, {S::ProductQuestion, 3}}}},
    {"VOU-18",
     "Double-day sale calendar",
     "When the next big campaign begins and how to prepare.",
     "Campaigns run on double days such as 2.2 and 3.3, from midnight for 24 hours. Claim vouchers the day "
     "before and fill the cart, since the best ones go within minutes.",
     in::All,
     {{{S::CampaignShopping, 8}, {S::VoucherNew, 2}}}},
    {"VOU-19",
     "Cashback: when is it credited?",
     "How cashback vouchers pay out.",
     "Cashback is paid in coins within three days after the order is complete. It is taken back when the "
     "item is returned.",
     in::All,
     {{{S::CoinsMatter, 6}, {S::OrderFinished, 2}}}},
    {"VOU-20",
     "Gift cards: buy, send and redeem",
     "How gift cards work.",
     "Buy a card under Digital Goods and send its code by chat or mail. The receiver enters it under Wallet "
     "> Redeem. Cards are valid for a year and are not paid out.",
     in::All & ~in::VN,
     {{{S::WalletMatter, 3}, {S::CoinsMatter, 2}}}},
    {"VOU-21",
     "Claimed a voucher and cannot see it",
     "Why a claimed voucher is not in the list.",
     "Vouchers that begin later are under Upcoming. If it is in neither tab, the claim came too late: the "
     "button turns grey a moment after the last one is gone.",
     in::All,
     {{{S::VoucherNew, 6}, {S::CampaignShopping, 3}}}},
};

} // namespace

std::span<const IntentEntry> voucherIntents() {
    return Entries;
}

} // namespace intentscope::sim
