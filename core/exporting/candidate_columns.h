// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/exporting/table_file.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace intentscope::exporting {

/// The candidates of some impressions as a table: impression_id, intent_id, position (missing where 0),
/// shown, clicked, propensity. Refers to the dataset. Costs the memory of these candidates.
class CandidateColumns {
public:
    /// Impressions [begin, end).
    CandidateColumns(const data::Dataset& dataset, std::int32_t begin, std::int32_t end);

    ColumnList columns() const { return m_list; }
    std::size_t rowCount() const { return m_rowCount; }

private:
    void add(std::shared_ptr<const data::Column> column);

    std::vector<std::shared_ptr<const data::Column>> m_columns;
    std::vector<const data::Column*> m_list;
    std::size_t m_rowCount;
};

} // namespace intentscope::exporting
