// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/catalogue.h"

namespace intentscope::sim {
namespace {

using S = Situation;

constexpr IntentEntry Entries[] = {
    {"RET-01",
     "Return an item and get my money back",
     "The steps of a return from request to refund.",
     "Open the order, tap Return/Refund, choose items and reason and add photos. Once approved, hand the "
     "parcel to the courier within five days; the refund follows after it is checked.",
     in::All,
     {{{S::ItemUnwanted, 8}, {S::ItemDamaged, 5}, {S::WrongItem, 5}}}},
    {"RET-02",
     "The item arrived broken",
     "What to do with damaged goods.",
     "Take photos of the item, the box and the label before throwing anything away. Choose Damaged Item as "
     "the reason; for small amounts you are refunded without sending it back.",
     in::All,
     {{{S::ItemDamaged, 10}}}},
    {"RET-03",
     "The item does not work",
     "Help with electronics that fail.",
     "Try the seller's set-up guide first; many faults are settings. If it still fails, ask for a return "
     "within the guarantee period and add a short video of the fault.",
     in::All,
     {{{S::ItemDamaged, 7}}}},
    {"RET-04",
     "I received the wrong item",
     "What to do when another item, size or colour arrived.",
     "Choose Wrong Item as the reason and show the label of what came. The seller pays the way back and "
     "either sends the right item or refunds you.",
     in::All,
     {{{S::WrongItem, 10}}}},
    {"RET-05",
     "An item is missing from the parcel",
     "How to be refunded for what was not in the box.",
     "Choose Missing Item and mark how many pieces are missing. Film the unpacking next time: the video "
     "settles most cases within a day.",
     in::All,
     {{{S::WrongItem, 7}, {S::DeliveredNotReceived, 2}}}},
    {"RET-06",
     "The item differs from its description",
     "Refunds for goods that are not as shown.",
     "Choose Not as Described, mark the line of the product page that is wrong and add photos. Counterfeits "
     "are refunded in full and the seller is checked.",
     in::All,
     {{{S::WrongItem, 6}, {S::ItemUnwanted, 3}}}},
    {"RET-07",
     "Return an item I no longer want",
     "Change of mind returns and who pays for them.",
     "Unused goods with their tags may be returned within the days shown on the product page. You pay the "
     "way back unless the item carries the Free Returns mark.",
     in::All,
     {{{S::ItemUnwanted, 10}}}},
    {"RET-08",
     "Exchange for another size or colour",
     "Whether an exchange is possible.",
     "There is no direct exchange: return the item and order the right one. If you order it first, it will "
     "not sell out while your return travels.",
     in::All,
     {{{S::ItemUnwanted, 7}, {S::WrongItem, 3}}}},
    {"RET-09",
     "Which items cannot be returned?",
     "Goods excluded from change of mind returns.",
     "Underwear, opened cosmetics, fresh food, digital codes and made-to-order goods cannot be returned "
     "unless they are faulty. The product page says so before you buy.",
     in::All,
     {{{S::ItemUnwanted, 5, Phase::Early}, {S::ProductQuestion, 1}}}},
    {"RET-10",
     "Until when can I return?",
     "The return window and how it is counted.",
     "The window starts on the day after delivery and its last day is shown on the order page. Once you tap "
     "Order Received, only faults can be reported.",
     in::All,
     {{{S::ItemUnwanted, 6, Phase::Late}, {S::ItemDamaged, 2, Phase::Late}}}},
    {"RET-11",
     "What is the status of my return?",
     "How to follow a return request.",
     "Open Me > My Purchases > Return/Refund. Under Review means that the seller has up to two days to "
     "answer; after that we decide.",
     in::All,
     {{{S::ReturnUnderReview, 10}, {S::RefundAwaited, 2, Phase::Early}}}},
    {"RET-12",
     "The seller does not answer my return request",
     "What happens when a seller stays silent.",
     "If the seller does not reply within two days the request is approved by itself. You need not write "
     "again; doing so does not restart the clock.",
     in::All,
     {{{S::ReturnUnderReview, 9, Phase::Late}}}},
    {"RET-13",
     "Send back the parcel: label and drop-off",
     "How to hand a return to the courier.",
     "Print the label or show its code at any drop-off point of the courier. Keep the slip. Pickup at your "
     "door can be booked for the next day in most towns.",
     in::All,
     {{{S::ReturnUnderReview, 6, Phase::Early}, {S::ItemUnwanted, 3}}}},
    {"RET-14",
     "Who pays for sending it back?",
     "The cost of the return parcel.",
     "For faults, wrong or missing items the seller pays. For a change of mind you do, unless the item is "
     "marked Free Returns. Fees you paid by mistake are refunded with the slip.",
     in::All,
     {{{S::ItemUnwanted, 5}, {S::ReturnUnderReview, 3}}}},
    {"RET-15",
     "Change or withdraw my return request",
     "How to edit a request before it is decided.",
     "Open the request and tap Edit to add photos or change the reason while it is Under Review. Cancel "
     "Request ends it for good; a second one for the same reason is not possible.",
     in::All,
     {{{S::ReturnUnderReview, 5}}}},
    {"RET-16",
     "When will I receive my refund?",
     "How long a refund takes after approval.",
     "Wallet refunds arrive within a day of approval, cards within 7 to 14 working days, bank accounts "
     "within 3. For cash orders the money goes to your wallet or a bank account you name.",
     in::All,
     {{{S::RefundAwaited, 10, Phase::Early}, {S::ReturnUnderReview, 2, Phase::Late}}}},
    {"RET-17",
     "My refund has not arrived",
     "What to do when the usual time has passed.",
     "Check the statement of the card used and the wallet's history first. If the date on the refund page "
     "has passed, tap Refund Not Received: we send you the bank's reference within a day.",
     in::All,
     {{{S::RefundAwaited, 10, Phase::Late}, {S::CancelledByShop, 3, Phase::Late}}}},
    {"RET-18",
     "Why is my refund less than I paid?",
     "How vouchers, coins and shipping fees count in a refund.",
     "A voucher is shared among the items of an order, so its part comes back as a voucher and not as money. "
     "The shipping fee is refunded only when the whole order goes back.",
     in::All,
     {{{S::RefundAwaited, 5}}}},
    {"RET-19",
     "Get the refund to another account",
     "How to name a bank account for a refund.",
     "Refunds go the way the money came. For cash orders, or if a card has been closed, add a bank account "
     "in your own name under Wallet > Bank Accounts before the refund is issued.",
     in::All,
     {{{S::RefundAwaited, 5, Phase::Early}, {S::CashQuestion, 1}}}},
    {"RET-20",
     "My return was rejected",
     "Why returns are refused and how to object.",
     "The reason is written on the request. You may object once within three days with new photos or the "
     "courier's report; another team looks at it.",
     in::All,
     {{{S::ReturnRejected, 10}}}},
    {"RET-21",
     "Open a dispute with a seller",
     "When and how the shop decides between buyer and seller.",
     "If you and the seller do not agree, tap Escalate on the request. We read both sides and decide within "
     "five working days; the money is kept safe until then.",
     in::All,
     {{{S::ReturnRejected, 8}, {S::ReturnUnderReview, 4, Phase::Late}}}},
    {"RET-22",
     "The returned parcel was received but nothing happens",
     "What follows once a seller has the item back.",
     "The seller has two days to check the item after the scan. If they say nothing, the refund starts by "
     "itself on the third day.",
     in::All,
     {{{S::RefundAwaited, 7, Phase::Late}}}},
    {"RET-23",
     "Right of withdrawal within seven days",
     "The legal right to give back a purchase made online in Brazil and Taiwan.",
     "You may withdraw within seven days of delivery without giving a reason, and the seller bears the way "
     "back. Choose Withdrawal as the reason of the return.",
     in::BR | in::TW,
     {{{S::ItemUnwanted, 8}}}},
};

} // namespace

std::span<const IntentEntry> returnIntents() {
    return Entries;
}

} // namespace intentscope::sim
