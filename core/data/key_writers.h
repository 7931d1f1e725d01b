// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/column_writer.h"

#include <memory>

namespace intentscope::data {

/// A table's own ids: never empty, never twice. Kept in `ids` (which must outlive the writer) and written as
/// a text column when finished, so that ids which other tables add to `ids` become rows too.
Result<std::unique_ptr<ColumnWriter>> makeIdWriter(Env& env, ColumnTarget target, WordIndex& ids);

/// The user of a row, stored as a row number (file purpose "users"). Users not yet in `users` are added.
Result<std::unique_ptr<ColumnWriter>>
makeUserReferenceWriter(Env& env, const ColumnTarget& target, WordIndex& users);

/// Refuses empty cells.
std::unique_ptr<ColumnWriter> makeRequired(std::unique_ptr<ColumnWriter> inner);

} // namespace intentscope::data
