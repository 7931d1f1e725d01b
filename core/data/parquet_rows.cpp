// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/parquet_rows.h"

#include "core/base/checked.h"
#include "core/data/arrow_guard.h"
#include "core/data/cell.h"
#include "core/data/parquet_cells.h"

#include <arrow/buffer.h>
#include <arrow/io/memory.h>
#include <arrow/memory_pool.h>
#include <arrow/record_batch.h>
#include <arrow/type.h>
#include <parquet/arrow/reader.h>
#include <parquet/file_reader.h>
#include <parquet/metadata.h>
#include <parquet/properties.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::uint64_t MostRows = UINT32_MAX;
constexpr std::uint64_t MostBlockRows = std::uint64_t{1} << 18U;

/// A row group's place among the file's rows and blocks.
struct Group {
    std::uint64_t firstRow = 0;
    std::uint64_t rowCount = 0;
    std::size_t firstBlock = 0;
};

/// What every reader of the file shares.
struct OpenFile {
    std::unique_ptr<MappedFile> file;
    std::string name;
    std::shared_ptr<arrow::io::RandomAccessFile> bytes;
    std::shared_ptr<parquet::FileMetaData> metadata;
};

Status checked(const OpenFile& open, const arrow::Status& status) {
    if (status.ok())
        return {};
    if (status.IsOutOfMemory()) {
        return fail(
            ErrorCode::ResourceExhausted,
            "The Parquet file asks for more memory than there is",
            {.place = {.file = open.name}, .cure = "Write it again with smaller row groups"});
    }
    return arrowComplaint(open.name, status.message());
}

Result<std::unique_ptr<parquet::arrow::FileReader>> makeReader(OpenFile& open, std::uint64_t batchRows) {
    // No threads of Arrow's own: the importer's blocks keep the cores busy.
    parquet::ArrowReaderProperties properties(false);
    properties.set_pre_buffer(false);
    properties.set_batch_size(narrow<std::int64_t>(batchRows));
    parquet::arrow::FileReaderBuilder builder;
    ISCOPE_TRY(checked(
        open,
        builder.Open(open.bytes, parquet::ReaderProperties(arrow::system_memory_pool()), open.metadata)));
    open.metadata = builder.raw_reader()->metadata();
    std::unique_ptr<parquet::arrow::FileReader> reader;
    ISCOPE_TRY(checked(
        open, builder.memory_pool(arrow::system_memory_pool())->properties(properties)->Build(&reader)));
    return reader;
}

/// Decodes one row group from its first row on.
class GroupCursor {
public:
    static Result<GroupCursor> open(OpenFile& open, int group, std::uint64_t batchRows) {
        GroupCursor cursor;
        cursor.m_open = &open;
        ISCOPE_TRY_ASSIGN(cursor.m_reader, makeReader(open, batchRows));
        auto batches = cursor.m_reader->GetRecordBatchReader(std::vector<int>{group});
        ISCOPE_TRY(checked(open, batches.status()));
        cursor.m_batches = std::move(batches).ValueUnsafe();
        return cursor;
    }

    std::uint64_t row() const { return m_row; }

    /// The next `count` rows; they are appended where `out` is given.
    Status take(std::uint64_t count, RowBatches* out) {
        while (count > 0) {
            if (m_rest == nullptr || m_rest->num_rows() == 0)
                ISCOPE_TRY(fetch());
            const auto taken = std::min(count, narrow<std::uint64_t>(m_rest->num_rows()));
            if (out != nullptr)
                out->push_back(m_rest->Slice(0, narrow<std::int64_t>(taken)));
            m_rest = m_rest->Slice(narrow<std::int64_t>(taken));
            m_row += taken;
            count -= taken;
        }
        return {};
    }

private:
    Status fetch() {
        ISCOPE_TRY(checked(*m_open, m_batches->ReadNext(&m_rest)));
        if (m_rest != nullptr)
            return {};
        return arrowComplaint(m_open->name, "a row group has fewer rows than it announces");
    }

    OpenFile* m_open = nullptr;
    std::unique_ptr<parquet::arrow::FileReader> m_reader;
    std::unique_ptr<arrow::RecordBatchReader> m_batches;
    std::shared_ptr<arrow::RecordBatch> m_rest;
    std::uint64_t m_row = 0; ///< of the group, the next one
};

/// What is wrong with a file that Arrow would only call "not Parquet".
Status checkEnds(const MappedFile& file, const std::string& fileName) {
    constexpr std::string_view Magic = "PAR1";
    constexpr std::string_view EncryptedMagic = "PARE";
    const auto text = file.text();
    if (text.empty()) {
        return fail(
            ErrorCode::InvalidInput,
            "The file is empty; a Parquet file is expected",
            {.place = {.file = fileName}, .cure = "Export the table again"});
    }
    if (text.ends_with(EncryptedMagic)) {
        return fail(
            ErrorCode::UnsupportedVersion,
            "The Parquet file is encrypted",
            {.place = {.file = fileName}, .cure = "Write it without encryption"});
    }
    if (!text.starts_with(Magic)) {
        return fail(
            ErrorCode::Corrupt,
            "This is no Parquet file: it does not begin with PAR1",
            {.place = {.file = fileName}, .cure = "Check the file's ending, or write the file again"});
    }
    if (!text.ends_with(Magic) || text.size() < 3 * Magic.size()) {
        return fail(
            ErrorCode::Corrupt,
            "The end of the Parquet file is missing",
            {.place = {.file = fileName}, .cure = "Copy or write the file again"});
    }
    return {};
}

Status checkColumns(const arrow::Schema& schema, const std::string& fileName) {
    std::set<std::string> seen;
    for (const auto& field : schema.fields()) {
        const std::string quoted = quotedCell(field->name());
        if (findInvalidUtf8(field->name()))
            return arrowComplaint(fileName, "the name of a column is no valid UTF-8");
        if (field->name().empty()) {
            return fail(
                ErrorCode::InvalidInput,
                "A column has no name",
                {.place = {.file = fileName}, .cure = "Name every column"});
        }
        if (!seen.insert(field->name()).second) {
            return fail(
                ErrorCode::InvalidInput,
                "The column " + quoted + " is there twice",
                {.place = {.file = fileName}, .cure = "Give one of them another name"});
        }
        if (!kindOfType(*field->type())) {
            return fail(
                ErrorCode::InvalidInput,
                "The column " + quoted + " has the type " + field->type()->ToString() +
                    ", and a cell is one value or a list of values",
                {.place = {.file = fileName}, .cure = "Write its parts as columns of their own"});
        }
    }
    return {};
}

} // namespace

struct ParquetRows::State {
    OpenFile open;
    std::shared_ptr<arrow::Schema> schema;
    std::vector<std::string> names;
    std::vector<Group> groups; ///< those with rows
    std::vector<int> groupNumbers;
    std::size_t blockCount = 0;
    std::uint64_t blockRows = 1;

    std::mutex mutex; ///< guards what follows
    std::optional<GroupCursor> cursor;
    std::size_t cursorGroup = 0;
    std::map<std::size_t, RowBatches> decoded; ///< blocks that were passed on the way to a later one

    Status readHead(std::uint64_t blockBytes);
    Status addGroups();
    std::size_t groupOf(std::size_t block) const;
    RowRange rangeOf(std::size_t block) const;
    Status moveTo(std::size_t block);
    Result<RowBatches> read(std::size_t block);
    Result<RowBatches> readAnew(RowRange range);
};

Status ParquetRows::State::readHead(std::uint64_t blockBytes) {
    ISCOPE_TRY(checkEnds(*open.file, open.name));
    const auto bytes = open.file->bytes();
    open.bytes = std::make_shared<arrow::io::BufferReader>(std::make_shared<arrow::Buffer>(
        reinterpret_cast<const std::uint8_t*>(bytes.data()), narrow<std::int64_t>(bytes.size())));
    ISCOPE_TRY_ASSIGN(const auto reader, makeReader(open, 1));
    ISCOPE_TRY(checked(open, reader->GetSchema(&schema)));
    ISCOPE_TRY(checkColumns(*schema, open.name));
    for (const auto& field : schema->fields())
        names.push_back(field->name());
    constexpr std::uint64_t ValueBytes = 8;
    blockRows = std::clamp<std::uint64_t>(
        blockBytes / (ValueBytes * std::max<std::uint64_t>(names.size(), 1)), 1, MostBlockRows);
    return addGroups();
}

Status ParquetRows::State::addGroups() {
    std::uint64_t row = 0;
    for (int number = 0; number < open.metadata->num_row_groups(); ++number) {
        const std::int64_t count = open.metadata->RowGroup(number)->num_rows();
        if (count < 0)
            return arrowComplaint(open.name, "a row group has a negative number of rows");
        const auto rowCount = static_cast<std::uint64_t>(count);
        if (rowCount > MostRows - row) {
            return fail(
                ErrorCode::ResourceExhausted,
                "The Parquet file announces more than " + std::to_string(MostRows) + " rows",
                {.place = {.file = open.name}, .cure = "Split the table"});
        }
        if (rowCount == 0)
            continue;
        groups.push_back({row, rowCount, blockCount});
        groupNumbers.push_back(number);
        row += rowCount;
        blockCount += narrow<std::size_t>((rowCount + blockRows - 1) / blockRows);
    }
    return {};
}

std::size_t ParquetRows::State::groupOf(std::size_t block) const {
    const auto behind = std::ranges::upper_bound(groups, block, {}, &Group::firstBlock);
    return static_cast<std::size_t>(behind - groups.begin()) - 1;
}

RowRange ParquetRows::State::rangeOf(std::size_t block) const {
    const Group& group = groups[groupOf(block)];
    const std::uint64_t begin = (block - group.firstBlock) * blockRows;
    return {group.firstRow + begin, group.firstRow + std::min(begin + blockRows, group.rowCount)};
}

/// Puts the cursor before a block: forwards by decoding what lies between, which its own reader may still
/// want.
Status ParquetRows::State::moveTo(std::size_t block) {
    constexpr std::size_t MostKept = 8;
    const std::size_t number = groupOf(block);
    const Group& group = groups[number];
    const auto standsAt = [&] {
        return group.firstBlock + static_cast<std::size_t>(cursor->row() / blockRows);
    };
    if (!cursor || cursorGroup != number || standsAt() > block || standsAt() + MostKept < block) {
        ISCOPE_TRY_ASSIGN(cursor, GroupCursor::open(open, groupNumbers[number], blockRows));
        cursorGroup = number;
        // Far ahead of everyone else: what lies before is for nobody.
        if (standsAt() + MostKept < block)
            ISCOPE_TRY(cursor->take(rangeOf(block).begin - group.firstRow, nullptr));
    }
    while (standsAt() < block) {
        const std::size_t passed = standsAt();
        const RowRange range = rangeOf(passed);
        RowBatches batches;
        ISCOPE_TRY(cursor->take(range.end - range.begin, &batches));
        decoded[passed] = std::move(batches);
        if (decoded.size() > 2 * MostKept)
            decoded.erase(decoded.begin());
    }
    return {};
}

Result<RowBatches> ParquetRows::State::read(std::size_t block) {
    const std::scoped_lock lock(mutex);
    if (auto kept = decoded.extract(block))
        return std::move(kept.mapped());
    RowBatches batches;
    const auto status = arrowGuard(open.name, [&]() -> Status {
        ISCOPE_TRY(moveTo(block));
        const RowRange range = rangeOf(block);
        return cursor->take(range.end - range.begin, &batches);
    });
    if (!status) {
        cursor.reset();
        return tl::unexpected(status.error());
    }
    return batches;
}

Result<RowBatches> ParquetRows::State::readAnew(RowRange range) {
    const std::scoped_lock lock(mutex);
    RowBatches batches;
    const auto status = arrowGuard(open.name, [&]() -> Status {
        const auto behind = std::ranges::upper_bound(groups, range.begin, {}, &Group::firstRow);
        if (behind == groups.begin() || range.begin == range.end)
            return {};
        const auto number = static_cast<std::size_t>(behind - groups.begin()) - 1;
        ISCOPE_TRY_ASSIGN(auto fresh, GroupCursor::open(open, groupNumbers[number], blockRows));
        ISCOPE_TRY(fresh.take(range.begin - groups[number].firstRow, nullptr));
        return fresh.take(range.end - range.begin, &batches);
    });
    if (!status)
        return tl::unexpected(status.error());
    return batches;
}

ParquetRows::ParquetRows(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ParquetRows::ParquetRows(ParquetRows&&) noexcept = default;
ParquetRows& ParquetRows::operator=(ParquetRows&&) noexcept = default;
ParquetRows::~ParquetRows() = default;

Result<ParquetRows>
ParquetRows::open(std::unique_ptr<MappedFile> file, std::string fileName, std::uint64_t blockBytes) {
    auto state = std::make_unique<State>();
    state->open.file = std::move(file);
    state->open.name = std::move(fileName);
    ISCOPE_TRY(arrowGuard(state->open.name, [&] { return state->readHead(blockBytes); }));
    return ParquetRows(std::move(state));
}

const std::string& ParquetRows::fileName() const {
    return m_state->open.name;
}

std::span<const std::string> ParquetRows::columnNames() const {
    return m_state->names;
}

const arrow::Schema& ParquetRows::schema() const {
    return *m_state->schema;
}

std::int64_t ParquetRows::byteCount() const {
    return narrow<std::int64_t>(m_state->open.file->bytes().size());
}

std::size_t ParquetRows::blockCount() const {
    return m_state->blockCount;
}

RowRange ParquetRows::rangeOf(std::size_t block) const {
    return m_state->rangeOf(block);
}

Result<RowBatches> ParquetRows::readBlock(std::size_t block) const {
    return m_state->read(block);
}

Result<RowBatches> ParquetRows::readRows(RowRange range) const {
    return m_state->readAnew(range);
}

} // namespace intentscope::data
