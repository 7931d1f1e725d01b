// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace intentscope::test {

/// What a disk says to each step before the real one does it. The answers are SQLite's codes: SQLITE_OK lets
/// the step through. Shared memory, locks and reads are not asked about.
class DiskModel {
public:
    struct WriteAnswer {
        int code = 0;
        std::size_t arrivedCount = 0; ///< bytes that get written although the code is an error
    };

    virtual ~DiskModel();
    virtual int onOpen(std::string_view path) = 0;
    virtual WriteAnswer
    onWrite(std::string_view path, std::span<const std::byte> bytes, std::int64_t offset) = 0;
    virtual int onTruncate(std::string_view path, std::int64_t size) = 0;
    virtual int onSync(std::string_view path) = 0;
    virtual int onDelete(std::string_view path, bool isSynced) = 0;
};

/// While it lives, SQLite databases opened by this process sit on the model's disk. One at a time; it must
/// outlive every database opened under it.
class ModelledVfs {
public:
    explicit ModelledVfs(DiskModel& model);
    ~ModelledVfs();
    ModelledVfs(const ModelledVfs&) = delete;
    ModelledVfs& operator=(const ModelledVfs&) = delete;
};

/// A disk on which every write step (write, sync, truncate) from step `failAt` on fails: a full disk stays
/// full.
class FaultyVfs {
public:
    static constexpr std::int64_t Never = -1;

    explicit FaultyVfs(std::int64_t failAt = Never) : m_disk(failAt), m_vfs(m_disk) {}

    std::int64_t writeStepCount() const { return m_disk.stepCount; }
    /// Counts from 0 again; steps from `failAt` on fail.
    void restart(std::int64_t failAt) { m_disk = FailingDisk(failAt); }

private:
    struct FailingDisk final : DiskModel {
        explicit FailingDisk(std::int64_t step) : failAt(step) {}
        int onOpen(std::string_view) override { return 0; }
        WriteAnswer onWrite(std::string_view, std::span<const std::byte>, std::int64_t) override;
        int onTruncate(std::string_view, std::int64_t) override;
        int onSync(std::string_view) override;
        int onDelete(std::string_view, bool) override { return 0; }
        bool failsNow();

        std::int64_t failAt;
        std::int64_t stepCount = 0;
    };

    FailingDisk m_disk;
    ModelledVfs m_vfs;
};

} // namespace intentscope::test
