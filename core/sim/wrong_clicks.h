// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/click_model.h"
#include "core/sim/logging_policy.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace intentscope::sim {

/// A candidate of an impression.
struct ChatCandidate {
    PlacedIntent placed;
    bool shown = false;
    ClickKind click = ClickKind::None; ///< as the log has it
    std::int32_t meantInstead = -1;    ///< of a wrong click: the intent that the user meant

    /// What the user of a clicked candidate had clicked without the error.
    std::int32_t meantIntent() const { return click == ClickKind::Wrong ? meantInstead : placed.intent; }
};

/// Errors of the log, as real logs have them: each click is, `perMillion` times in a million, recorded on
/// another shown candidate without a click, each of these equally likely.
void misplaceClicks(std::vector<ChatCandidate>& candidates, std::int64_t perMillion, Random& random);

} // namespace intentscope::sim
