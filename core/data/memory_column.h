// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/column.h"

namespace intentscope::data {

// Columns whose values are in memory: of generated datasets, exports and tests. Each function sets the kind
// in `spec`; missing values are those of Column's table.

std::shared_ptr<const Column> numberColumn(ColumnSpec spec, std::vector<double> values);
/// UTC milliseconds.
std::shared_ptr<const Column> timeColumn(ColumnSpec spec, std::vector<std::int64_t> values);
std::shared_ptr<const Column> flagColumn(ColumnSpec spec, std::vector<std::int8_t> values);
std::shared_ptr<const Column> textColumn(ColumnSpec spec, std::vector<std::string> values);
/// Text that somebody else owns, and keeps longer than the column.
std::shared_ptr<const Column> textViewColumn(ColumnSpec spec, std::vector<std::string_view> values);

/// Codes in the alphabetical order of the words; "" is missing.
std::shared_ptr<const Column> wordColumn(ColumnSpec spec, const std::vector<std::string>& words);
/// `codes` count in `words`, or are MissingCode.
std::shared_ptr<const Column>
wordColumn(ColumnSpec spec, std::vector<std::string> words, std::vector<std::int32_t> codes);
/// Several words a row.
std::shared_ptr<const Column>
wordSetColumn(ColumnSpec spec, const std::vector<std::vector<std::string>>& words);

} // namespace intentscope::data
