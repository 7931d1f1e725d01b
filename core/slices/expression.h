// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::slices {

/// Words with a meaning, in any case; a column of such a name stands in backticks.
constexpr std::array<std::string_view, 9> Keywords = {
    "and", "or", "not", "in", "contains", "is", "missing", "true", "false"};

/// Where something stands in the text of an expression, in bytes.
struct TextRange {
    std::size_t begin = 0;
    std::size_t length = 0;
};

/// Whose column is meant: `name`, `user.name`, `clicked.name`, `candidate.name`.
enum class ColumnScope {
    Own,       ///< of the filtered table itself
    User,      ///< of the impression's user
    Clicked,   ///< of any clicked intent of the impression
    Candidate, ///< of any candidate intent of the impression
};

struct ColumnName {
    ColumnScope scope = ColumnScope::Own;
    std::string name = {};
    TextRange where = {}; ///< of the name without its scope
};

enum class LiteralKind { Number, Text, Time, Boolean };

struct Literal {
    LiteralKind kind = LiteralKind::Number;
    double number = 0;
    bool isTrue = false;
    UtcMillis time = {};
    std::string text = {}; ///< of a Text: its content; else as it was written
    TextRange where = {};
};

enum class Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    Contains,
    Missing,
    True
};

/// One test of one column. `isNegated` comes from "not in", "not contains" and "is not missing".
struct Condition {
    ColumnName column;
    Operator op = Operator::True;
    bool isNegated = false;
    TextRange opWhere = {};
    std::vector<Literal> literals = {};
};

enum class NodeKind { And, Or, Not, Condition };

/// A parsed expression, as a tree.
struct Expression {
    NodeKind kind = NodeKind::Condition;
    std::vector<Expression> children = {}; ///< at least two of And and Or, one of Not
    Condition condition = {};              ///< of kind Condition
};

/// "==", "not in", "is missing": as it is written.
std::string_view name(Operator op);

} // namespace intentscope::slices
