// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/slices/predicate.h"

#include <string>
#include <string_view>
#include <vector>

namespace intentscope::slices {

/// A column by the name that an expression gives it.
struct FoundColumn {
    ColumnScope scope = ColumnScope::Own;
    const data::Column* column = nullptr;
};

/// Finds columns and turns single conditions into tests. Errors as Predicate::compile.
class ConditionCompiler {
public:
    /// Text and dataset must outlive the compiler; the tests look into the dataset.
    ConditionCompiler(std::string_view text, const data::Dataset& dataset, RowTable table);

    Result<Predicate::Test> compile(const Condition& condition) const;
    Result<FoundColumn> find(const ColumnName& name) const;

private:
    const data::Table& tableOf(ColumnScope scope) const;
    tl::unexpected<Error> unknownColumn(const ColumnName& name) const;
    std::vector<std::string> namesFor(ColumnScope scope) const;

    std::string_view m_text;
    const data::Dataset& m_dataset;
    RowTable m_table;
};

/// Every name that an expression over `table` can use, as it is written, in the order of the tables.
std::vector<std::string> columnNames(const data::Dataset& dataset, RowTable table);

/// A column's name as an expression writes it: in backticks where it is no plain word.
std::string writtenName(std::string_view name);
/// A text as an expression writes it: in quotes, with escapes.
std::string writtenText(std::string_view text);

} // namespace intentscope::slices
