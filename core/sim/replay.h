// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/click_model.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace intentscope::sim {

/// A moment of a log, lived through again with another list: the user wants what he wanted.
struct ReplayMoment {
    Wish wish;
    std::int64_t impression = 0; ///< its row in the log
    std::uint64_t seed = 1;      ///< of the user's chances
};

/// What a user did with the intents that were shown to him at once.
struct ReplayOutcome {
    std::int64_t clickCount = 0;
    bool isSatisfied = false; ///< he clicked the very intent he came for
};

/// Shows `list` (rows of the catalogue, all of it at once) to the user of a moment, by the click model that
/// made the log. Chances are keyed by seed, impression, and position (looking, going on) or intent
/// (clicking): lists differ in their outcome only where they differ (common random numbers). Nothing else of
/// the world changes: what the click would have done to later chats is not replayed.
ReplayOutcome
replay(const Catalogue& catalogue, const ReplayMoment& moment, std::span<const std::int32_t> list);

/// The mean of `replay` over all chances, exactly.
struct ReplayChances {
    double clicks = 0;    ///< expected number
    double satisfied = 0; ///< probability
};
ReplayChances replayChances(const Catalogue& catalogue, const Wish& wish, std::span<const std::int32_t> list);

/// The situation of that name in the files of a world's truth.
std::optional<Situation> parseSituation(std::string_view text);

} // namespace intentscope::sim
