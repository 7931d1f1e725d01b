// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import.h"

#include "core/data/import_source.h"
#include "core/data/store_files.h"

#include <atomic>
#include <unistd.h>
#include <utility>

namespace intentscope::data {
namespace {

using Path = std::filesystem::path;

/// A folder beside the imported datasets that goes unless it is renamed.
class PartialFolder {
public:
    static Result<PartialFolder> create(Env& env, const Path& root) {
        static std::atomic<int> count = 0;
        const Path path =
            root / ("import-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".partial");
        ISCOPE_TRY(env.createDirectories(root));
        ISCOPE_TRY(env.removeTree(path));
        PartialFolder folder(env, path);
        ISCOPE_TRY(env.createDirectories(path));
        return folder;
    }
    PartialFolder(PartialFolder&& other) noexcept
        : m_env(other.m_env), m_path(std::exchange(other.m_path, Path())) {}
    PartialFolder& operator=(PartialFolder&&) = delete;
    ~PartialFolder() {
        // Nothing can be done about a failure here: the leftover is called ".partial" and read by nobody.
        if (!m_path.empty())
            static_cast<void>(m_env->removeTree(m_path));
    }

    const Path& path() const { return m_path; }
    Status moveTo(const Path& target) {
        ISCOPE_TRY(m_env->rename(m_path, target));
        m_path.clear();
        return m_env->syncDirectory(target.parent_path());
    }

private:
    PartialFolder(Env& env, Path path) : m_env(&env), m_path(std::move(path)) {}

    Env* m_env;
    Path m_path;
};

/// Puts the new dataset where it belongs. One that is there already, and whole, is kept.
Result<bool> settle(Env& env, PartialFolder& partial, const Path& target) {
    if (env.kind(target) == FileKind::Directory) {
        const auto there = verifyDataset(env, target);
        if (there)
            return true;
        if (there.error().code == ErrorCode::UnsupportedVersion)
            return tl::unexpected(there.error());
        ISCOPE_TRY(env.removeTree(target));
    }
    const auto moved = partial.moveTo(target);
    // Between the look and the move another thread or program may have brought the same dataset.
    const bool isOvertaken = !moved && !partial.path().empty() && openDataset(env, target);
    if (!isOvertaken)
        ISCOPE_TRY(moved);
    return isOvertaken;
}

ImportOutcome outcomeOf(const Manifest& manifest, const Path& directory) {
    ImportOutcome outcome{
        .hash = manifest.info.hash,
        .directory = directory,
        .intentCount = static_cast<std::int64_t>(manifest.intents.rowCount),
        .userCount = static_cast<std::int64_t>(manifest.users.rowCount),
        .impressionCount = static_cast<std::int64_t>(manifest.impressions.rowCount),
        .candidateCount = static_cast<std::int64_t>(manifest.candidateCount),
        .eventCount = static_cast<std::int64_t>(manifest.events.rowCount),
        .rejectedRowCount = manifest.info.rejectedRowCount,
        .warnings = manifest.info.warnings};
    if (outcome.rejectedRowCount > 0)
        outcome.rejectedFile = directory / RejectedName;
    return outcome;
}

} // namespace

Result<ImportOutcome>
importDataset(const ImportSpec& spec, Env& env, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(auto partial, PartialFolder::create(env, spec.datasetsRoot));
    RejectedRows rejected(env, partial.path(), spec.mode);
    ImportRun run{env, partial.path(), rejected, progress, std::move(stop), spec.workers, spec.blockBytes};
    std::string understanding;
    ISCOPE_TRY_ASSIGN(const auto manifest, importSource(spec, run, understanding));
    const Path target = spec.datasetsRoot / manifest.info.hash;
    auto outcome = outcomeOf(manifest, target);
    outcome.understanding = std::move(understanding);
    ISCOPE_TRY_ASSIGN(outcome.wasThereAlready, settle(env, partial, target));
    return outcome;
}

} // namespace intentscope::data
