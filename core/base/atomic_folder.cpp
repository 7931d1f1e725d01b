// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_folder.h"

namespace intentscope {

Status writeFolderAtomically(
    Env& env,
    const std::filesystem::path& target,
    const std::function<Status(const std::filesystem::path& partial)>& fill) {
    if (env.kind(target) != FileKind::Missing)
        return fail(
            ErrorCode::AlreadyExists,
            "there is something at this place already",
            {.place = {.file = target.string()}, .cure = "Choose another folder"});
    const std::filesystem::path partial = target.string() + ".partial";
    ISCOPE_TRY(env.removeTree(partial));
    ISCOPE_TRY(env.createDirectories(partial));
    Status done = fill(partial);
    if (done)
        done = env.rename(partial, target);
    if (!done) {
        // The first failure is what the user needs to hear; a second one while cleaning up adds nothing.
        static_cast<void>(env.removeTree(partial));
        return done;
    }
    return env.syncDirectory(target.has_parent_path() ? target.parent_path() : std::filesystem::path("."));
}

} // namespace intentscope
