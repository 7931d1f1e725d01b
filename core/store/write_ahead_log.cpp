// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/write_ahead_log.h"

#include "core/base/checked.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::store {
namespace {

/// SQLite writes less than 128 KiB in one go.
constexpr sqlite3_int64 BlockSize = sqlite3_int64{1} << 16;

/// A file through the same layer that the database's own files go through.
class LogFile {
public:
    LogFile() : m_vfs(sqlite3_vfs_find(nullptr)), m_memory(narrow<std::size_t>(m_vfs->szOsFile)) {}
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;
    ~LogFile() {
        if (file()->pMethods != nullptr)
            file()->pMethods->xClose(file());
    }

    int open(const std::string& path) {
        return m_vfs->xOpen(m_vfs, path.c_str(), file(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_WAL, nullptr);
    }

    int rewrite() {
        sqlite3_int64 size = 0;
        int code = file()->pMethods->xFileSize(file(), &size);
        std::vector<std::byte> block(narrow<std::size_t>(std::min(size, BlockSize)));
        for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += BlockSize) {
            const int count = narrow<int>(std::min(BlockSize, size - at));
            code = file()->pMethods->xRead(file(), block.data(), count, at);
            if (code == SQLITE_OK)
                code = file()->pMethods->xWrite(file(), block.data(), count, at);
        }
        return code == SQLITE_OK ? file()->pMethods->xSync(file(), SQLITE_SYNC_NORMAL) : code;
    }

private:
    sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(m_memory.data()); }

    sqlite3_vfs* m_vfs;
    std::vector<std::max_align_t> m_memory; ///< as many units as bytes are needed, zeroed
};

} // namespace

Status rewriteLog(const std::filesystem::path& database) {
    std::error_code ignored;
    const std::string path = std::filesystem::absolute(database, ignored).string() + "-wal";
    const auto size = std::filesystem::file_size(path, ignored);
    if (ignored || size == 0)
        return {};
    LogFile log;
    int code = log.open(path);
    if (code == SQLITE_OK)
        code = log.rewrite();
    if (code == SQLITE_OK)
        return {};
    return fail(
        code == SQLITE_FULL ? ErrorCode::ResourceExhausted : ErrorCode::Io,
        std::string("The log of the database cannot be made safe: ") + sqlite3_errstr(code),
        {.place = {.file = path}, .cure = "Check that the disk is sound and that there is space on it"});
}

} // namespace intentscope::store
