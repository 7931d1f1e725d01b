// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/data/schema.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intentscope::data {

constexpr std::int32_t MissingCode = -1;
constexpr std::int8_t MissingFlag = -1;

/// The distinct values of a categorical column, in the order of their codes 0, 1, 2, ... Immutable.
class Dictionary {
public:
    explicit Dictionary(std::vector<std::string> words);
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;
    Dictionary(Dictionary&&) = default;
    Dictionary& operator=(Dictionary&&) = default;
    ~Dictionary() = default;

    std::int32_t size() const;
    /// "" for MissingCode.
    std::string_view word(std::int32_t code) const;
    std::optional<std::int32_t> code(std::string_view word) const;
    std::span<const std::string> words() const;

private:
    std::vector<std::string> m_words;
    std::unordered_map<std::string_view, std::int32_t> m_codes;
};

/// One immutable column, memory-mapped from .npy files where it comes from disk. Asking for the values of
/// another kind than `spec().kind` is a programmer error. Safe to read from any thread.
///
/// A column from disk is opened without looking at its values. What an accessor returns is nevertheless
/// always in range: the accessors of one row check that row, those of all rows check the whole column when
/// they are first called, once. Where a file was altered behind the program's back, they give missing values
/// in place of what is out of range, and `check` says so: tasks that read many rows call it first.
///
/// | kind             | on disk (little-endian .npy)                        | missing            |
/// |------------------|-----------------------------------------------------|--------------------|
/// | Numeric          | float64 [rows]                                      | NaN                |
/// | Timestamp        | int64 [rows], UTC milliseconds                      | INT64_MIN          |
/// | Boolean          | int8 [rows], 0 or 1                                 | -1                 |
/// | Categorical      | int32 [rows] codes, dictionary as text              | -1                 |
/// | MultiCategorical | int64 [rows+1] offsets, int32 codes, dictionary     | empty              |
/// | Text             | int64 [rows+1] offsets, uint8 UTF-8 bytes           | empty              |
class Column {
public:
    virtual ~Column();

    const ColumnSpec& spec() const { return m_spec; }
    std::size_t rowCount() const { return m_rowCount; }

    virtual std::span<const double> numbers() const;
    virtual std::span<const std::int64_t> times() const;
    virtual std::span<const std::int8_t> flags() const;
    virtual std::span<const std::int32_t> codes() const;
    virtual std::span<const std::int32_t> codesAt(std::size_t row) const;
    virtual std::string_view textAt(std::size_t row) const;
    /// Null for kinds without one.
    virtual const Dictionary* dictionary() const;

    /// 1, 0 or MissingFlag.
    virtual std::int8_t flagAt(std::size_t row) const;

    /// Corrupt, with the file's name, when the stored values are damaged. O(rows) at the first call.
    virtual Status check() const;

    bool isMissing(std::size_t row) const;
    /// The value as it is written to CSV: shortest decimal that reads back, ISO time, words joined by "|".
    std::string valueText(std::size_t row) const;

protected:
    Column(ColumnSpec spec, std::size_t rowCount);

private:
    ColumnSpec m_spec;
    std::size_t m_rowCount;
};

/// The columns of one table, all of the same length.
class Table {
public:
    Table() = default;
    Table(std::string name, std::vector<std::shared_ptr<const Column>> columns, std::size_t rowCount);

    const std::string& name() const { return m_name; }
    std::size_t rowCount() const { return m_rowCount; }
    std::span<const std::shared_ptr<const Column>> columns() const { return m_columns; }
    /// Null when there is none.
    const Column* find(std::string_view columnName) const;
    const Column* findRole(Role role) const;
    TableSchema schema() const;

private:
    std::string m_name;
    std::vector<std::shared_ptr<const Column>> m_columns;
    std::size_t m_rowCount = 0;
};

} // namespace intentscope::data
