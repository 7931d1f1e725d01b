// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace intentscope::test {

/// While it lives, SQLite databases opened by this process sit on a disk on which every write step (write,
/// sync, truncate) from step `failAt` on fails: a full disk stays full. One at a time; it must outlive every
/// database opened under it.
class FaultyVfs {
public:
    static constexpr std::int64_t Never = -1;

    explicit FaultyVfs(std::int64_t failAt = Never);
    ~FaultyVfs();
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;

    std::int64_t writeStepCount() const;
    /// Counts from 0 again; steps from `failAt` on fail.
    void restart(std::int64_t failAt);
};

} // namespace intentscope::test
