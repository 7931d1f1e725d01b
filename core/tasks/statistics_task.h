// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/slices/column_statistics.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

namespace intentscope::tasks {

struct StatisticsOutcome {
    std::shared_ptr<const slices::DatasetStatistics> statistics;
    bool wasStored = false;     ///< read from the file, not made
    std::string madeAgain = {}; ///< why a file that was there did not do; "" when there was none
    std::string notStored = {}; ///< why the statistics could not be kept, as on a read-only medium; else ""
};

/// The statistics of a dataset's columns, from statistics.json in its folder where that is whole and of this
/// dataset; else they are made and stored there. Cancelled leaves nothing behind.
Result<StatisticsOutcome> statisticsTask(
    const data::Dataset& dataset,
    const std::filesystem::path& folder,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::tasks
