// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset_writer.h"

#include "core/base/checked.h"
#include "core/base/fingerprint.h"
#include "core/base/time.h"
#include "core/data/store_files.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace intentscope::data {
namespace {

/// The file of the column with this role; "" when the table has none.
std::string fileOfRole(const StoredTable& table, Role role) {
    for (const auto& column : table.columns) {
        if (column.spec.role == role)
            return column.files.front().second;
    }
    return {};
}

/// Rows by user, in the order of the rows.
std::vector<std::int32_t>
rowsByUser(std::span<const std::int32_t> users, std::span<const std::int64_t> offsets) {
    std::vector<std::int64_t> next(offsets.begin(), offsets.end());
    std::vector<std::int32_t> rows(users.size());
    for (std::size_t row = 0; row < users.size(); ++row) {
        auto& slot = next[static_cast<std::size_t>(users[row])];
        rows[static_cast<std::size_t>(slot++)] = static_cast<std::int32_t>(row);
    }
    return rows;
}

std::vector<std::int64_t> userOffsets(std::span<const std::int32_t> users, std::int32_t userCount) {
    std::vector<std::int64_t> offsets(narrow<std::size_t>(userCount) + 1, 0);
    for (const auto user : users)
        ++offsets[static_cast<std::size_t>(user) + 1];
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    return offsets;
}

void sortEachByTime(
    std::span<std::int32_t> rows,
    std::span<const std::int64_t> offsets,
    std::span<const std::int64_t> times) {
    const auto timeOf = [&](std::int32_t row) { return times[static_cast<std::size_t>(row)]; };
    for (std::size_t user = 0; user + 1 < offsets.size(); ++user) {
        const auto begin = static_cast<std::size_t>(offsets[user]);
        const auto count = static_cast<std::size_t>(offsets[user + 1]) - begin;
        std::ranges::stable_sort(rows.subspan(begin, count), {}, timeOf);
    }
}

} // namespace

DatasetWriter::DatasetWriter(Env& env, std::filesystem::path folder, CandidateWriter candidates)
    : m_env(env), m_folder(std::move(folder)), m_intents(env, m_folder, m_vocabularies),
      m_users(env, m_folder, m_vocabularies), m_events(env, m_folder, m_vocabularies),
      m_impressions(env, m_folder, m_vocabularies), m_candidates(std::move(candidates)) {}

Result<std::unique_ptr<DatasetWriter>> DatasetWriter::create(
    Env& env,
    std::filesystem::path folder,
    const DatasetSchema& schema,
    CandidateWriter::OnRepeated onRepeated) {
    ISCOPE_TRY_ASSIGN(auto candidates, CandidateWriter::create(env, folder, std::move(onRepeated)));
    std::unique_ptr<DatasetWriter> writer(new DatasetWriter(env, std::move(folder), std::move(candidates)));
    ISCOPE_TRY(writer->begin(schema));
    return writer;
}

Result<std::unique_ptr<DatasetWriter>>
DatasetWriter::createForRule(Env& env, std::filesystem::path folder, const DatasetSchema& schema) {
    ISCOPE_TRY_ASSIGN(auto candidates, CandidateWriter::create(env, folder, {}));
    std::unique_ptr<DatasetWriter> writer(new DatasetWriter(env, std::move(folder), std::move(candidates)));
    ISCOPE_TRY(writer->begin(schema));
    return writer;
}

Status DatasetWriter::begin(const DatasetSchema& schema) {
    ISCOPE_TRY(m_intents.begin("intents", schema.intents, {.idRole = Role::IntentId, .ids = &m_intentIds}));
    ISCOPE_TRY(m_users.begin("users", schema.users, {.idRole = Role::UserId, .ids = &m_userIds}));
    ISCOPE_TRY(m_events.begin("events", schema.events, {.users = &m_userIds, .needsTime = true}));
    ISCOPE_TRY(m_impressions.begin(
        "impressions",
        schema.impressions,
        {.idRole = Role::ImpressionId, .ids = &m_impressionIds, .users = &m_userIds, .needsTime = true}));
    return {};
}

std::optional<IntentIndex> DatasetWriter::findIntent(std::string_view id) const {
    const auto row = m_intentIds.find(id);
    return row ? std::optional(IntentIndex{*row}) : std::nullopt;
}

std::unique_ptr<RowSink> DatasetWriter::candidates(const TableSchema& schema) {
    return makeCandidateSink(schema, {.impressions = m_impressionIds, .intents = m_intentIds}, m_candidates);
}

Status DatasetWriter::close(const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(m_manifest.intents, m_intents.finish());
    ISCOPE_TRY_ASSIGN(m_manifest.events, m_events.finish());
    ISCOPE_TRY_ASSIGN(m_manifest.impressions, m_impressions.finish());
    ISCOPE_TRY_ASSIGN(m_manifest.users, m_users.finish());
    const auto impressions = narrow<std::size_t>(impressionCount());
    ISCOPE_TRY_ASSIGN(m_manifest.candidateCount, m_candidates.finish(impressions));
    ISCOPE_TRY(m_vocabularies.finish(m_env, m_folder));
    ISCOPE_TRY(checkStop(stop));
    return writeOrders();
}

Result<Manifest> DatasetWriter::seal(DatasetInfo info, const std::stop_token& stop) {
    m_manifest.info = std::move(info);
    ISCOPE_TRY_ASSIGN(m_manifest.files, hashFiles(stop));
    m_manifest.info.hash = datasetHash(m_manifest);
    ISCOPE_TRY_ASSIGN(const auto file, m_env.create(m_folder / ManifestName));
    ISCOPE_TRY(file->append(toText(m_manifest)));
    ISCOPE_TRY(file->sync());
    ISCOPE_TRY(file->close());
    ISCOPE_TRY(m_env.syncDirectory(m_folder));
    return std::move(m_manifest);
}

Status DatasetWriter::writeOrders() {
    const auto writeIds = [this](std::string_view file, const WordIndex& ids) {
        return writeNpy<std::int32_t>(m_env, m_folder / file, ids.sortedNumbers());
    };
    ISCOPE_TRY(writeIds(IdOrderFiles::Intents, m_intentIds));
    ISCOPE_TRY(writeIds(IdOrderFiles::Users, m_userIds));
    ISCOPE_TRY(writeIds(IdOrderFiles::Impressions, m_impressionIds));
    ISCOPE_TRY(writeByUser(m_manifest.impressions, ImpressionsByUser));
    return writeByUser(m_manifest.events, EventsByUser);
}

Status DatasetWriter::writeByUser(const StoredTable& table, const ByUserFiles& files) {
    std::vector<std::int64_t> offsets(narrow<std::size_t>(m_userIds.size()) + 1, 0);
    std::vector<std::int32_t> rows;
    if (const auto userFile = fileOfRole(table, Role::UserId); !userFile.empty()) {
        ISCOPE_TRY_ASSIGN(const auto users, NpyFile::open(m_env, m_folder / userFile, NpyType::Int32));
        offsets = userOffsets(users.values<std::int32_t>(), m_userIds.size());
        rows = rowsByUser(users.values<std::int32_t>(), offsets);
    }
    if (const auto timeFile = fileOfRole(table, Role::Time); !timeFile.empty()) {
        ISCOPE_TRY_ASSIGN(const auto times, NpyFile::open(m_env, m_folder / timeFile, NpyType::Int64));
        sortEachByTime(rows, offsets, times.values<std::int64_t>());
    }
    ISCOPE_TRY(writeNpy<std::int64_t>(m_env, m_folder / files.offsets, offsets));
    return writeNpy<std::int32_t>(m_env, m_folder / files.rows, rows);
}

Result<std::vector<StoredFile>> DatasetWriter::hashFiles(const std::stop_token& stop) const {
    ISCOPE_TRY_ASSIGN(const auto names, m_env.list(m_folder));
    std::vector<StoredFile> files;
    for (const auto& fileName : names) {
        ISCOPE_TRY(checkStop(stop));
        ISCOPE_TRY_ASSIGN(const auto file, m_env.map(m_folder / fileName));
        Fingerprinter fingerprinter;
        fingerprinter.add(file->bytes());
        files.push_back({fileName, file->bytes().size(), fingerprinter.finish().hex()});
    }
    return files;
}

} // namespace intentscope::data
