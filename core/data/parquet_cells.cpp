// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/parquet_cells.h"

#include "core/data/cell.h"
#include "core/data/parquet_scalar_cells.h"

#include <arrow/array.h>
#include <arrow/type.h>

#include <string>

namespace intentscope::data {

CellText::~CellText() = default;

namespace {

using Type = arrow::Type;
using ArrayPointer = std::shared_ptr<arrow::Array>;

/// Indices into values that are the same for many rows.
class DictionaryCells final : public CellText {
public:
    explicit DictionaryCells(const ArrayPointer& array)
        : m_array(std::static_pointer_cast<arrow::DictionaryArray>(array)),
          m_words(makeCellText(m_array->dictionary())), m_wordCount(m_array->dictionary()->length()) {}

    Result<std::string_view> at(std::int64_t row) override {
        if (m_array->IsNull(row))
            return std::string_view{};
        const std::int64_t index = m_array->GetValueIndex(row);
        if (index < 0 || index >= m_wordCount)
            return fail(ErrorCode::Corrupt, "A cell refers to a value that its dictionary does not have");
        return m_words->at(index);
    }

private:
    std::shared_ptr<arrow::DictionaryArray> m_array;
    std::unique_ptr<CellText> m_words;
    std::int64_t m_wordCount;
};

/// Several values as one cell of words.
template <class Array>
class ListCells final : public CellText {
public:
    explicit ListCells(const ArrayPointer& array)
        : m_array(std::static_pointer_cast<Array>(array)), m_words(makeCellText(m_array->values())),
          m_wordCount(m_array->values()->length()) {}

    Result<std::string_view> at(std::int64_t row) override {
        m_joined.clear();
        if (m_array->IsNull(row))
            return std::string_view{};
        const std::int64_t begin = m_array->value_offset(row);
        const std::int64_t end = begin + m_array->value_length(row);
        if (begin < 0 || end < begin || end > m_wordCount)
            return fail(ErrorCode::Corrupt, "A list's values lie outside of its column");
        for (std::int64_t word = begin; word < end; ++word)
            ISCOPE_TRY(append(word));
        return std::string_view(m_joined);
    }

private:
    Status append(std::int64_t word) {
        ISCOPE_TRY_ASSIGN(const auto text, m_words->at(word));
        if (text.find(WordSeparator) != std::string_view::npos) {
            return fail(
                ErrorCode::InvalidInput,
                "The word " + quotedCell(text) + " of a list contains '|', which separates words",
                {.cure = "Write the word without it"});
        }
        if (!text.empty() && !m_joined.empty())
            m_joined += WordSeparator;
        m_joined += text;
        return {};
    }

    std::shared_ptr<Array> m_array;
    std::unique_ptr<CellText> m_words;
    std::int64_t m_wordCount;
    std::string m_joined;
};

template <class Cells>
std::unique_ptr<CellText> made(const ArrayPointer& array) {
    return std::make_unique<Cells>(array);
}

/// One value, or an index into a dictionary of them.
std::optional<CellReading> valueReading(const arrow::DataType& type) {
    if (type.id() != Type::DICTIONARY)
        return scalarReading(type);
    if (!scalarReading(*static_cast<const arrow::DictionaryType&>(type).value_type()))
        return std::nullopt;
    return CellReading{FeatureKind::Categorical, &made<DictionaryCells>};
}

std::optional<CellReading> readingOf(const arrow::DataType& type) {
    const bool isList =
        type.id() == Type::LIST || type.id() == Type::LARGE_LIST || type.id() == Type::FIXED_SIZE_LIST;
    if (!isList)
        return valueReading(type);
    if (!valueReading(*static_cast<const arrow::BaseListType&>(type).value_type()))
        return std::nullopt;
    if (type.id() == Type::LIST)
        return CellReading{FeatureKind::MultiCategorical, &made<ListCells<arrow::ListArray>>};
    if (type.id() == Type::LARGE_LIST)
        return CellReading{FeatureKind::MultiCategorical, &made<ListCells<arrow::LargeListArray>>};
    return CellReading{FeatureKind::MultiCategorical, &made<ListCells<arrow::FixedSizeListArray>>};
}

} // namespace

std::optional<FeatureKind> kindOfType(const arrow::DataType& type) {
    const auto reading = readingOf(type);
    return reading ? std::optional(reading->kind) : std::nullopt;
}

std::unique_ptr<CellText> makeCellText(const std::shared_ptr<arrow::Array>& array) {
    return readingOf(*array->type())->make(array);
}

} // namespace intentscope::data
