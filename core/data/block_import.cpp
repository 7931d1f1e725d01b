// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/block_import.h"

#include <utility>
#include <vector>

namespace intentscope::data {
namespace {

/// Where a row was read, to read it once more.
struct RowPlace {
    std::uint64_t position;
    std::int64_t linesBefore;
};

/// What was read of one block.
struct ReadBlock {
    std::unique_ptr<RowBlock> rows;
    std::vector<BadRow> bad;
    std::vector<RowPlace> places; ///< of the rows
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::int64_t lineCount = 0;
    std::int64_t filledCount = 0;
};

/// The blocks of one table on their way from the file to the sink.
class BlockImport {
public:
    BlockImport(const TableSource& table, TableFile file, ImportRun& run, RowSink& sink)
        : m_phase("Reading " + table.file.filename().string()), m_fileName(table.file.string()),
          m_file(std::move(file)), m_run(run), m_sink(sink), m_window(2 * run.workers.width()),
          m_blocks(m_window), m_position(m_file.source->firstPosition()),
          m_lineCount(m_file.source->firstLineCount()) {
        for (ReadBlock& block : m_blocks)
            block.rows = m_sink.makeBlock();
    }

    Result<std::int64_t> execute() {
        ISCOPE_TRY(m_run.workers.inOrder(
            m_file.source->blockCount(),
            [this](std::size_t block) { return produce(block); },
            [this](std::size_t block) { return consume(block); },
            m_run.stop,
            m_window));
        return m_filledCount;
    }

private:
    class Judge;

    Status produce(std::size_t number) {
        ISCOPE_TRY_ASSIGN(auto opened, m_file.source->openBlock(number));
        return read(std::move(opened), m_blocks[number % m_window]);
    }

    Status read(BlockReader opened, ReadBlock& block) const {
        RecordReader& reader = *opened.reader;
        block.rows->clear();
        block.bad.clear();
        block.places.clear();
        block.begin = opened.begin;
        Record record;
        for (std::int64_t row = 0;; ++row) {
            constexpr std::int64_t RowsBetweenPolls = 1024;
            if (row % RowsBetweenPolls == 0)
                ISCOPE_TRY(checkStop(m_run.stop));
            const RowPlace place{reader.position(), reader.lineCount()};
            auto state = reader.next(record);
            if (state && *state == ReadState::End)
                break;
            if (!state)
                block.bad.push_back(malformed(block, record, std::move(state).error()));
            else if (auto flaw = block.rows->add({record, m_file.columns}))
                block.bad.push_back(flawed(block, record, *std::move(flaw)));
            else
                block.places.push_back(place);
            if (!block.bad.empty() && m_run.rejected.stopsAtFirst())
                break;
        }
        block.end = reader.position();
        block.lineCount = reader.lineCount();
        block.filledCount = reader.filledRecordCount();
        return {};
    }

    static BadRow malformed(const ReadBlock& block, const Record& record, Error error) {
        return {
            .rowsBefore = block.rows->rowCount(), .error = std::move(error), .raw = std::string(record.raw)};
    }

    BadRow flawed(const ReadBlock& block, const Record& record, RowFlaw flaw) const {
        BadRow bad = malformed(block, record, std::move(flaw.error));
        const auto idColumn = m_sink.idColumn();
        if (idColumn && *idColumn < flaw.column) {
            const RowCells cells(record, m_file.columns);
            bad.id = cells[*idColumn];
            bad.idPlace = cells.placeOf(*idColumn);
        }
        return bad;
    }

    Status consume(std::size_t number);

    std::string m_phase;
    std::string m_fileName;
    TableFile m_file;
    ImportRun& m_run;
    RowSink& m_sink;
    std::size_t m_window;
    std::vector<ReadBlock> m_blocks; ///< by block modulo the window
    // Where the blocks that were kept end.
    std::uint64_t m_position;
    std::int64_t m_lineCount;
    std::int64_t m_filledCount = 0;
};

/// Tells the run's rejected rows where in the file a bad one is.
class BlockImport::Judge final : public RowJudge {
public:
    Judge(const BlockImport& import, const ReadBlock& block, std::size_t number)
        : m_import(import), m_block(block), m_number(number) {}

    Status refuse(const BadRow& row) override {
        Error error = row.error;
        shiftLines(error.place, m_import.m_lineCount);
        return m_import.m_run.rejected.reject(error, {.file = m_import.m_fileName, .raw = row.raw});
    }

    Status refuse(std::size_t row, std::optional<std::size_t> column, Error error) override {
        const RowPlace& place = m_block.places[row];
        ISCOPE_TRY_ASSIGN(const auto opened, m_import.m_file.source->openBlockAt(m_number, place.position));
        Record record;
        ISCOPE_TRY(opened.reader->next(record));
        error.place = {.file = m_import.m_fileName, .line = record.line};
        if (column)
            error.place = RowCells(record, m_import.m_file.columns).placeOf(*column);
        shiftLines(error.place, m_import.m_lineCount + place.linesBefore);
        return m_import.m_run.rejected.reject(error, record);
    }

private:
    const BlockImport& m_import;
    const ReadBlock& m_block;
    std::size_t m_number;
};

Status BlockImport::consume(std::size_t number) {
    ReadBlock& block = m_blocks[number % m_window];
    if (block.begin != m_position || block.end == RecordSource::Nowhere) {
        ISCOPE_TRY_ASSIGN(auto opened, m_file.source->openBlockAt(number, m_position));
        ISCOPE_TRY(read(std::move(opened), block));
    }
    Judge judge(*this, block, number);
    ISCOPE_TRY(m_sink.keep(*block.rows, block.bad, m_lineCount, judge));
    m_file.source->release(m_position, block.end);
    m_position = block.end;
    m_lineCount += block.lineCount;
    m_filledCount += block.filledCount;
    const auto byteCount = m_file.source->byteCount();
    const auto blockCount = static_cast<std::int64_t>(m_file.source->blockCount());
    m_run.progress.report(
        {.phase = m_phase,
         .done = byteCount * (static_cast<std::int64_t>(number) + 1) / blockCount,
         .total = byteCount});
    return {};
}

} // namespace

Result<std::int64_t> importRows(const TableSource& table, ImportRun& run, RowSink& sink) {
    ISCOPE_TRY_ASSIGN(auto file, openTableFile(run.env, table, run.blockBytes));
    return BlockImport(table, std::move(file), run, sink).execute();
}

} // namespace intentscope::data
