// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/catalogue.h"

namespace intentscope::sim {
namespace {

using S = Situation;

constexpr IntentEntry Entries[] = {
    {"SRV-01",
     "Talk to a person",
     "How to reach a member of the service team.",
     "Type Agent in this chat. Between 8 and 22 local time somebody answers within a few minutes; at night "
     "we write back the next morning.",
     in::All,
     {{{S::WantsPerson, 10}, {S::ReturnRejected, 3}, {S::ChargedTwice, 2, Phase::Late}}}},
    {"SRV-02",
     "Follow up an earlier service case",
     "How to see what became of a complaint.",
     "Help Centre > My Cases lists every case with its last answer. Add to the same case rather than opening "
     "a new one, which goes to the end of the line.",
     in::All,
     {{{S::WantsPerson, 8}, {S::ParcelStuck, 2, Phase::Late}, {S::RefundAwaited, 2, Phase::Late}}}},
    {"SRV-03",
     "Make a complaint",
     "How complaints are handled and how long it takes.",
     "Choose Complaint in the Help Centre and describe what went wrong and what you wish for. A team leader "
     "answers within three working days.",
     in::All,
     {{{S::WantsPerson, 7}, {S::DeliveredNotReceived, 2, Phase::Late}}}},
    {"SRV-04",
     "Service hours and hotline",
     "When and how the service can be reached.",
     "Chat is open at all hours, people answer from 8 to 22. The hotline of your region is listed in the "
     "Help Centre; calls cost the local rate.",
     in::All,
     {{{S::WantsPerson, 7}}}},
    {"SRV-05",
     "The app crashes or stays blank",
     "First aid for a failing app.",
     "Close the app, clear its cache under Settings > Storage, bring it up to date and restart the phone. "
     "The cart and orders are kept in your account.",
     in::All,
     {{{S::AppTrouble, 10}}}},
    {"SRV-06",
     "The app is slow",
     "How to make the app faster.",
     "Switch on Light Mode under Settings, close other apps and clear the cache. On big campaign days the "
     "first minutes after midnight are slow for everybody.",
     in::All,
     {{{S::AppTrouble, 7}, {S::CampaignShopping, 2}}}},
    {"SRV-07",
     "Error at checkout",
     "What to do when an order cannot be placed.",
     "Take the item out of the cart and put it in again, check address and variation, and try once more. If "
     "the code begins with E2 the seller has closed for the day.",
     in::All,
     {{{S::AppTrouble, 6}, {S::VoucherRejected, 3}, {S::PaymentFailed, 2}}}},
    {"SRV-08",
     "Update the app",
     "Which phones and versions are supported.",
     "Use the store of your phone. Versions older than a year can no longer pay. Phones that are too old can "
     "use the shop in their browser.",
     in::All,
     {{{S::AppTrouble, 6}}}},
    {"SRV-09",
     "Change language or region",
     "How to see the shop in another language.",
     "Open Settings > Language. The region follows your address; buying from another region's shop needs an "
     "account there.",
     in::All,
     {{{S::Notifications, 4}, {S::DetailsOutdated, 2}, {S::AppTrouble, 1}}}},
    {"SRV-10",
     "Silver, Gold and Platinum membership",
     "How the levels are reached and what they give.",
     "Levels follow the orders of the last six months and are set on the first of each month. Higher levels "
     "bring free shipping, a birthday voucher and faster service.",
     in::All,
     {{{S::Loyalty, 10}}}},
    {"SRV-11",
     "Why did my level go down?",
     "How a level is kept.",
     "Cancelled and returned orders do not count. What is missing for the next level is shown under Me > "
     "Membership.",
     in::All,
     {{{S::Loyalty, 8}}}},
    {"SRV-12",
     "Birthday rewards",
     "What members get in their birthday month.",
     "From Silver on, a voucher is put into your account on the first day of the month. The birthday must "
     "have been entered 30 days before.",
     in::All,
     {{{S::Loyalty, 6}, {S::VoucherNew, 2}}}},
    {"SRV-13",
     "Invite friends and be rewarded",
     "How the invitation programme works.",
     "Share your link; when a new user completes a first order you both get a voucher within two days. "
     "Invitations among accounts on one phone do not count.",
     in::All,
     {{{S::Loyalty, 6}, {S::CoinsMatter, 4}}}},
    {"SRV-14",
     "Games and their prizes",
     "How prizes of the shop's games are given out.",
     "Prizes are credited within a day under Coins or Vouchers. Progress is kept per account; a second "
     "account on the same phone is shut out.",
     in::All & ~in::SG,
     {{{S::CoinsMatter, 5}, {S::Loyalty, 3}}}},
    {"SRV-15",
     "Start selling in the shop",
     "How to open a shop of your own.",
     "Tap Start Selling in Me, verify your identity and add a bank account. The first product can be on sale "
     "the same day; fees are listed in the Seller Centre.",
     in::All,
     {{{S::Selling, 10}}}},
    {"SRV-16",
     "Seller fees and pay-outs",
     "What selling costs and when sellers are paid.",
     "Commission and payment fee are taken off each completed order. Pay-outs go to your bank every Monday, "
     "or any day for a small fee.",
     in::All,
     {{{S::Selling, 8}}}},
    {"SRV-17",
     "My product was taken down",
     "Why listings are removed and how to bring them back.",
     "The notice in the Seller Centre names the rule. Correct the listing and send it in again; repeated "
     "breaches cost points.",
     in::All,
     {{{S::Selling, 7}}}},
    {"SRV-18",
     "Ship an order as a seller",
     "How to hand parcels to a courier.",
     "Print the label in the Seller Centre and book a pickup or take the parcels to a drop-off point before "
     "the ship-by day; late parcels lower your rating.",
     in::All,
     {{{S::Selling, 7}}}},
    {"SRV-19",
     "Become an affiliate or a live host",
     "How to earn with recommendations.",
     "Apply under Affiliate with a link to your channel. Commission is paid monthly for orders that are "
     "complete. Hosts need a verified identity.",
     in::All,
     {{{S::Selling, 5}, {S::LiveShopping, 4}}}},
    {"SRV-20",
     "Insurance for devices and parcels",
     "What the insurances offered at checkout cover.",
     "Parcel insurance pays for loss and breakage on the way, device insurance for falls and water for a "
     "year. Claims are made on the order page with photos.",
     in::ID | in::TH | in::VN | in::PH | in::MY,
     {{{S::ItemDamaged, 3}, {S::ProductQuestion, 2}}}},
    {"SRV-21",
     "Give feedback on this chat",
     "How to tell us what to improve.",
     "Rate the answer with the thumbs below it and add a line. Feedback is read every week by the team that "
     "writes these answers.",
     in::All,
     {{{S::WantsPerson, 3}, {S::AppTrouble, 1}}}},
    {"SRV-22",
     "Help in an emergency or after fraud",
     "Whom to turn to when money or safety is at risk.",
     "Change your password, freeze the wallet under Security > Freeze and call your bank. Report the case to "
     "the police and send us its number; we secure all data.",
     in::All,
     {{{S::StrangeLogin, 5, Phase::Late}, {S::ChargedTwice, 3, Phase::Late}}}},
};

} // namespace

std::span<const IntentEntry> serviceIntents() {
    return Entries;
}

} // namespace intentscope::sim
