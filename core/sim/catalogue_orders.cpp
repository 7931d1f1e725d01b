// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/catalogue.h"

namespace intentscope::sim {
namespace {

using S = Situation;

constexpr IntentEntry Entries[] = {
    {"ORD-01",
     "Pay for an order I have already placed",
     "How to finish the payment of an order that still waits under To Pay.",
     "Open Me > My Purchases > To Pay, choose the order and tap Pay Now. The order is kept for you until the "
     "time shown beside it; after that it is cancelled by itself and vouchers go back to your account.",
     in::All,
     {{{S::OrderToPay, 10}}}},
    {"ORD-02",
     "Change the payment method of an unpaid order",
     "How to switch to another way of paying before an order is paid.",
     "In To Pay, open the order and tap Change Payment Method. Only the methods that the shop offers for "
     "this order and region are listed. An order that is already paid keeps its method.",
     in::All,
     {{{S::OrderToPay, 7}, {S::PaymentFailed, 4}}}},
    {"ORD-03",
     "How long do I have to pay for my order?",
     "The payment deadline of each payment method and what happens when it passes.",
     "Card and wallet orders wait 24 hours, bank transfers and slips 48 hours. The countdown stands on the "
     "order page. When it ends, the order is cancelled and nothing is charged.",
     in::All,
     {{{S::OrderToPay, 6, Phase::Late}}}},
    {"ORD-04",
     "Cancel an order before it is shipped",
     "How to cancel an order that has not left the seller yet.",
     "Open the order and tap Cancel Order, then pick a reason. Before packing the cancellation is immediate; "
     "afterwards the seller has one day to agree. Paid money returns to the method you used.",
     in::All,
     {{{S::ChangedMind, 10}, {S::WaitingForShipment, 4, Phase::Late}}}},
    {"ORD-05",
     "Change size, colour or quantity of an order",
     "What to do when the wrong variation was ordered.",
     "A placed order cannot be edited. If it is not packed yet, cancel it and order the right variation; the "
     "seller may also swap it for you if you write to them at once.",
     in::All,
     {{{S::ChangedMind, 7, Phase::Early}, {S::WrongAddress, 1}}}},
    {"ORD-06",
     "Change the delivery address after ordering",
     "Whether and how the address of a placed order can still be changed.",
     "Until the parcel is packed, open the order and tap Change Address; it can be done once. Once packed, "
     "ask the courier for a redirection when they call, or let the parcel return and order again.",
     in::All,
     {{{S::WrongAddress, 10}}}},
    {"ORD-07",
     "Why was my order cancelled?",
     "Reasons for which the shop or the seller cancels an order.",
     "Orders are cancelled when the payment did not arrive in time, when the item is out of stock, or when a "
     "check found a problem with the account or the voucher. The reason is written on the order page.",
     in::All,
     {{{S::CancelledByShop, 10, Phase::Early}, {S::OrderToPay, 2, Phase::Late}}}},
    {"ORD-08",
     "When do I get my money back for a cancelled order?",
     "How long the refund of a cancelled order takes.",
     "Wallet payments come back within a day, cards within 7 to 14 working days depending on the bank, bank "
     "transfers within 3 working days. You see the refund under the order's details.",
     in::All,
     {{{S::CancelledByShop, 8, Phase::Late}, {S::ChangedMind, 2, Phase::Late}}}},
    {"ORD-09",
     "My voucher after a cancelled order",
     "What happens to vouchers and coins used on an order that was cancelled.",
     "If the whole order is cancelled, coins are returned at once and the voucher within a day, as long as "
     "it has not expired. For a partly cancelled order the voucher stays used.",
     in::All,
     {{{S::CancelledByShop, 4}, {S::VoucherExpiring, 1}}}},
    {"ORD-10",
     "The seller has not shipped my order yet",
     "What to do when an order stays in To Ship for longer than promised.",
     "Sellers have two working days to hand over a parcel, more for pre-orders. If the date on the order "
     "page has passed you may cancel without the seller's consent, or remind the seller by chat.",
     in::All,
     {{{S::WaitingForShipment, 10, Phase::Late}}}},
    {"ORD-11",
     "When will my order be shipped?",
     "How to read the shipping date of a paid order.",
     "The order page names the day by which the seller hands the parcel to the courier. Weekends and public "
     "holidays of the seller's region do not count.",
     in::All,
     {{{S::WaitingForShipment, 10, Phase::Early}}}},
    {"ORD-12",
     "Remind the seller to ship",
     "How to send a shipping reminder to a seller.",
     "Open the order and tap Remind Seller. It can be sent once a day. You can also write to the seller in "
     "the order's chat; most answer within a few hours.",
     in::All,
     {{{S::WaitingForShipment, 6}}}},
    {"ORD-13",
     "Pre-order items and their shipping time",
     "Why a pre-order takes longer and how it is marked.",
     "Items marked Pre-order are made or imported for you, and the seller has up to 15 days to ship. The day "
     "is shown before you pay. You can cancel free of charge until it is shipped.",
     in::All,
     {{{S::WaitingForShipment, 4}, {S::ProductQuestion, 3}}}},
    {"ORD-14",
     "Order several items from one seller together",
     "How items are combined into one parcel and one shipping fee.",
     "Put the items into the cart and check out once: items of one seller travel together and the fee is "
     "charged by total weight. Orders already placed cannot be merged.",
     in::All,
     {{{S::ProductQuestion, 2}, {S::CampaignShopping, 3}}}},
    {"ORD-15",
     "Confirm that I received my order",
     "What tapping Order Received does.",
     "Tap Order Received once you have checked the parcel. The seller is then paid. If you do nothing, the "
     "order completes by itself when the guarantee period shown on the page ends.",
     in::All,
     {{{S::OrderFinished, 8}}}},
    {"ORD-16",
     "Extend the protection period of my order",
     "How to get more time before the money goes to the seller.",
     "On the order page tap Extend Guarantee. It adds three days and can be used once, while the order is in "
     "To Receive. Use it when the parcel is late or you need time to test the item.",
     in::All,
     {{{S::ParcelLate, 3}, {S::OrderFinished, 3}}}},
    {"ORD-17",
     "Rate and review my purchase",
     "How to write, change or remove a review.",
     "Completed orders can be rated for 15 days under To Rate. A review may be changed once within 30 days. "
     "Photos and videos earn extra coins.",
     in::All,
     {{{S::OrderFinished, 8}}}},
    {"ORD-18",
     "Get an invoice or receipt",
     "How to download the invoice of an order.",
     "Completed orders show Invoice on their details page. If the seller issues it, ask in the order's chat "
     "and give the name it should carry.",
     in::All & ~(in::BR | in::TW),
     {{{S::OrderFinished, 6}}}},
    {"ORD-19",
     "Get the nota fiscal of my purchase",
     "Where to find the electronic invoice of an order in Brazil.",
     "The nota fiscal is attached to the order as soon as the parcel is posted: open the order and tap Nota "
     "Fiscal to see the key and the PDF. Check that your CPF is filled in before you pay.",
     in::BR,
     {{{S::OrderFinished, 8}, {S::DetailsOutdated, 2}}}},
    {"ORD-20",
     "Uniform invoice and carrier barcode",
     "How the uniform invoice of Taiwan is issued and how to save it on a carrier.",
     "Enter your mobile barcode carrier at checkout and the invoice number is stored there within 48 hours "
     "of completion. Winning numbers are told by e-mail.",
     in::TW,
     {{{S::OrderFinished, 8}}}},
    {"ORD-21",
     "Buy the same items again",
     "How to reorder from an earlier order.",
     "Open a completed order and tap Buy Again. Items that are still sold go into the cart at today's price "
     "and with today's vouchers.",
     in::All,
     {{{S::OrderFinished, 5}, {S::ProductQuestion, 1}}}},
    {"ORD-22",
     "I placed the same order twice",
     "What to do after a duplicate order.",
     "Cancel one of the two before it is packed. If both were paid, the money of the cancelled one returns "
     "to the method used. Two orders are never cancelled by the shop by itself.",
     in::All,
     {{{S::ChangedMind, 6, Phase::Early}, {S::ChargedTwice, 3}}}},
};

} // namespace

std::span<const IntentEntry> orderIntents() {
    return Entries;
}

} // namespace intentscope::sim
