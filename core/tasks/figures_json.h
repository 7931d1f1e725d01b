// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"
#include "core/stats/bootstrap.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace intentscope::tasks {

/// What reports as JSON are made of. Private to core/tasks: it shows nlohmann::json.

/// null for what is not finite or is not there, as JSON has no word for either.
nlohmann::ordered_json numberOrNull(double value);
nlohmann::ordered_json numberOrNull(const std::optional<double>& value);

/// "value", "low", "high" and "standard_error"; null where there is no interval.
nlohmann::ordered_json estimateJson(const stats::Estimate& estimate);

/// How intervals were made: "unit" (users), "replicates", "seed", "confidence" and "interval".
nlohmann::ordered_json bootstrapJson(const stats::BootstrapSpec& spec);

/// "id", "name", "dataset", "rankers": what a number's source is found by.
nlohmann::ordered_json shortRunJson(const rank::RunInfo& run);

/// A whole report: indented, with a line end. Names come from people and paths from the file system: a byte
/// that is not UTF-8 is replaced.
std::string textOf(const nlohmann::ordered_json& report);

} // namespace intentscope::tasks
