// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faulty_vfs.h"

#include "core/base/assert.h"

#include <sqlite3.h>

#include <cstddef>

namespace intentscope::test {
namespace {

// SQLite's interface is a table of C functions without a context of ours.
DiskModel* g_model = nullptr;
sqlite3_vfs* g_real = nullptr;
sqlite3_vfs g_faulty;

struct FaultyFile {
    sqlite3_file base; ///< first, since SQLite sees only this
    const char* path;  ///< SQLite keeps it until the file is closed; null for a temporary file
    sqlite3_file* real;
};

sqlite3_file* realOf(sqlite3_file* file) {
    return reinterpret_cast<FaultyFile*>(file)->real;
}

const char* pathOf(sqlite3_file* file) {
    return reinterpret_cast<FaultyFile*>(file)->path;
}

int closeFile(sqlite3_file* file) {
    sqlite3_file* real = realOf(file);
    return real->pMethods == nullptr ? SQLITE_OK : real->pMethods->xClose(real);
}
int readFile(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
    return realOf(file)->pMethods->xRead(realOf(file), bytes, count, offset);
}
int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    if (pathOf(file) == nullptr)
        return realOf(file)->pMethods->xWrite(realOf(file), bytes, count, offset);
    const std::span span(static_cast<const std::byte*>(bytes), static_cast<std::size_t>(count));
    const auto answer = g_model->onWrite(pathOf(file), span, offset);
    const int arrived = answer.code == SQLITE_OK ? count : static_cast<int>(answer.arrivedCount);
    const int code =
        arrived == 0 ? SQLITE_OK : realOf(file)->pMethods->xWrite(realOf(file), bytes, arrived, offset);
    return answer.code == SQLITE_OK ? code : answer.code;
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    const int code = pathOf(file) == nullptr ? SQLITE_OK : g_model->onTruncate(pathOf(file), size);
    return code != SQLITE_OK ? code : realOf(file)->pMethods->xTruncate(realOf(file), size);
}
int syncFile(sqlite3_file* file, int) {
    return pathOf(file) == nullptr ? SQLITE_OK : g_model->onSync(pathOf(file));
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
    faulty->path = name;
    faulty->real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::byte*>(file) + sizeof(FaultyFile));
    faulty->real->pMethods = nullptr;
    const int answer = name == nullptr ? SQLITE_OK : g_model->onOpen(name);
    const int code =
        answer != SQLITE_OK ? answer : g_real->xOpen(g_real, name, faulty->real, flags, outFlags);
    file->pMethods = code == SQLITE_OK ? &faultyMethods() : nullptr;
    return code;
}

int deleteFile(sqlite3_vfs*, const char* name, int isSynced) {
    const int code = g_model->onDelete(name, isSynced != 0);
    return code != SQLITE_OK ? code : g_real->xDelete(g_real, name, isSynced);
}

} // namespace

DiskModel::~DiskModel() = default;

ModelledVfs::ModelledVfs(DiskModel& model) {
    g_real = sqlite3_vfs_find(nullptr);
    ISCOPE_ASSERT(g_real != nullptr && g_real != &g_faulty);
    g_model = &model;
    g_faulty = *g_real;
    g_faulty.pNext = nullptr;
    g_faulty.zName = "iscope-modelled";
    g_faulty.szOsFile = static_cast<int>(sizeof(FaultyFile)) + g_real->szOsFile;
    g_faulty.xOpen = openFile;
    g_faulty.xDelete = deleteFile;
    ISCOPE_ASSERT(sqlite3_vfs_register(&g_faulty, 1) == SQLITE_OK);
}

ModelledVfs::~ModelledVfs() {
    sqlite3_vfs_unregister(&g_faulty);
    sqlite3_vfs_register(g_real, 1);
}

bool FaultyVfs::FailingDisk::failsNow() {
    const std::int64_t index = stepCount++;
    return failAt != Never && index >= failAt;
}

DiskModel::WriteAnswer
FaultyVfs::FailingDisk::onWrite(std::string_view, std::span<const std::byte>, std::int64_t) {
    return {.code = failsNow() ? SQLITE_FULL : SQLITE_OK};
}

int FaultyVfs::FailingDisk::onTruncate(std::string_view, std::int64_t) {
    return failsNow() ? SQLITE_IOERR_TRUNCATE : SQLITE_OK;
}

int FaultyVfs::FailingDisk::onSync(std::string_view) {
    return failsNow() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

} // namespace intentscope::test
