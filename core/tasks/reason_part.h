// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/slices/slice.h"
#include "core/tasks/reason_task.h"

#include <optional>
#include <string>

namespace intentscope::tasks {

/// Which impressions of a dataset a job is about.
struct ReasonPart {
    std::string part = "all";           ///< "all", "train", "validation" or "test"
    std::string split = "time:0.7/0.1"; ///< data::parseSplit; of no matter where the part is "all"
    std::optional<slices::Slice> slice = {};
};

/// Fills in impressions and part of `spec`. The errors of parseSplit and makeSplit; InvalidInput for a part
/// that the split has not, and where no impression is left.
Status choosePart(const ReasonPart& part, const data::Dataset& dataset, ReasonSpec& spec);

} // namespace intentscope::tasks
