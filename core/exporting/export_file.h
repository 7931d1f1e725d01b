// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/atomic_file.h"
#include "core/base/fingerprint.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace intentscope::exporting {

/// The name of the manifest that stands beside an export: "<file>.manifest.json".
std::filesystem::path manifestPathOf(const std::filesystem::path& file);

/// A file being exported, hashed as it is written. One thread at a time. Without `finish` nothing of it
/// stays, and what stood there before is left alone.
class ExportFile {
public:
    static Result<ExportFile> create(Env& env, std::filesystem::path path);

    Status write(std::string_view text);
    std::uint64_t byteCount() const { return m_byteCount; }
    /// SHA-256 of all that was written, 64 hex digits. Called once, when the last byte is written.
    std::string sha256();
    /// Puts the file and its manifest in place. A file without a manifest beside it was not finished; after
    /// an error neither is there.
    Status finish(std::string_view manifest);

private:
    ExportFile(Env& env, std::filesystem::path path, AtomicFile file);

    Env* m_env;
    std::filesystem::path m_path;
    AtomicFile m_file;
    Fingerprinter m_fingerprinter;
    std::uint64_t m_byteCount = 0;
};

} // namespace intentscope::exporting
