// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/copy_folder.h"

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"

namespace intentscope {
namespace {

using Path = std::filesystem::path;

Status copyInto(Env& env, const Path& from, const Path& to) {
    ISCOPE_TRY_ASSIGN(const auto names, env.list(from));
    for (const std::string& name : names) {
        const FileKind kind = env.kind(from / name);
        if (kind == FileKind::Directory) {
            ISCOPE_TRY(env.createDirectories(to / name));
            ISCOPE_TRY(copyInto(env, from / name, to / name));
        } else if (kind == FileKind::Regular) {
            ISCOPE_TRY_ASSIGN(const auto source, env.map(from / name));
            ISCOPE_TRY(writeFileAtomically(env, to / name, source->text()));
        }
    }
    return {};
}

} // namespace

Status copyFolder(Env& env, const Path& from, const Path& to) {
    return writeFolderAtomically(env, to, [&](const Path& partial) { return copyInto(env, from, partial); });
}

} // namespace intentscope
