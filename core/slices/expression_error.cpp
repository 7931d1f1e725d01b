// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/expression_error.h"

#include "core/data/cell.h"

#include <algorithm>
#include <utility>

namespace intentscope::slices {

tl::unexpected<Error>
badExpression(std::string_view text, TextRange where, std::string message, std::string cure) {
    const auto column = data::characterCount(text.substr(0, std::min(where.begin, text.size()))) + 1;
    return fail(
        ErrorCode::InvalidInput,
        std::move(message),
        {.place = {.file = std::string(ExpressionPlace), .line = 1, .column = column},
         .cure = std::move(cure)});
}

std::optional<std::int64_t> expressionColumn(const Error& error) {
    if (error.place.file != ExpressionPlace || error.place.column <= 0)
        return std::nullopt;
    return error.place.column;
}

std::string caretLines(std::string_view text, const Error& error) {
    const auto column = expressionColumn(error);
    if (!column)
        return {};
    std::string line(text);
    std::ranges::replace_if(line, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return "  " + line + "\n  " + std::string(static_cast<std::size_t>(*column - 1), ' ') + "^\n";
}

} // namespace intentscope::slices
