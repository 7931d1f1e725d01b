// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_folder.h"

#include "core/base/build_version.h"
#include "core/store/migrations.h"
#include "core/workspace/workspace_manifest.h"

#include <array>
#include <set>
#include <string>

namespace intentscope::workspace {
namespace {

namespace fs = std::filesystem;

constexpr std::array FolderNames = {"datasets", "runs", "checkpoints", "exports"};

fs::path parentOf(const fs::path& folder) {
    return folder.has_parent_path() ? folder.parent_path() : fs::path(".");
}

Status checkFree(Env& env, const fs::path& folder) {
    const FileKind kind = env.kind(folder);
    if (kind == FileKind::Missing)
        return {};
    if (kind == FileKind::Directory) {
        ISCOPE_TRY_ASSIGN(const auto names, env.list(folder));
        if (names.empty())
            return {};
    }
    return fail(
        ErrorCode::AlreadyExists,
        "Something of this name is there already",
        {.place = {.file = folder.string()}, .cure = "Open it if it is a workspace, or choose another name"});
}

/// Clears what an interrupted creation left, and nothing that anybody else put there.
Status clearLeftovers(Env& env, const fs::path& partial) {
    const std::set<std::string> ours = {
        "datasets",
        "runs",
        "checkpoints",
        "exports",
        std::string(LockName),
        std::string(ManifestName),
        std::string(ManifestName) + std::string(PartialEnding),
        std::string(DatabaseName),
        std::string(DatabaseName) + "-wal",
        std::string(DatabaseName) + "-shm",
    };
    ISCOPE_TRY_ASSIGN(const auto names, env.list(partial));
    for (const std::string& name : names) {
        if (!ours.contains(name))
            return fail(
                ErrorCode::AlreadyExists,
                "This folder is in the way, and holds files that no workspace has",
                {.place = {.file = (partial / name).string()}, .cure = "Move it away"});
    }
    for (const std::string& name : names) {
        if (name != LockName)
            ISCOPE_TRY(env.removeTree(partial / name));
    }
    return {};
}

Status fill(Env& env, const fs::path& folder) {
    for (const char* name : FolderNames)
        ISCOPE_TRY(env.createDirectories(folder / name));
    {
        // Closed before the rename: until then the log beside the file may hold its content.
        ISCOPE_TRY_ASSIGN(const auto db, store::createDatabase(folder / DatabaseName));
    }
    ISCOPE_TRY(
        writeManifest(env, folder / ManifestName, {.createdAt = nowUtc(), .createdWith = codeVersion()}));
    return env.syncDirectory(folder);
}

/// Builds the folder beside its place and moves it there.
Status buildFolder(Env& env, const fs::path& folder) {
    const fs::path partial = folder.string() + std::string(PartialEnding);
    ISCOPE_TRY(env.createDirectories(partial));
    ISCOPE_TRY_ASSIGN(const auto lock, env.lock(partial / LockName));
    ISCOPE_TRY(clearLeftovers(env, partial));
    auto built = fill(env, partial);
    if (built)
        built = env.rename(partial, folder);
    if (!built) {
        static_cast<void>(env.removeTree(partial));
        return built;
    }
    return env.syncDirectory(parentOf(folder));
}

} // namespace

fs::path normalised(const fs::path& folder) {
    const fs::path normal = folder.lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path();
}

Status makeWorkspaceFolder(Env& env, const fs::path& folder) {
    ISCOPE_TRY(checkFree(env, folder));
    return buildFolder(env, folder);
}

Status checkIsWorkspace(Env& env, const fs::path& folder) {
    if (env.kind(folder / ManifestName) != FileKind::Missing)
        return {};
    const bool isFolder = env.kind(folder) == FileKind::Directory;
    return fail(
        ErrorCode::NotFound,
        isFolder ? "This folder is not a workspace" : "There is no such workspace",
        {.place = {.file = folder.string()}, .cure = "Name a folder that IntentScope made, or create one"});
}

} // namespace intentscope::workspace
