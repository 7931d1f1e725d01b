// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_turn_watch.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <ctime>

namespace intentscope::test {
namespace {

std::int64_t threadCpuNs() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

TurnWatch::TurnWatch() {
    // Dispatchers differ in where they send `awake`, but every one sends aboutToBlock once a turn.
    connect(
        QAbstractEventDispatcher::instance(),
        &QAbstractEventDispatcher::aboutToBlock,
        this,
        &TurnWatch::onTurn);
    connect(&m_tick, &QTimer::timeout, this, &TurnWatch::onTick);
    m_tick.setTimerType(Qt::PreciseTimer);
    m_tick.start(1);
}

void TurnWatch::restart() {
    m_cpuStartNs.reset();
    m_sinceTick.invalidate();
    m_turnCount = 0;
    m_longestWallMs = 0;
    m_longestCpuMs = 0;
}

void TurnWatch::onTurn() {
    const std::int64_t now = threadCpuNs();
    if (m_cpuStartNs) {
        ++m_turnCount;
        m_longestCpuMs = std::max(m_longestCpuMs, static_cast<double>(now - *m_cpuStartNs) / 1e6);
    }
    m_cpuStartNs = now;
}

void TurnWatch::onTick() {
    if (m_sinceTick.isValid())
        m_longestWallMs =
            std::max(m_longestWallMs, static_cast<double>(m_sinceTick.nsecsElapsed()) / 1e6 - 1.0);
    m_sinceTick.start();
}

} // namespace intentscope::test
