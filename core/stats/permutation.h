// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/stats/bootstrap.h"

#include <cstdint>
#include <stop_token>

namespace intentscope::stats {

struct PermutationSpec {
    std::int32_t permutationCount = 10'000; ///< 100 to 10,000,000
    std::uint64_t seed = 1;
};

struct PermutationTest {
    double pValue = 1;                ///< two-sided
    bool isExact = false;             ///< every assignment of signs was looked at, so that no seed enters
    std::int64_t assignmentCount = 0; ///< how many were looked at
};

/// Sign-flip test over units (Fisher 1935; Good 2005, chapter 3): if which of the two runs is called "before"
/// did not matter, every unit's difference could as well have the other sign. The statistic is
/// T = sum(weight * (after - before)); its distribution is taken over random signs, all of them when the
/// units that differ have at most `permutationCount` assignments. p = #{|T*| >= |T|} / all of them, and with
/// random ones (1 + #{|T*| >= |T|}) / (1 + permutationCount) (Phipson and Smyth 2010), which is never 0. Sums
/// that differ by rounding alone count as equal. 1 when nothing differs. Same digits for any number of cores.
/// O(units * permutations), about 1 ns each. InvalidInput for a spec out of range; Cancelled.
Result<PermutationTest>
signFlipTest(const PairedSample& sample, const PermutationSpec& spec, std::stop_token stop);

} // namespace intentscope::stats
