// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/record_source.h"
#include "core/data/time_unit.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::data {

/// How a cell of a view comes from the cells of the file.
struct ViewColumn {
    enum class Change {
        None,
        RowNumber,  ///< the record's number in the file, from 1; `from` is not used
        BlankWords, ///< words separated by blanks, which become those of a cell
        Time,       ///< numbers of `unit` become milliseconds
        Flag,       ///< "1.0" and "0.0" become "1" and "0"
        Joined,     ///< several cells, with "@" between them
    };
    std::string name;
    std::vector<std::size_t> from = {}; ///< columns of the file: one, for Joined more
    Change change = Change::None;
    TimeUnit unit = TimeUnit::Milliseconds;
};

/// Where the blocks of a file really begin, how many records lie before each, and which records are wanted.
struct SourceScan {
    struct Block {
        std::uint64_t begin = 0;
        std::int64_t rowsBefore = 0;
        std::vector<bool> kept = {}; ///< by record of the block; empty: all
    };
    std::vector<Block> blocks;
    std::optional<Error> firstFlaw = {}; ///< of the first malformed record
};

/// Whether a record is wanted; null stands for a malformed one, which comes up as an error where it is.
using RecordFilter = std::function<bool(const Record*)>;

/// Reads the whole file once, on this thread, and asks each filter about every record in the order of the
/// file. One scan for each filter; a single one that keeps all without any.
Result<std::vector<SourceScan>>
scanSource(const RecordSource& source, std::span<const RecordFilter> filters, const std::stop_token& stop);

/// Records of a file with other columns, and only those that a scan kept: several tables can so be read from
/// one file. Places are those of the file. Safe on any thread, as the file is.
class ViewSource final : public RecordSource {
public:
    ViewSource(
        std::shared_ptr<const RecordSource> source,
        std::shared_ptr<const SourceScan> scan,
        std::vector<ViewColumn> columns);

    std::span<const std::string> columns() const override { return m_names; }
    Place placeOfColumn(std::size_t column) const override;
    std::int64_t byteCount() const override { return m_source->byteCount(); }
    std::size_t blockCount() const override { return m_source->blockCount(); }
    std::uint64_t firstPosition() const override { return m_source->firstPosition(); }
    std::int64_t firstLineCount() const override { return m_source->firstLineCount(); }
    Result<BlockReader> openBlock(std::size_t block) const override;
    /// From within a block, where a single record is read again, all records are given and numbered from 1.
    Result<BlockReader> openBlockAt(std::size_t block, std::uint64_t begin) const override;
    void release(std::uint64_t begin, std::uint64_t end) const override { m_source->release(begin, end); }

private:
    std::shared_ptr<const RecordSource> m_source;
    std::shared_ptr<const SourceScan> m_scan;
    std::vector<ViewColumn> m_columns;
    std::vector<std::string> m_names;
};

} // namespace intentscope::data
