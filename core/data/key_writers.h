// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/column_writer.h"

#include <memory>

namespace intentscope::data {

/// A table's own ids, never empty. Who appends a block puts its ids into `ids` (which must outlive the
/// writer) and refuses those that are there twice; what `ids` holds in the end is written as a text column,
/// so that ids which other tables add become rows too.
Result<std::unique_ptr<ColumnWriter>> makeIdWriter(Env& env, ColumnTarget target, WordIndex& ids);

/// The user of a row, stored as a row number (file purpose "users"). Users not yet in `users` are added.
Result<std::unique_ptr<ColumnWriter>>
makeUserReferenceWriter(Env& env, const ColumnTarget& target, WordIndex& users);

/// Refuses empty cells.
std::unique_ptr<ColumnWriter> makeRequired(std::unique_ptr<ColumnWriter> inner);

/// What is wrong with an id that the table has already, in row `row` from 0.
Error repeatedId(std::string_view id, std::int32_t row);

} // namespace intentscope::data
