// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/column.h"
#include "core/data/dictionary_file.h"
#include "core/data/manifest.h"
#include "core/data/npy.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace intentscope::data {

/// What the columns of a stored dataset are opened with.
struct ColumnSource {
    Env* env = nullptr;
    std::filesystem::path folder;
    /// Dictionaries that were named before, by file name: shared ones are read once.
    std::map<std::string, std::shared_ptr<const DictionaryFile>> dictionaries = {};
    /// The ids that a column of file purpose "users" refers to.
    std::shared_ptr<const Column> userIds = nullptr;
};

/// Maps one column of `rowCount` rows. Corrupt when a file has another count of items; what the items are is
/// looked at later (see Column).
Result<std::shared_ptr<const Column>>
openColumn(ColumnSource& source, const StoredColumn& stored, std::uint64_t rowCount);

/// The rows of the users table that a column of file purpose "users" refers to, all checked as Column says;
/// empty for another column.
std::span<const std::int32_t> userRows(const Column& column);
/// Whether a column is of file purpose "users", and the row of the users table that one of its rows refers
/// to: the first where that is damaged.
bool hasUserRows(const Column& column);
std::int32_t userRow(const Column& column, std::size_t row);

// Checks that others need too.
Status checkFlags(std::span<const std::int8_t> values, const std::filesystem::path& path);
Status checkCount(const NpyFile& file, std::uint64_t expected, const std::filesystem::path& path);
/// Offsets that begin at 0, never fall and end at `end`.
Status
checkOffsets(std::span<const std::int64_t> offsets, std::uint64_t end, const std::filesystem::path& path);
/// Every value in [lowest, end).
Status checkRange(
    std::span<const std::int32_t> values,
    std::int32_t lowest,
    std::uint64_t end,
    const std::filesystem::path& path);
/// [offsets[row], offsets[row + 1]) where that lies in `itemCount` items; else nothing.
std::pair<std::size_t, std::size_t>
rangeAt(std::span<const std::int64_t> offsets, std::size_t row, std::size_t itemCount);

} // namespace intentscope::data
