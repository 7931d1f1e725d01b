// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/row_order.h"

#include "core/base/progress.h"

#include <utility>

namespace intentscope::models {

RowOrder RowOrder::identity(std::size_t rowCount) {
    RowOrder order;
    order.m_size = rowCount;
    return order;
}

RowOrder::RowOrder(std::vector<std::int32_t> rows, std::size_t rowCount)
    : m_isIdentity(false), m_size(rows.size()), m_rows(std::move(rows)), m_positions(rowCount, -1) {
    for (std::size_t position = 0; position < m_size; ++position)
        m_positions[static_cast<std::size_t>(m_rows[position])] = narrow<std::int32_t>(position);
}

std::int32_t RowOrder::rowAt(std::size_t position) const {
    ISCOPE_ASSERT(position < m_size);
    return m_isIdentity ? narrow<std::int32_t>(position) : m_rows[position];
}

std::int32_t RowOrder::positionOf(std::int32_t row) const {
    if (m_isIdentity)
        return row >= 0 && static_cast<std::size_t>(row) < m_size ? row : -1;
    if (row < 0 || static_cast<std::size_t>(row) >= m_positions.size())
        return -1;
    return m_positions[static_cast<std::size_t>(row)];
}

Status stillWanted(const std::stop_token& stop) {
    return checkStop(stop);
}

} // namespace intentscope::models
