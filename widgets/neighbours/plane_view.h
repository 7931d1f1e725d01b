// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>

#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::neighbours {

/// Which part of the plane a widget shows: the plane's y points up, the screen's down. One scale for both
/// axes, so that distances look alike in every direction.
struct PlaneView {
    QPointF centre = {0, 0}; ///< in the plane
    double scale = 1;        ///< pixels a unit

    friend bool operator==(const PlaneView&, const PlaneView&) = default;
};

QPointF toScreen(const PlaneView& view, const QSizeF& size, const QPointF& place);
QPointF toPlane(const PlaneView& view, const QSizeF& size, const QPointF& pixel);

/// Everything with a margin; points at one place, or none, get a view of the scale 1.
PlaneView fitted(std::span<const std::span<const float>> planes, const QSizeF& size);
/// Scaled so that the place under `pixel` stays there. The scale is kept within what floats tell apart.
PlaneView zoomed(const PlaneView& view, const QSizeF& size, const QPointF& pixel, double factor);
PlaneView moved(const PlaneView& view, const QPointF& pixels);

/// The points of a plane (x and y in turn) that lie within a polygon of the plane, ascending. O(points *
/// corners) within its bounding box.
std::vector<std::int32_t> pointsWithin(std::span<const float> plane, const QPolygonF& polygon);
/// The point nearest to a place, at most `reach` away; -1 where there is none.
std::int32_t nearestPoint(std::span<const float> plane, const QPointF& place, double reach);

} // namespace intentscope::neighbours
