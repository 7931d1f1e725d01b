// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/predicate.h"

#include "core/slices/condition_compiler.h"
#include "core/slices/expression_parser.h"
#include "core/slices/row_filter.h"

#include <utility>

namespace intentscope::slices {
namespace {

Result<Predicate::Node> compileNode(
    const Expression& expression, const ConditionCompiler& compiler, std::vector<Predicate::Test>& tests) {
    Predicate::Node node{.kind = expression.kind, .children = {}, .test = tests.size()};
    if (expression.kind == NodeKind::Condition) {
        ISCOPE_TRY_ASSIGN(auto test, compiler.compile(expression.condition));
        tests.push_back(std::move(test));
        return node;
    }
    for (const Expression& child : expression.children) {
        ISCOPE_TRY_ASSIGN(auto compiled, compileNode(child, compiler, tests));
        node.children.push_back(std::move(compiled));
    }
    return node;
}

} // namespace

Result<Predicate>
Predicate::compile(std::string_view text, std::shared_ptr<const data::Dataset> dataset, RowTable table) {
    ISCOPE_TRY_ASSIGN(const auto expression, parseExpression(text));
    Predicate predicate;
    const ConditionCompiler compiler(text, *dataset, table);
    ISCOPE_TRY_ASSIGN(predicate.m_root, compileNode(expression, compiler, predicate.m_tests));
    predicate.m_text = text;
    predicate.m_dataset = std::move(dataset);
    predicate.m_table = table;
    return predicate;
}

std::size_t Predicate::rowCount() const {
    return m_table == RowTable::Users ? m_dataset->users().rowCount() : m_dataset->impressions().rowCount();
}

Result<RowSet> Predicate::evaluate(const Workers& workers, const std::stop_token& stop) const {
    return filterRows({*m_dataset, m_table, m_tests, m_root}, rowCount(), workers, stop);
}

} // namespace intentscope::slices
