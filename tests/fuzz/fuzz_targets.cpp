// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_targets.h"

#include "core/base/assert.h"
#include "core/data/dataset_description.h"
#include "core/data/mapping.h"
#include "core/data/npy.h"
#include "core/data/one_file_tables.h"
#include "core/data/proposal.h"
#include "core/data/recbole_file.h"
#include "core/data/source_columns.h"
#include "core/data/source_reader.h"
#include "tests/fuzz/memory_env.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::test {
namespace {

using namespace data;

using FileList = std::map<std::string, std::string>;

/// Enough of an endless input, so that one run stays short.
constexpr std::size_t MostRecords = 2'000;
constexpr std::size_t MostBlocks = 64;

/// A record or a flaw as one text.
std::string traceOf(const Result<ReadState>& state, const Record& record) {
    std::string trace = std::to_string(record.line) + (state ? "+" : "-");
    if (!state)
        return trace + state.error().message + state.error().place.text();
    for (std::size_t cell = 0; cell < record.cells.size(); ++cell) {
        trace += record.cells[cell];
        trace += '\x1F';
        static_cast<void>(record.placeOf(cell));
    }
    return trace;
}

/// Nothing for a damaged file: how much of it can be read before that is seen depends on the blocks.
std::optional<std::vector<std::string>> readAll(SourceReader reader) {
    std::vector<std::string> traces;
    Record record;
    while (traces.size() < MostRecords) {
        const auto state = reader.next(record);
        if (state && *state == ReadState::End)
            break;
        traces.push_back(traceOf(state, record));
        if (!state && state.error().code != ErrorCode::InvalidInput)
            return std::nullopt;
    }
    return traces;
}

/// Blocks where they guess that they begin, as a parallel import opens them.
void readBlocks(const RecordSource& source) {
    for (std::size_t block = 0; block < std::min(source.blockCount(), MostBlocks); ++block) {
        auto opened = source.openBlock(block);
        Record record;
        for (std::size_t count = 0; opened && count < MostRecords; ++count) {
            const auto state = opened->reader->next(record);
            if ((state && *state == ReadState::End) ||
                (!state && state.error().code != ErrorCode::InvalidInput))
                break;
        }
    }
}

void fuzzProposal(MemoryEnv& env, const std::string& file) {
    const auto proposal = proposeMapping(env, file, 5);
    if (!proposal)
        return;
    const auto mapped = parseMapping(mappingText(*proposal), "mapping", file);
    ISCOPE_ASSERT(mapped.has_value());
    static_cast<void>(proposalText(*proposal));
    // A column may have a name that is no text in the mapping; otherwise what is enough is understood.
    if (isEnough(*proposal))
        static_cast<void>(parseTableMapping(*mapped, env));
}

void fuzzTable(const std::string& file, std::string_view bytes) {
    MemoryEnv env(FileList{{file, std::string(bytes)}});
    const auto columns = findColumns(env, file, 100);
    if (!columns)
        return;
    std::vector<std::string> wanted;
    for (const auto& column : *columns)
        wanted.push_back(column.name);
    std::optional<std::vector<std::string>> first;
    // A block, a few, and as many as a short input has lines.
    for (const std::uint64_t blockBytes :
         {std::uint64_t{4} << 20U,
          std::uint64_t{bytes.size() / 5 + 1},
          std::uint64_t{bytes.size() / 64 + 7}}) {
        auto source = openRecordSource(env, file, {.wanted = wanted, .blockBytes = blockBytes});
        if (!source)
            return;
        readBlocks(**source);
        auto records = readAll(SourceReader(std::move(*source)));
        if (first && records)
            ISCOPE_ASSERT(*first == *records);
        first = std::move(records);
    }
    fuzzProposal(env, file);
}

void readTable(const TableSource& table) {
    if (!table.open)
        return;
    auto source = table.open();
    ISCOPE_ASSERT(source.has_value());
    readBlocks(**source);
    static_cast<void>(readAll(SourceReader(std::move(*source))));
}

MeantColumn meant(std::size_t at, Role role) {
    return {.at = at, .spec = {.name = "c" + std::to_string(at), .role = role}};
}

} // namespace

void fuzzCsv(std::string_view bytes) {
    fuzzTable("t.csv", bytes);
}

void fuzzJsonl(std::string_view bytes) {
    fuzzTable("t.jsonl", bytes);
}

void fuzzParquet(std::string_view bytes) {
    fuzzTable("t.parquet", bytes);
}

void fuzzRecBole(std::string_view bytes) {
    MemoryEnv env(FileList{{"t.inter", std::string(bytes)}});
    constexpr std::uint64_t BlockBytes = 32;
    const auto atomic = openAtomicFile(env, "t.inter", BlockBytes);
    if (!atomic || atomic->fields.size() < 3)
        return;
    OneFile file{.path = "t.inter", .source = atomic->source, .columns = {}, .intents = {}};
    file.findsTimeUnit = true;
    file.columns = {meant(0, Role::UserId), meant(1, Role::IntentId), meant(2, Role::Time)};
    file.columns[2].change = ViewColumn::Change::Time;
    if (atomic->fields.size() > 3)
        file.columns.push_back(meant(3, Role::Clicked));
    const auto description = describeOneFile(file, {});
    if (!description)
        return;
    readTable(description->intents);
    readTable(description->impressions);
    readTable(description->candidates);
}

void fuzzDescription(std::string_view bytes) {
    MemoryEnv env(FileList{{"d/dataset.json", std::string(bytes)}});
    static_cast<void>(readDescription(env, "d"));
    const auto mapped = parseMapping(bytes, "map.json", "source.csv");
    if (mapped)
        static_cast<void>(parseTableMapping(*mapped, env));
}

void fuzzNpy(std::string_view bytes) {
    MemoryEnv env(FileList{{"a.npy", std::string(bytes)}});
    for (const auto type : {NpyType::Float64, NpyType::Int64, NpyType::Int32, NpyType::Int8, NpyType::UInt8})
        static_cast<void>(NpyFile::open(env, "a.npy", type));
}

} // namespace intentscope::test
