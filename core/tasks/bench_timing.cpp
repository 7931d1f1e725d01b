// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/bench_timing.h"

#include "core/base/assert.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace intentscope::tasks {

Result<double> secondsOf(const BenchWork& work) {
    const auto start = std::chrono::steady_clock::now();
    ISCOPE_TRY(work());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Result<BenchTiming> timeInTurns(
    const BenchContext& context,
    const BenchRepeats& repeats,
    const BenchWork& work,
    const BenchWork& reference) {
    BenchTiming timing;
    for (std::size_t repeat = 0; repeat <= repeats.count; ++repeat) {
        const bool isCounted = repeat > 0;
        ISCOPE_TRY(checkStop(context.stop));
        ISCOPE_TRY_ASSIGN(const double seconds, secondsOf(work));
        if (isCounted)
            timing.values.push_back(seconds * repeats.scale);
        if (!reference)
            continue;
        ISCOPE_TRY_ASSIGN(const double referenceSeconds, secondsOf(reference));
        if (isCounted)
            timing.references.push_back(referenceSeconds * repeats.referenceScale);
    }
    return timing;
}

double quantileOf(std::vector<double> values, double q) {
    ISCOPE_ASSERT(!values.empty() && q >= 0 && q <= 1);
    std::ranges::sort(values);
    const double at = q * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const auto above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - std::floor(at)) * (values[above] - values[below]);
}

} // namespace intentscope::tasks
