// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "widgets/timeline/lane_effects.h"
#include "widgets/timeline/timeline_geometry.h"
#include "widgets/timeline/timeline_navigation.h"

#include <QTimeZone>
#include <QWidget>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace intentscope::plots {
class ChannelPlot;
} // namespace intentscope::plots

namespace intentscope::state {
class SelectionState;
class TimeWindow;
} // namespace intentscope::state

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::timeline {

/// The lanes: names in a fixed gutter, everything else over the shared time window. Geometry is built once
/// per change of range, width, data or selection; painting and hit testing replay it.
///
/// Keys: W and S zoom, A and D pan, F the selected impression and then everything, `.` and `,` the next and
/// the previous event (of the current lane, if there is one), left and right the impressions, up and down the
/// current lane, Escape no lane, Backspace and Shift+Backspace the zoom before and after. The wheel zooms at
/// the pointer, with Shift it pans, over the gutter it scrolls; dragging pans; a click selects an impression.
/// GUI thread.
class TimelineView final : public QWidget {
    Q_OBJECT

public:
    /// All three must outlive the view.
    struct Shared {
        state::SelectionState& selection;
        state::TimeWindow& window;
        const ui::Theme& theme;
    };

    explicit TimelineView(const Shared& shared, QWidget* parent = nullptr);
    ~TimelineView() override;

    /// Null shows nothing. The view becomes as high as its lanes.
    void setContent(std::shared_ptr<const TimelineContent> content);
    /// Tints the lanes by what they add to the score of an impression, from the beginning to when it was
    /// opened, with the amount under their names; without a value nothing is tinted.
    void setEffects(std::optional<LaneEffects> effects);
    const TimelineGeometry& geometryOfLanes();
    std::optional<std::size_t> currentLane() const { return m_currentLane; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    TimeScale scale() const;
    void invalidate();
    void createPlots();
    void placePlots();
    void seeThroughPlots();
    void repaintCursor();

    void paintGrid(QPainter& painter, const QRectF& clip);
    void paintGutter(QPainter& painter, const QRect& clip);
    void paintEffects(QPainter& painter, const QRectF& clip);
    void paintSelectionLine(QPainter& painter, const QRectF& clip);
    void paintCursorLine(QPainter& painter);
    QString gutterNote(std::size_t lane) const;

    bool handleZoomKey(int key);
    bool handleStepKey(const QKeyEvent& event);
    void zoom(double factor);
    void pan(double share);
    void focusThenFit();
    void stepMoment(Direction direction);
    void stepImpression(Direction direction);
    void stepLane(Direction direction);
    void reveal(UtcMillis time);
    void activate(const Hit& hit);
    void zoomIntoMark(const MarkHit& hit);
    void select(ImpressionIndex impression, IntentIndex intent = {});
    std::optional<Hit> hitAt(QPointF position);
    QString toolTipAt(QPointF position);

    Shared m_shared;
    std::shared_ptr<const TimelineContent> m_content;
    QTimeZone m_zone = QTimeZone::utc();
    std::optional<LaneEffects> m_effects;
    std::optional<TimelineGeometry> m_geometry;
    std::vector<std::pair<std::size_t, plots::ChannelPlot*>> m_plots; ///< by lane
    std::optional<std::size_t> m_currentLane;
    std::optional<UtcMillis> m_paintedCursor;
    std::optional<QPointF> m_pressed;
    state::TimeRange m_atPress;
    bool m_isDragging = false;
};

} // namespace intentscope::timeline
