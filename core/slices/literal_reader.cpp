// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/literal_reader.h"

#include "core/data/cell.h"
#include "core/slices/column_test.h"
#include "core/slices/condition_compiler.h"
#include "core/slices/expression_error.h"
#include "core/slices/nearest_word.h"

#include <algorithm>
#include <utility>

namespace intentscope::slices {
namespace {

std::string shown(const Literal& literal) {
    return literal.kind == LiteralKind::Text ? data::quotedCell(literal.text) : "'" + literal.text + "'";
}

} // namespace

tl::unexpected<Error> LiteralReader::wrongKind(const Literal& literal, std::string cure) const {
    const auto kind = m_column.spec().kind;
    return badExpression(
        m_text,
        literal.where,
        shown(literal) + " is no value of the " + kindText(kind) + " column '" + m_column.spec().name + "'",
        std::move(cure));
}

Result<std::vector<double>> LiteralReader::numbers(std::span<const Literal> literals) const {
    std::vector<double> values;
    for (const Literal& literal : literals) {
        if (literal.kind != LiteralKind::Number)
            return wrongKind(literal, "Write a number, without quotes and without a unit");
        values.push_back(literal.number);
    }
    return values;
}

Result<std::vector<std::int64_t>> LiteralReader::times(std::span<const Literal> literals) const {
    constexpr auto Cure = "Write a time as 2024-03-05 or 2024-03-05T14:02:00Z; without a zone it is UTC";
    std::vector<std::int64_t> values;
    for (const Literal& literal : literals) {
        if (literal.kind == LiteralKind::Time) {
            values.push_back(literal.time.value);
            continue;
        }
        const auto time = literal.kind == LiteralKind::Text
                              ? parseTime(literal.text)
                              : Result<UtcMillis>(fail(ErrorCode::InvalidInput, ""));
        if (!time)
            return wrongKind(literal, Cure);
        values.push_back(time->value);
    }
    return values;
}

Result<bool> LiteralReader::flag(const Literal& literal) const {
    if (literal.kind == LiteralKind::Boolean)
        return literal.isTrue;
    if (literal.kind == LiteralKind::Number && (literal.number == 0 || literal.number == 1))
        return literal.number == 1;
    return wrongKind(literal, "Write true or false");
}

Result<std::string> LiteralReader::text(const Literal& literal) const {
    if (literal.kind != LiteralKind::Text)
        return wrongKind(literal, "Texts stand in quotes: \"" + literal.text + "\"");
    return literal.text;
}

Result<std::vector<std::string>> LiteralReader::texts(std::span<const Literal> literals) const {
    std::vector<std::string> values;
    for (const Literal& literal : literals) {
        ISCOPE_TRY_ASSIGN(auto value, text(literal));
        values.push_back(std::move(value));
    }
    return values;
}

tl::unexpected<Error> LiteralReader::unknownWord(const Literal& literal) const {
    constexpr std::size_t ShownCount = 8;
    const auto words = m_column.dictionary()->words();
    const std::string near = nearestWord(literal.text, words);
    std::string cure = "Did you mean " + writtenText(near) + "?";
    if (near.empty()) {
        cure = "There are: ";
        for (std::size_t i = 0; i < std::min(words.size(), ShownCount); ++i)
            cure += (i == 0 ? "" : ", ") + writtenText(words[i]);
        cure += words.size() > ShownCount ? ", ..." : "";
    }
    return badExpression(
        m_text,
        literal.where,
        "No row of the dataset has the word " + writtenText(literal.text) + " in '" + m_column.spec().name +
            "'",
        std::move(cure));
}

Result<std::vector<bool>> LiteralReader::words(std::span<const Literal> literals) const {
    const data::Dictionary& dictionary = *m_column.dictionary();
    std::vector<bool> accepted(static_cast<std::size_t>(dictionary.size()), false);
    for (const Literal& literal : literals) {
        ISCOPE_TRY_ASSIGN(const auto word, text(literal));
        const auto code = dictionary.code(word);
        if (!code)
            return unknownWord(literal);
        accepted[static_cast<std::size_t>(*code)] = true;
    }
    return accepted;
}

Result<std::vector<bool>> LiteralReader::wordsWithPart(const Literal& part) const {
    ISCOPE_TRY_ASSIGN(const auto wanted, text(part));
    std::vector<bool> accepted;
    for (const std::string& word : m_column.dictionary()->words())
        accepted.push_back(containsText(word, wanted));
    return accepted;
}

std::string kindText(data::FeatureKind kind) {
    switch (kind) {
    case data::FeatureKind::MultiCategorical:
        return "several-words";
    case data::FeatureKind::Timestamp:
        return "time";
    default:
        return std::string(data::name(kind));
    }
}

std::string writtenText(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

std::string writtenName(std::string_view name) {
    const auto isPart = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    const bool isPlain = !name.empty() && std::ranges::all_of(name, isPart) &&
                         !(name.front() >= '0' && name.front() <= '9') &&
                         std::ranges::find(Keywords, name) == Keywords.end();
    return isPlain ? std::string(name) : "`" + std::string(name) + "`";
}

} // namespace intentscope::slices
