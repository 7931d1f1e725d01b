// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset_description.h"
#include "core/data/view_source.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::data {

/// A column of a file and what it means in the dataset.
struct MeantColumn {
    std::size_t at = 0; ///< in the file
    ColumnSpec spec = {};
    ViewColumn::Change change = ViewColumn::Change::None;
    TimeUnit unit = TimeUnit::Milliseconds;
};

/// One file whose rows are impressions or candidates, from which several tables are read.
struct OneFile {
    std::filesystem::path path;
    std::shared_ptr<const RecordSource> source;
    /// One has the role UserId, one IntentId. With a column of the role Clicked rows are candidates: rows
    /// with the same ImpressionId, or without one the same user and time, are one impression, whose features
    /// are those of its first row.
    std::vector<MeantColumn> columns;
    std::optional<TableSource> intents; ///< where another file describes them; else the distinct ids
    bool findsTimeUnit = false; ///< plain numbers of the time count in the unit that makes dates of them
};

/// The tables, as a dataset.json would describe them. Reads the file once; memory for each distinct intent
/// and impression id while it does. InvalidInput when candidates cannot be grouped.
Result<DatasetDescription> describeOneFile(const OneFile& file, const std::stop_token& stop);

} // namespace intentscope::data
