// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/checked.h"
#include "core/base/env.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace intentscope {
namespace {

using Path = Env::Path;

ErrorCode codeFor(int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::NotFound;
    case EISDIR:
        return ErrorCode::InvalidInput;
    case ENOSPC:
    case EDQUOT:
    case EMFILE:
    case ENOMEM:
        return ErrorCode::ResourceExhausted;
    case EWOULDBLOCK:
        return ErrorCode::Busy;
    default:
        return ErrorCode::Io;
    }
}

std::string cureFor(int error) {
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return "Free some space on this disk and try again; nothing half-written was kept";
    case EACCES:
    case EROFS:
    case EPERM:
        return "Check the permissions of the folder, or choose one that you may write to";
    default:
        return {};
    }
}

tl::unexpected<Error> refused(const std::string& doing, const Path& path, int error) {
    return fail(
        codeFor(error),
        doing + ": " + std::strerror(error),
        {.place = {.file = path.string()}, .cure = cureFor(error)});
}

/// Closes on the way out of every branch.
class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor() {
        if (m_value >= 0)
            ::close(m_value);
    }
    Descriptor(Descriptor&& other) noexcept : m_value(std::exchange(other.m_value, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    int get() const { return m_value; }
    int release() { return std::exchange(m_value, -1); }

private:
    int m_value;
};

class RealMapping final : public MappedFile {
public:
    RealMapping(void* start, std::size_t size) : m_start(start), m_size(size) {}
    ~RealMapping() override {
        if (m_size > 0)
            ::munmap(m_start, m_size);
    }
    std::span<const std::byte> bytes() const override {
        return {static_cast<const std::byte*>(m_start), m_size};
    }
    void release(std::size_t offset, std::size_t size) const override {
        // Whole pages only: the ones at the edges also belong to the neighbours.
        const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        const std::size_t begin = (std::min(offset, m_size) + page - 1) / page * page;
        const std::size_t end = std::min(offset + size, m_size) / page * page;
        if (begin >= end)
            return;
        auto* start = static_cast<std::byte*>(m_start) + begin;
#if defined(MADV_COLD)
        ::madvise(start, end - begin, MADV_COLD); // other files may be worth more to the system's cache
#endif
        ::madvise(start, end - begin, MADV_DONTNEED);
    }

private:
    void* m_start;
    std::size_t m_size;
};

/// Gathers small appends, so that a column of a million values is not a million system calls.
class RealWritable final : public WritableFile {
public:
    RealWritable(Descriptor file, Path path) : m_file(std::move(file)), m_path(std::move(path)) {
        m_buffer.reserve(BufferBytes);
    }

    using WritableFile::append;
    Status append(std::span<const std::byte> bytes) override {
        if (m_buffer.size() + bytes.size() > BufferBytes)
            ISCOPE_TRY(flush());
        if (bytes.size() > BufferBytes)
            return writeAll(bytes);
        m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
        return {};
    }

    Status overwrite(std::uint64_t offset, std::span<const std::byte> bytes) override {
        ISCOPE_TRY(flush());
        while (!bytes.empty()) {
            const auto count = ::pwrite(m_file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return refused("Cannot write", m_path, errno);
            bytes = bytes.subspan(static_cast<std::size_t>(count));
            offset += static_cast<std::uint64_t>(count);
        }
        return {};
    }

    Status sync() override {
        ISCOPE_TRY(flush());
        if (::fsync(m_file.get()) != 0)
            return refused("Cannot bring the file to disk", m_path, errno);
        return {};
    }

    Status close() override {
        ISCOPE_TRY(flush());
        if (::close(m_file.release()) != 0)
            return refused("Cannot close", m_path, errno);
        return {};
    }

private:
    static constexpr std::size_t BufferBytes = 1U << 18U;

    Status flush() {
        ISCOPE_TRY(writeAll(m_buffer));
        m_buffer.clear();
        return {};
    }

    Status writeAll(std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            const auto count = ::write(m_file.get(), bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return refused("Cannot write", m_path, errno);
            bytes = bytes.subspan(static_cast<std::size_t>(count));
            m_written += count;
        }
        startWriting();
        return {};
    }

    /// Long files go to disk while they are written, so that the sync at the end finds little to do. That is
    /// a hint: whether it is taken does not matter.
    void startWriting() {
#if defined(__linux__)
        constexpr off_t BytesAtOnce = off_t{8} << 20U;
        if (m_written - m_started < BytesAtOnce)
            return;
        ::sync_file_range(m_file.get(), m_started, m_written - m_started, SYNC_FILE_RANGE_WRITE);
        m_started = m_written;
#endif
    }

    Descriptor m_file;
    Path m_path;
    std::vector<std::byte> m_buffer;
    off_t m_written = 0;
    off_t m_started = 0; ///< bytes before are on their way to disk
};

class RealLock final : public FileLock {
public:
    explicit RealLock(Descriptor file) : m_file(std::move(file)) {}

private:
    Descriptor m_file;
};

Result<Descriptor> openForReading(const Path& path) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return refused("Cannot open", path, errno);
    struct stat status{};
    if (::fstat(file.get(), &status) != 0)
        return refused("Cannot look at", path, errno);
    if (S_ISDIR(status.st_mode)) {
        return fail(
            ErrorCode::InvalidInput,
            "This is a folder, and a file is expected",
            {.place = {.file = path.string()}, .cure = "Name a file inside it"});
    }
    return file;
}

} // namespace

FileKind RealEnv::kind(const Path& path) {
    std::error_code error;
    switch (std::filesystem::status(path, error).type()) {
    case std::filesystem::file_type::not_found:
    case std::filesystem::file_type::none:
        return FileKind::Missing;
    case std::filesystem::file_type::regular:
        return FileKind::Regular;
    case std::filesystem::file_type::directory:
        return FileKind::Directory;
    default:
        return FileKind::Other;
    }
}

Result<std::uint64_t> RealEnv::fileSize(const Path& path) {
    ISCOPE_TRY_ASSIGN(const Descriptor file, openForReading(path));
    struct stat status{};
    if (::fstat(file.get(), &status) != 0)
        return refused("Cannot look at", path, errno);
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::string> RealEnv::readFile(const Path& path, std::uint64_t maxBytes) {
    ISCOPE_TRY_ASSIGN(const auto mapping, map(path));
    if (mapping->bytes().size() > maxBytes) {
        return fail(
            ErrorCode::ResourceExhausted,
            "The file has " + std::to_string(mapping->bytes().size()) + " bytes, above the limit of " +
                std::to_string(maxBytes),
            {.place = {.file = path.string()}});
    }
    return std::string(mapping->text());
}

Result<std::unique_ptr<MappedFile>> RealEnv::map(const Path& path) {
    ISCOPE_TRY_ASSIGN(const Descriptor file, openForReading(path));
    struct stat status{};
    if (::fstat(file.get(), &status) != 0)
        return refused("Cannot look at", path, errno);
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0)
        return std::make_unique<RealMapping>(nullptr, 0);
    void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (start == MAP_FAILED)
        return refused("Cannot map", path, errno);
    return std::make_unique<RealMapping>(start, size);
}

Result<std::unique_ptr<WritableFile>> RealEnv::create(const Path& path) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.get() < 0)
        return refused("Cannot create", path, errno);
    return std::make_unique<RealWritable>(std::move(file), path);
}

Status RealEnv::createDirectories(const Path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        return refused("Cannot create the folder", path, error.value());
    return {};
}

Status RealEnv::rename(const Path& from, const Path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0)
        return refused("Cannot rename to " + to.string(), from, errno);
    return {};
}

Status RealEnv::remove(const Path& path) {
    std::error_code error;
    std::filesystem::remove(path, error);
    if (error)
        return refused("Cannot remove", path, error.value());
    return {};
}

Status RealEnv::removeTree(const Path& path) {
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (error)
        return refused("Cannot remove", path, error.value());
    return {};
}

Status RealEnv::syncDirectory(const Path& path) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0)
        return refused("Cannot open the folder", path, errno);
    if (::fsync(folder.get()) != 0)
        return refused("Cannot bring the folder to disk", path, errno);
    return {};
}

Status RealEnv::syncFile(const Path& path) {
    ISCOPE_TRY_ASSIGN(const Descriptor file, openForReading(path));
    if (::fsync(file.get()) != 0)
        return refused("Cannot bring the file to disk", path, errno);
    return {};
}

Result<std::vector<std::string>> RealEnv::list(const Path& path) {
    std::error_code error;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
        names.push_back(it->path().filename().string());
    if (error)
        return refused("Cannot list", path, error.value());
    std::ranges::sort(names);
    return names;
}

Result<std::unique_ptr<FileLock>> RealEnv::lock(const Path& path) {
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (file.get() < 0)
        return refused("Cannot open the lock", path, errno);
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return refused("Cannot lock", path, errno);
        return fail(
            ErrorCode::Busy,
            "Another program has this open for writing",
            {.place = {.file = path.string()}, .cure = "Close the other program, or open read-only"});
    }
    return std::make_unique<RealLock>(std::move(file));
}

} // namespace intentscope
