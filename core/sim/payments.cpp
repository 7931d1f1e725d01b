// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/order.h"
#include "core/sim/sojourn.h"

#include <array>

namespace intentscope::sim {
namespace {

constexpr Sojourn PromptPayment = {{0, 1, 2, 6, 30, 300, 1400}};
constexpr Sojourn SlowPayment = {{2, 20, 120, 600, 1600, 2400, 2870}};
constexpr Sojourn RetryTime = {{2, 8, 40, 300, 1200, 2000, 2800}};
constexpr Second PaymentDeadline = 2 * Day;
constexpr std::int64_t ChargedTwicePerMille = 14;
constexpr std::int64_t ForgottenPerMille = 70;

constexpr std::array<std::string_view, 5> Reasons = {
    "insufficient_funds", "limit_exceeded", "card_expired", "wrong_code", "bank_unavailable"};

bool isSlow(std::string_view method) {
    return method == "bank_transfer" || method == "boleto" || method == "paynow" || method == "promptpay";
}

std::int64_t failuresPerMille(std::string_view method) {
    if (method == "credit_card")
        return 130;
    return method == "shop_wallet" ? 60 : 90;
}

void cancelUnpaid(OrderRun& order, Second needBegins) {
    const Second deadline = order.placed + PaymentDeadline;
    order.scene.need(Situation::OrderToPay, needBegins, deadline);
    order.emit(deadline, EventType::OrderCancelled, {.reason = "unpaid"});
    if (order.random.chance(250))
        order.scene.need(Situation::CancelledByShop, deadline, deadline + Day);
}

/// Some pay after a failure, some give up.
std::optional<Second> retry(OrderRun& order, Second attempted) {
    const auto reason = Reasons[static_cast<std::size_t>(order.random.below(Reasons.size()))];
    order.emit(
        attempted,
        EventType::PaymentFailed,
        {.amountCents = order.amountCents, .method = order.paymentMethod, .reason = reason});
    const Second retried = attempted + RetryTime.drawSeconds(order.random);
    const bool givesUp = order.random.chance(300) || retried >= order.placed + PaymentDeadline;
    const Second solved = givesUp ? order.placed + PaymentDeadline : retried;
    order.scene.need(Situation::PaymentFailed, attempted, solved);
    if (givesUp) {
        cancelUnpaid(order, attempted + 6 * Hour);
        return std::nullopt;
    }
    return retried;
}

void chargeTwice(OrderRun& order, Second paid) {
    const Second noticed = paid + order.random.between(10 * Minute, Day);
    order.emit(
        noticed,
        EventType::PaymentChargedTwice,
        {.amountCents = order.amountCents, .method = order.paymentMethod});
    order.scene.need(Situation::ChargedTwice, noticed, noticed + order.random.between(Day, 6 * Day));
}

} // namespace

std::optional<Second> payOrder(OrderRun& order) {
    if (order.paymentMethod == CashOnDelivery) {
        order.scene.need(Situation::CashQuestion, order.placed, order.placed + 2 * Day);
        return order.placed;
    }
    if (order.random.chance(ForgottenPerMille)) {
        cancelUnpaid(order, order.placed + Hour);
        return std::nullopt;
    }
    const Sojourn& delay = isSlow(order.paymentMethod) ? SlowPayment : PromptPayment;
    std::optional<Second> paid = order.placed + delay.drawSeconds(order.random);
    order.scene.need(Situation::OrderToPay, order.placed + 30 * Minute, *paid);
    if (order.random.chance(failuresPerMille(order.paymentMethod)))
        paid = retry(order, *paid);
    if (!paid)
        return std::nullopt;
    order.emit(
        *paid,
        EventType::PaymentSucceeded,
        {.amountCents = order.amountCents, .method = order.paymentMethod});
    if (order.random.chance(ChargedTwicePerMille))
        chargeTwice(order, *paid);
    return paid;
}

} // namespace intentscope::sim
