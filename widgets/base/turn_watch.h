// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <optional>

namespace intentscope::ui {

/// For how long the calling thread has been ready and waited for a processor, since it began, as the kernel
/// counts it; 0 where it does not tell.
class ProcessorWait {
public:
    ProcessorWait();
    ~ProcessorWait();
    ProcessorWait(const ProcessorWait&) = delete;
    ProcessorWait& operator=(const ProcessorWait&) = delete;

    std::int64_t ns() const;

private:
    int m_file = -1; ///< the kernel's file on the thread that made this object
};

/// Measures every turn of the GUI thread's event loop in three ways.
///
/// - CPU time: what the thread itself worked between one wait for events and the next. Waiting takes none.
/// - Wall: how late a timer of one millisecond came. On a busy machine it also counts the time for which
///   other programs had the processor.
/// - Blocked: the wall time less what the thread spent ready to run and waiting for a processor, as the
/// kernel
///   counts it. Work, sleeping, waiting for a lock or a disk are in it, the load of the machine is not. Where
///   the kernel does not tell, it is the wall time.
class TurnWatch final : public QObject {
public:
    TurnWatch();

    int turnCount() const { return m_turnCount; }
    double longestWallMs() const { return m_longestWallMs; }
    double longestCpuMs() const { return m_longestCpuMs; }
    double longestBlockedMs() const { return m_longestBlockedMs; }
    /// Forgets what was measured; the turn under way is not counted.
    void restart();

private:
    void onTurn();
    void onTick();

    QTimer m_tick;
    QElapsedTimer m_sinceTick;
    std::int64_t m_waitedAtTickNs = 0;
    ProcessorWait m_wait;
    std::optional<std::int64_t> m_cpuStartNs;
    int m_turnCount = 0;
    double m_longestWallMs = 0;
    double m_longestCpuMs = 0;
    double m_longestBlockedMs = 0;
};

} // namespace intentscope::ui
