// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <functional>

class QWidget;

namespace intentscope::app {

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

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();

    QElapsedTimer m_clock;
    std::function<void(double)> m_onQuiet;
    double m_lastPaintMs = 0;
    bool m_hasPainted = false; ///< since the last look
};

} // namespace intentscope::app
