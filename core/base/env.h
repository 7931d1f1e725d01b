// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope {

enum class FileKind { Missing, Regular, Directory, Other };

/// A file's bytes, read-only, valid while this object lives.
class MappedFile {
public:
    virtual ~MappedFile();
    virtual std::span<const std::byte> bytes() const = 0;
    /// Gives back the memory of a part that is not needed soon. Its bytes can still be read: they are fetched
    /// again. Any thread.
    virtual void release(std::size_t offset, std::size_t size) const;
    std::string_view text() const;
};

/// A file being written from its start. Nothing is promised to be on disk before `sync`.
class WritableFile {
public:
    virtual ~WritableFile();
    virtual Status append(std::span<const std::byte> bytes) = 0;
    /// Overwrites bytes already appended: for a header whose counts are known at the end.
    virtual Status overwrite(std::uint64_t offset, std::span<const std::byte> bytes) = 0;
    virtual Status sync() = 0;
    virtual Status close() = 0;
    Status append(std::string_view text);
};

/// Held while the object lives; the operating system lets go of it when the process dies.
class FileLock {
public:
    virtual ~FileLock();
};

/// The file system as a parameter, so that tests can make disks full, slow or read-only. Thread-safe.
/// Every error names the path. A full disk is ResourceExhausted, a missing file NotFound, a directory
/// where a file is expected InvalidInput, everything else Io.
class Env {
public:
    using Path = std::filesystem::path;
    static constexpr std::uint64_t DefaultMaxBytes = 256U << 20U;

    virtual ~Env();
    virtual FileKind kind(const Path& path) = 0;
    virtual Result<std::uint64_t> fileSize(const Path& path) = 0;
    /// The whole file as text; ResourceExhausted above `maxBytes`.
    virtual Result<std::string> readFile(const Path& path, std::uint64_t maxBytes = DefaultMaxBytes) = 0;
    virtual Result<std::unique_ptr<MappedFile>> map(const Path& path) = 0;
    /// Creates or truncates.
    virtual Result<std::unique_ptr<WritableFile>> create(const Path& path) = 0;
    virtual Status createDirectories(const Path& path) = 0;
    /// Replaces `to` if it exists; atomic on one file system.
    virtual Status rename(const Path& from, const Path& to) = 0;
    /// Removes a file or an empty directory; a missing one is no error.
    virtual Status remove(const Path& path) = 0;
    virtual Status removeTree(const Path& path) = 0;
    virtual Status syncDirectory(const Path& path) = 0;
    /// Brings to disk what was written to a file that is closed by now.
    virtual Status syncFile(const Path& path) = 0;
    /// Names in a directory, sorted.
    virtual Result<std::vector<std::string>> list(const Path& path) = 0;
    /// Busy when another process, or another lock of this one, holds it.
    virtual Result<std::unique_ptr<FileLock>> lock(const Path& path) = 0;
};

/// The operating system's file system.
class RealEnv final : public Env {
public:
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
};

} // namespace intentscope
