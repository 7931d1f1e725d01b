// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projection/projection.h"
#include "widgets/neighbours/plane_view.h"
#include "widgets/neighbours/point_groups.h"

#include <QColor>
#include <QImage>

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

class QPainter;

namespace intentscope::neighbours {

/// The colours of a plane, taken from the theme on the GUI thread.
struct PlaneColors {
    QColor surface;
    QColor faint; ///< of points without a colour of their own
    QColor before;
    QColor after;
    std::vector<QColor> groups; ///< PointGroups::MostColored of them
};

/// What one picture of the points shows.
struct PlaneScene {
    std::shared_ptr<const projection::Projection> projection;
    std::shared_ptr<const PointGroups> groups;
    bool showsAfter = false; ///< the second source's points in place of the first's
    /// Chosen points, ascending; the others are dimmed, never hidden. Null: none is chosen, none is dimmed.
    std::shared_ptr<const std::vector<std::int32_t>> chosen = {};
    bool hasArrows = false; ///< from before to after, of the chosen points

    std::span<const float> plane() const { return showsAfter ? projection->after : projection->before; }
};

/// More points than this are drawn as a density: how many lie in each cell of pixels, and of which groups.
constexpr std::int32_t MostSinglePoints = 20'000;

bool isDensity(const PlaneScene& scene);

/// Draws every point; nothing is sampled. Any thread. Cancelled.
Result<QImage> drawPlane(
    const PlaneScene& scene,
    const PlaneView& view,
    const QSize& size,
    double pixelRatio,
    const PlaneColors& colors,
    const std::stop_token& stop);

/// The shape of a group around `centre`, in the painter's pen and brush: every group has another one.
void drawMarker(QPainter& painter, const QPointF& centre, std::size_t group, double radius);

} // namespace intentscope::neighbours
