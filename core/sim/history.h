// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/event.h"
#include "core/sim/situation.h"
#include "core/sim/user.h"
#include "core/sim/world.h"

#include <vector>

namespace intentscope::sim {

/// What happened to a user, and the needs it caused.
struct UserHistory {
    std::vector<Event> events; ///< by time, then as they were made
    std::vector<Need> needs;   ///< by opening, then as they were made
};

/// Everything of a user except the chats: orders, vouchers, account, browsing, from the warm-up to the end
/// of the world. Depends on the world and the user alone. O(days).
UserHistory simulateHistory(const World& world, const User& user);

/// Where one process of one user writes.
struct Scene {
    const World& world;
    const User& user;
    UserHistory& history;
    Random random;

    void emit(const Event& event) { history.events.push_back(event); }
    /// Ignored when it would close before it opens.
    void need(Situation situation, Second opened, Second closed);
};

// The processes, each in a file of its own.
void simulateOrders(Scene& scene);
void simulateVouchers(Scene& scene);
void simulateAccount(Scene& scene);
void simulateBrowsing(Scene& scene);

} // namespace intentscope::sim
