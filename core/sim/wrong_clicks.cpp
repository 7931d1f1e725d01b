// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/wrong_clicks.h"

namespace intentscope::sim {
namespace {

void misplace(ChatCandidate& from, std::vector<ChatCandidate>& candidates, Random& random) {
    std::vector<ChatCandidate*> free;
    for (ChatCandidate& candidate : candidates) {
        if (candidate.shown && candidate.click == ClickKind::None)
            free.push_back(&candidate);
    }
    if (free.empty())
        return;
    ChatCandidate& to = *free[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(free.size())))];
    to.click = ClickKind::Wrong;
    to.meantInstead = from.placed.intent;
    from.click = ClickKind::None;
}

} // namespace

void misplaceClicks(std::vector<ChatCandidate>& candidates, std::int64_t perMillion, Random& random) {
    constexpr std::int64_t Million = 1'000'000;
    for (ChatCandidate& candidate : candidates) {
        const bool meant = candidate.click == ClickKind::Wished || candidate.click == ClickKind::Mistaken;
        if (meant && random.below(Million) < perMillion)
            misplace(candidate, candidates, random);
    }
}

} // namespace intentscope::sim
