// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/history.h"

#include <algorithm>

namespace intentscope::sim {
namespace {

void runProcess(const World& world, const User& user, UserHistory& history, Purpose purpose) {
    Scene scene{
        world, user, history, Random(world.spec().seed, purpose, static_cast<std::uint64_t>(user.number))};
    switch (purpose) {
    case Purpose::OrderTimes:
        return simulateOrders(scene);
    case Purpose::Vouchers:
        return simulateVouchers(scene);
    case Purpose::Account:
        return simulateAccount(scene);
    default:
        return simulateBrowsing(scene);
    }
}

/// Nothing is known of what the world's end cuts off.
void cutAtEnd(UserHistory& history, Second end) {
    std::erase_if(history.events, [end](const Event& event) { return event.time >= end; });
    std::erase_if(history.needs, [end](const Need& need) { return need.opened >= end || need.closed <= 0; });
}

} // namespace

void Scene::need(Situation situation, Second opened, Second closed) {
    if (opened < closed)
        history.needs.push_back({.situation = situation, .opened = opened, .closed = closed});
}

UserHistory simulateHistory(const World& world, const User& user) {
    UserHistory history;
    for (const Purpose purpose :
         {Purpose::OrderTimes, Purpose::Vouchers, Purpose::Account, Purpose::Browsing})
        runProcess(world, user, history, purpose);
    cutAtEnd(history, world.end());
    std::ranges::stable_sort(history.events, {}, &Event::time);
    std::ranges::stable_sort(history.needs, {}, &Need::opened);
    return history;
}

} // namespace intentscope::sim
