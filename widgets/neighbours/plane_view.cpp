// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/plane_view.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace intentscope::neighbours {
namespace {

constexpr double MarginPixels = 20;
constexpr double LeastScale = 1e-6;
constexpr double MostScale = 1e9;

QPointF placeOf(std::span<const float> plane, std::size_t point) {
    return {static_cast<double>(plane[2 * point]), static_cast<double>(plane[2 * point + 1])};
}

} // namespace

QPointF toScreen(const PlaneView& view, const QSizeF& size, const QPointF& place) {
    return {
        size.width() / 2 + (place.x() - view.centre.x()) * view.scale,
        size.height() / 2 - (place.y() - view.centre.y()) * view.scale};
}

QPointF toPlane(const PlaneView& view, const QSizeF& size, const QPointF& pixel) {
    return {
        view.centre.x() + (pixel.x() - size.width() / 2) / view.scale,
        view.centre.y() - (pixel.y() - size.height() / 2) / view.scale};
}

PlaneView fitted(std::span<const std::span<const float>> planes, const QSizeF& size) {
    double left = std::numeric_limits<double>::infinity();
    double bottom = left;
    double right = -left;
    double top = -left;
    for (const auto& plane : planes) {
        for (std::size_t i = 0; i < plane.size() / 2; ++i) {
            const QPointF place = placeOf(plane, i);
            left = std::min(left, place.x());
            right = std::max(right, place.x());
            bottom = std::min(bottom, place.y());
            top = std::max(top, place.y());
        }
    }
    if (right < left)
        return {};
    const double width = std::max(1.0, size.width() - 2 * MarginPixels);
    const double height = std::max(1.0, size.height() - 2 * MarginPixels);
    const double scale = std::min(
        right > left ? width / (right - left) : MostScale,
        top > bottom ? height / (top - bottom) : MostScale);
    return {
        .centre = {(left + right) / 2, (bottom + top) / 2},
        .scale = scale < MostScale ? std::max(scale, LeastScale) : 1};
}

PlaneView zoomed(const PlaneView& view, const QSizeF& size, const QPointF& pixel, double factor) {
    const QPointF anchor = toPlane(view, size, pixel);
    PlaneView next = view;
    next.scale = std::clamp(view.scale * factor, LeastScale, MostScale);
    const QPointF now = toPlane(next, size, pixel);
    next.centre += anchor - now;
    return next;
}

PlaneView moved(const PlaneView& view, const QPointF& pixels) {
    PlaneView next = view;
    next.centre += QPointF(-pixels.x() / view.scale, pixels.y() / view.scale);
    return next;
}

std::vector<std::int32_t> pointsWithin(std::span<const float> plane, const QPolygonF& polygon) {
    const QRectF box = polygon.boundingRect();
    std::vector<std::int32_t> points;
    for (std::size_t i = 0; i < plane.size() / 2; ++i) {
        const QPointF place = placeOf(plane, i);
        if (box.contains(place) && polygon.containsPoint(place, Qt::OddEvenFill))
            points.push_back(static_cast<std::int32_t>(i));
    }
    return points;
}

std::int32_t nearestPoint(std::span<const float> plane, const QPointF& place, double reach) {
    std::int32_t nearest = -1;
    double least = reach * reach;
    for (std::size_t i = 0; i < plane.size() / 2; ++i) {
        const QPointF apart = placeOf(plane, i) - place;
        const double squared = QPointF::dotProduct(apart, apart);
        if (squared > least)
            continue;
        least = squared;
        nearest = static_cast<std::int32_t>(i);
    }
    return nearest;
}

} // namespace intentscope::neighbours
