// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/history.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace intentscope::sim {

/// One order, as it was placed, and the process that follows it to its end.
struct OrderRun {
    Scene& scene;
    Random random; ///< of this order alone
    std::int32_t number = 0;
    Second placed = 0;
    std::int32_t amountCents = 0;
    std::int32_t itemCount = 1;
    std::string_view productCategory = {};
    std::string_view paymentMethod = {};

    /// An event of this order.
    void emit(Second time, EventType type, Event payload = {});
};

// The stages, each in a file of its own. A stage returns when it was over, or nothing when the order ended
// in it.
/// From placed to paid, or to be paid at the door.
std::optional<Second> payOrder(OrderRun& order);
/// From paid to handed to the courier.
std::optional<Second> packOrder(OrderRun& order, Second paid);
/// From packed to delivered.
std::optional<Second> deliverParcel(OrderRun& order, Second packed);
/// From delivered to completed or refunded.
void settleOrder(OrderRun& order, Second delivered);

} // namespace intentscope::sim
