// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timeline_content.h"
#include "widgets/timeline/timeline_geometry.h"

#include <QRectF>

class QPainter;

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::timeline {

/// What a frame is drawn from; everything is only read.
struct LaneScene {
    const TimelineContent& content;
    const TimelineGeometry& geometry;
    const ui::Theme& theme;
    ImpressionIndex selectedImpression = {};
    IntentIndex selectedIntent = {};
};

/// Replays a geometry: no layout, no search. Draws only what touches the clip, in the coordinates of the
/// geometry, whose x = 0 is the right edge of the gutter.
class LanePainter {
public:
    LanePainter(QPainter& painter, const LaneScene& scene, const QRectF& clip);

    void paintLane(const LaneGeometry& lane);

private:
    void paint(const EventLane& lane, const LaneGeometry& geometry);
    void paint(const StateLane& lane, const LaneGeometry& geometry);
    void paint(const ChannelLane& lane, const LaneGeometry& geometry);
    void paint(const ImpressionLane& lane, const LaneGeometry& geometry);
    void paint(const PredictionLane& lane, const LaneGeometry& geometry);

    void paintBar(const StateLane& lane, const Bar& bar);
    void paintBarText(const QString& state, const QString& duration, const QRectF& box);
    void paintPill(QPointF center, const QString& text, const QColor& color);
    void paintOutcome(const PredictionLane& lane, const Mark& mark, QPointF center);
    void paintUnjudged(QPointF center);
    void paintCard(const Card& card, const QColor& color);
    void paintCardLine(const CardLine& line, const QColor& color);
    std::int32_t selectedPosition(const ImpressionLane& lane) const;
    bool isInClip(double left, double right) const;

    QPainter& m_painter;
    const LaneScene& m_scene;
    QRectF m_clip;
};

} // namespace intentscope::timeline
