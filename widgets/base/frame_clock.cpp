// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/frame_clock.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

#include <utility>

namespace intentscope::ui {
namespace {

/// Behind every repaint, which Qt posts with LowEventPriority.
constexpr int BehindRepaints = Qt::LowEventPriority - 1;
const auto LookEvent = static_cast<QEvent::Type>(QEvent::registerEventType());

} // namespace

FrameClock::FrameClock(QWidget& window, QObject* parent) : QObject(parent) {
    window.installEventFilter(this);
}

void FrameClock::start(std::function<void(double)> onQuiet) {
    QCoreApplication::removePostedEvents(this, LookEvent);
    m_onQuiet = std::move(onQuiet);
    m_hasPainted = true; // a plot may ask for its repaint only in the next turn
    m_lastPaintMs = 0;
    m_lastWaitedMs = 0;
    m_waitAtStartNs = m_wait.ns();
    m_clock.start();
    look();
}

void FrameClock::look() {
    QCoreApplication::postEvent(this, new QEvent(LookEvent), BehindRepaints);
}

bool FrameClock::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::UpdateRequest)
        m_hasPainted = true;
    return false;
}

bool FrameClock::event(QEvent* event) {
    if (event->type() != LookEvent)
        return QObject::event(event);
    if (std::exchange(m_hasPainted, false)) {
        m_lastPaintMs = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
        m_lastWaitedMs = static_cast<double>(m_wait.ns() - m_waitAtStartNs) / 1e6;
        look();
    } else if (const auto onQuiet = std::exchange(m_onQuiet, nullptr)) {
        onQuiet(m_lastPaintMs);
    }
    return true;
}

} // namespace intentscope::ui
