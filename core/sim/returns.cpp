// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/order.h"
#include "core/sim/sojourn.h"

#include <optional>

namespace intentscope::sim {
namespace {

constexpr Sojourn ComplaintTime = {{30, 240, 900, 2000, 3600, 5000, 7000}};
constexpr Sojourn ReviewTime = {{60, 600, 1440, 2880, 4320, 5760, 7200}};
constexpr Sojourn WayBack = {{1440, 2880, 4320, 5760, 8640, 10'080, 14'400}};
constexpr Sojourn RefundTime = {{60, 1440, 2880, 5760, 10'080, 14'400, 20'160}};
constexpr std::int64_t RejectedPerMille = 160;

struct Trouble {
    Situation situation;
    std::string_view reason;
    std::int64_t perMille;
    std::int64_t requestsPerMille; ///< who asks for a return
};

constexpr Trouble Troubles[] = {
    {Situation::ItemDamaged, "damaged", 45, 850},
    {Situation::WrongItem, "wrong_item", 40, 850},
    {Situation::ItemUnwanted, "change_of_mind", 80, 600},
};

std::optional<Trouble> drawTrouble(Random& random) {
    for (const Trouble& trouble : Troubles) {
        if (random.chance(trouble.perMille))
            return trouble;
    }
    return std::nullopt;
}

void rejectReturn(OrderRun& order, Second decided) {
    order.emit(decided, EventType::ReturnRejected);
    order.scene.need(Situation::ReturnRejected, decided, decided + order.random.between(Day, 6 * Day));
}

void refund(OrderRun& order, Second approved) {
    order.emit(approved, EventType::ReturnApproved);
    const Second received = approved + WayBack.drawSeconds(order.random);
    order.emit(received, EventType::ReturnReceived);
    const Second refunded = received + RefundTime.drawSeconds(order.random);
    order.emit(
        refunded, EventType::RefundIssued, {.amountCents = order.amountCents, .method = order.paymentMethod});
    order.scene.need(Situation::RefundAwaited, received, refunded);
}

void returnItem(OrderRun& order, Second requested, std::string_view reason) {
    order.emit(requested, EventType::ReturnRequested, {.amountCents = order.amountCents, .reason = reason});
    const Second decided = requested + ReviewTime.drawSeconds(order.random);
    order.scene.need(Situation::ReturnUnderReview, requested, decided);
    if (order.random.chance(RejectedPerMille))
        rejectReturn(order, decided);
    else
        refund(order, decided);
}

void completeOrder(OrderRun& order, Second delivered) {
    const Second completed = delivered + order.random.between(6 * Hour, 7 * Day);
    order.emit(completed, EventType::OrderCompleted);
    order.scene.need(Situation::OrderFinished, delivered, completed + 3 * Day);
    if (order.random.chance(280))
        order.emit(completed + order.random.below(5 * Day), EventType::ReviewWritten);
}

} // namespace

void settleOrder(OrderRun& order, Second delivered) {
    const std::optional<Trouble> trouble = drawTrouble(order.random);
    if (!trouble) {
        completeOrder(order, delivered);
        return;
    }
    const Second noticed = delivered + order.random.between(10 * Minute, 10 * Hour);
    const Second decided = noticed + ComplaintTime.drawSeconds(order.random);
    order.scene.need(trouble->situation, noticed, decided);
    if (order.random.chance(trouble->requestsPerMille))
        returnItem(order, decided, trouble->reason);
    else
        completeOrder(order, decided);
}

} // namespace intentscope::sim
