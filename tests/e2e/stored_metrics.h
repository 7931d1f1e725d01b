// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace intentscope::test {

/// That a report of `eval` has the metrics of a stored one, by name, and their values within 2e-3: another
/// processor rounds single products in another order; a rank may move, a figure may not.
void expectStoredMetrics(const nlohmann::json& report, const nlohmann::json& stored);

} // namespace intentscope::test
