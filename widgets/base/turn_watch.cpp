// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/turn_watch.h"

#include <QAbstractEventDispatcher>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>

namespace intentscope::ui {
namespace {

constexpr int TickMs = 1;

std::int64_t threadCpuNs() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

ProcessorWait::ProcessorWait() : m_file(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)) {}

ProcessorWait::~ProcessorWait() {
    if (m_file >= 0)
        ::close(m_file);
}

/// The file reads "RUNNING WAITING TIMESLICES" in nanoseconds.
std::int64_t ProcessorWait::ns() const {
    std::array<char, 96> text{};
    if (m_file < 0 || ::pread(m_file, text.data(), text.size() - 1, 0) <= 0)
        return 0;
    char* rest = nullptr;
    static_cast<void>(std::strtoll(text.data(), &rest, 10));
    return std::strtoll(rest, nullptr, 10);
}

TurnWatch::TurnWatch() {
    // Dispatchers differ in where they send `awake`, but every one sends aboutToBlock once a turn.
    connect(
        QAbstractEventDispatcher::instance(),
        &QAbstractEventDispatcher::aboutToBlock,
        this,
        &TurnWatch::onTurn);
    connect(&m_tick, &QTimer::timeout, this, &TurnWatch::onTick);
    m_tick.setTimerType(Qt::PreciseTimer);
    m_tick.start(TickMs);
}

void TurnWatch::restart() {
    m_cpuStartNs.reset();
    m_sinceTick.invalidate();
    m_turnCount = 0;
    m_longestWallMs = 0;
    m_longestCpuMs = 0;
    m_longestBlockedMs = 0;
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
    const std::int64_t waitedNs = m_wait.ns();
    if (m_sinceTick.isValid()) {
        const double wallMs = static_cast<double>(m_sinceTick.nsecsElapsed()) / 1e6 - TickMs;
        const double waitedMs = static_cast<double>(waitedNs - m_waitedAtTickNs) / 1e6;
        m_longestWallMs = std::max(m_longestWallMs, wallMs);
        m_longestBlockedMs = std::max(m_longestBlockedMs, wallMs - waitedMs);
    }
    m_waitedAtTickNs = waitedNs;
    m_sinceTick.start();
}

} // namespace intentscope::ui
