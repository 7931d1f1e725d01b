// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <map>
#include <string>

namespace intentscope::test {

/// A file system of a few files in memory that can only be read. Every folder exists.
class MemoryEnv final : public Env {
public:
    explicit MemoryEnv(std::map<std::string, std::string> files) : m_files(std::move(files)) {}

    FileKind kind(const Path& path) override;
    Result<std::uint64_t> fileSize(const Path& path) override;
    Result<std::string> readFile(const Path& path, std::uint64_t maxBytes = DefaultMaxBytes) override;
    Result<std::unique_ptr<MappedFile>> map(const Path& path) override;
    Result<std::unique_ptr<WritableFile>> create(const Path& path) override;
    Status createDirectories(const Path& path) override;
    Status rename(const Path& from, const Path& to) override;
    Status remove(const Path& path) override;
    Status removeTree(const Path& path) override;
    Status syncDirectory(const Path& path) override;
    Status syncFile(const Path& path) override;
    Result<std::vector<std::string>> list(const Path& path) override;
    Result<std::unique_ptr<FileLock>> lock(const Path& path) override;

private:
    std::map<std::string, std::string> m_files;
};

} // namespace intentscope::test
