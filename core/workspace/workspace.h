// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/dataset.h"
#include "core/rank/score_table.h"
#include "core/store/label_store.h"
#include "core/store/queue_store.h"
#include "core/store/run_store.h"
#include "core/store/slice_store.h"
#include "core/store/team_store.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::workspace {

enum class OpenMode {
    Write,       ///< Busy when another program holds the workspace
    WriteOrRead, ///< read-only when another program holds it; `isReadOnly` tells
    Read,        ///< never writes, and needs no lock
};

/// A dataset folder, read from its columns.json alone.
struct DatasetEntry {
    std::string hash;
    std::string name;
    std::filesystem::path folder;
    std::string problem; ///< why it cannot be opened; "" when it can
};

struct CheckpointEntry {
    std::string name; ///< the folder's
    std::filesystem::path folder;
};

/// The folder NAME.iscope: one writer at a time, by a lock that goes with the process. `labels()` belongs to
/// the thread that labels; every other function is safe to call from any thread. Not copied or moved.
class Workspace {
public:
    /// Makes the folder, whole or not at all, and opens it for writing. AlreadyExists when something other
    /// than an empty folder is there.
    static Result<std::unique_ptr<Workspace>> create(const std::filesystem::path& folder, Env& env);

    /// NotFound when there is no workspace, UnsupportedVersion when a newer program made it (nothing is
    /// changed then), Busy (see OpenMode), Corrupt, Io. An older database is backed up and brought up to
    /// date.
    static Result<std::unique_ptr<Workspace>>
    open(const std::filesystem::path& folder, Env& env, OpenMode mode);

    ~Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    Env& env() const { return m_env; }
    const std::filesystem::path& folder() const { return m_folder; }
    /// The folder's name without ".iscope".
    std::string name() const;
    bool isReadOnly() const { return m_lock == nullptr; }
    /// What opening found and left alone, for a person.
    const std::vector<std::string>& warnings() const { return m_warnings; }

    std::filesystem::path databaseFile() const;
    std::filesystem::path datasetsFolder() const;
    std::filesystem::path checkpointsFolder() const;
    std::filesystem::path exportsFolder() const;
    /// Sets of latent queries: see latent::LatentShelf.
    std::filesystem::path latentFolder() const;

    /// By name, then by hash. Folders without columns.json are unfinished imports and not listed.
    Result<std::vector<DatasetEntry>> listDatasets();
    /// By hash, the start of one (at least 6 digits), or a name that only one dataset has. NotFound lists
    /// what there is; InvalidInput when it is ambiguous. Corrupt when the folder holds another dataset.
    Result<std::shared_ptr<const data::Dataset>> openDataset(std::string_view nameOrHash);
    /// Folders under checkpoints/ that hold a config.json or an adapter_config.json, by name.
    Result<std::vector<CheckpointEntry>> listCheckpoints();

    /// The one label store of the labelling thread. Read-only workspaces refuse appends.
    store::LabelStore& labels() { return *m_labels; }
    /// A read-only store with its own connection, for one other thread.
    Result<std::unique_ptr<store::LabelStore>> openLabelReader() const;
    /// A store with its own connection that may append, for one other thread. Io when read-only.
    Result<std::unique_ptr<store::LabelStore>> openLabelWriter();
    /// What is shared with a team, with a connection of its own for one thread. Read-only workspaces are only
    /// read.
    Result<std::unique_ptr<store::TeamStore>> openTeamStore() const;

    /// Writes runs/<id>/ and registers the run, both or neither. Fills in `id`, `createdAt` (where missing)
    /// and `scoresHash`, and returns the result. AlreadyExists when the name is taken, Mismatch when
    /// `datasetHash` is not the dataset's, Io when read-only.
    Result<rank::RunInfo> saveRun(const rank::ScoreTable& run);
    /// By name or id. Mismatch when the run belongs to another dataset or its count of scores does not fit,
    /// Corrupt when the scores are not those that were saved, NotFound.
    Result<std::shared_ptr<const rank::ScoreTable>>
    loadRun(std::string_view nameOrId, std::shared_ptr<const data::Dataset> dataset);
    /// By time.
    Result<std::vector<rank::RunInfo>> listRuns();
    Result<rank::RunInfo> findRun(std::string_view nameOrId);
    /// Removes the folder; the register keeps a row that says when.
    Status removeRun(std::string_view nameOrId);
    Result<std::vector<store::ProvenanceRow>> runProvenance(std::string_view nameOrId);
    Status saveRunMetrics(std::string_view nameOrId, const store::RunMetrics& metrics);
    Result<std::vector<store::RunMetrics>> runMetrics(std::string_view nameOrId);

    // Named filters over impressions; errors as SliceStore, and Io when read-only.
    Status addSlice(const store::SavedSlice& slice);
    Status renameSlice(std::string_view oldName, std::string_view newName);
    Status removeSlice(std::string_view name);
    Result<store::SavedSlice> findSlice(std::string_view name);
    /// By name.
    Result<std::vector<store::SavedSlice>> listSlices();

    // Labelling queues; errors as QueueStore, and Io when read-only.
    Status addQueue(const queues::Queue& queue, std::span<const queues::QueueItem> items);
    Status removeQueue(std::string_view nameOrId);
    /// By time, then by name.
    Result<std::vector<queues::Queue>> listQueues();
    Result<queues::QueueContent> loadQueue(std::string_view nameOrId);
    Status startSitting(const queues::Sitting& sitting);
    Status endSitting(std::string_view id, UtcMillis at);
    Result<queues::Sitting> findSitting(std::string_view id);
    Status saveDraft(std::string_view queueId, const queues::Draft& draft);
    Status removeDraft(std::string_view queueId, std::string_view impressionId, std::string_view annotator);

private:
    Workspace(Env& env, std::filesystem::path folder, std::unique_ptr<FileLock> lock);
    Status openStores();
    Status sweepLeftovers();
    Status checkWritable() const;
    std::filesystem::path runFolder(std::string_view id) const;

    Env& m_env;
    std::filesystem::path m_folder;
    std::unique_ptr<FileLock> m_lock;
    std::vector<std::string> m_warnings;
    std::unique_ptr<store::LabelStore> m_labels;
    std::atomic<std::int64_t> m_savedRunCount = 0;
    std::mutex m_runsMutex; ///< guards m_runs
    std::unique_ptr<store::RunStore> m_runs;
    std::mutex m_slicesMutex; ///< guards m_slices
    std::unique_ptr<store::SliceStore> m_slices;
    std::mutex m_queuesMutex; ///< guards m_queues
    std::unique_ptr<store::QueueStore> m_queues;
};

} // namespace intentscope::workspace
