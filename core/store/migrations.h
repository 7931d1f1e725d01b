// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace intentscope::store {

/// One step from version `version - 1` to `version`. Never edited after a release: a new one is added.
struct Migration {
    std::int64_t version = 0;
    std::string_view purpose; ///< for the error message when it fails
    std::string_view sql;
};

/// "ISCO": tells a workspace database from any other SQLite file.
constexpr std::int64_t WorkspaceApplicationId = 0x4953434F;

/// Ascending from 1 without gaps.
std::span<const Migration> workspaceMigrations();
std::int64_t currentSchemaVersion();

/// Makes an empty database of the newest schema; AlreadyExists when the file is there. It is complete in
/// one file once the connection is closed.
Result<Db> createDatabase(const std::filesystem::path& file);

/// Opens workspace.sqlite for writing, brings it to the newest schema and returns the connection.
/// - A file of a newer version: UnsupportedVersion; its bytes stay as they are.
/// - A damaged file, an empty one or another program's database: Corrupt; its bytes stay as they are.
/// - Before the first step the file is copied to "<file>.backup-v<old version>".
/// - A log that a program left behind is written once more (rewriteLog).
/// - Each step is one transaction: a failure leaves the last version that was reached.
/// Only the holder of the workspace's lock may call this. Reads the whole file to find damage early.
Result<Db> openMigrated(
    Env& env, const std::filesystem::path& file, std::span<const Migration> steps = workspaceMigrations());

/// Opens it read-only. UnsupportedVersion for a newer one and, with the cure to open it once for writing,
/// for an older one; Corrupt as above.
Result<Db> openCurrent(const std::filesystem::path& file);

} // namespace intentscope::store
