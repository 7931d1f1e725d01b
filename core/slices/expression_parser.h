// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/slices/expression.h"

#include <string_view>

namespace intentscope::slices {

/// Longest text and deepest nesting of an expression: far above what a person writes.
constexpr std::size_t MaxExpressionBytes = 1U << 16U;
constexpr std::size_t MaxExpressionDepth = 200;

/// Reads a filter expression (docs/queries.md has the grammar). Knows no dataset: names and types are checked
/// by Predicate::compile. InvalidInput points at the character and proposes what to write instead.
Result<Expression> parseExpression(std::string_view text);

/// Whether a text in a box that also takes plain words was probably meant as an expression: it compares, asks
/// for a list, a part or a missing value.
bool looksLikeExpression(std::string_view text);

} // namespace intentscope::slices
