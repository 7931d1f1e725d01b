// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/memory_env.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace intentscope::test {
namespace {

/// A copy of its own, so that a read behind the end is seen.
class MemoryFile final : public MappedFile {
public:
    explicit MemoryFile(const std::string& text) : m_bytes(text.size()) {
        const auto from = std::as_bytes(std::span(text.data(), text.size()));
        std::copy(from.begin(), from.end(), m_bytes.begin());
    }
    std::span<const std::byte> bytes() const override { return m_bytes; }

private:
    std::vector<std::byte> m_bytes;
};

tl::unexpected<Error> readOnly(const Env::Path& path) {
    return fail(ErrorCode::Io, "Nothing can be written here", {.place = {.file = path.string()}});
}

tl::unexpected<Error> missing(const Env::Path& path) {
    return fail(ErrorCode::NotFound, "There is no such file", {.place = {.file = path.string()}});
}

} // namespace

FileKind MemoryEnv::kind(const Path& path) {
    return m_files.contains(path.string()) ? FileKind::Regular : FileKind::Missing;
}

Result<std::uint64_t> MemoryEnv::fileSize(const Path& path) {
    ISCOPE_TRY_ASSIGN(const auto text, readFile(path));
    return text.size();
}

Result<std::string> MemoryEnv::readFile(const Path& path, std::uint64_t) {
    const auto found = m_files.find(path.string());
    if (found == m_files.end())
        return missing(path);
    return found->second;
}

Result<std::unique_ptr<MappedFile>> MemoryEnv::map(const Path& path) {
    const auto found = m_files.find(path.string());
    if (found == m_files.end())
        return missing(path);
    return std::make_unique<MemoryFile>(found->second);
}

Result<std::unique_ptr<WritableFile>> MemoryEnv::create(const Path& path) {
    return readOnly(path);
}

Status MemoryEnv::createDirectories(const Path& path) {
    return readOnly(path);
}

Status MemoryEnv::rename(const Path& from, const Path&) {
    return readOnly(from);
}

Status MemoryEnv::remove(const Path& path) {
    return readOnly(path);
}

Status MemoryEnv::removeTree(const Path& path) {
    return readOnly(path);
}

Status MemoryEnv::syncDirectory(const Path& path) {
    return readOnly(path);
}

Status MemoryEnv::syncFile(const Path& path) {
    return readOnly(path);
}

Result<std::vector<std::string>> MemoryEnv::list(const Path&) {
    return std::vector<std::string>{};
}

Result<std::unique_ptr<FileLock>> MemoryEnv::lock(const Path& path) {
    return readOnly(path);
}

} // namespace intentscope::test
