// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/column.h"
#include "core/data/manifest.h"
#include "core/data/npy.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace intentscope::data {

/// What the columns of a stored dataset are opened with.
struct ColumnSource {
    Env* env = nullptr;
    std::filesystem::path folder;
    /// Dictionaries that were read before, by file name: shared ones are read once.
    std::map<std::string, std::shared_ptr<const Dictionary>> dictionaries = {};
    /// The ids that a column of file purpose "users" refers to.
    std::shared_ptr<const Column> userIds = nullptr;
};

/// Maps one column of `rowCount` rows. Every offset and code is checked here, so that no later access can
/// leave the files. Corrupt when one is out of range.
Result<std::shared_ptr<const Column>>
openColumn(ColumnSource& source, const StoredColumn& stored, std::uint64_t rowCount);

/// The rows of the users table that a column of file purpose "users" refers to; empty for another column.
std::span<const std::int32_t> userRows(const Column& column);

// Checks that others need too.
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

} // namespace intentscope::data
