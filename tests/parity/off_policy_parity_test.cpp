// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/off_policy.h"

#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace intentscope::parity {
namespace {

using metrics::ClickAssumption;
using metrics::ShownCount;

/// One log of off_policy_reference.txt (format: make_off_policy_reference.py).
struct Log {
    ClickAssumption clicks = ClickAssumption::Cascade;
    double ips = 0;
    double snips = 0; ///< NaN where nothing agrees
    double doublyRobust = 0;
    std::vector<metrics::OffPolicyRow> rows = {};
};

Log parseLog(std::istringstream& words) {
    Log log;
    std::string rule;
    std::string snips;
    words >> rule >> log.ips >> snips >> log.doublyRobust;
    log.snips = std::strtod(snips.c_str(), nullptr);
    for (const auto assumption :
         {ClickAssumption::Cascade, ClickAssumption::Slate, ClickAssumption::ItemPosition}) {
        if (metrics::name(assumption) == rule)
            log.clicks = assumption;
    }
    return log;
}

metrics::OffPolicyRow parseRow(std::istringstream& words, ClickAssumption assumption) {
    metrics::OffPolicyRow row;
    metrics::ShownIntents logged{};
    metrics::ShownIntents target{};
    metrics::ShownPropensities propensities;
    const auto read = [&](auto& values) {
        for (auto& value : values)
            words >> value;
    };
    words >> row.user;
    read(logged);
    read(target);
    read(propensities.prefix);
    read(propensities.marginal);
    read(row.clicks);
    read(row.predictions);
    row.weights = metrics::importanceWeights(logged, target, propensities, assumption);
    return row;
}

void expectSame(const Log& log) {
    ASSERT_OK_AND_ASSIGN(
        const auto estimates,
        metrics::estimateOffPolicy(log.rows, {.bootstrap = {.replicateCount = 100}}, {}));
    EXPECT_NEAR(estimates.ips.value, log.ips, 1e-9);
    EXPECT_NEAR(estimates.doublyRobust.value, log.doublyRobust, 1e-9);
    EXPECT_EQ(std::isnan(estimates.snips.value), std::isnan(log.snips));
    if (!std::isnan(log.snips)) {
        EXPECT_NEAR(estimates.snips.value, log.snips, 1e-9);
    }
}

TEST(OffPolicyParity, EqualsTheOpenBanditPipelineOnTheSameLogs) {
    std::ifstream file(test::sourceDirectory() / "tests/parity/off_policy_reference.txt");
    std::vector<Log> logs;
    std::string text;
    while (std::getline(file, text)) {
        std::istringstream words(text);
        std::string kind;
        words >> kind;
        if (kind == "log")
            logs.push_back(parseLog(words));
        else if (kind == "row")
            logs.back().rows.push_back(parseRow(words, logs.back().clicks));
    }
    ASSERT_EQ(logs.size(), 12U);
    for (const Log& log : logs) {
        SCOPED_TRACE(metrics::name(log.clicks));
        EXPECT_EQ(log.rows.size(), 60U);
        expectSame(log);
    }
}

} // namespace
} // namespace intentscope::parity
