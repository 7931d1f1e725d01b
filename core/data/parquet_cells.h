// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/schema.h"

#include <arrow/type_fwd.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace intentscope::data {

/// The cells of one Arrow array as text: what the importer reads from every format. One thread.
class CellText {
public:
    virtual ~CellText();
    /// Valid until the next call. "" where the cell is missing. InvalidInput without a place when the cell
    /// has no text: bytes that are no UTF-8, a time out of range, a "|" inside a word of a list.
    virtual Result<std::string_view> at(std::int64_t row) = 0;
};

/// The kind that a column of this type has; nothing for a type whose cells are no value and no list of values
/// (a struct, a map, a list of lists).
std::optional<FeatureKind> kindOfType(const arrow::DataType& type);

/// `kindOfType` of the array's type must know a kind.
std::unique_ptr<CellText> makeCellText(const std::shared_ptr<arrow::Array>& array);

} // namespace intentscope::data
