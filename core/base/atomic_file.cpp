// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

namespace intentscope {
namespace {

std::filesystem::path partialPath(const std::filesystem::path& target) {
    return target.string() + ".partial";
}

std::filesystem::path folderOf(const std::filesystem::path& target) {
    return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

} // namespace

Result<AtomicFile> AtomicFile::create(Env& env, std::filesystem::path target) {
    if (env.kind(target) == FileKind::Directory) {
        return fail(
            ErrorCode::InvalidInput,
            "There is a folder of this name where a file is to be written",
            {.place = {.file = target.string()}, .cure = "Choose another name"});
    }
    ISCOPE_TRY_ASSIGN(auto file, env.create(partialPath(target)));
    return AtomicFile(env, std::move(target), std::move(file));
}

AtomicFile::AtomicFile(Env& env, std::filesystem::path target, std::unique_ptr<WritableFile> file)
    : m_env(&env), m_target(std::move(target)), m_file(std::move(file)) {}

AtomicFile::AtomicFile(AtomicFile&&) noexcept = default;

AtomicFile::~AtomicFile() {
    if (!m_file)
        return;
    m_file.reset();
    // Nothing can be done about a failure here: the leftover is called ".partial" and read by nobody.
    static_cast<void>(m_env->remove(partialPath(m_target)));
}

Status AtomicFile::commit() {
    ISCOPE_TRY(m_file->sync());
    ISCOPE_TRY(m_file->close());
    ISCOPE_TRY(m_env->rename(partialPath(m_target), m_target));
    m_file.reset();
    return m_env->syncDirectory(folderOf(m_target));
}

Status writeFileAtomically(Env& env, const std::filesystem::path& target, std::string_view text) {
    ISCOPE_TRY_ASSIGN(auto file, AtomicFile::create(env, target));
    ISCOPE_TRY(file.file().append(text));
    return file.commit();
}

} // namespace intentscope
