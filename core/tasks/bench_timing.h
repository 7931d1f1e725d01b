// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/bench_task.h"

#include <cstddef>
#include <functional>

namespace intentscope::tasks {

using BenchWork = std::function<Status()>;

/// How the repeats of one measurement are taken.
struct BenchRepeats {
    std::size_t count = 5;
    double scale = 1;          ///< seconds times this is the case's unit: 1,000 for milliseconds
    double referenceScale = 1; ///< the same for the reference, which may do a part of the work only
};

/// Runs both once without counting it, so that memory is mapped and caches are warm, then in turn, so that
/// both meet the same machine. `reference` may be empty.
Result<BenchTiming> timeInTurns(
    const BenchContext& context,
    const BenchRepeats& repeats,
    const BenchWork& work,
    const BenchWork& reference = {});

/// Seconds that `work` takes.
Result<double> secondsOf(const BenchWork& work);

/// The q-quantile, linear between order statistics; `values` must not be empty.
double quantileOf(std::vector<double> values, double q);

/// Keeps the optimiser from leaving out what computed `value`.
template <class T>
void keep(const T& value) {
    asm volatile("" : : "g"(&value) : "memory");
}

// The measurements by area, in the order of the table of budgets.
std::vector<BenchCase> metricBenchCases();
std::vector<BenchCase> importBenchCases();
std::vector<BenchCase> queryBenchCases();
std::vector<BenchCase> labelBenchCases();
std::vector<BenchCase> neighbourBenchCases();

} // namespace intentscope::tasks
