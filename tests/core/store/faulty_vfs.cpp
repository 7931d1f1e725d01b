// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/faulty_vfs.h"

#include "core/base/assert.h"

#include <sqlite3.h>

#include <cstddef>

namespace intentscope::test {
namespace {

// SQLite's interface is a table of C functions without a context of ours.
std::int64_t g_failAt = FaultyVfs::Never;
std::int64_t g_stepCount = 0;
sqlite3_vfs* g_real = nullptr;
sqlite3_vfs g_faulty;

struct FaultyFile {
    sqlite3_file base; ///< first, since SQLite sees only this
    sqlite3_file* real;
};

sqlite3_file* realOf(sqlite3_file* file) {
    return reinterpret_cast<FaultyFile*>(file)->real;
}

bool failsNow() {
    const std::int64_t index = g_stepCount++;
    return g_failAt != FaultyVfs::Never && index >= g_failAt;
}

int closeFile(sqlite3_file* file) {
    sqlite3_file* real = realOf(file);
    return real->pMethods == nullptr ? SQLITE_OK : real->pMethods->xClose(real);
}
int readFile(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
    return realOf(file)->pMethods->xRead(realOf(file), bytes, count, offset);
}
int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    if (failsNow())
        return SQLITE_FULL;
    return realOf(file)->pMethods->xWrite(realOf(file), bytes, count, offset);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    if (failsNow())
        return SQLITE_IOERR_TRUNCATE;
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}
int syncFile(sqlite3_file* file, int flags) {
    if (failsNow())
        return SQLITE_IOERR_FSYNC;
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lockFile(sqlite3_file* file, int level) {
    return realOf(file)->pMethods->xLock(realOf(file), level);
}
int unlockFile(sqlite3_file* file, int level) {
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int checkReserved(sqlite3_file* file, int* result) {
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}
int control(sqlite3_file* file, int operation, void* argument) {
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}
int sectorSize(sqlite3_file* file) {
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int characteristics(sqlite3_file* file) {
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** start) {
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, start);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags) {
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void barrier(sqlite3_file* file) {
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int unmapShared(sqlite3_file* file, int remove) {
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

const sqlite3_io_methods& faultyMethods() {
    static const sqlite3_io_methods methods = [] {
        sqlite3_io_methods table{};
        table.iVersion = 2;
        table.xClose = closeFile;
        table.xRead = readFile;
        table.xWrite = writeFile;
        table.xTruncate = truncateFile;
        table.xSync = syncFile;
        table.xFileSize = fileSize;
        table.xLock = lockFile;
        table.xUnlock = unlockFile;
        table.xCheckReservedLock = checkReserved;
        table.xFileControl = control;
        table.xSectorSize = sectorSize;
        table.xDeviceCharacteristics = characteristics;
        table.xShmMap = mapShared;
        table.xShmLock = lockShared;
        table.xShmBarrier = barrier;
        table.xShmUnmap = unmapShared;
        return table;
    }();
    return methods;
}

int openFile(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags) {
    auto* faulty = reinterpret_cast<FaultyFile*>(file);
    faulty->real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::byte*>(file) + sizeof(FaultyFile));
    faulty->real->pMethods = nullptr;
    const int code = g_real->xOpen(g_real, name, faulty->real, flags, outFlags);
    file->pMethods = code == SQLITE_OK ? &faultyMethods() : nullptr;
    return code;
}

} // namespace

FaultyVfs::FaultyVfs(std::int64_t failAt) {
    g_real = sqlite3_vfs_find(nullptr);
    ISCOPE_ASSERT(g_real != nullptr && g_real != &g_faulty);
    g_faulty = *g_real;
    g_faulty.pNext = nullptr;
    g_faulty.zName = "iscope-faulty";
    g_faulty.szOsFile = static_cast<int>(sizeof(FaultyFile)) + g_real->szOsFile;
    g_faulty.xOpen = openFile;
    restart(failAt);
    ISCOPE_ASSERT(sqlite3_vfs_register(&g_faulty, 1) == SQLITE_OK);
}

FaultyVfs::~FaultyVfs() {
    sqlite3_vfs_unregister(&g_faulty);
    sqlite3_vfs_register(g_real, 1);
}

std::int64_t FaultyVfs::writeStepCount() const {
    return g_stepCount;
}

void FaultyVfs::restart(std::int64_t failAt) {
    g_failAt = failAt;
    g_stepCount = 0;
}

} // namespace intentscope::test
