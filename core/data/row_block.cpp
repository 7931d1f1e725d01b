// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/row_block.h"

namespace intentscope::data {

RowBlock::~RowBlock() = default;
RowJudge::~RowJudge() = default;
RowSink::~RowSink() = default;

std::optional<std::size_t> RowSink::idColumn() const {
    return std::nullopt;
}

} // namespace intentscope::data
