// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset_writer.h"

#include "core/base/checked.h"
#include "core/base/time.h"
#include "core/data/file_hash.h"
#include "core/data/store_files.h"

#include <algorithm>
#include <array>
#include <functional>
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

/// Looks at every item of a mapped file without keeping the file in memory.
template <class T, class Look>
void lookAtEach(const NpyFile& file, const Look& look) {
    constexpr std::size_t ItemsAtOnce = std::size_t{1} << 22U;
    const auto items = file.values<T>();
    for (std::size_t at = 0; at < items.size(); ++at) {
        look(at, items[at]);
        if ((at + 1) % ItemsAtOnce == 0)
            file.release();
    }
    file.release();
}

std::vector<std::int64_t> userOffsets(const NpyFile& users, std::int32_t userCount) {
    std::vector<std::int64_t> offsets(narrow<std::size_t>(userCount) + 1, 0);
    lookAtEach<std::int32_t>(
        users, [&](std::size_t, std::int32_t user) { ++offsets[static_cast<std::size_t>(user) + 1]; });
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    return offsets;
}

/// Rows by user, in the order of the rows.
std::vector<std::int32_t> rowsByUser(const NpyFile& users, std::span<const std::int64_t> offsets) {
    std::vector<std::int64_t> next(offsets.begin(), offsets.end());
    std::vector<std::int32_t> rows(users.count());
    lookAtEach<std::int32_t>(users, [&](std::size_t row, std::int32_t user) {
        auto& slot = next[static_cast<std::size_t>(user)];
        rows[static_cast<std::size_t>(slot++)] = static_cast<std::int32_t>(row);
    });
    return rows;
}

void sortEachByTime(
    std::span<std::int32_t> rows, std::span<const std::int64_t> offsets, const NpyFile& timeFile) {
    constexpr std::size_t RowsBetweenReleases = std::size_t{1} << 22U;
    const auto times = timeFile.values<std::int64_t>();
    const auto timeOf = [&](std::int32_t row) { return times[static_cast<std::size_t>(row)]; };
    std::size_t rowsSince = 0;
    for (std::size_t user = 0; user + 1 < offsets.size(); ++user) {
        const auto begin = static_cast<std::size_t>(offsets[user]);
        const auto count = static_cast<std::size_t>(offsets[user + 1]) - begin;
        const auto own = rows.subspan(begin, count);
        if (!std::ranges::is_sorted(own, {}, timeOf))
            std::ranges::stable_sort(own, {}, timeOf);
        rowsSince += count;
        if (rowsSince >= RowsBetweenReleases) {
            timeFile.release();
            rowsSince = 0;
        }
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

Status DatasetWriter::close(const ImportWork& work) {
    ISCOPE_TRY_ASSIGN(m_manifest.intents, m_intents.finish());
    ISCOPE_TRY_ASSIGN(m_manifest.events, m_events.finish());
    ISCOPE_TRY_ASSIGN(m_manifest.impressions, m_impressions.finish());
    ISCOPE_TRY_ASSIGN(m_manifest.users, m_users.finish());
    const auto impressions = narrow<std::size_t>(impressionCount());
    ISCOPE_TRY_ASSIGN(m_manifest.candidateCount, m_candidates.finish(impressions));
    ISCOPE_TRY(m_vocabularies.finish(m_env, m_folder));
    ISCOPE_TRY(checkStop(work.stop));
    return writeOrders(work);
}

Result<Manifest> DatasetWriter::seal(DatasetInfo info, const ImportWork& work) {
    m_manifest.info = std::move(info);
    ISCOPE_TRY_ASSIGN(m_manifest.files, hashFiles(work));
    m_manifest.info.hash = datasetHash(m_manifest);
    ISCOPE_TRY_ASSIGN(const auto file, m_env.create(m_folder / ManifestName));
    ISCOPE_TRY(file->append(toText(m_manifest)));
    ISCOPE_TRY(file->sync());
    ISCOPE_TRY(file->close());
    ISCOPE_TRY(m_env.syncDirectory(m_folder));
    return std::move(m_manifest);
}

Status DatasetWriter::writeOrders(const ImportWork& work) {
    const auto writeIds = [this](std::string_view file, const WordIndex& ids) {
        return writeNpy<std::int32_t>(m_env, m_folder / file, ids.sortedNumbers(), Sync::Later);
    };
    const std::array<std::function<Status()>, 5> orders{
        [&] { return writeByUser(m_manifest.events, EventsByUser); },
        [&] { return writeIds(IdOrderFiles::Impressions, m_impressionIds); },
        [&] { return writeByUser(m_manifest.impressions, ImpressionsByUser); },
        [&] { return writeIds(IdOrderFiles::Users, m_userIds); },
        [&] { return writeIds(IdOrderFiles::Intents, m_intentIds); }};
    return work.workers.forEach(orders.size(), [&](std::size_t order) { return orders[order](); }, work.stop);
}

Status DatasetWriter::writeByUser(const StoredTable& table, const ByUserFiles& files) {
    std::vector<std::int64_t> offsets(narrow<std::size_t>(m_userIds.size()) + 1, 0);
    std::vector<std::int32_t> rows;
    if (const auto userFile = fileOfRole(table, Role::UserId); !userFile.empty()) {
        ISCOPE_TRY_ASSIGN(const auto users, NpyFile::open(m_env, m_folder / userFile, NpyType::Int32));
        offsets = userOffsets(users, m_userIds.size());
        rows = rowsByUser(users, offsets);
    }
    if (const auto timeFile = fileOfRole(table, Role::Time); !timeFile.empty()) {
        ISCOPE_TRY_ASSIGN(const auto times, NpyFile::open(m_env, m_folder / timeFile, NpyType::Int64));
        sortEachByTime(rows, offsets, times);
    }
    ISCOPE_TRY(writeNpy<std::int64_t>(m_env, m_folder / files.offsets, offsets, Sync::Later));
    return writeNpy<std::int32_t>(m_env, m_folder / files.rows, rows, Sync::Later);
}

Result<std::vector<StoredFile>> DatasetWriter::hashFiles(const ImportWork& work) const {
    ISCOPE_TRY_ASSIGN(const auto names, m_env.list(m_folder));
    std::vector<StoredFile> files(names.size());
    ISCOPE_TRY(work.workers.forEach(
        names.size(),
        [&](std::size_t number) -> Status {
            StoredFile& file = files[number];
            file.name = names[number];
            const auto path = m_folder / file.name;
            ISCOPE_TRY_ASSIGN(file.bytes, m_env.fileSize(path));
            ISCOPE_TRY_ASSIGN(file.sha256, hashFile(m_env, path, work.stop));
            return m_env.syncFile(path);
        },
        work.stop));
    return files;
}

} // namespace intentscope::data
