// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/online_task.h"

#include <cstdint>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// A policy of a study: a run, or one that is made of what the simulator knows.
struct StudiedPolicy {
    enum class Kind : std::uint8_t {
        Run,
        Oracle,        ///< logarithm of the attraction, and noise
        ReverseOracle, ///< the least attractive first
        Chance,        ///< noise alone
        Category,      ///< that of the wished intent first, chance within
        OracleForSome  ///< the oracle for every other user, chance for the others
    };

    std::string name;
    Kind kind = Kind::Run;
    double noise = 0; ///< standard deviation of what is added to the scores of an oracle
    const rank::ScoreTable* run = nullptr;
};

/// The twelve made policies, then the runs. All order a set of candidates: none looks at the logged order,
/// which a policy that has yet to order them could not know.
std::vector<StudiedPolicy> studiedPolicies(Runs runs);

/// Where scores come from.
struct PolicyMoment {
    const data::Dataset& dataset;
    const ShopTruth& truth;
    ImpressionIndex impression;
    std::uint64_t seed = 1; ///< of the noise
};

/// One score a candidate; the same for the same seed.
void scorePolicy(const StudiedPolicy& policy, const PolicyMoment& moment, std::vector<float>& scores);

} // namespace intentscope::tasks
