// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/order.h"
#include "core/sim/sojourn.h"

#include <array>
#include <vector>

namespace intentscope::sim {
namespace {

struct Product {
    std::string_view category;
    std::int64_t weight;
    std::int32_t typicalCents;
};

constexpr std::array<Product, 10> Products = {{
    {"fashion", 24, 1400},
    {"beauty", 17, 1100},
    {"home", 14, 1900},
    {"electronics", 11, 5200},
    {"phone_accessories", 12, 700},
    {"groceries", 8, 1500},
    {"baby", 5, 2300},
    {"sports", 4, 2600},
    {"toys", 3, 1600},
    {"digital", 2, 900},
}};

constexpr Sojourn PackingTime = {{45, 300, 840, 1620, 3000, 5400, 9000}};
constexpr std::int64_t SellerCancelsPerMille = 25;
constexpr std::int64_t ChangedMindPerMille = 60;
constexpr std::int64_t WrongAddressPerMille = 20;

const Product& drawProduct(Random& random) {
    std::array<std::int64_t, Products.size()> weights{};
    for (std::size_t index = 0; index < Products.size(); ++index)
        weights[index] = Products[index].weight;
    return Products[random.pick(weights)];
}

std::string_view drawMethod(Random& random, const User& user) {
    if (random.chance(700))
        return user.preferredPayment;
    const auto methods = regions()[static_cast<std::size_t>(user.region)].paymentMethods;
    return methods[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(methods.size())))].word;
}

OrderRun placeOrder(Scene& scene, std::int32_t number, Second placed) {
    const User& user = scene.user;
    const auto entity = static_cast<std::uint64_t>(user.number);
    OrderRun order{
        .scene = scene,
        .random = Random(scene.world.spec().seed, Purpose::Order, entity, static_cast<std::uint64_t>(number)),
        .number = number,
        .placed = placed};
    const Product& product = drawProduct(order.random);
    const std::int64_t regionPercent = regions()[static_cast<std::size_t>(user.region)].amountPercent;
    order.itemCount = static_cast<std::int32_t>(order.random.chance(600) ? 1 : order.random.between(2, 6));
    std::int64_t spread = order.random.between(30, 120);
    spread += order.random.below(90);
    order.amountCents = static_cast<std::int32_t>(
        product.typicalCents * regionPercent * spread / 10'000 * (order.itemCount + 1) / 2);
    order.productCategory = product.category;
    order.paymentMethod = drawMethod(order.random, user);
    order.emit(
        placed,
        EventType::OrderPlaced,
        {.amountCents = order.amountCents,
         .count = order.itemCount,
         .word = order.productCategory,
         .method = order.paymentMethod});
    return order;
}

void runOrder(Scene& scene, std::int32_t number, Second placed) {
    OrderRun order = placeOrder(scene, number, placed);
    const std::optional<Second> paid = payOrder(order);
    const std::optional<Second> packed = paid ? packOrder(order, *paid) : std::nullopt;
    const std::optional<Second> delivered = packed ? deliverParcel(order, *packed) : std::nullopt;
    if (delivered)
        settleOrder(order, *delivered);
}

void refundCancelled(OrderRun& order, Second cancelled, std::string_view reason) {
    constexpr Sojourn RefundTime = {{30, 600, 1440, 4320, 10'080, 14'400, 20'160}};
    order.emit(cancelled, EventType::OrderCancelled, {.reason = reason});
    if (order.paymentMethod == CashOnDelivery)
        return;
    const Second refunded = cancelled + RefundTime.drawSeconds(order.random);
    order.emit(
        refunded, EventType::RefundIssued, {.amountCents = order.amountCents, .method = order.paymentMethod});
    order.scene.need(Situation::RefundAwaited, cancelled + Day, refunded);
}

/// The buyer regrets; half of those who do cancel in time.
bool cancelsInTime(OrderRun& order, Second paid, Second packed) {
    if (!order.random.chance(ChangedMindPerMille))
        return false;
    const Second regret = paid + order.random.below(packed - paid);
    const bool cancels = order.random.chance(550);
    const Second decided = regret + order.random.between(2 * Hour, 14 * Hour);
    order.scene.need(Situation::ChangedMind, regret, decided < packed ? decided : packed);
    if (!cancels || decided >= packed)
        return false;
    refundCancelled(order, decided, "changed_mind");
    return true;
}

} // namespace

void OrderRun::emit(Second time, EventType type, Event payload) {
    payload.time = time;
    payload.type = type;
    payload.order = number;
    scene.emit(payload);
}

std::optional<Second> packOrder(OrderRun& order, Second paid) {
    const Second packed = paid + PackingTime.drawSeconds(order.random);
    if (order.random.chance(SellerCancelsPerMille)) {
        const Second cancelled = paid + order.random.between(6 * Hour, 4 * Day);
        order.scene.need(Situation::WaitingForShipment, paid + 12 * Hour, cancelled);
        order.scene.need(Situation::CancelledByShop, cancelled, cancelled + 3 * Day);
        refundCancelled(order, cancelled, "seller_unable");
        return std::nullopt;
    }
    if (cancelsInTime(order, paid, packed))
        return std::nullopt;
    if (order.random.chance(WrongAddressPerMille)) {
        const Second noticed = paid + order.random.below(packed - paid);
        order.scene.need(Situation::WrongAddress, noticed, packed + Day);
        order.scene.emit({.time = noticed + order.random.below(Hour), .type = EventType::AddressChanged});
    }
    order.scene.need(Situation::WaitingForShipment, paid + 10 * Hour, packed);
    order.emit(packed, EventType::OrderPacked);
    return packed;
}

void simulateOrders(Scene& scene) {
    std::int32_t number = 0;
    const std::int64_t firstDay = -WarmUp / Day;
    for (std::int64_t day = firstDay; day < scene.world.end() / Day; ++day) {
        const bool campaign = scene.world.isCampaignDay(scene.user.region, day * Day);
        const std::int64_t rate = scene.user.orderRate * (campaign ? 3 : 1);
        if (scene.random.below(10'000) < rate)
            runOrder(scene, ++number, scene.world.momentOfDay(scene.random, scene.user.region, day));
    }
}

} // namespace intentscope::sim
