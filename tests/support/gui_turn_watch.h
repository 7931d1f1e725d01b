// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <optional>

namespace intentscope::test {

/// Measures every turn of the GUI thread's event loop. CPU time is what the thread itself worked between one
/// wait for events and the next; waiting takes none. The wall clock is how late a timer of one millisecond
/// came; on a shared machine it also counts what others took.
class TurnWatch final : public QObject {
public:
    TurnWatch();

    int turnCount() const { return m_turnCount; }
    double longestWallMs() const { return m_longestWallMs; }
    double longestCpuMs() const { return m_longestCpuMs; }
    /// Forgets what was measured; the turn under way is not counted.
    void restart();

private:
    void onTurn();
    void onTick();

    QTimer m_tick;
    QElapsedTimer m_sinceTick;
    std::optional<std::int64_t> m_cpuStartNs;
    int m_turnCount = 0;
    double m_longestWallMs = 0;
    double m_longestCpuMs = 0;
};

} // namespace intentscope::test
