// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <memory>
#include <string_view>

namespace intentscope {

/// A file that is there whole or not at all: written beside its target as "<name>.partial", synced and
/// renamed by `commit`. Without a commit the destructor removes what was written. One thread at a time.
class AtomicFile {
public:
    static Result<AtomicFile> create(Env& env, std::filesystem::path target);
    AtomicFile(AtomicFile&&) noexcept;
    AtomicFile& operator=(AtomicFile&&) = delete;
    ~AtomicFile();

    WritableFile& file() { return *m_file; }
    /// Afterwards the target is on disk, also after a power cut.
    Status commit();

private:
    AtomicFile(Env& env, std::filesystem::path target, std::unique_ptr<WritableFile> file);

    Env* m_env;
    std::filesystem::path m_target;
    std::unique_ptr<WritableFile> m_file;
};

/// Writes one whole file atomically.
Status writeFileAtomically(Env& env, const std::filesystem::path& target, std::string_view text);

} // namespace intentscope
