// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/catalogue.h"

namespace intentscope::sim {
namespace {

using S = Situation;

constexpr IntentEntry Entries[] = {
    {"PAY-01",
     "Why did my payment fail?",
     "Common reasons for a refused payment.",
     "The order page names the reason the bank gave: too little money, a limit, an expired card or a wrong "
     "code. Nothing was charged; try again or choose another method.",
     in::All,
     {{{S::PaymentFailed, 10}}}},
    {"PAY-02",
     "My card was declined",
     "What to check when a bank refuses a card.",
     "Check number, date and code, that online payments are switched on at your bank, and the daily limit. "
     "Cards from abroad need the bank's consent for foreign shops.",
     in::All,
     {{{S::PaymentFailed, 7}}}},
    {"PAY-03",
     "I do not get the one-time code from my bank",
     "Help with confirmation codes of card payments.",
     "The code is sent by your bank to the number it knows. Wait two minutes, check the signal and ask the "
     "bank whether the number is current. Codes asked for in quick succession cancel one another.",
     in::All,
     {{{S::PaymentFailed, 6}, {S::CannotLogIn, 1}}}},
    {"PAY-04",
     "Money was taken but the order is unpaid",
     "What to do when the bank charged you and the order still waits.",
     "Confirmation may take up to an hour for transfers. If the order was cancelled meanwhile, the amount "
     "returns by itself. Send us the receipt if neither has happened after a day.",
     in::All,
     {{{S::PaymentFailed, 6, Phase::Late}, {S::OrderToPay, 4, Phase::Late}, {S::ChargedTwice, 3}}}},
    {"PAY-05",
     "I was charged twice",
     "How double charges are found and returned.",
     "One of the two lines is often a reservation which the bank drops within seven days. If both are "
     "booked, send us the statement under Report Payment Problem and we return one within three days.",
     in::All,
     {{{S::ChargedTwice, 10}}}},
    {"PAY-06",
     "Report a charge I do not know",
     "What to do about an unknown charge by the shop.",
     "Compare the amount with My Purchases, including family members who use your card. If you find no "
     "order, freeze the card at your bank and write to us at once.",
     in::All,
     {{{S::ChargedTwice, 6}, {S::StrangeLogin, 4}}}},
    {"PAY-07",
     "Which payment methods can I use?",
     "The ways of paying in each region.",
     "At checkout only those are listed that fit the order: amount, seller and address. New methods appear "
     "by themselves when the app is up to date.",
     in::All,
     {{{S::OrderToPay, 4}, {S::PaymentFailed, 2}, {S::CashQuestion, 2}}}},
    {"PAY-08",
     "Add or remove a card",
     "How to manage stored cards.",
     "Open Me > Payment Methods. A small reservation checks a new card and is returned at once. A card in "
     "use by an open order can be removed when the order is complete.",
     in::All,
     {{{S::WalletMatter, 5}, {S::DetailsOutdated, 3}}}},
    {"PAY-09",
     "Pay with cash on delivery",
     "How paying at the door works.",
     "Choose Cash on Delivery at checkout and keep the exact amount ready. The rider cannot open the parcel "
     "before you pay, and you may refuse it if the label is not yours.",
     in::Cash,
     {{{S::CashQuestion, 10}}}},
    {"PAY-10",
     "Why is cash on delivery not offered?",
     "Reasons for which paying at the door is switched off.",
     "It is not offered for large amounts, some sellers and some areas, and for 30 days after two parcels "
     "were refused. Other methods stay open to you.",
     in::Cash,
     {{{S::CashQuestion, 8}, {S::OrderToPay, 2}}}},
    {"PAY-11",
     "Pay with Pix",
     "How to pay an order by Pix and what to do when the code expires.",
     "Copy the code or scan the picture in your bank's app within 30 minutes. If it has expired, open the "
     "order and make a new code; the old one can no longer be paid.",
     in::BR,
     {{{S::OrderToPay, 9}, {S::PaymentFailed, 4}}}},
    {"PAY-12",
     "Pay with boleto",
     "How long a boleto is valid and when it is booked.",
     "The slip is valid for two days and is booked one to two working days after payment. A slip paid after "
     "its date is returned to you by the bank.",
     in::BR,
     {{{S::OrderToPay, 8, Phase::Late}}}},
    {"PAY-13",
     "Pay by bank transfer or virtual account",
     "How to transfer the right amount to the right number.",
     "Transfer exactly the amount shown to the number on the order page before the deadline. The number is "
     "valid for this order only; a different amount is not matched.",
     in::ID | in::MY | in::PH | in::TW | in::VN,
     {{{S::OrderToPay, 8}, {S::PaymentFailed, 3}}}},
    {"PAY-14",
     "Pay with PayNow or PromptPay",
     "How to pay with the QR code of your bank.",
     "Save the QR code, open it in your bank's app and pay within 15 minutes. The order is marked as paid "
     "within a minute or two.",
     in::SG | in::TH,
     {{{S::OrderToPay, 8}, {S::PaymentFailed, 3}}}},
    {"PAY-15",
     "Top up my shop wallet",
     "Ways to put money into the wallet.",
     "Open Wallet > Top Up and choose a bank, a card or a partner shop. Most top-ups arrive within a minute; "
     "bank transfers may take until the next working day.",
     in::All,
     {{{S::WalletMatter, 10}}}},
    {"PAY-16",
     "My top-up has not arrived",
     "What to do when money is missing in the wallet.",
     "Wait for an hour, then open Wallet > History and tap the pending line. Add the receipt, and the "
     "partner is asked to confirm it within a day.",
     in::All,
     {{{S::WalletMatter, 7}}}},
    {"PAY-17",
     "Withdraw money from my wallet",
     "How to move the balance to a bank account.",
     "Open Wallet > Withdraw, choose an account in your own name and confirm with the PIN. Money arrives on "
     "the next working day; refunds received may be withdrawn free of charge.",
     in::All,
     {{{S::WalletMatter, 8}, {S::RefundAwaited, 2, Phase::Late}}}},
    {"PAY-18",
     "I forgot my wallet PIN",
     "How to set a new PIN.",
     "Tap Forgot PIN, pass the check of your face or identity card, and choose a new one. For your safety "
     "the wallet cannot pay out for 24 hours afterwards.",
     in::All,
     {{{S::WalletMatter, 6}, {S::CannotLogIn, 3}}}},
    {"PAY-19",
     "Pay later and in instalments",
     "How to get and use the pay-later limit.",
     "Apply under Wallet > Pay Later with your identity card; the answer comes within a day. You choose one, "
     "three, six or twelve months at checkout and see the cost before you agree.",
     in::ID | in::MY | in::PH | in::SG | in::TH | in::VN,
     {{{S::PayLaterMatter, 10}}}},
    {"PAY-20",
     "Pay my pay-later bill",
     "Due dates, early payment and late fees.",
     "Bills are due on the day you chose, seen under Pay Later > Bills. Paying early costs nothing. From the "
     "day after the due date a late fee is added and the limit is blocked.",
     in::ID | in::MY | in::PH | in::SG | in::TH | in::VN,
     {{{S::PayLaterMatter, 9, Phase::Late}}}},
    {"PAY-21",
     "Why was my pay-later limit lowered or refused?",
     "What decides the limit.",
     "The limit follows your payments and the rules of the lender and is looked at every month. Paying on "
     "time for three months usually raises it again.",
     in::ID | in::MY | in::PH | in::SG | in::TH | in::VN,
     {{{S::PayLaterMatter, 7}}}},
    {"PAY-22",
     "Pay in instalments by credit card",
     "Which cards can spread a purchase over months.",
     "Choose Instalments at checkout with a card of a partner bank. The number of months without interest "
     "depends on the seller and is written on the product page.",
     in::BR | in::TW | in::TH | in::SG | in::MY,
     {{{S::OrderToPay, 4, Phase::Early}, {S::ProductQuestion, 2}}}},
    {"PAY-23",
     "Is it safe to pay in the app?",
     "How payments are protected.",
     "The shop keeps your payment until you confirm the order. Card numbers are stored by the payment "
     "partner only. Never transfer money to a seller outside the app.",
     in::All,
     {{{S::SellerQuestion, 3}, {S::StrangeLogin, 2}}}},
};

} // namespace

std::span<const IntentEntry> paymentIntents() {
    return Entries;
}

} // namespace intentscope::sim
