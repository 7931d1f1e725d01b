// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/catalogue.h"

namespace intentscope::sim {
namespace {

using S = Situation;

constexpr IntentEntry Entries[] = {
    {"SHO-01",
     "Ask the seller about a product",
     "How to write to a seller before buying.",
     "Tap Chat on the product page. The time a seller usually needs to answer is shown there. Keep all "
     "agreements inside the chat so that we can help later.",
     in::All,
     {{{S::ProductQuestion, 8}, {S::SellerQuestion, 6}}}},
    {"SHO-02",
     "Find the right size",
     "How to use size tables.",
     "Open Size Guide on the product page and measure a piece that fits you. Reviews with photos often say "
     "whether a seller's sizes are small.",
     in::All,
     {{{S::ProductQuestion, 9}}}},
    {"SHO-03",
     "Is this product genuine?",
     "How to recognise original goods.",
     "Shops with the Mall mark sell originals of the brand and refund twice the price of a counterfeit. For "
     "others, look at ratings and age of the shop.",
     in::All,
     {{{S::ProductQuestion, 7}, {S::SellerQuestion, 6}}}},
    {"SHO-04",
     "When is the item back in stock?",
     "How to be told about new stock.",
     "Tap Notify Me on the sold-out variation. The notice is sent once and does not reserve the item.",
     in::All,
     {{{S::ProductQuestion, 7}}}},
    {"SHO-05",
     "Product guarantee and repair",
     "What a seller's or maker's guarantee covers.",
     "The product page names who gives the guarantee and for how long. Keep the invoice; faults are reported "
     "to the maker's service after the return window.",
     in::All,
     {{{S::ProductQuestion, 5}, {S::ItemDamaged, 4, Phase::Late}}}},
    {"SHO-06",
     "Search and filter better",
     "Tips for finding a product.",
     "Use few words, then filter by price, place of dispatch, rating and free shipping. A photo can be "
     "searched with the camera beside the search field.",
     in::All,
     {{{S::ProductQuestion, 5}}}},
    {"SHO-07",
     "The seller does not answer",
     "What to do when a seller is silent.",
     "Sellers answer within a day as a rule; the rate is shown on their page. For an order, use its own "
     "buttons instead, since those run on fixed times.",
     in::All,
     {{{S::SellerQuestion, 8}, {S::WaitingForShipment, 3, Phase::Late}}}},
    {"SHO-08",
     "Report a seller or a product",
     "How to report forbidden goods and fraud.",
     "Tap the three dots on the page and choose Report. Sellers do not learn who reported them. We look at "
     "every report within two days.",
     in::All,
     {{{S::SellerQuestion, 8}, {S::ReturnRejected, 3}}}},
    {"SHO-09",
     "The seller asks me to pay outside the app",
     "Why this is dangerous and what to do.",
     "Do not pay. Outside the app there is no protection and no refund. Report the chat; such sellers are "
     "blocked the same day.",
     in::All,
     {{{S::SellerQuestion, 6}, {S::StrangeLogin, 1}}}},
    {"SHO-10",
     "Follow a shop and its offers",
     "What following does.",
     "Followers get a voucher at once and see new goods and offers of the shop under Following. You can stop "
     "at any time.",
     in::All,
     {{{S::SellerQuestion, 5}, {S::VoucherNew, 2}}}},
    {"SHO-11",
     "Buy during a live stream",
     "How live shopping works.",
     "Tap the basket in the stream to see the goods shown. Live prices hold while the stream runs, and each "
     "order has the same protection as any other.",
     in::All,
     {{{S::LiveShopping, 10}}}},
    {"SHO-12",
     "Live vouchers and lucky draws",
     "How to claim rewards in a stream.",
     "Stay for the minutes shown, then tap Claim. Winners of draws are told in the stream and by message "
     "within a day.",
     in::All,
     {{{S::LiveShopping, 8}, {S::VoucherRejected, 1}}}},
    {"SHO-13",
     "The live stream does not play",
     "Help with video trouble.",
     "Switch between mobile data and wireless, lower the quality with the gear in the corner and bring the "
     "app up to date.",
     in::All,
     {{{S::LiveShopping, 7}, {S::AppTrouble, 3}}}},
    {"SHO-14",
     "I missed an item shown in a stream",
     "Where to find goods and replays.",
     "Open the host's page and tap Replays. The basket stays for three days, though live prices have ended.",
     in::All,
     {{{S::LiveShopping, 6}}}},
    {"SHO-15",
     "Wholesale prices and large orders",
     "How to buy many pieces.",
     "Products with tiered prices show them under the price. For more than the stock shown, ask the seller "
     "for an offer; it can be paid in the app.",
     in::All,
     {{{S::ProductQuestion, 3}, {S::SellerQuestion, 4}}}},
    {"SHO-16",
     "Fresh food and grocery delivery",
     "Delivery windows and replacement of groceries.",
     "Choose a two-hour window at checkout. If something is sold out, the picker replaces it by the nearest "
     "item or refunds it, as you set before.",
     in::SG | in::TH | in::VN | in::PH,
     {{{S::ProductQuestion, 4}, {S::OutForDelivery, 2}}}},
    {"SHO-17",
     "Digital goods, top-ups and bills",
     "Buying mobile credit, games and paying bills.",
     "Codes are delivered within minutes under Digital Purchases. Check number and operator well: a code "
     "that was used cannot be refunded.",
     in::ID | in::PH | in::TH | in::VN | in::MY,
     {{{S::WalletMatter, 4}, {S::ProductQuestion, 3}}}},
    {"SHO-18",
     "Duties and taxes on goods from abroad",
     "Which taxes are due on an overseas order.",
     "Tax is worked out at checkout for sellers in our programme, so that nothing is due at the door. For "
     "others customs may ask for duty.",
     in::BR | in::SG | in::MY | in::PH,
     {{{S::ProductQuestion, 4}, {S::CampaignShopping, 2}}}},
    {"SHO-19",
     "Age limits and restricted goods",
     "Goods that need proof of age or a permit.",
     "Alcohol, knives and some remedies are sold only to verified adults and only where the law allows it. "
     "The rider may ask for an identity card.",
     in::All & ~in::ID,
     {{{S::ProductQuestion, 3}}}},
    {"SHO-20",
     "Why was my review removed?",
     "Rules for reviews.",
     "Reviews with contact details, insults, advertising or pictures of others are taken down. You may write "
     "a new one within the time left.",
     in::All,
     {{{S::OrderFinished, 5}}}},
    {"SHO-21",
     "Halal certified products",
     "How to find certified goods.",
     "Filter by Halal Certified; the certificate's number is on the product page and links to the issuing "
     "body.",
     in::ID | in::MY | in::SG,
     {{{S::ProductQuestion, 5}}}},
};

} // namespace

std::span<const IntentEntry> shoppingIntents() {
    return Entries;
}

} // namespace intentscope::sim
