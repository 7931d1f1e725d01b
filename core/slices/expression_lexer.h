// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/slices/expression.h"

#include <string>
#include <string_view>
#include <vector>

namespace intentscope::slices {

enum class TokenKind {
    Word,       ///< a keyword or a name: letters, digits, _ and any character beyond ASCII
    QuotedName, ///< `in backticks`
    Text,       ///< "in quotes" or 'in quotes'
    Number,
    Time, ///< 2024-03-01, 2024-03-01T10:00Z: a number followed by -, as no number is
    Symbol,
    End,
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::string text = {}; ///< without quotes and escapes
    TextRange where = {};
};

/// The tokens of an expression, the last of kind End. InvalidInput at an open quote, a character that has no
/// meaning, or bytes that are not UTF-8. In a text in quotes, \" \' and \\ stand for the character itself.
Result<std::vector<Token>> tokensOf(std::string_view text);

} // namespace intentscope::slices
