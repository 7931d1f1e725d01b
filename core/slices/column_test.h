// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/column.h"
#include "core/slices/expression.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace intentscope::slices {

/// A question that every row of one column answers with yes or no. A missing value answers no. Looks at codes
/// and numbers, not at words. Immutable; safe from any thread; the column must outlive it.
class ColumnTest {
public:
    virtual ~ColumnTest();
    /// out[i] = 1 where row first + i fits, else 0.
    virtual void test(std::size_t first, std::span<std::uint8_t> out) const = 0;
};
using ColumnTestPtr = std::shared_ptr<const ColumnTest>;

/// Rows that have a value at all.
ColumnTestPtr presenceTest(const data::Column& column);

/// Equal, Less, LessOrEqual, Greater or GreaterOrEqual to a bound. Numeric; Timestamp in milliseconds.
ColumnTestPtr numberTest(const data::Column& column, Operator op, double bound);
ColumnTestPtr timeTest(const data::Column& column, Operator op, UtcMillis bound);
ColumnTestPtr numberInTest(const data::Column& column, std::vector<double> values);
ColumnTestPtr timeInTest(const data::Column& column, std::vector<std::int64_t> values);
/// Boolean.
ColumnTestPtr flagTest(const data::Column& column, bool isTrue);
/// `isAccepted` has one entry a word of the dictionary. Categorical: the word's; MultiCategorical: of any.
ColumnTestPtr codeTest(const data::Column& column, const std::vector<bool>& isAccepted);
/// Text: any of the texts exactly; or `part` anywhere, without regard to the case of ASCII letters.
ColumnTestPtr textInTest(const data::Column& column, std::vector<std::string> texts);
ColumnTestPtr textContainsTest(const data::Column& column, std::string part);

/// The `part` anywhere in the text, without regard to the case of ASCII letters.
bool containsText(std::string_view text, std::string_view part);

} // namespace intentscope::slices
