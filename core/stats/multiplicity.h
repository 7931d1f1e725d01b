// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace intentscope::stats {

/// Adjusted p-values of a family of tests, in the order given: a test whose adjusted value is at most alpha
/// is rejected when the error is to be kept at alpha. Every p must lie in [0, 1]. O(n log n).
///
/// Holm's step-down (1979): max over j <= i of min(1, (m - j + 1) p_(j)). Keeps the chance of any false alarm
/// among the m tests, whatever their dependence.
std::vector<double> holm(std::span<const double> pValues);

/// Benjamini and Hochberg's step-up (1995): min over j >= i of min(1, m p_(j) / j). Keeps the expected share
/// of false alarms among the rejected, for independent or positively dependent tests.
std::vector<double> benjaminiHochberg(std::span<const double> pValues);

} // namespace intentscope::stats
