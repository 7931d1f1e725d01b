// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/view_source.h"

#include "core/base/progress.h"
#include "core/data/cell.h"

#include <algorithm>
#include <utility>

namespace intentscope::data {
namespace {

using Change = ViewColumn::Change;
constexpr char KeySeparator = '@';

/// Composes the cells of one record after the other; each keeps its text until the next.
class CellComposer {
public:
    explicit CellComposer(const std::vector<ViewColumn>& columns)
        : m_columns(columns), m_texts(columns.size()) {}

    void compose(const Record& base, std::int64_t rowNumber, Record& record) {
        record.cells.clear();
        record.offsets.clear();
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            const ViewColumn& view = m_columns[column];
            record.cells.push_back(cellOf(view, base, rowNumber, m_texts[column]));
            if (!base.offsets.empty())
                record.offsets.push_back(view.from.empty() ? 0 : base.offsets[view.from.front()]);
        }
    }

private:
    static std::string_view
    cellOf(const ViewColumn& view, const Record& base, std::int64_t rowNumber, std::string& text) {
        switch (view.change) {
        case Change::None:
            return base.cells[view.from.front()];
        case Change::RowNumber:
            text = std::to_string(rowNumber);
            return text;
        case Change::BlankWords:
            text = base.cells[view.from.front()];
            std::ranges::replace(text, ' ', WordSeparator);
            return text;
        case Change::Time:
            text = inMilliseconds(base.cells[view.from.front()], view.unit);
            return text;
        case Change::Flag:
            return wholeFlag(base.cells[view.from.front()]);
        case Change::Joined:
            break;
        }
        text.clear();
        for (const auto cell : view.from) {
            if (cell != view.from.front())
                text += KeySeparator;
            text += base.cells[cell];
        }
        return text;
    }

    static std::string_view wholeFlag(std::string_view cell) {
        return cell == "1.0" || cell == "0.0" ? cell.substr(0, 1) : cell;
    }

    const std::vector<ViewColumn>& m_columns;
    std::vector<std::string> m_texts;
};

class ViewReader final : public RecordReader {
public:
    ViewReader(
        std::unique_ptr<RecordReader> reader,
        const std::vector<ViewColumn>& columns,
        const SourceScan::Block* block)
        : m_reader(std::move(reader)), m_composer(columns), m_columns(columns), m_block(block) {}

    std::uint64_t position() const override { return m_reader->position(); }
    std::int64_t lineCount() const override { return m_reader->lineCount(); }
    std::int64_t filledRecordCount() const override { return m_reader->filledRecordCount(); }

    Result<ReadState> next(Record& record) override {
        while (true) {
            auto state = m_reader->next(m_base);
            if (state && *state == ReadState::End)
                return state;
            const std::size_t row = m_row++;
            if (m_block != nullptr && !m_block->kept.empty() && !m_block->kept[row])
                continue;
            record.file = m_base.file;
            record.line = m_base.line;
            record.raw = m_base.raw;
            record.members = {};
            if (!state)
                return state;
            const std::int64_t before = m_block == nullptr ? 0 : m_block->rowsBefore;
            m_composer.compose(m_base, before + static_cast<std::int64_t>(row) + 1, record);
            nameMembers(record);
            return state;
        }
    }

private:
    /// A record of JSON lines finds the places of its cells by their own names.
    void nameMembers(Record& record) {
        if (m_base.members.empty())
            return;
        if (m_members.empty()) {
            for (const auto& view : m_columns)
                m_members.push_back(view.from.empty() ? "" : m_base.members[view.from.front()]);
        }
        record.members = m_members;
    }

    std::unique_ptr<RecordReader> m_reader;
    CellComposer m_composer;
    const std::vector<ViewColumn>& m_columns;
    const SourceScan::Block* m_block;
    std::size_t m_row = 0;
    Record m_base;
    std::vector<std::string> m_members;
};

} // namespace

namespace {

/// One block of a scan: its records are shown to the filters.
Result<std::int64_t>
scanBlock(RecordReader& reader, std::span<const RecordFilter> filters, std::vector<SourceScan>& scans) {
    Record record;
    for (std::int64_t count = 0;; ++count) {
        const auto state = reader.next(record);
        if (state && *state == ReadState::End)
            return count;
        if (!state && state.error().code != ErrorCode::InvalidInput)
            return tl::unexpected(state.error());
        if (!state && !scans.front().firstFlaw)
            scans.front().firstFlaw = state.error();
        for (std::size_t filter = 0; filter < filters.size(); ++filter)
            scans[filter].blocks.back().kept.push_back(filters[filter](state ? &record : nullptr));
    }
}

} // namespace

Result<std::vector<SourceScan>>
scanSource(const RecordSource& source, std::span<const RecordFilter> filters, const std::stop_token& stop) {
    std::vector<SourceScan> scans(std::max<std::size_t>(filters.size(), 1));
    std::uint64_t position = source.firstPosition();
    std::int64_t rowCount = 0;
    std::int64_t lineCount = source.firstLineCount();
    for (std::size_t block = 0; block < source.blockCount(); ++block) {
        ISCOPE_TRY(checkStop(stop));
        ISCOPE_TRY_ASSIGN(const auto opened, source.openBlockAt(block, position));
        for (auto& scan : scans)
            scan.blocks.push_back({.begin = position, .rowsBefore = rowCount});
        const bool wasFlawless = !scans.front().firstFlaw;
        ISCOPE_TRY_ASSIGN(const auto count, scanBlock(*opened.reader, filters, scans));
        if (wasFlawless && scans.front().firstFlaw)
            shiftLines(scans.front().firstFlaw->place, lineCount);
        lineCount += opened.reader->lineCount();
        rowCount += count;
        source.release(position, opened.reader->position());
        position = opened.reader->position();
    }
    return scans;
}

ViewSource::ViewSource(
    std::shared_ptr<const RecordSource> source,
    std::shared_ptr<const SourceScan> scan,
    std::vector<ViewColumn> columns)
    : m_source(std::move(source)), m_scan(std::move(scan)), m_columns(std::move(columns)) {
    for (const auto& column : m_columns)
        m_names.push_back(column.name);
}

Place ViewSource::placeOfColumn(std::size_t column) const {
    const auto& from = m_columns[column].from;
    return m_source->placeOfColumn(from.empty() ? 0 : from.front());
}

Result<BlockReader> ViewSource::openBlock(std::size_t block) const {
    return openBlockAt(block, m_scan->blocks[block].begin);
}

Result<BlockReader> ViewSource::openBlockAt(std::size_t block, std::uint64_t begin) const {
    ISCOPE_TRY_ASSIGN(auto opened, m_source->openBlockAt(block, begin));
    const auto& scanned = m_scan->blocks[block];
    opened.reader = std::make_unique<ViewReader>(
        std::move(opened.reader), m_columns, begin == scanned.begin ? &scanned : nullptr);
    return opened;
}

} // namespace intentscope::data
