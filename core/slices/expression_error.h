// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/slices/expression.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace intentscope::slices {

/// The "file" in the place of an error that points into an expression: "filter:1:14".
constexpr std::string_view ExpressionPlace = "filter";

/// InvalidInput at a byte of the expression; the place counts characters, not bytes.
tl::unexpected<Error>
badExpression(std::string_view text, TextRange where, std::string message, std::string cure);

/// The character, from 1, that an error of an expression points at; none for another error.
std::optional<std::int64_t> expressionColumn(const Error& error);

/// Two lines for a terminal: the expression, and a caret under the character that the error points at. ""
/// for an error that points at none. Tabs and line breaks of the expression are shown as blanks.
std::string caretLines(std::string_view text, const Error& error);

} // namespace intentscope::slices
