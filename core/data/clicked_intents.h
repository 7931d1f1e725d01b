// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <vector>

namespace intentscope::data {

/// The intents of a list that are known to be clicked, in the list's order.
std::vector<std::int32_t> clickedIntents(const CandidateList& candidates);

} // namespace intentscope::data
