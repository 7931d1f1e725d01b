// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/column.h"

#include "core/base/assert.h"
#include "core/base/checked.h"
#include "core/data/cell.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace intentscope::data {
namespace {

std::string joinedWords(std::span<const std::int32_t> codes, const Dictionary& dictionary) {
    std::string text;
    for (const auto code : codes) {
        if (!text.empty())
            text += '|';
        text += dictionary.word(code);
    }
    return text;
}

} // namespace

Dictionary::Dictionary(std::vector<std::string> words) : m_words(std::move(words)) {
    m_codes.reserve(m_words.size());
    for (const auto& word : m_words)
        m_codes.emplace(word, narrow<std::int32_t>(m_codes.size()));
    ISCOPE_ASSERT(m_codes.size() == m_words.size());
}

std::int32_t Dictionary::size() const {
    return static_cast<std::int32_t>(m_words.size());
}

std::string_view Dictionary::word(std::int32_t code) const {
    if (code == MissingCode)
        return {};
    ISCOPE_ASSERT(code >= 0 && code < size());
    return m_words[static_cast<std::size_t>(code)];
}

std::optional<std::int32_t> Dictionary::code(std::string_view word) const {
    const auto found = m_codes.find(word);
    if (found == m_codes.end())
        return std::nullopt;
    return found->second;
}

std::span<const std::string> Dictionary::words() const {
    return m_words;
}

Column::Column(ColumnSpec spec, std::size_t rowCount) : m_spec(std::move(spec)), m_rowCount(rowCount) {}
Column::~Column() = default;

std::span<const double> Column::numbers() const {
    ISCOPE_ASSERT(false && "the column holds numbers");
    return {};
}

std::span<const std::int64_t> Column::times() const {
    ISCOPE_ASSERT(false && "the column holds times");
    return {};
}

std::span<const std::int8_t> Column::flags() const {
    ISCOPE_ASSERT(false && "the column holds flags");
    return {};
}

std::span<const std::int32_t> Column::codes() const {
    ISCOPE_ASSERT(false && "the column holds one code a row");
    return {};
}

std::span<const std::int32_t> Column::codesAt(std::size_t row) const {
    // A categorical column in memory needs no more than its codes: the word of a row, or none where it is
    // missing.
    ISCOPE_ASSERT(m_spec.kind == FeatureKind::Categorical && "the column holds codes");
    const auto all = codes();
    return all.subspan(row, all[row] == MissingCode ? 0 : 1);
}

std::string_view Column::textAt(std::size_t) const {
    ISCOPE_ASSERT(false && "the column holds text");
    return {};
}

const Dictionary* Column::dictionary() const {
    return nullptr;
}

std::int8_t Column::flagAt(std::size_t row) const {
    return flags()[row];
}

Status Column::check() const {
    return {};
}

bool Column::isMissing(std::size_t row) const {
    ISCOPE_ASSERT(row < m_rowCount);
    switch (m_spec.kind) {
    case FeatureKind::Categorical:
    case FeatureKind::MultiCategorical:
        return codesAt(row).empty();
    case FeatureKind::Numeric:
        return std::isnan(numbers()[row]);
    case FeatureKind::Boolean:
        return flagAt(row) == MissingFlag;
    case FeatureKind::Timestamp:
        return UtcMillis{times()[row]}.isMissing();
    case FeatureKind::Text:
        break;
    }
    return textAt(row).empty();
}

std::string Column::valueText(std::size_t row) const {
    if (isMissing(row))
        return {};
    switch (m_spec.kind) {
    case FeatureKind::Categorical:
    case FeatureKind::MultiCategorical:
        return joinedWords(codesAt(row), *dictionary());
    case FeatureKind::Numeric:
        return numberText(numbers()[row]);
    case FeatureKind::Boolean:
        return flagAt(row) == 1 ? "1" : "0";
    case FeatureKind::Timestamp:
        return toIso8601(UtcMillis{times()[row]});
    case FeatureKind::Text:
        break;
    }
    return std::string(textAt(row));
}

Table::Table(std::string name, std::vector<std::shared_ptr<const Column>> columns, std::size_t rowCount)
    : m_name(std::move(name)), m_columns(std::move(columns)), m_rowCount(rowCount) {
    ISCOPE_ASSERT(std::ranges::all_of(
        m_columns, [&](const auto& column) { return column && column->rowCount() == m_rowCount; }));
}

const Column* Table::find(std::string_view columnName) const {
    const auto found = std::ranges::find_if(
        m_columns, [&](const auto& column) { return column->spec().name == columnName; });
    return found == m_columns.end() ? nullptr : found->get();
}

const Column* Table::findRole(Role role) const {
    const auto found =
        std::ranges::find_if(m_columns, [&](const auto& column) { return column->spec().role == role; });
    return found == m_columns.end() ? nullptr : found->get();
}

TableSchema Table::schema() const {
    TableSchema schema;
    for (const auto& column : m_columns)
        schema.columns.push_back(column->spec());
    return schema;
}

} // namespace intentscope::data
