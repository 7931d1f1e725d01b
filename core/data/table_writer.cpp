// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table_writer.h"

#include "core/base/checked.h"
#include "core/data/dictionary_file.h"
#include "core/data/key_writers.h"

#include <algorithm>
#include <utility>

namespace intentscope::data {
namespace {

/// What may stand in a file name on every system.
std::string slug(std::string_view text) {
    std::string out(text);
    const auto isPlain = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
    };
    std::ranges::replace_if(out, [&](char letter) { return !isPlain(letter); }, '_');
    constexpr std::size_t LongestSlug = 40;
    return out.substr(0, LongestSlug);
}

/// "impressions.03-tier": the number keeps names apart that look alike as a slug.
std::string stemOf(std::string_view tableName, std::size_t column, std::string_view columnName) {
    const std::string number = (column < 10 ? "0" : "") + std::to_string(column);
    return std::string(tableName) + "." + number + "-" + slug(columnName);
}

bool hasDictionary(FeatureKind kind) {
    return kind == FeatureKind::Categorical || kind == FeatureKind::MultiCategorical;
}

/// For rows that come one by one: the first that cannot be kept is told to who brings it.
class OneRowJudge final : public RowJudge {
public:
    explicit OneRowJudge(const RowCells& cells) : m_cells(cells) {}

    Status refuse(const BadRow& row) override { return tl::unexpected(row.error); }
    Status refuse(std::size_t, std::optional<std::size_t> column, Error error) override {
        if (column)
            error.place = m_cells.placeOf(*column);
        return tl::unexpected(std::move(error));
    }

private:
    const RowCells& m_cells;
};

} // namespace

std::shared_ptr<Vocabulary> VocabularySet::vocabularyOf(const ColumnSpec& spec, const std::string& stem) {
    if (!spec.vocabulary.empty()) {
        const auto found = m_named.find(spec.vocabulary);
        if (found != m_named.end())
            return found->second;
    }
    const std::string number = std::to_string(m_named.size());
    auto vocabulary = std::make_shared<Vocabulary>();
    vocabulary->fileName = spec.vocabulary.empty()
                               ? stem + ".dictionary.txt"
                               : "vocabulary." + number + "-" + slug(spec.vocabulary) + ".txt";
    if (!spec.vocabulary.empty())
        m_named.emplace(spec.vocabulary, vocabulary);
    m_all.push_back(vocabulary);
    return vocabulary;
}

Status VocabularySet::finish(Env& env, const std::filesystem::path& folder) const {
    for (const auto& vocabulary : m_all)
        ISCOPE_TRY(writeDictionary(env, folder / vocabulary->fileName, vocabulary->words));
    return {};
}

class TableWriter::Block final : public RowBlock {
public:
    explicit Block(std::span<const Slot> slots) : m_slots(slots) {
        for (const Slot& slot : slots)
            columns.push_back(slot.writer->makeBlock());
    }

    std::optional<RowFlaw> add(const RowCells& cells) override {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            auto status = columns[column]->add(cells[column]);
            if (status)
                continue;
            for (std::size_t before = 0; before < column; ++before)
                columns[before]->removeLast();
            Error error = std::move(status).error();
            error.place = cells.placeOf(column);
            error.message = "Column '" + m_slots[column].spec.name + "': " + error.message;
            return RowFlaw{column, std::move(error)};
        }
        ++m_rowCount;
        return std::nullopt;
    }
    std::size_t rowCount() const override { return m_rowCount; }
    void clear() override {
        for (auto& column : columns)
            column->clear();
        m_rowCount = 0;
    }
    void remove(std::span<const std::size_t> rows) {
        for (auto& column : columns)
            column->remove(rows);
        m_rowCount -= rows.size();
    }

    std::vector<std::unique_ptr<ColumnBlock>> columns;

private:
    std::span<const Slot> m_slots;
    std::size_t m_rowCount = 0;
};

TableWriter::TableWriter(Env& env, std::filesystem::path folder, VocabularySet& vocabularies)
    : m_env(&env), m_folder(std::move(folder)), m_vocabularies(&vocabularies) {}

Status TableWriter::begin(std::string_view tableName, const TableSchema& schema, const TableKeys& keys) {
    m_keys = keys;
    std::map<WordIndex*, std::size_t> groups;
    for (const auto& spec : schema.columns) {
        const std::size_t column = m_slots.size();
        const std::string stem = stemOf(tableName, column, spec.name);
        ColumnTarget target{.folder = m_folder, .stem = stem};
        if (hasDictionary(spec.kind))
            target.vocabulary = m_vocabularies->vocabularyOf(spec, stem);
        const std::string dictionary = target.vocabulary ? target.vocabulary->fileName : "";
        ISCOPE_TRY_ASSIGN(auto writer, makeWriter(spec, std::move(target)));
        if (m_keys.ids != nullptr && spec.role == m_keys.idRole)
            m_idSlot = column;
        if (writer->dictionary() != nullptr) {
            const auto [group, isNew] = groups.try_emplace(writer->dictionary(), m_dictionarySlots.size());
            if (isNew)
                m_dictionarySlots.emplace_back();
            m_dictionarySlots[group->second].push_back(column);
        }
        m_allColumns.push_back(column);
        m_slots.push_back({spec, dictionary, std::move(writer)});
    }
    m_oneRow = makeBlock();
    return {};
}

Result<std::unique_ptr<ColumnWriter>>
TableWriter::makeWriter(const ColumnSpec& spec, ColumnTarget target) const {
    if (m_keys.ids != nullptr && spec.role == m_keys.idRole)
        return makeIdWriter(*m_env, std::move(target), *m_keys.ids);
    if (m_keys.users != nullptr && spec.role == Role::UserId)
        return makeUserReferenceWriter(*m_env, target, *m_keys.users);
    ISCOPE_TRY_ASSIGN(auto writer, ColumnWriter::create(*m_env, spec, std::move(target)));
    if (spec.role == Role::Time && m_keys.needsTime)
        return makeRequired(std::move(writer));
    return writer;
}

std::unique_ptr<RowBlock> TableWriter::makeBlock() const {
    return std::make_unique<Block>(m_slots);
}

Status TableWriter::keep(RowBlock& rows, std::span<const BadRow> bad, std::int64_t, RowJudge& judge) {
    auto& block = static_cast<Block&>(rows);
    ISCOPE_TRY_ASSIGN(const auto refused, enterIds(block, bad, judge));
    if (!refused.empty())
        block.remove(refused);
    return append(block);
}

Error TableWriter::repeatedIdError(std::string_view id, std::int32_t row) const {
    Error error = repeatedId(id, row);
    error.message = "Column '" + m_slots[*m_idSlot].spec.name + "': " + error.message;
    return error;
}

/// A bad row goes to the judge. Of several mistakes in one row that of the first column counts.
Status TableWriter::refuseBad(const BadRow& row, RowJudge& judge) const {
    const auto known = row.id.empty() ? std::nullopt : m_keys.ids->find(row.id);
    if (!known)
        return judge.refuse(row);
    BadRow repeated = row;
    repeated.error = repeatedIdError(row.id, *known);
    repeated.error.place = row.idPlace;
    return judge.refuse(repeated);
}

/// Enters the ids of a block. Returns the rows whose id was there already.
Result<std::vector<std::size_t>>
TableWriter::enterIds(const Block& block, std::span<const BadRow> bad, RowJudge& judge) const {
    std::vector<std::size_t> refused;
    const TextBlock* ids = m_idSlot ? block.columns[*m_idSlot]->texts() : nullptr;
    for (std::size_t row = 0; ids != nullptr && row < block.rowCount(); ++row) {
        for (; !bad.empty() && bad.front().rowsBefore <= row; bad = bad.subspan(1))
            ISCOPE_TRY(refuseBad(bad.front(), judge));
        const auto [number, isNew] = m_keys.ids->insert(ids->at(row));
        if (isNew)
            continue;
        ISCOPE_TRY(judge.refuse(row, *m_idSlot, repeatedIdError(ids->at(row), number)));
        refused.push_back(row);
    }
    for (const BadRow& row : bad)
        ISCOPE_TRY(refuseBad(row, judge));
    return refused;
}

/// Gives the words of the block their numbers in the dictionaries, new ones in the order in which a reader
/// of the rows meets them: by row, and within a row by column.
void TableWriter::numberWords(Block& block) const {
    struct Use {
        std::size_t row;
        std::size_t column;
        std::int32_t code;
    };
    for (const auto& columns : m_dictionarySlots) {
        WordIndex& dictionary = *m_slots[columns.front()].writer->dictionary();
        std::vector<Use> uses;
        std::vector<std::vector<std::int32_t>> numbers;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const WordBlock& words = *block.columns[columns[i]]->words();
            numbers.emplace_back(words.wordCount(), MissingCode);
            for (const auto& use : words.firstUses())
                uses.push_back({use.row, i, use.code});
        }
        if (columns.size() > 1) {
            std::ranges::stable_sort(uses, [](const Use& left, const Use& right) {
                return std::pair(left.row, left.column) < std::pair(right.row, right.column);
            });
        }
        for (const Use& use : uses) {
            const auto word = block.columns[columns[use.column]]->words()->word(use.code);
            numbers[use.column][static_cast<std::size_t>(use.code)] = dictionary.insert(word).first;
        }
        for (std::size_t i = 0; i < columns.size(); ++i)
            block.columns[columns[i]]->words()->translate(numbers[i]);
    }
}

Status TableWriter::append(Block& block) {
    numberWords(block);
    for (std::size_t column = 0; column < m_slots.size(); ++column)
        ISCOPE_TRY(m_slots[column].writer->append(*block.columns[column]));
    m_rowCount += block.rowCount();
    return {};
}

Status TableWriter::add(const Record& record) {
    ISCOPE_ASSERT(record.cells.size() >= m_slots.size());
    const RowCells cells(record, m_allColumns);
    m_oneRow->clear();
    if (auto flaw = m_oneRow->add(cells))
        return tl::unexpected(std::move(flaw->error));
    OneRowJudge judge(cells);
    return keep(*m_oneRow, {}, 0, judge);
}

Status TableWriter::addMissingRows(std::size_t count) {
    constexpr std::size_t RowsAtOnce = 1U << 16U;
    Block block(m_slots);
    while (count > 0) {
        block.clear();
        const std::size_t rows = std::min(count, RowsAtOnce);
        for (std::size_t column = 0; column < m_slots.size(); ++column) {
            for (std::size_t row = 0; row < rows && m_idSlot != column; ++row)
                ISCOPE_TRY(block.columns[column]->add({}));
        }
        ISCOPE_TRY(append(block));
        count -= rows;
    }
    return {};
}

Result<StoredTable> TableWriter::finish() {
    const std::size_t wanted = m_keys.ids == nullptr ? m_rowCount : narrow<std::size_t>(m_keys.ids->size());
    ISCOPE_TRY(addMissingRows(wanted - m_rowCount));
    m_rowCount = wanted;
    StoredTable table{.rowCount = m_rowCount};
    for (auto& slot : m_slots) {
        ISCOPE_TRY(slot.writer->finish());
        table.columns.push_back({slot.spec, slot.writer->files(), slot.dictionary});
    }
    return table;
}

} // namespace intentscope::data
