// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/column.h"
#include "core/data/word_index.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

class TextBlock;
class WordBlock;

/// The cells of one column in some rows, understood but not part of a dataset yet. One thread at a time.
class ColumnBlock {
public:
    virtual ~ColumnBlock();

    /// InvalidInput when the text is not what the column needs; then nothing is added. "" is missing.
    virtual Status add(std::string_view cell) = 0;
    virtual void removeLast() = 0;
    /// `rows` ascend.
    virtual void remove(std::span<const std::size_t> rows) = 0;
    virtual void clear() = 0;
    /// Itself where it holds words of a dictionary; else null.
    virtual WordBlock* words();
    /// Itself where it holds texts; else null.
    virtual const TextBlock* texts() const;
};

/// Takes the items of the named rows out; the item of a row is `items[row]`.
template <class T>
void removeRows(std::vector<T>& items, std::span<const std::size_t> rows) {
    std::size_t row = 0;
    std::size_t next = 0;
    std::erase_if(items, [&](const T&) {
        const bool goes = next < rows.size() && rows[next] == row;
        next += goes ? 1 : 0;
        ++row;
        return goes;
    });
}

/// One number a row: what differs is the parser and the value of a missing cell.
template <class T>
class NumberBlock final : public ColumnBlock {
public:
    using Parser = Result<T> (*)(std::string_view);

    NumberBlock(Parser parser, T missing) : m_parser(parser), m_missing(missing) {}

    Status add(std::string_view cell) override {
        if (cell.empty()) {
            values.push_back(m_missing);
            return {};
        }
        auto value = m_parser(cell);
        if (!value)
            return tl::unexpected(std::move(value).error());
        values.push_back(*value);
        return {};
    }
    void removeLast() override { values.pop_back(); }
    void remove(std::span<const std::size_t> rows) override { removeRows(values, rows); }
    void clear() override { values.clear(); }

    std::vector<T> values;

private:
    Parser m_parser;
    T m_missing;
};

/// Texts, one behind the other.
class TextBlock final : public ColumnBlock {
public:
    Status add(std::string_view cell) override;
    void removeLast() override;
    void remove(std::span<const std::size_t> rows) override;
    void clear() override;
    const TextBlock* texts() const override { return this; }

    std::size_t size() const { return ends.size(); }
    std::string_view at(std::size_t row) const;

    std::string text;
    std::vector<std::int64_t> ends; ///< of the rows' texts
};

/// Words as codes of a dictionary of the block's own; `translate` makes them those of the dataset.
class WordBlock final : public ColumnBlock {
public:
    enum class Shape { One, Many };
    explicit WordBlock(Shape shape) : m_shape(shape) {}

    Status add(std::string_view cell) override;
    void removeLast() override;
    void remove(std::span<const std::size_t> rows) override;
    void clear() override;
    WordBlock* words() override { return this; }

    /// A word of the block where it is met first.
    struct FirstUse {
        std::size_t row;
        std::int32_t code;
    };
    /// Every word that a row has, in the order in which the rows use them.
    std::vector<FirstUse> firstUses() const;
    std::string_view word(std::int32_t code) const { return m_words.word(code); }
    /// `codes[code]` is the dataset's code of the block's word `code`.
    void translate(std::span<const std::int32_t> codes);
    std::size_t wordCount() const { return static_cast<std::size_t>(m_words.size()); }

    std::vector<std::int32_t> codes;
    std::vector<std::int64_t> ends; ///< of the rows' codes; empty for Shape::One

private:
    std::int32_t codeOf(std::string_view word);

    Shape m_shape;
    WordIndex m_words;
    std::string_view m_lastWord = {};
    std::int32_t m_lastCode = MissingCode;
};

} // namespace intentscope::data
