// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/scorer.h"

#include <vector>

namespace intentscope::rank {

/// What rankers with a tower for intents can tell beside scores: where they have put the intents. A scorer
/// that can is one of these as well.
class IntentTower {
public:
    virtual ~IntentTower();

    /// The tower's output for every intent of the dataset, in its order; all of one length, those of the
    /// graphs of an ensemble one behind the other. The errors of Scorer::score.
    virtual Result<std::vector<std::vector<float>>> intentVectors(const ScoringInput& input) const = 0;
};

} // namespace intentscope::rank
