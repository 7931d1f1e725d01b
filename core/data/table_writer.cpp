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

TableWriter::TableWriter(Env& env, std::filesystem::path folder, VocabularySet& vocabularies)
    : m_env(&env), m_folder(std::move(folder)), m_vocabularies(&vocabularies) {}

Status TableWriter::begin(std::string_view tableName, const TableSchema& schema, const TableKeys& keys) {
    m_keys = keys;
    for (const auto& spec : schema.columns) {
        const std::string stem = stemOf(tableName, m_slots.size(), spec.name);
        ColumnTarget target{.folder = m_folder, .stem = stem};
        if (hasDictionary(spec.kind))
            target.vocabulary = m_vocabularies->vocabularyOf(spec, stem);
        const std::string dictionary = target.vocabulary ? target.vocabulary->fileName : "";
        ISCOPE_TRY_ASSIGN(auto writer, makeWriter(spec, std::move(target)));
        const bool isId = m_keys.ids != nullptr && spec.role == m_keys.idRole;
        m_slots.push_back({spec, dictionary, std::move(writer), isId});
    }
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

Status TableWriter::add(const Record& record) {
    ISCOPE_ASSERT(record.cells.size() >= m_slots.size());
    for (std::size_t column = 0; column < m_slots.size(); ++column) {
        auto status = m_slots[column].writer->stage(record.cells[column]);
        if (!status) {
            Error error = std::move(status).error();
            error.place = record.placeOf(column);
            error.message = "Column '" + m_slots[column].spec.name + "': " + error.message;
            return tl::unexpected(std::move(error));
        }
    }
    for (auto& slot : m_slots)
        ISCOPE_TRY(slot.writer->commit());
    ++m_rowCount;
    return {};
}

Result<StoredTable> TableWriter::finish() {
    const std::size_t wanted = m_keys.ids == nullptr ? m_rowCount : narrow<std::size_t>(m_keys.ids->size());
    for (auto& slot : m_slots) {
        for (std::size_t row = m_rowCount; row < wanted && !slot.isId; ++row) {
            ISCOPE_TRY(slot.writer->stage({}));
            ISCOPE_TRY(slot.writer->commit());
        }
    }
    m_rowCount = wanted;
    StoredTable table{.rowCount = m_rowCount};
    for (auto& slot : m_slots) {
        ISCOPE_TRY(slot.writer->finish());
        table.columns.push_back({slot.spec, slot.writer->files(), slot.dictionary});
    }
    return table;
}

} // namespace intentscope::data
