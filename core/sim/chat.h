// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/click_model.h"
#include "core/sim/feature.h"
#include "core/sim/history.h"
#include "core/sim/wrong_clicks.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace intentscope::sim {

/// One opening of the chat: what the shop logged, and the truth behind it.
struct Impression {
    Second time = 0;
    FeatureRow features;
    std::vector<ChatCandidate> candidates; ///< first position first
    std::string query;                     ///< typed afterwards; empty when nothing was
    // The truth.
    Wish wish;
    std::int64_t urgencyPerMille = 0;
    Second needOpened = 0;
};

/// A user's chats, and the events they made: page views before, openings, clicks.
struct ChatLog {
    std::vector<Impression> impressions; ///< by time
    std::vector<Event> events;           ///< by time
};

/// Whose chats are simulated, and in which world.
struct ChatSetting {
    const World& world;
    const LoggingPolicy& policy;
    const User& user;
    const UserHistory& history; ///< of the user
};

/// The least time between two chats of a user.
constexpr Second ChatGap = 5 * Minute;

/// How much a user's needs drive him to the chat over the whole world: the share of all impressions that
/// falls to him grows with it. At least 1.
std::int64_t chatDrive(const ChatSetting& setting);

/// The moments of `count` chats, ascending: drawn from the rate of the user's open needs, as in a Poisson
/// process of which the number of points is known. At most world.end() / ChatGap of them.
std::vector<Second> drawOpenings(const ChatSetting& setting, std::int64_t count);

/// `count` chats of a user, lived through in the order of time: features, list and clicks of an impression
/// depend on what happened before it and on nothing later.
ChatLog simulateChats(const ChatSetting& setting, std::int64_t count);

} // namespace intentscope::sim
