// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/catalogue.h"

namespace intentscope::sim {
namespace {

using S = Situation;

constexpr IntentEntry Entries[] = {
    {"DEL-01",
     "Where is my parcel?",
     "How to follow a parcel that has been shipped.",
     "Open the order and tap the tracking line to see every scan. After shipping it may take a day until the "
     "first scan appears.",
     in::All,
     {{{S::ParcelOnTheWay, 10}, {S::ParcelLate, 4, Phase::Early}, {S::OutForDelivery, 3}}}},
    {"DEL-02",
     "When will my parcel arrive?",
     "How the estimated delivery day is worked out.",
     "The estimate on the order page is renewed after each scan. It covers weekends but not public holidays "
     "or remote areas, which take two to five days more.",
     in::All,
     {{{S::ParcelOnTheWay, 9}, {S::OutForDelivery, 4}}}},
    {"DEL-03",
     "Speed up parcel delivery",
     "What can be done when a parcel takes longer than promised.",
     "Tap Urge Delivery on the tracking page: the courier gets an urgent note and must answer within a day. "
     "If nothing moves, ask for compensation or a refund after the guarantee date.",
     in::All,
     {{{S::ParcelLate, 10, Phase::Late}, {S::ParcelStuck, 6, Phase::Late}, {S::ParcelOnTheWay, 1}}}},
    {"DEL-04",
     "My parcel is late",
     "What a passed delivery date means and what to do.",
     "Most late parcels arrive within two days of the estimate. Your payment stays protected meanwhile. If "
     "three days have passed, extend the guarantee or ask for a refund for non-receipt.",
     in::All,
     {{{S::ParcelLate, 10, Phase::Early}, {S::ParcelStuck, 2}}}},
    {"DEL-05",
     "Tracking has not changed for days",
     "Why a parcel shows no new scan and when to worry.",
     "Between two sorting centres a parcel may go unscanned for up to three days. After five days we open a "
     "search with the courier; tap Report Tracking Problem to start it.",
     in::All,
     {{{S::ParcelStuck, 10}}}},
    {"DEL-06",
     "My parcel seems to be lost",
     "How a lost parcel is declared and paid back.",
     "When the courier cannot find the parcel within seven days of the report, it is declared lost and you "
     "are refunded in full without sending anything back.",
     in::All,
     {{{S::ParcelStuck, 8, Phase::Late},
       {S::DeliveredNotReceived, 2, Phase::Late},
       {S::ParcelLate, 2, Phase::Late}}}},
    {"DEL-07",
     "Delivery attempt failed",
     "What happens after a courier did not reach you.",
     "The courier tries up to three times on different days. Keep your phone reachable and check the "
     "address. You can choose another day on the tracking page until 8 in the morning.",
     in::All,
     {{{S::DeliveryFailed, 10}}}},
    {"DEL-08",
     "Choose another delivery day",
     "How to reschedule a delivery.",
     "On the tracking page tap Reschedule and pick one of the next three days. It works while the parcel is "
     "at the local hub, not once it is on the van.",
     in::All,
     {{{S::DeliveryFailed, 7, Phase::Early}, {S::OutForDelivery, 5}}}},
    {"DEL-09",
     "Courier says the address is wrong",
     "How to correct an address the courier cannot find.",
     "Confirm house number, floor and a landmark in the message the courier sends, or call the number on the "
     "tracking page. Another town or postcode cannot be entered any more.",
     in::All,
     {{{S::DeliveryFailed, 6}, {S::WrongAddress, 5, Phase::Late}}}},
    {"DEL-10",
     "Marked as delivered but not received",
     "What to do when tracking says delivered and there is no parcel.",
     "Look at the proof photo in tracking, and ask neighbours and the guard. If it is not there, tap I Did "
     "Not Receive It within the guarantee period: the courier has three days to prove the delivery.",
     in::All,
     {{{S::DeliveredNotReceived, 10}}}},
    {"DEL-11",
     "See the proof of delivery",
     "Where the photo or signature of a delivery is kept.",
     "Open tracking and tap Delivered: the picture, the name of the receiver and the time are shown there "
     "for 30 days.",
     in::All,
     {{{S::DeliveredNotReceived, 7, Phase::Early}}}},
    {"DEL-12",
     "Contact the courier",
     "How to reach the courier of a parcel.",
     "The tracking page shows the courier's hotline and, on the day of delivery, a button to call the rider "
     "through a masked number.",
     in::All,
     {{{S::OutForDelivery, 8}, {S::DeliveryFailed, 5}, {S::ParcelLate, 3}}}},
    {"DEL-13",
     "Complain about a courier",
     "How to report rude or careless couriers.",
     "Tap Rate Delivery on the tracking page, choose Report and describe what happened. We answer within two "
     "working days. Never pay a rider more than the amount printed on the label.",
     in::All,
     {{{S::DeliveredNotReceived, 4, Phase::Late}, {S::DeliveryFailed, 4, Phase::Late}}}},
    {"DEL-14",
     "Can somebody else receive my parcel?",
     "Handing over to a neighbour, guard or relative.",
     "Yes: anyone at the address may accept the parcel, with the code from your app if the label asks for "
     "one. Add a note for the rider on the tracking page.",
     in::All,
     {{{S::OutForDelivery, 6}, {S::ParcelOnTheWay, 2}}}},
    {"DEL-15",
     "What does my tracking status mean?",
     "Explains picked up, sorted, in transit, out for delivery and returned.",
     "Each word stands for a scan: picked up at the seller, sorted at a hub, in transit between hubs, out "
     "for delivery on the van, returned when it could not be handed over.",
     in::All,
     {{{S::ParcelOnTheWay, 5}, {S::ParcelStuck, 3, Phase::Early}}}},
    {"DEL-16",
     "Delivery notices: holidays, weather and strikes",
     "Which regions have slower deliveries at present.",
     "When a courier has trouble in your region we post a notice on the tracking page with the days of delay "
     "to expect. Guarantees of the orders concerned are extended by themselves.",
     in::All,
     {{{S::ParcelLate, 4}, {S::ParcelStuck, 5, Phase::Early}}}},
    {"DEL-17",
     "How are shipping fees worked out?",
     "What makes up the shipping fee.",
     "The fee depends on weight, size and the distance between seller and buyer. Bulky goods are charged by "
     "volume. The fee is shown before you pay.",
     in::All,
     {{{S::ProductQuestion, 4}, {S::CampaignShopping, 2}}}},
    {"DEL-18",
     "Collect a parcel at a convenience store",
     "How store pickup works.",
     "You get a message when the parcel reaches the store and have seven days to fetch it with your phone "
     "number and ID. Uncollected parcels go back and may block store pickup for a month.",
     in::TW,
     {{{S::OutForDelivery, 8}, {S::ParcelOnTheWay, 4}, {S::DeliveryFailed, 4}}}},
    {"DEL-19",
     "Collect a parcel from a locker",
     "How to open a parcel locker and how long it waits.",
     "Enter the code from the app at the locker within 48 hours. The time can be extended once by a day. A "
     "full locker means that the courier brings it to your door instead.",
     in::SG | in::MY,
     {{{S::OutForDelivery, 6}, {S::DeliveryFailed, 3}}}},
    {"DEL-20",
     "Parcel held at customs",
     "Why an overseas order is stopped and which papers are needed.",
     "Parcels from abroad above the tax-free limit wait until duty is paid. Follow the link in the tracking "
     "message, enter your tax number and pay; release takes one to three days.",
     in::BR | in::ID | in::TW | in::TH,
     {{{S::ParcelStuck, 6}, {S::ParcelLate, 2}}}},
    {"DEL-21",
     "Parcels to islands and remote areas",
     "Why deliveries to outer islands take longer and cost more.",
     "Sea freight leaves two or three times a week and waits in bad weather. Allow five to twelve days more; "
     "the estimate on the order page already counts them.",
     in::ID | in::PH | in::MY,
     {{{S::ParcelOnTheWay, 5}, {S::ParcelLate, 4, Phase::Early}}}},
    {"DEL-22",
     "Only part of my order arrived",
     "Why one order may come in several parcels.",
     "Items of different warehouses travel separately; each parcel has its own tracking line. If all lines "
     "say delivered and something is missing, ask for a refund of the missing item.",
     in::All,
     {{{S::WrongItem, 5, Phase::Early}, {S::DeliveredNotReceived, 3}}}},
    {"DEL-23",
     "My parcel is being returned to the seller",
     "Why a parcel turns back and how you are refunded.",
     "After three failed attempts or a refused handover the parcel goes back. Your payment is refunded when "
     "the seller's hub scans it, usually within a week.",
     in::All,
     {{{S::DeliveryFailed, 6, Phase::Late}, {S::RefundAwaited, 2}}}},
};

} // namespace

std::span<const IntentEntry> deliveryIntents() {
    return Entries;
}

} // namespace intentscope::sim
