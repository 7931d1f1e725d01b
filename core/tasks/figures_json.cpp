// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/figures_json.h"

#include <cmath>

namespace intentscope::tasks {

using Json = nlohmann::ordered_json;

Json numberOrNull(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

Json numberOrNull(const std::optional<double>& value) {
    return value ? numberOrNull(*value) : Json();
}

Json estimateJson(const stats::Estimate& estimate) {
    return {
        {"value", numberOrNull(estimate.value)},
        {"low", estimate.interval ? numberOrNull(estimate.interval->low) : Json()},
        {"high", estimate.interval ? numberOrNull(estimate.interval->high) : Json()},
        {"standard_error", numberOrNull(estimate.standardError)}};
}

Json bootstrapJson(const stats::BootstrapSpec& spec) {
    return {
        {"unit", "user"},
        {"replicates", spec.replicateCount},
        {"seed", spec.seed},
        {"confidence", spec.confidence},
        {"interval", name(spec.interval)}};
}

Json shortRunJson(const rank::RunInfo& run) {
    return {{"id", run.id}, {"name", run.name}, {"dataset", run.datasetHash}, {"rankers", run.rankerHashes}};
}

std::string textOf(const Json& report) {
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace intentscope::tasks
