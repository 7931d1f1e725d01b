// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/checked.h"
#include "core/base/workers.h"
#include "core/data/checked_values.h"
#include "core/data/dataset.h"
#include "core/data/file_hash.h"
#include "core/data/mapped_column.h"
#include "core/data/store_files.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace intentscope::data {
namespace {

using Path = std::filesystem::path;

/// A table's ids and the rows in their byte order.
struct IdLookup {
    const Column* ids;
    NpyFile order;
    Path path; ///< of the order

    std::optional<std::int32_t> find(std::string_view id) const {
        const auto rows = order.values<std::int32_t>();
        const auto idOf = [this](std::int32_t row) {
            return isRow(row) ? ids->textAt(static_cast<std::size_t>(row)) : std::string_view{};
        };
        const auto found = std::ranges::lower_bound(rows, id, {}, idOf);
        if (found == rows.end() || !isRow(*found) || idOf(*found) != id)
            return std::nullopt;
        return *found;
    }
    bool isRow(std::int32_t row) const { return row >= 0 && static_cast<std::size_t>(row) < ids->rowCount(); }
    Status check() const { return checkRange(order.values<std::int32_t>(), 0, ids->rowCount(), path); }
};

/// Rows of a table by user.
struct UserRows {
    NpyFile offsets;
    NpyFile rows;
    Path offsetsPath;
    Path rowsPath;

    std::span<const std::int32_t> of(UserIndex user) const {
        const auto all = rows.values<std::int32_t>();
        const auto [begin, end] = rangeAt(offsets.values<std::int64_t>(), user.row(), all.size());
        const auto own = all.subspan(begin, end - begin);
        const auto count = static_cast<std::int64_t>(all.size());
        const bool isGood = std::ranges::all_of(own, [&](auto row) { return row >= 0 && row < count; });
        return own.first(isGood ? own.size() : 0);
    }
    Status check() const {
        ISCOPE_TRY(checkOffsets(offsets.values<std::int64_t>(), rows.count(), offsetsPath));
        return checkRange(rows.values<std::int32_t>(), 0, rows.count(), rowsPath);
    }
};

struct CandidateArrays {
    CheckedValues<std::int64_t> offsets;
    CheckedValues<std::int32_t> intents;
    CheckedValues<std::int8_t> clicked;
    CheckedValues<std::int8_t> shown;
    CheckedValues<std::int32_t> positions;
    NpyFile propensities;
    std::int32_t intentCount;

    CandidateList all() const {
        return {
            .intents = intents.all(),
            .clicked = clicked.all(),
            .shown = shown.all(),
            .positions = positions.all(),
            .propensities = propensities.values<float>()};
    }

    CandidateList of(ImpressionIndex impression) const {
        const auto [begin, end] = rangeAt(offsets.unchecked(), impression.row(), intents.count());
        const std::size_t count = end - begin;
        const CandidateList list{
            .intents = intents.unchecked().subspan(begin, count),
            .clicked = clicked.unchecked().subspan(begin, count),
            .shown = shown.unchecked().subspan(begin, count),
            .positions = positions.unchecked().subspan(begin, count),
            .propensities = propensities.values<float>().subspan(begin, count)};
        return isGood(list) ? list : CandidateList{};
    }

    Status check() const {
        ISCOPE_TRY(offsets.check());
        ISCOPE_TRY(intents.check());
        ISCOPE_TRY(clicked.check());
        ISCOPE_TRY(shown.check());
        return positions.check();
    }

private:
    bool isGood(const CandidateList& list) const {
        const auto isFlag = [](std::int8_t flag) { return flag >= MissingFlag && flag <= 1; };
        const auto isIntent = [this](std::int32_t row) { return row >= 0 && row < intentCount; };
        return std::ranges::all_of(list.intents, isIntent) && std::ranges::all_of(list.clicked, isFlag) &&
               std::ranges::all_of(list.shown, isFlag) &&
               std::ranges::all_of(list.positions, [](std::int32_t position) { return position >= 0; });
    }
};

struct Parts {
    DatasetInfo info;
    Table intents;
    Table users;
    Table events;
    Table impressions;
    IdLookup intentIds;
    IdLookup userIds;
    IdLookup impressionIds;
    UserRows impressionsByUser;
    UserRows eventsByUser;
    CandidateArrays candidates;
};

class MappedDataset final : public Dataset {
public:
    explicit MappedDataset(Parts parts)
        : m_parts(std::move(parts)), m_impressionUsers(m_parts.impressions.findRole(Role::UserId)),
          m_impressionTimes(timesOf(m_parts.impressions)),
          m_eventUsers(m_parts.events.findRole(Role::UserId)), m_eventTimes(timesOf(m_parts.events)) {}

    const DatasetInfo& info() const override { return m_parts.info; }
    const Table& intents() const override { return m_parts.intents; }
    const Table& users() const override { return m_parts.users; }
    const Table& events() const override { return m_parts.events; }
    const Table& impressions() const override { return m_parts.impressions; }

    std::string_view intentId(IntentIndex intent) const override {
        return m_parts.intentIds.ids->textAt(intent.row());
    }
    std::string_view userId(UserIndex user) const override { return m_parts.userIds.ids->textAt(user.row()); }
    std::string_view impressionId(ImpressionIndex impression) const override {
        return m_parts.impressionIds.ids->textAt(impression.row());
    }
    std::optional<IntentIndex> findIntent(std::string_view id) const override {
        return found<IntentIndex>(m_parts.intentIds.find(id));
    }
    std::optional<UserIndex> findUser(std::string_view id) const override {
        return found<UserIndex>(m_parts.userIds.find(id));
    }
    std::optional<ImpressionIndex> findImpression(std::string_view id) const override {
        return found<ImpressionIndex>(m_parts.impressionIds.find(id));
    }

    UserIndex userOf(ImpressionIndex impression) const override {
        return {userRow(*m_impressionUsers, impression.row())};
    }
    UtcMillis timeOf(ImpressionIndex impression) const override {
        return m_impressionTimes.empty() ? UtcMillis::missing()
                                         : UtcMillis{m_impressionTimes[impression.row()]};
    }
    std::span<const std::int32_t> impressionsOf(UserIndex user) const override {
        return m_parts.impressionsByUser.of(user);
    }
    std::span<const std::int32_t> eventsOf(UserIndex user) const override {
        return m_parts.eventsByUser.of(user);
    }
    UserIndex userOfEvent(EventIndex event) const override { return {userRow(*m_eventUsers, event.row())}; }
    UtcMillis timeOfEvent(EventIndex event) const override { return {m_eventTimes[event.row()]}; }

    std::span<const std::int64_t> candidateOffsets() const override {
        return m_parts.candidates.offsets.all();
    }
    std::int64_t candidateCount() const override {
        return static_cast<std::int64_t>(m_parts.candidates.intents.count());
    }
    CandidateList candidatesOf(ImpressionIndex impression) const override {
        return m_parts.candidates.of(impression);
    }
    CandidateList allCandidates() const override { return m_parts.candidates.all(); }

    Status checkCandidates() const override { return m_parts.candidates.check(); }
    Status check() const override {
        ISCOPE_TRY(Dataset::check());
        for (const auto* lookup : {&m_parts.intentIds, &m_parts.userIds, &m_parts.impressionIds})
            ISCOPE_TRY(lookup->check());
        ISCOPE_TRY(m_parts.impressionsByUser.check());
        return m_parts.eventsByUser.check();
    }

private:
    template <class Row>
    static std::optional<Row> found(std::optional<std::int32_t> row) {
        return row ? std::optional(Row{*row}) : std::nullopt;
    }
    static std::span<const std::int64_t> timesOf(const Table& table) {
        const Column* times = table.findRole(Role::Time);
        return times == nullptr ? std::span<const std::int64_t>{} : times->times();
    }

    Parts m_parts;
    const Column* m_impressionUsers;
    std::span<const std::int64_t> m_impressionTimes;
    const Column* m_eventUsers;
    std::span<const std::int64_t> m_eventTimes;
};

tl::unexpected<Error> damaged(const Path& path, std::string what) {
    return fail(
        ErrorCode::Corrupt,
        std::move(what),
        {.place = {.file = path.string()}, .cure = "Import the dataset again"});
}

Status checkSizes(Env& env, const Path& folder, const Manifest& manifest) {
    for (const auto& file : manifest.files) {
        const Path path = folder / file.name;
        if (env.kind(path) != FileKind::Regular)
            return damaged(path, "A file of the dataset is missing");
        ISCOPE_TRY_ASSIGN(const auto bytes, env.fileSize(path));
        if (bytes != file.bytes) {
            return damaged(
                path,
                "The file has " + std::to_string(bytes) + " bytes, and the dataset was written with " +
                    std::to_string(file.bytes));
        }
    }
    return {};
}

Result<Manifest> readManifest(Env& env, const Path& folder) {
    if (env.kind(folder) != FileKind::Directory) {
        return fail(
            ErrorCode::NotFound,
            "There is no such folder of a dataset",
            {.place = {.file = folder.string()}, .cure = "Import the dataset"});
    }
    ISCOPE_TRY_ASSIGN(const auto text, env.readFile(folder / ManifestName));
    return parseManifest(text, folder / ManifestName);
}

Result<Table> openTable(ColumnSource& source, std::string tableName, const StoredTable& stored) {
    std::vector<std::shared_ptr<const Column>> columns;
    for (const auto& column : stored.columns) {
        ISCOPE_TRY_ASSIGN(columns.emplace_back(), openColumn(source, column, stored.rowCount));
    }
    return Table(std::move(tableName), std::move(columns), static_cast<std::size_t>(stored.rowCount));
}

/// Opens what lies beside the columns, all checked against the tables.
class IndexOpener {
public:
    IndexOpener(Env& env, Path folder) : m_env(env), m_folder(std::move(folder)) {}

    Result<IdLookup> idLookup(const Table& table, Role role, std::string_view file) const {
        const Column* ids = table.findRole(role);
        if (ids == nullptr || ids->spec().kind != FeatureKind::Text)
            return damaged(m_folder / ManifestName, "The table '" + table.name() + "' has no ids");
        ISCOPE_TRY_ASSIGN(auto order, open(file, NpyType::Int32, table.rowCount()));
        return IdLookup{ids, std::move(order), m_folder / file};
    }

    Result<UserRows> userRowsOf(const Table& table, std::size_t userCount, const ByUserFiles& files) const {
        ISCOPE_TRY_ASSIGN(auto offsets, open(files.offsets, NpyType::Int64, userCount + 1));
        ISCOPE_TRY_ASSIGN(auto rows, open(files.rows, NpyType::Int32, table.rowCount()));
        return UserRows{std::move(offsets), std::move(rows), m_folder / files.offsets, m_folder / files.rows};
    }

    Result<CandidateArrays>
    candidates(std::uint64_t count, std::size_t impressionCount, std::size_t intentCount) const {
        if (count > 0 && intentCount == 0)
            return damaged(m_folder / ManifestName, "There are candidates, and there is no intent");
        ISCOPE_TRY_ASSIGN(auto offsets, open(CandidateFiles::Offsets, NpyType::Int64, impressionCount + 1));
        ISCOPE_TRY_ASSIGN(auto intents, open(CandidateFiles::Intent, NpyType::Int32, count));
        ISCOPE_TRY_ASSIGN(auto clicked, open(CandidateFiles::Clicked, NpyType::Int8, count));
        ISCOPE_TRY_ASSIGN(auto shown, open(CandidateFiles::Shown, NpyType::Int8, count));
        ISCOPE_TRY_ASSIGN(auto positions, open(CandidateFiles::Position, NpyType::Int32, count));
        ISCOPE_TRY_ASSIGN(auto propensities, open(CandidateFiles::Propensity, NpyType::Float32, count));
        const auto offsetsCheck = [count, path = m_folder / CandidateFiles::Offsets](auto values) {
            return checkOffsets(values, count, path);
        };
        return CandidateArrays{
            {std::move(offsets), 0, offsetsCheck},
            ranged(std::move(intents), CandidateFiles::Intent, intentCount),
            flags(std::move(clicked), CandidateFiles::Clicked),
            flags(std::move(shown), CandidateFiles::Shown),
            ranged(std::move(positions), CandidateFiles::Position, std::numeric_limits<std::uint32_t>::max()),
            std::move(propensities),
            narrow<std::int32_t>(intentCount)};
    }

private:
    Result<NpyFile> open(std::string_view file, NpyType type, std::uint64_t count) const {
        ISCOPE_TRY_ASSIGN(auto opened, NpyFile::open(m_env, m_folder / file, type));
        ISCOPE_TRY(checkCount(opened, count, m_folder / file));
        return opened;
    }

    /// Values from 0 to below `end`.
    CheckedValues<std::int32_t> ranged(NpyFile file, std::string_view fileName, std::uint64_t end) const {
        return {std::move(file), 0, [end, path = m_folder / fileName](std::span<const std::int32_t> values) {
                    return checkRange(values, 0, end, path);
                }};
    }

    CheckedValues<std::int8_t> flags(NpyFile file, std::string_view fileName) const {
        return {
            std::move(file), MissingFlag, [path = m_folder / fileName](std::span<const std::int8_t> values) {
                return checkFlags(values, path);
            }};
    }

    Env& m_env;
    Path m_folder;
};

Status checkUserColumn(const Path& folder, const Table& table) {
    const Column* users = table.findRole(Role::UserId);
    if (table.rowCount() > 0 && (users == nullptr || !hasUserRows(*users)))
        return damaged(folder / ManifestName, "The table '" + table.name() + "' does not name its users");
    return {};
}

Status checkTimeColumn(const Path& folder, const Table& table) {
    const Column* times = table.findRole(Role::Time);
    const bool isMissing = times == nullptr && table.name() == "events" && table.rowCount() > 0;
    if (isMissing || (times != nullptr && times->spec().kind != FeatureKind::Timestamp))
        return damaged(folder / ManifestName, "The table '" + table.name() + "' has no times");
    return {};
}

Status checkTitles(const Path& folder, const Table& table, Role role) {
    const Column* titles = table.findRole(role);
    if (titles != nullptr && titles->spec().kind != FeatureKind::Text)
        return damaged(folder / ManifestName, "The names in table '" + table.name() + "' are no text");
    return {};
}

} // namespace

Result<std::shared_ptr<const Dataset>> openDataset(Env& env, const Path& directory) {
    ISCOPE_TRY_ASSIGN(auto manifest, readManifest(env, directory));
    ISCOPE_TRY(checkSizes(env, directory, manifest));
    ColumnSource source{.env = &env, .folder = directory};
    ISCOPE_TRY_ASSIGN(auto intents, openTable(source, "intents", manifest.intents));
    ISCOPE_TRY_ASSIGN(auto users, openTable(source, "users", manifest.users));
    for (const auto& column : users.columns()) {
        if (column->spec().role == Role::UserId && column->spec().kind == FeatureKind::Text)
            source.userIds = column;
    }
    ISCOPE_TRY_ASSIGN(auto events, openTable(source, "events", manifest.events));
    ISCOPE_TRY_ASSIGN(auto impressions, openTable(source, "impressions", manifest.impressions));
    for (const Table* table : {&events, &impressions}) {
        ISCOPE_TRY(checkUserColumn(directory, *table));
        ISCOPE_TRY(checkTimeColumn(directory, *table));
    }
    ISCOPE_TRY(checkTitles(directory, intents, Role::Title));
    ISCOPE_TRY(checkTitles(directory, users, Role::Name));

    const IndexOpener open(env, directory);
    const std::size_t userCount = users.rowCount();
    ISCOPE_TRY_ASSIGN(auto intentIds, open.idLookup(intents, Role::IntentId, IdOrderFiles::Intents));
    ISCOPE_TRY_ASSIGN(auto userIds, open.idLookup(users, Role::UserId, IdOrderFiles::Users));
    ISCOPE_TRY_ASSIGN(
        auto impressionIds, open.idLookup(impressions, Role::ImpressionId, IdOrderFiles::Impressions));
    ISCOPE_TRY_ASSIGN(auto byUser, open.userRowsOf(impressions, userCount, ImpressionsByUser));
    ISCOPE_TRY_ASSIGN(auto eventsByUser, open.userRowsOf(events, userCount, EventsByUser));
    ISCOPE_TRY_ASSIGN(
        auto candidates,
        open.candidates(manifest.candidateCount, impressions.rowCount(), intents.rowCount()));
    return std::make_shared<const MappedDataset>(Parts{
        std::move(manifest.info),
        std::move(intents),
        std::move(users),
        std::move(events),
        std::move(impressions),
        std::move(intentIds),
        std::move(userIds),
        std::move(impressionIds),
        std::move(byUser),
        std::move(eventsByUser),
        std::move(candidates)});
}

Status verifyDataset(Env& env, const Path& directory) {
    ISCOPE_TRY_ASSIGN(const auto manifest, readManifest(env, directory));
    ISCOPE_TRY(checkSizes(env, directory, manifest));
    return Workers().forEach(manifest.files.size(), [&](std::size_t number) -> Status {
        const auto& file = manifest.files[number];
        ISCOPE_TRY_ASSIGN(const auto hash, hashFile(env, directory / file.name, {}));
        if (hash != file.sha256)
            return damaged(directory / file.name, "The file is not what was written");
        return {};
    });
}

} // namespace intentscope::data
