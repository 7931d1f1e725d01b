// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/metrics/ranking_fixture.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace intentscope::parity {

/// One list of metrics_reference.txt.
struct ReferenceList {
    std::int32_t session = 0;
    metrics::test::ImpressionRow row;
};

/// One random case and what scikit-learn and NumPy made of it, by name.
struct ReferenceCase {
    std::int64_t number = 0;
    std::vector<ReferenceList> lists = {};
    std::map<std::string, double> values = {};
};

struct ReferenceSample {
    std::string kind;
    std::vector<double> values = {};
    std::vector<double> weights = {};
    std::map<std::string, double> expected = {};
};

struct MetricsReference {
    std::string provenance; ///< the first line
    std::vector<ReferenceCase> cases;
    std::vector<ReferenceSample> samples;
};

/// Reads the stored file (format: make_metrics_reference.py); stops the test run when it is damaged.
MetricsReference readMetricsReference();

} // namespace intentscope::parity
