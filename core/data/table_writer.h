// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/column_writer.h"
#include "core/data/manifest.h"
#include "core/data/row_block.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// The dictionaries of a dataset being written. Columns with the same vocabulary get the same one.
class VocabularySet {
public:
    /// `stem` names the dictionary of a column that has no named vocabulary.
    std::shared_ptr<Vocabulary> vocabularyOf(const ColumnSpec& spec, const std::string& stem);
    Status finish(Env& env, const std::filesystem::path& folder) const;

private:
    std::map<std::string, std::shared_ptr<Vocabulary>> m_named;
    std::vector<std::shared_ptr<Vocabulary>> m_all;
};

/// Where the rows of a table get their identity from.
struct TableKeys {
    Role idRole = Role::Feature; ///< the column of this role is the table's own id; Feature: none
    WordIndex* ids = nullptr;    ///< receives the ids
    WordIndex* users = nullptr;  ///< what the column of role UserId refers to, where that is not the id
    bool needsTime = false;      ///< an empty cell of the column of role Time is an error
};

/// Writes the columns of one table. One thread, but for `makeBlock`.
class TableWriter final : public RowSink {
public:
    TableWriter(Env& env, std::filesystem::path folder, VocabularySet& vocabularies);

    /// Creates the files. Once, before the first row.
    Status begin(std::string_view tableName, const TableSchema& schema, const TableKeys& keys);

    std::unique_ptr<RowBlock> makeBlock() const override;
    /// Numbers words and ids in the order of the rows, as if the rows had come one by one.
    Status
    keep(RowBlock& block, std::span<const BadRow> bad, std::int64_t linesBefore, RowJudge& judge) override;
    std::optional<std::size_t> idColumn() const override { return m_idSlot; }

    /// One row: the record's cells are parallel to the schema; more may follow. InvalidInput with the place
    /// of the cell when one is not what its column needs; then nothing of the row is kept.
    Status add(const Record& record);
    std::size_t rowCount() const { return m_rowCount; }
    /// Adds rows without values until there are as many as ids, and closes the files.
    Result<StoredTable> finish();

private:
    struct Slot {
        ColumnSpec spec;
        std::string dictionary;
        std::unique_ptr<ColumnWriter> writer;
    };
    class Block;

    Result<std::unique_ptr<ColumnWriter>> makeWriter(const ColumnSpec& spec, ColumnTarget target) const;
    Error repeatedIdError(std::string_view id, std::int32_t row) const;
    Status refuseBad(const BadRow& row, RowJudge& judge) const;
    Result<std::vector<std::size_t>>
    enterIds(const Block& block, std::span<const BadRow> bad, RowJudge& judge) const;
    void numberWords(Block& block) const;
    Status append(Block& block);
    Status addMissingRows(std::size_t count);

    Env* m_env;
    std::filesystem::path m_folder;
    VocabularySet* m_vocabularies;
    TableKeys m_keys;
    std::vector<Slot> m_slots;
    std::optional<std::size_t> m_idSlot;
    /// Columns with the same dictionary, in the order of the schema.
    std::vector<std::vector<std::size_t>> m_dictionarySlots;
    std::vector<std::size_t> m_allColumns; ///< 0, 1, 2, ...
    std::unique_ptr<RowBlock> m_oneRow;
    std::size_t m_rowCount = 0;
};

} // namespace intentscope::data
