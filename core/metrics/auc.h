// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::metrics {

/// The pairs behind an AUC, as whole numbers: exact, whatever the order of the candidates.
struct PairCounts {
    std::int64_t positives = 0;
    std::int64_t negatives = 0;
    std::int64_t wins = 0; ///< pairs in which the positive scores higher
    std::int64_t ties = 0; ///< pairs of equal score

    /// (wins + ties / 2) / pairs. Only when there is a positive and a negative.
    double auc() const;
};

/// Memory that is used again from group to group.
struct PairBuffer {
    std::vector<float> positives;
    std::vector<float> negatives;
};

/// Counts the pairs of `buffer.positives` and `buffer.negatives`, neither with a NaN; reorders both.
/// O(n log n), and O(n) when one side is small.
PairCounts countPairs(PairBuffer& buffer);

} // namespace intentscope::metrics
