// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// What a measurement may use; lives as long as the run of `benchTask`.
struct BenchContext {
    Env& env;
    std::filesystem::path scratch;   ///< an empty folder of its own, removed afterwards
    std::filesystem::path workspace; ///< given by the user; empty when none was
    ProgressSink& progress;
    std::stop_token stop;
};

/// A further figure beside the one that is judged: "peak memory", 1203, "MB".
struct BenchFigure {
    std::string name;
    double value = 0;
    std::string unit;
};

/// What the repeats of one measurement gave, in the case's unit.
struct BenchTiming {
    std::vector<double> values;
    std::vector<double> references = {}; ///< of the reference, taken in turn with the values; may be empty
    std::vector<BenchFigure> figures = {};
};

/// One line of the table of budgets: a promise of the product and how it is measured.
struct BenchCase {
    std::string name; ///< for --filter: "filter_rows"
    std::string what; ///< what is measured at which size, for a person
    std::string unit; ///< "s", "ms", "MB/s"
    double budget = 0;
    bool isHigherBetter = false;
    std::string reference = {};  ///< what the ratio is taken to; "" where there is none
    bool needsWorkspace = false; ///< works on data that the user names, not on generated ones
    std::function<Result<BenchTiming>(BenchContext&)> run;
};

struct BenchMeasurement {
    std::string name;
    std::string what;
    std::string unit;
    double budget = 0;
    bool isHigherBetter = false;
    std::string reference;
    std::vector<double> values;                 ///< of the repeats, in their order
    std::optional<double> median = {};          ///< what is judged; none when it was not run
    std::optional<double> worst = {};           ///< the highest; the lowest where higher is better
    std::optional<double> referenceMedian = {}; ///< none without a reference
    std::optional<double> ratio = {};           ///< median / referenceMedian
    std::vector<BenchFigure> figures = {};
    std::string problem = {}; ///< why it was not run or failed; "" when it was

    bool isWithinBudget() const;
};

struct BenchSpec {
    std::vector<std::string> filters = {};  ///< parts of names; empty: all
    std::filesystem::path workspace = {};   ///< for the measurements that need real data; may be empty
    std::filesystem::path scratchRoot = {}; ///< where the scratch folder is made; empty: the system's
};

struct BenchReport {
    std::string version;       ///< of the code
    std::string processor;     ///< "" where the system does not tell
    std::size_t coreCount = 0; ///< that the program may use
    std::vector<BenchMeasurement> measurements;
};

/// All measurements there are, in the order of the table of budgets.
std::vector<BenchCase> benchCases();

/// Runs the cases whose name contains one of the filters, one after the other. One that fails says why and
/// the others go on. NotFound, with the names there are, when a filter matches none; Cancelled.
Result<BenchReport> benchTask(
    const BenchSpec& spec,
    std::span<const BenchCase> cases,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const BenchReport& report);

} // namespace intentscope::tasks
