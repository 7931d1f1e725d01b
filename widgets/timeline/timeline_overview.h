// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/state/time_window.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

class QPainter;

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::timeline {

struct TimelineContent;
struct TimeScale;

/// The whole history in one strip: how much happened when, and the visible range, which can be dragged,
/// resized at its edges, or drawn anew beside it. A double click shows everything. GUI thread.
class TimelineOverview final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the strip.
    TimelineOverview(state::TimeWindow& window, const ui::Theme& theme, QWidget* parent = nullptr);

    void setContent(std::shared_ptr<const TimelineContent> content);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    enum class Drag { None, Move, Left, Right, Draw };

    TimeScale scale() const;
    Drag dragAt(double x) const;
    void refreshBins();
    void paintBins(QPainter& painter, const TimeScale& scale) const;
    void paintWindow(QPainter& painter, const TimeScale& scale) const;

    state::TimeWindow& m_window;
    const ui::Theme& m_theme;
    std::shared_ptr<const TimelineContent> m_content;
    std::vector<std::int32_t> m_bins;
    Drag m_drag = Drag::None;
    UtcMillis m_pressed;
    state::TimeRange m_atPress;
};

} // namespace intentscope::timeline
