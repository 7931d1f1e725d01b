// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <atomic>
#include <cstdint>

namespace intentscope::test {

/// The real file system, on which one chosen write step fails: the n-th create, append, overwrite, sync,
/// close, rename or createDirectories. Use: run once with `failAt = Never` and read `writeStepCount()`, then
/// once for every step, and check after each that nothing half done is left.
class FaultyEnv final : public Env {
public:
    static constexpr std::int64_t Never = -1;

    /// Every write from step `failAt` (from 0) on fails with `code`: a full disk stays full.
    explicit FaultyEnv(std::int64_t failAt = Never, ErrorCode code = ErrorCode::ResourceExhausted);

    std::int64_t writeStepCount() const { return m_steps; }

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

    /// Counts one write step and fails it where it is its turn.
    Status step(const Path& path);

private:
    RealEnv m_real;
    std::int64_t m_failAt;
    ErrorCode m_code;
    std::atomic<std::int64_t> m_steps = 0;
};

} // namespace intentscope::test
