// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/base/turn_watch.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>

class QWidget;

namespace intentscope::ui {

/// How long the window takes from a moment until nothing is left to paint: what a person waits for. GUI
/// thread.
class FrameClock final : public QObject {
    Q_OBJECT

public:
    /// Watches a top-level widget, which must outlive the clock.
    explicit FrameClock(QWidget& window, QObject* parent = nullptr);

    /// Starts the clock; `onQuiet` is called once, from the event loop, when every repaint that was asked for
    /// until then is done. A start while the clock runs forgets the earlier one.
    void start(std::function<void(double ms)> onQuiet);
    /// Of the last frame, how long other programs had the processor instead.
    double waitedMs() const { return m_lastWaitedMs; }

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();

    QElapsedTimer m_clock;
    std::function<void(double)> m_onQuiet;
    ProcessorWait m_wait;
    std::int64_t m_waitAtStartNs = 0;
    double m_lastWaitedMs = 0;
    double m_lastPaintMs = 0;
    bool m_hasPainted = false; ///< since the last look
};

} // namespace intentscope::ui
