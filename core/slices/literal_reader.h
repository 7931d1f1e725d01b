// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/column.h"
#include "core/slices/expression.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::slices {

/// Understands the literals of one condition as values of its column. Errors point at the literal.
class LiteralReader {
public:
    /// Both must outlive the reader.
    LiteralReader(std::string_view text, const data::Column& column) : m_text(text), m_column(column) {}

    Result<std::vector<double>> numbers(std::span<const Literal> literals) const;
    /// UTC milliseconds.
    Result<std::vector<std::int64_t>> times(std::span<const Literal> literals) const;
    Result<bool> flag(const Literal& literal) const;
    Result<std::vector<std::string>> texts(std::span<const Literal> literals) const;
    /// Which words of the dictionary are meant. A word that the dictionary has not is an error.
    Result<std::vector<bool>> words(std::span<const Literal> literals) const;
    /// Words that contain the text, without regard to the case of ASCII letters; may be none.
    Result<std::vector<bool>> wordsWithPart(const Literal& part) const;

private:
    Result<std::string> text(const Literal& literal) const;
    tl::unexpected<Error> unknownWord(const Literal& literal) const;
    tl::unexpected<Error> wrongKind(const Literal& literal, std::string cure) const;

    std::string_view m_text;
    const data::Column& m_column;
};

/// "numeric", "several-words", "time": a kind as an error calls it.
std::string kindText(data::FeatureKind kind);

} // namespace intentscope::slices
