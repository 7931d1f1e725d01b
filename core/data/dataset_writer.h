// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/progress.h"
#include "core/base/workers.h"
#include "core/data/candidate_block.h"
#include "core/data/manifest.h"
#include "core/data/record.h"
#include "core/data/store_files.h"
#include "core/data/table_writer.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>

namespace intentscope::data {

/// On how many cores the end of an import runs, and what ends it early.
struct ImportWork {
    Workers workers;
    std::stop_token stop;
};

/// Writes the files of a dataset into an empty folder: first the intents, then the users, events and
/// impressions, then the candidates; row by row, or in blocks through the tables' sinks. A user whom an event
/// or an impression names need not be in the table of users. Every record's cells are parallel to its
/// table's schema; a bad row is InvalidInput with its place and leaves no trace. One thread.
class DatasetWriter {
public:
    /// The schema has no ignored columns. `intents`, `users` and `impressions` have a column with the role of
    /// their id; `events` and `impressions` have one of role UserId; `events` may have no columns at all.
    static Result<std::unique_ptr<DatasetWriter>> create(
        Env& env,
        std::filesystem::path folder,
        const DatasetSchema& schema,
        CandidateWriter::OnRepeated onRepeated);
    /// For sources of which a rule makes the candidates: `addCandidates` after each impression.
    static Result<std::unique_ptr<DatasetWriter>>
    createForRule(Env& env, std::filesystem::path folder, const DatasetSchema& schema);

    Status addIntent(const Record& record) { return m_intents.add(record); }
    Status addUser(const Record& record) { return m_users.add(record); }
    Status addEvent(const Record& record) { return m_events.add(record); }
    Status addImpression(const Record& record) { return m_impressions.add(record); }
    /// All candidates of the newest impression; `clicked` is parallel to `intents`.
    Status addCandidates(std::span<const std::int32_t> intents, std::span<const std::int8_t> clicked) {
        return m_candidates.appendList(impressionCount() - 1, intents, clicked);
    }

    RowSink& users() { return m_users; }
    RowSink& events() { return m_events; }
    RowSink& impressions() { return m_impressions; }
    /// Of a table of this schema, once all impressions are there. Valid as long as the writer.
    std::unique_ptr<RowSink> candidates(const TableSchema& schema);

    std::optional<IntentIndex> findIntent(std::string_view id) const;
    std::int32_t intentCount() const { return m_intentIds.size(); }
    std::int32_t impressionCount() const { return m_impressionIds.size(); }

    /// Closes the files and adds the orders by id and by user. No row can be added afterwards; a candidate
    /// that came out of order may still be found to be repeated.
    Status close(const ImportWork& work);
    /// Hashes every file of the folder, brings it to disk and writes columns.json. Once, after `close`.
    Result<Manifest> seal(DatasetInfo info, const ImportWork& work);

private:
    DatasetWriter(Env& env, std::filesystem::path folder, CandidateWriter candidates);

    Status begin(const DatasetSchema& schema);
    Status writeOrders(const ImportWork& work);
    Status writeByUser(const StoredTable& table, const ByUserFiles& files);
    Result<std::vector<StoredFile>> hashFiles(const ImportWork& work) const;

    Env& m_env;
    std::filesystem::path m_folder;
    WordIndex m_intentIds;
    WordIndex m_userIds;
    WordIndex m_impressionIds;
    VocabularySet m_vocabularies;
    TableWriter m_intents;
    TableWriter m_users;
    TableWriter m_events;
    TableWriter m_impressions;
    CandidateWriter m_candidates;
    Manifest m_manifest;
};

} // namespace intentscope::data
