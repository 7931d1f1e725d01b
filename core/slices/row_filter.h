// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/slices/predicate.h"

#include <vector>

namespace intentscope::slices {

/// Rows that one worker looks at in one go: long enough to be quick, short enough for a stop within 20 ms.
constexpr std::size_t FilterBlockRows = 1U << 16U;

/// The compiled parts of a predicate.
struct RowFilter {
    const data::Dataset& dataset;
    RowTable table;
    const std::vector<Predicate::Test>& tests;
    const Predicate::Node& root;
};

/// First the tests of users and intents, once for each of their rows, then the table in blocks. Cancelled.
Result<RowSet> filterRows(
    const RowFilter& filter, std::size_t rowCount, const Workers& workers, const std::stop_token& stop);

} // namespace intentscope::slices
