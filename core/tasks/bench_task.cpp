// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/bench_task.h"

#include "core/base/build_version.h"
#include "core/base/workers.h"
#include "core/tasks/bench_timing.h"
#include "core/tasks/figures_json.h"
#include "core/tasks/machine_checks.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

/// A folder that goes with the object.
class ScratchFolder {
public:
    static Result<ScratchFolder> make(Env& env, std::filesystem::path root) {
        if (root.empty())
            root = std::filesystem::temp_directory_path();
        auto folder = root / ("intentscope-bench-" + std::to_string(::getpid()));
        ISCOPE_TRY(env.createDirectories(folder));
        return ScratchFolder(env, std::move(folder));
    }
    ScratchFolder(ScratchFolder&& other) noexcept
        : m_env(other.m_env), m_path(std::exchange(other.m_path, {})) {}
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    ~ScratchFolder() {
        if (!m_path.empty())
            static_cast<void>(m_env->removeTree(m_path));
    }

    const std::filesystem::path& path() const { return m_path; }

private:
    ScratchFolder(Env& env, std::filesystem::path path) : m_env(&env), m_path(std::move(path)) {}

    Env* m_env;
    std::filesystem::path m_path;
};

bool matches(const BenchCase& each, const std::string& filter) {
    return each.name.find(filter) != std::string::npos;
}

Status checkFilters(const BenchSpec& spec, std::span<const BenchCase> cases) {
    for (const std::string& filter : spec.filters) {
        if (std::ranges::any_of(cases, [&](const BenchCase& each) { return matches(each, filter); }))
            continue;
        std::string known;
        for (const BenchCase& each : cases)
            known += (known.empty() ? "" : ", ") + each.name;
        return fail(
            ErrorCode::NotFound,
            "No measurement is called '" + filter + "'",
            {.cure = "There are: " + known});
    }
    return {};
}

bool isWanted(const BenchSpec& spec, const BenchCase& each) {
    return spec.filters.empty() ||
           std::ranges::any_of(spec.filters, [&](const auto& filter) { return matches(each, filter); });
}

BenchMeasurement describe(const BenchCase& each) {
    BenchMeasurement measurement;
    measurement.name = each.name;
    measurement.what = each.what;
    measurement.unit = each.unit;
    measurement.budget = each.budget;
    measurement.isHigherBetter = each.isHigherBetter;
    measurement.reference = each.reference;
    return measurement;
}

void addTiming(BenchMeasurement& measurement, BenchTiming timing) {
    if (timing.values.empty())
        return;
    const auto [lowest, highest] = std::ranges::minmax(timing.values);
    measurement.median = quantileOf(timing.values, 0.5);
    measurement.worst = measurement.isHigherBetter ? lowest : highest;
    if (!timing.references.empty()) {
        measurement.referenceMedian = quantileOf(timing.references, 0.5);
        measurement.ratio = *measurement.median / *measurement.referenceMedian;
    }
    measurement.values = std::move(timing.values);
    measurement.figures = std::move(timing.figures);
}

Result<BenchMeasurement> measure(const BenchCase& each, BenchContext& context) {
    BenchMeasurement measurement = describe(each);
    if (each.needsWorkspace && context.workspace.empty()) {
        measurement.problem = "not run: name a workspace with --data";
        return measurement;
    }
    auto timing = each.run(context);
    if (timing)
        addTiming(measurement, *std::move(timing));
    else if (timing.error().code == ErrorCode::Cancelled)
        return tl::unexpected(std::move(timing).error());
    else
        measurement.problem = timing.error().text();
    return measurement;
}

Json measurementJson(const BenchMeasurement& measurement) {
    Json figures = Json::array();
    for (const BenchFigure& figure : measurement.figures)
        figures.push_back({{"name", figure.name}, {"value", figure.value}, {"unit", figure.unit}});
    return {
        {"name", measurement.name},
        {"what", measurement.what},
        {"unit", measurement.unit},
        {"budget", measurement.budget},
        {"better", measurement.isHigherBetter ? "higher" : "lower"},
        {"median", numberOrNull(measurement.median)},
        {"worst", numberOrNull(measurement.worst)},
        {"repeats", measurement.values},
        {"within_budget", measurement.median ? Json(measurement.isWithinBudget()) : Json()},
        {"reference", measurement.reference},
        {"reference_median", numberOrNull(measurement.referenceMedian)},
        {"ratio", numberOrNull(measurement.ratio)},
        {"figures", std::move(figures)},
        {"problem", measurement.problem}};
}

} // namespace

bool BenchMeasurement::isWithinBudget() const {
    return median && (isHigherBetter ? *median >= budget : *median <= budget);
}

std::vector<BenchCase> benchCases() {
    std::vector<BenchCase> cases;
    for (const auto& room :
         {metricBenchCases(),
          importBenchCases(),
          queryBenchCases(),
          labelBenchCases(),
          neighbourBenchCases()})
        cases.insert(cases.end(), room.begin(), room.end());
    return cases;
}

Result<BenchReport> benchTask(
    const BenchSpec& spec,
    std::span<const BenchCase> cases,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY(checkFilters(spec, cases));
    ISCOPE_TRY_ASSIGN(const auto scratch, ScratchFolder::make(env, spec.scratchRoot));
    BenchReport report;
    report.version = codeVersion();
    report.processor = checkMachine().processorName;
    report.coreCount = Workers().width();
    for (const BenchCase& each : cases) {
        if (!isWanted(spec, each))
            continue;
        ISCOPE_TRY(checkStop(stop));
        progress.report({.phase = "Measuring " + each.name});
        BenchContext context{env, scratch.path() / each.name, spec.workspace, progress, stop};
        ISCOPE_TRY(env.createDirectories(context.scratch));
        ISCOPE_TRY_ASSIGN(auto measurement, measure(each, context));
        report.measurements.push_back(std::move(measurement));
        ISCOPE_TRY(env.removeTree(context.scratch));
    }
    return report;
}

std::string toJson(const BenchReport& report) {
    Json measurements = Json::array();
    for (const BenchMeasurement& each : report.measurements)
        measurements.push_back(measurementJson(each));
    const Json json{
        {"report", "bench"},
        {"version", 1},
        {"code", report.version},
        {"processor", report.processor},
        {"cores", report.coreCount},
        {"measurements", std::move(measurements)}};
    return textOf(json);
}

} // namespace intentscope::tasks
