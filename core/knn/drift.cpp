// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/drift.h"

#include "core/base/assert.h"

#include <cmath>
#include <cstddef>
#include <unordered_set>

namespace intentscope::knn {
namespace {

/// agreed[d - 1] = X_d.
std::vector<std::int32_t>
agreement(std::span<const std::int32_t> before, std::span<const std::int32_t> after) {
    ISCOPE_ASSERT(before.size() == after.size());
    std::unordered_set<std::int32_t> seen; // in one list, not yet in the other
    std::vector<std::int32_t> agreed;
    std::int32_t common = 0;
    for (std::size_t d = 0; d < before.size(); ++d) {
        for (const std::int32_t item : {before[d], after[d]}) {
            if (!seen.insert(item).second) {
                ++common;
                seen.erase(item);
            }
        }
        agreed.push_back(common);
    }
    return agreed;
}

} // namespace

double overlapAtK(std::span<const std::int32_t> before, std::span<const std::int32_t> after) {
    const auto agreed = agreement(before, after);
    return agreed.empty() ? 1.0 : static_cast<double>(agreed.back()) / static_cast<double>(agreed.size());
}

double
rankBiasedOverlap(std::span<const std::int32_t> before, std::span<const std::int32_t> after, double p) {
    ISCOPE_ASSERT(p > 0 && p < 1);
    const auto agreed = agreement(before, after);
    if (agreed.empty())
        return 1;
    double sum = 0;
    double power = 1;
    double share = 0;
    for (std::size_t d = 1; d <= agreed.size(); ++d) {
        power *= p;
        share = static_cast<double>(agreed[d - 1]) / static_cast<double>(d);
        sum += share * power;
    }
    return share * power + (1 - p) / p * sum;
}

double rboWeightOfFirst(std::int32_t k, double p) {
    ISCOPE_ASSERT(k >= 1 && p > 0 && p < 1);
    double sum = 0;
    for (std::int32_t d = 1; d < k; ++d)
        sum += std::pow(p, d) / d;
    return 1 - std::pow(p, k - 1) + (1 - p) / p * k * (std::log(1 / (1 - p)) - sum);
}

std::optional<double> meanOf(std::span<const std::optional<double>> shares) {
    double sum = 0;
    std::size_t count = 0;
    for (const auto& share : shares) {
        if (!share)
            continue;
        sum += *share;
        ++count;
    }
    return count > 0 ? std::optional(sum / static_cast<double>(count)) : std::nullopt;
}

} // namespace intentscope::knn
