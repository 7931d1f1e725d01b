// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workers.h"
#include "core/data/dataset.h"
#include "core/slices/column_test.h"
#include "core/slices/row_set.h"

#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::slices {

/// The table whose rows are filtered.
enum class RowTable { Impressions, Users };

/// How the answer to a test becomes the answer of its condition. A missing value fits no comparison, `!=` and
/// `not in` included; only "is missing" finds it.
enum class Wanted { Fits, FitsNot, Missing, Present };

/// A filter expression bound to one dataset: names found, types checked, words turned into codes. Immutable;
/// safe from any thread; holds the dataset. Semantics: docs/queries.md.
class Predicate {
public:
    /// InvalidInput that points at the character (expression_error.h) for a mistake of grammar, an unknown
    /// name or word, or a comparison that the column's kind does not have.
    static Result<Predicate>
    compile(std::string_view text, std::shared_ptr<const data::Dataset> dataset, RowTable table);

    const std::string& text() const { return m_text; }
    const std::shared_ptr<const data::Dataset>& dataset() const { return m_dataset; }
    RowTable table() const { return m_table; }
    std::size_t rowCount() const;

    /// The rows that fit; the same for every width. Cancelled. O(rows x conditions), in blocks.
    Result<RowSet> evaluate(const Workers& workers = Workers(), const std::stop_token& stop = {}) const;

    /// What a condition looks at, resolved.
    struct Test {
        ColumnScope scope = ColumnScope::Own;
        Wanted wanted = Wanted::Fits;
        ColumnTestPtr fits;    ///< null for Missing and Present
        ColumnTestPtr present; ///< null for Fits
    };
    struct Node {
        NodeKind kind = NodeKind::Condition;
        std::vector<Node> children;
        std::size_t test = 0; ///< of kind Condition: place in the list of tests
    };

private:
    Predicate() = default;

    std::string m_text;
    std::shared_ptr<const data::Dataset> m_dataset;
    RowTable m_table = RowTable::Impressions;
    std::vector<Test> m_tests;
    Node m_root;
};

} // namespace intentscope::slices
