// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/export_file.h"

#include <utility>

namespace intentscope::exporting {

std::filesystem::path manifestPathOf(const std::filesystem::path& file) {
    return file.string() + ".manifest.json";
}

ExportFile::ExportFile(Env& env, std::filesystem::path path, AtomicFile file)
    : m_env(&env), m_path(std::move(path)), m_file(std::move(file)) {}

Result<ExportFile> ExportFile::create(Env& env, std::filesystem::path path) {
    if (path.has_parent_path())
        ISCOPE_TRY(env.createDirectories(path.parent_path()));
    ISCOPE_TRY_ASSIGN(auto file, AtomicFile::create(env, path));
    return ExportFile(env, std::move(path), std::move(file));
}

Status ExportFile::write(std::string_view text) {
    m_fingerprinter.add(text);
    m_byteCount += text.size();
    return m_file.file().append(text);
}

std::string ExportFile::sha256() {
    return m_fingerprinter.finish().hex();
}

Status ExportFile::finish(std::string_view manifest) {
    // Both are written before either is moved, so that a full disk is noticed while nothing has changed.
    ISCOPE_TRY_ASSIGN(auto manifestFile, AtomicFile::create(*m_env, manifestPathOf(m_path)));
    ISCOPE_TRY(manifestFile.file().append(manifest));
    ISCOPE_TRY(manifestFile.file().sync());
    ISCOPE_TRY(m_file.file().sync());
    ISCOPE_TRY(m_env->remove(manifestPathOf(m_path)));
    ISCOPE_TRY(m_file.commit());
    auto committed = manifestFile.commit();
    if (!committed)
        static_cast<void>(m_env->remove(m_path));
    return committed;
}

} // namespace intentscope::exporting
