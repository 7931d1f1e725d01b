// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimeZone>
#include <QWidget>

class QPainter;

namespace intentscope::state {
class TimeWindow;
} // namespace intentscope::state

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::timeline {

struct TimeScale;

/// Calendar and clock above the lanes: ticks with labels, the coarser unit in a band above them, the zone's
/// name in the gutter, and the moment under the shared cursor. GUI thread.
class TimelineRuler final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the ruler.
    TimelineRuler(state::TimeWindow& window, const ui::Theme& theme, QWidget* parent = nullptr);

    /// The zone that times are shown in and what it is called.
    void setZone(const QTimeZone& zone, const QString& label);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TimeScale scale() const;
    double rowHeight() const;
    void paintBand(QPainter& painter, const TimeScale& scale) const;
    void paintTicks(QPainter& painter, const TimeScale& scale) const;
    void paintCursor(QPainter& painter, const TimeScale& scale) const;

    state::TimeWindow& m_window;
    const ui::Theme& m_theme;
    QTimeZone m_zone = QTimeZone::utc();
    QString m_zoneLabel = QStringLiteral("UTC");
};

} // namespace intentscope::timeline
