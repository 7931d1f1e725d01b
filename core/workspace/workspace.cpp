// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/data/manifest.h"
#include "core/store/migrations.h"
#include "core/workspace/run_files.h"
#include "core/workspace/workspace_folder.h"
#include "core/workspace/workspace_manifest.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intentscope::workspace {
namespace {

namespace fs = std::filesystem;

Status removePartials(Env& env, const fs::path& folder) {
    if (env.kind(folder) == FileKind::Missing)
        return {};
    ISCOPE_TRY_ASSIGN(const auto names, env.list(folder));
    for (const std::string& name : names) {
        if (name.ends_with(PartialEnding))
            ISCOPE_TRY(env.removeTree(folder / name));
    }
    return {};
}

DatasetEntry describeDataset(Env& env, const fs::path& folder) {
    DatasetEntry entry;
    entry.hash = folder.filename().string();
    entry.folder = folder;
    const fs::path file = folder / data::ManifestName;
    const auto text = env.readFile(file);
    const auto manifest =
        text.and_then([&](const std::string& json) { return data::parseManifest(json, file); });
    if (!manifest)
        entry.problem = manifest.error().text();
    else if (manifest->info.hash != entry.hash)
        entry.problem = file.string() + ": The folder is called after another dataset";
    else
        entry.name = manifest->info.name;
    return entry;
}

tl::unexpected<Error>
noSuchDataset(const fs::path& root, std::string_view wanted, const std::vector<DatasetEntry>& entries) {
    std::string known;
    for (const DatasetEntry& entry : entries)
        known += (known.empty() ? "" : ", ") + entry.name + " (" + entry.hash.substr(0, 12) + ")";
    return fail(
        ErrorCode::NotFound,
        "The workspace has no dataset '" + std::string(wanted) + "'",
        {.place = {.file = root.string()},
         .cure = known.empty() ? "Import one first" : "Name one of: " + known});
}

/// The run's information with what saving adds to it.
Result<rank::RunInfo> describeRun(const rank::ScoreTable& run) {
    rank::RunInfo info = run.info();
    const std::string& datasetHash = run.dataset().info().hash;
    if (info.datasetHash != datasetHash) {
        return fail(
            ErrorCode::Mismatch,
            "The run '" + info.name + "' says that it scored the dataset " + info.datasetHash.substr(0, 12) +
                ", and its scores are those of " + datasetHash.substr(0, 12));
    }
    if (info.createdAt.isMissing())
        info.createdAt = nowUtc();
    info.scoresHash = scoresHash(run.allScores());
    if (info.id.empty())
        info.id = makeRunId(info.createdAt, info.scoresHash);
    ISCOPE_TRY(checkRunId(info.id));
    return info;
}

std::vector<store::ProvenanceRow> provenanceOf(const rank::RunInfo& info, const data::Dataset& dataset) {
    std::vector<store::ProvenanceRow> rows = {{"dataset", dataset.info().name, info.datasetHash}};
    for (std::size_t i = 0; i < info.rankerHashes.size(); ++i) {
        const std::string folder = i < info.rankerFolders.size() ? info.rankerFolders[i] : std::string();
        rows.push_back({info.isPrecomputed ? "precomputed" : "ranker", folder, info.rankerHashes[i]});
    }
    if (info.latent) {
        rows.push_back({"reasoner", info.latent->reasonerName, info.latent->reasonerHash});
        rows.push_back({"latent_queries", info.latent->id, info.latent->vectorsHash});
        rows.push_back({"prompt_template", info.latent->id, info.latent->templateHash});
    }
    return rows;
}

} // namespace

Workspace::Workspace(Env& env, fs::path folder, std::unique_ptr<FileLock> lock)
    : m_env(env), m_folder(std::move(folder)), m_lock(std::move(lock)) {}

Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::create(const fs::path& folder, Env& env) {
    const fs::path place = normalised(folder);
    ISCOPE_TRY(makeWorkspaceFolder(env, place));
    return open(place, env, OpenMode::Write);
}

Result<std::unique_ptr<Workspace>> Workspace::open(const fs::path& folder, Env& env, OpenMode mode) {
    const fs::path place = normalised(folder);
    ISCOPE_TRY(checkIsWorkspace(env, place));
    ISCOPE_TRY(readManifest(env, place / ManifestName));
    std::unique_ptr<FileLock> lock;
    std::string whyReadOnly;
    if (mode != OpenMode::Read) {
        auto locked = env.lock(place / LockName);
        if (locked)
            lock = *std::move(locked);
        else if (mode == OpenMode::Write)
            return tl::unexpected(std::move(locked).error());
        else
            whyReadOnly = "Opened for reading only: " + locked.error().text();
    }
    std::unique_ptr<Workspace> workspace(new Workspace(env, place, std::move(lock)));
    if (!whyReadOnly.empty())
        workspace->m_warnings.push_back(whyReadOnly);
    ISCOPE_TRY(workspace->openStores());
    if (!workspace->isReadOnly())
        ISCOPE_TRY(workspace->sweepLeftovers());
    return workspace;
}

Status Workspace::openStores() {
    if (isReadOnly()) {
        ISCOPE_TRY_ASSIGN(auto labels, store::openCurrent(databaseFile()));
        ISCOPE_TRY_ASSIGN(auto runs, store::openCurrent(databaseFile()));
        ISCOPE_TRY_ASSIGN(auto slices, store::openCurrent(databaseFile()));
        ISCOPE_TRY_ASSIGN(auto queues, store::openCurrent(databaseFile()));
        m_queues = std::make_unique<store::QueueStore>(std::move(queues));
        m_labels = store::makeSqliteLabelStore(std::move(labels));
        m_runs = std::make_unique<store::RunStore>(std::move(runs));
        m_slices = std::make_unique<store::SliceStore>(std::move(slices));
        return {};
    }
    ISCOPE_TRY_ASSIGN(auto labels, store::openMigrated(m_env, databaseFile()));
    ISCOPE_TRY_ASSIGN(auto runs, store::Db::open({.path = databaseFile()}));
    ISCOPE_TRY_ASSIGN(auto slices, store::Db::open({.path = databaseFile()}));
    ISCOPE_TRY_ASSIGN(auto queues, store::Db::open({.path = databaseFile()}));
    m_queues = std::make_unique<store::QueueStore>(std::move(queues));
    m_labels = store::makeSqliteLabelStore(std::move(labels));
    m_runs = std::make_unique<store::RunStore>(std::move(runs));
    m_slices = std::make_unique<store::SliceStore>(std::move(slices));
    return {};
}

/// A folder that ends in ".partial" was never announced to anybody. A run's folder that is whole but unknown
/// may be the only copy of something, if the database was brought back from a backup: it is named and left
/// alone.
Status Workspace::sweepLeftovers() {
    for (const char* room : {"datasets", "runs", "checkpoints", "latent", "projections"})
        ISCOPE_TRY(removePartials(m_env, m_folder / room));
    const fs::path root = m_folder / "runs";
    if (m_env.kind(root) == FileKind::Missing)
        return {};
    ISCOPE_TRY_ASSIGN(const auto runs, m_runs->list());
    ISCOPE_TRY_ASSIGN(const auto names, m_env.list(root));
    for (const std::string& name : names) {
        if (std::ranges::find(runs, name, &rank::RunInfo::id) == runs.end())
            m_warnings.push_back((root / name).string() + ": This folder belongs to no registered run");
    }
    return {};
}

Status Workspace::checkWritable() const {
    if (!isReadOnly())
        return {};
    return fail(
        ErrorCode::Io,
        "The workspace is open for reading only",
        {.place = {.file = m_folder.string()}, .cure = "Close the other program and open it again"});
}

std::string Workspace::name() const {
    return m_folder.extension() == ".iscope" ? m_folder.stem().string() : m_folder.filename().string();
}

fs::path Workspace::databaseFile() const {
    return m_folder / DatabaseName;
}

fs::path Workspace::datasetsFolder() const {
    return m_folder / "datasets";
}

fs::path Workspace::checkpointsFolder() const {
    return m_folder / "checkpoints";
}

fs::path Workspace::exportsFolder() const {
    return m_folder / "exports";
}

fs::path Workspace::latentFolder() const {
    return m_folder / "latent";
}

Result<std::vector<DatasetEntry>> Workspace::listDatasets() {
    std::vector<DatasetEntry> entries;
    if (m_env.kind(datasetsFolder()) == FileKind::Missing)
        return entries;
    ISCOPE_TRY_ASSIGN(const auto names, m_env.list(datasetsFolder()));
    for (const std::string& name : names) {
        const fs::path folder = datasetsFolder() / name;
        if (!name.ends_with(PartialEnding) && m_env.kind(folder / data::ManifestName) == FileKind::Regular)
            entries.push_back(describeDataset(m_env, folder));
    }
    std::ranges::sort(
        entries, {}, [](const DatasetEntry& entry) { return std::tie(entry.name, entry.hash); });
    return entries;
}

Result<std::shared_ptr<const data::Dataset>> Workspace::openDataset(std::string_view nameOrHash) {
    constexpr std::size_t ShortestHash = 6;
    ISCOPE_TRY_ASSIGN(const auto entries, listDatasets());
    std::vector<const DatasetEntry*> matches;
    for (const DatasetEntry& entry : entries) {
        const bool isHash = nameOrHash.size() >= ShortestHash && entry.hash.starts_with(nameOrHash);
        if (isHash || entry.name == nameOrHash)
            matches.push_back(&entry);
    }
    if (matches.empty())
        return noSuchDataset(datasetsFolder(), nameOrHash, entries);
    if (matches.size() > 1) {
        return fail(
            ErrorCode::InvalidInput,
            "'" + std::string(nameOrHash) + "' names " + std::to_string(matches.size()) + " datasets",
            {.place = {.file = datasetsFolder().string()},
             .cure = "Name one by its hash: " + matches[0]->hash + " or " + matches[1]->hash});
    }
    const DatasetEntry& entry = *matches.front();
    if (!entry.problem.empty())
        return fail(ErrorCode::Corrupt, entry.problem, {.cure = "Import the dataset again"});
    return data::openDataset(m_env, entry.folder);
}

Result<std::vector<CheckpointEntry>> Workspace::listCheckpoints() {
    std::vector<CheckpointEntry> entries;
    if (m_env.kind(checkpointsFolder()) == FileKind::Missing)
        return entries;
    ISCOPE_TRY_ASSIGN(const auto names, m_env.list(checkpointsFolder()));
    for (const std::string& name : names) {
        const fs::path folder = checkpointsFolder() / name;
        const bool isCheckpoint = m_env.kind(folder / "config.json") == FileKind::Regular ||
                                  m_env.kind(folder / "adapter_config.json") == FileKind::Regular;
        if (!name.ends_with(PartialEnding) && isCheckpoint)
            entries.push_back({name, folder});
    }
    return entries;
}

Result<std::unique_ptr<store::LabelStore>> Workspace::openLabelReader() const {
    ISCOPE_TRY_ASSIGN(auto db, store::Db::open({.path = databaseFile(), .mode = store::DbMode::ReadOnly}));
    return store::makeSqliteLabelStore(std::move(db));
}

Result<std::unique_ptr<store::LabelStore>> Workspace::openLabelWriter() {
    ISCOPE_TRY(checkWritable());
    ISCOPE_TRY_ASSIGN(auto db, store::Db::open({.path = databaseFile()}));
    return store::makeSqliteLabelStore(std::move(db));
}

Result<std::unique_ptr<store::TeamStore>> Workspace::openTeamStore() const {
    const auto mode = isReadOnly() ? store::DbMode::ReadOnly : store::DbMode::ReadWrite;
    ISCOPE_TRY_ASSIGN(auto db, store::Db::open({.path = databaseFile(), .mode = mode}));
    return std::make_unique<store::TeamStore>(std::move(db));
}

Result<rank::RunInfo> Workspace::saveRun(const rank::ScoreTable& run) {
    ISCOPE_TRY(checkWritable());
    ISCOPE_TRY_ASSIGN(auto info, describeRun(run));
    const fs::path folder = runFolder(info.id);
    // Its own folder for every call, since two threads may save the same run.
    const fs::path partial =
        folder.string() + "-" + std::to_string(++m_savedRunCount) + std::string(PartialEnding);
    ISCOPE_TRY(writeRunFiles(m_env, partial, info, run.allScores()));
    bool isPublished = false;
    const auto publish = [&]() -> Status {
        ISCOPE_TRY(m_env.rename(partial, folder));
        isPublished = true;
        return m_env.syncDirectory(folder.parent_path());
    };
    const std::lock_guard guard(m_runsMutex);
    auto added = m_runs->add(info, provenanceOf(info, run.dataset()), publish);
    if (!added) {
        static_cast<void>(m_env.removeTree(isPublished ? folder : partial));
        return tl::unexpected(std::move(added).error());
    }
    return info;
}

Result<std::shared_ptr<const rank::ScoreTable>>
Workspace::loadRun(std::string_view nameOrId, std::shared_ptr<const data::Dataset> dataset) {
    ISCOPE_TRY_ASSIGN(const auto info, findRun(nameOrId));
    return readRunFiles(m_env, runFolder(info.id), info, std::move(dataset));
}

Result<std::vector<rank::RunInfo>> Workspace::listRuns() {
    const std::lock_guard guard(m_runsMutex);
    return m_runs->list();
}

Result<rank::RunInfo> Workspace::findRun(std::string_view nameOrId) {
    const std::lock_guard guard(m_runsMutex);
    return m_runs->find(nameOrId);
}

Status Workspace::removeRun(std::string_view nameOrId) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_runsMutex);
    ISCOPE_TRY_ASSIGN(const auto info, m_runs->find(nameOrId));
    ISCOPE_TRY(m_runs->remove(info.id, nowUtc()));
    return m_env.removeTree(runFolder(info.id));
}

Result<std::vector<store::ProvenanceRow>> Workspace::runProvenance(std::string_view nameOrId) {
    const std::lock_guard guard(m_runsMutex);
    ISCOPE_TRY_ASSIGN(const auto info, m_runs->find(nameOrId));
    return m_runs->provenance(info.id);
}

Status Workspace::saveRunMetrics(std::string_view nameOrId, const store::RunMetrics& metrics) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_runsMutex);
    ISCOPE_TRY_ASSIGN(const auto info, m_runs->find(nameOrId));
    return m_runs->saveMetrics(info.id, metrics);
}

Result<std::vector<store::RunMetrics>> Workspace::runMetrics(std::string_view nameOrId) {
    const std::lock_guard guard(m_runsMutex);
    ISCOPE_TRY_ASSIGN(const auto info, m_runs->find(nameOrId));
    return m_runs->metrics(info.id);
}

fs::path Workspace::runFolder(std::string_view id) const {
    return m_folder / "runs" / id;
}

} // namespace intentscope::workspace
