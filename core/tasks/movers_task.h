// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_slices_task.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// One user, or one clicked intent, and the mean NDCG@k of its impressions in both runs.
struct Mover {
    std::int32_t row = 0;             ///< of users or intents
    std::int64_t impressionCount = 0; ///< with a click
    double before = 0;
    double after = 0;

    double difference() const { return after - before; }
};

struct Movers {
    std::int32_t topK = 3;
    std::vector<Mover> users;   ///< by row
    std::vector<Mover> intents; ///< by row; an impression counts for every intent that was clicked in it
};

/// Who and what moved between two runs, over the impressions that compareTask looks at; its errors;
/// Cancelled.
Result<Movers>
moversTask(const CompareSpec& spec, const RunPair& runs, ProgressSink& progress, const std::stop_token& stop);

/// One slice for each value of a column that computeFacet finds, and one for missing values where there are
/// any: categories by falling count, at most 12; numbers and times in at most 5 bins of equally many rows.
/// Errors of computeFacet; Cancelled.
Result<std::vector<SliceChoice>> slicesOfColumn(
    const std::string& column,
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::stop_token& stop);

/// The names of the columns that slicesOfColumn takes, of impressions and their users, as expressions write
/// them.
std::vector<std::string> sliceableColumns(const data::Dataset& dataset);

} // namespace intentscope::tasks
