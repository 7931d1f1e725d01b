// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/stored_metrics.h"

#include <gtest/gtest.h>

#include <cstddef>

namespace intentscope::test {

void expectStoredMetrics(const nlohmann::json& report, const nlohmann::json& stored) {
    ASSERT_EQ(report.at("metrics").size(), stored.at("metrics").size());
    for (std::size_t i = 0; i < stored.at("metrics").size(); ++i) {
        const nlohmann::json& was = stored["metrics"][i];
        const nlohmann::json& is = report["metrics"][i];
        EXPECT_EQ(is.at("name"), was.at("name"));
        EXPECT_NEAR(is.at("value").get<double>(), was.at("value").get<double>(), 2e-3) << was.at("name");
    }
}

} // namespace intentscope::test
