// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"

#include <memory>

namespace intentscope::timeline {

/// The runs on screen; either may be absent. Both must belong to the dataset on screen.
struct ComparedRuns {
    std::shared_ptr<const rank::ScoreTable> before = {};
    std::shared_ptr<const rank::ScoreTable> after = {};
};

} // namespace intentscope::timeline
