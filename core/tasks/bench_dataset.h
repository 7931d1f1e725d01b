// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <memory>

namespace intentscope::tasks {

/// The size of the paper's logs.
constexpr std::int32_t PaperImpressionCount = 7'530'000;

/// A dataset in memory for measurements: impressions of 300,000 users with a `region` (8 words), `status` (9
/// words, 3 % missing), `days_in_status` (20 % missing) and `time` (six weeks, in order of arrival); users
/// with a `tier`. No intents, candidates and events, and no ids to look up. The same for the same count.
std::shared_ptr<const data::Dataset> makeBenchDataset(std::int32_t impressionCount);

} // namespace intentscope::tasks
