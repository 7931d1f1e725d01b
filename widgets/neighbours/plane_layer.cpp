// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/plane_layer.h"

#include "core/base/progress.h"
#include "widgets/base/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace intentscope::neighbours {
namespace {

constexpr double MarkerRadius = 3.2;
constexpr double DimStrength = 0.22; ///< of what is not chosen
constexpr double CellPixels = 2;     ///< of a density, in device-independent pixels
constexpr std::size_t StopPoints = 1U << 14U;
constexpr double ArrowHead = 5;

const QColor& colorOf(const PlaneScene& scene, const PlaneColors& colors, std::uint8_t group) {
    return scene.groups->groups[group].isColored ? colors.groups[group] : colors.faint;
}

/// Membership by point; empty where nothing is chosen.
std::vector<bool> chosenMask(const PlaneScene& scene) {
    if (!scene.chosen)
        return {};
    std::vector<bool> mask(static_cast<std::size_t>(scene.projection->pointCount()));
    for (const std::int32_t point : *scene.chosen)
        mask[static_cast<std::size_t>(point)] = true;
    return mask;
}

struct Canvas {
    const PlaneScene& scene;
    const PlaneView& view;
    QSizeF size;
    const PlaneColors& colors;
    const std::stop_token& stop;

    QPointF pixelOf(std::size_t point, std::span<const float> plane) const {
        return toScreen(
            view, size, {static_cast<double>(plane[2 * point]), static_cast<double>(plane[2 * point + 1])});
    }
    bool isSeen(const QPointF& pixel) const {
        return pixel.x() > -MarkerRadius && pixel.y() > -MarkerRadius &&
               pixel.x() < size.width() + MarkerRadius && pixel.y() < size.height() + MarkerRadius;
    }
};

/// First what is dimmed, then what is chosen, so that nothing chosen is covered; of each, those without a
/// colour of their own first.
Status drawPoints(const Canvas& canvas, QPainter& painter, const std::vector<bool>& chosen) {
    const auto plane = canvas.scene.plane();
    const auto& groups = *canvas.scene.groups;
    for (const int pass : {0, 1, 2, 3}) {
        const bool isForChosen = pass >= 2;
        if (isForChosen && chosen.empty())
            break;
        for (std::size_t i = 0; i < plane.size() / 2; ++i) {
            if (i % StopPoints == 0)
                ISCOPE_TRY(checkStop(canvas.stop));
            const std::uint8_t group = groups.ofPoint[i];
            if (groups.groups[group].isColored != (pass % 2 == 1) ||
                (!chosen.empty() && chosen[i] != isForChosen))
                continue;
            const QPointF pixel = canvas.pixelOf(i, plane);
            if (!canvas.isSeen(pixel))
                continue;
            const QColor& full = colorOf(canvas.scene, canvas.colors, group);
            const bool isDim = !chosen.empty() && !isForChosen;
            const QColor color = isDim ? ui::blend(full, canvas.colors.surface, DimStrength) : full;
            painter.setPen(QPen(ui::blend(color, canvas.colors.surface, 0.75), 0.8));
            painter.setBrush(color);
            drawMarker(painter, pixel, group, MarkerRadius);
        }
    }
    return {};
}

/// Weighted colours of one cell.
struct Cell {
    float red = 0;
    float green = 0;
    float blue = 0;
    float weight = 0;
    std::int32_t chosenCount = 0;
};

/// The darker the more points, by the logarithm; the colour is the mean of their groups'.
Status drawDensity(const Canvas& canvas, QPainter& painter, const std::vector<bool>& chosen) {
    const auto columns = static_cast<std::size_t>(std::ceil(canvas.size.width() / CellPixels));
    const auto rows = static_cast<std::size_t>(std::ceil(canvas.size.height() / CellPixels));
    std::vector<Cell> cells(columns * rows);
    const auto plane = canvas.scene.plane();
    float most = 1;
    for (std::size_t i = 0; i < plane.size() / 2; ++i) {
        if (i % StopPoints == 0)
            ISCOPE_TRY(checkStop(canvas.stop));
        const QPointF pixel = canvas.pixelOf(i, plane);
        if (pixel.x() < 0 || pixel.y() < 0 || pixel.x() >= canvas.size.width() ||
            pixel.y() >= canvas.size.height())
            continue;
        Cell& cell = cells
            [static_cast<std::size_t>(pixel.y() / CellPixels) * columns +
             static_cast<std::size_t>(pixel.x() / CellPixels)];
        const QColor& color = colorOf(canvas.scene, canvas.colors, canvas.scene.groups->ofPoint[i]);
        cell.red += static_cast<float>(color.redF());
        cell.green += static_cast<float>(color.greenF());
        cell.blue += static_cast<float>(color.blueF());
        cell.weight += 1;
        cell.chosenCount += !chosen.empty() && chosen[i] ? 1 : 0;
        most = std::max(most, cell.weight);
    }
    constexpr float Faintest = 0.35F; // a single point is seen
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Cell& cell = cells[i];
        if (cell.weight <= 0)
            continue;
        const QColor color = QColor::fromRgbF(
            static_cast<float>(cell.red / cell.weight),
            static_cast<float>(cell.green / cell.weight),
            static_cast<float>(cell.blue / cell.weight));
        float strength = Faintest + (1 - Faintest) * std::log1p(cell.weight) / std::log1p(most);
        if (!chosen.empty() && cell.chosenCount == 0)
            strength *= static_cast<float>(DimStrength);
        painter.fillRect(
            QRectF(
                CellPixels * static_cast<double>(i % columns),
                CellPixels * static_cast<double>(i / columns),
                CellPixels,
                CellPixels),
            ui::blend(color, canvas.colors.surface, static_cast<double>(strength)));
    }
    return {};
}

void drawArrow(QPainter& painter, const QPointF& from, const QPointF& to) {
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    if (length < 1)
        return;
    painter.drawLine(from, to);
    const QPointF along = way / length;
    const QPointF across(-along.y(), along.x());
    const QPointF base = to - along * std::min(ArrowHead, length);
    painter.drawLine(to, base + across * ArrowHead / 2);
    painter.drawLine(to, base - across * ArrowHead / 2);
}

Status drawArrows(const Canvas& canvas, QPainter& painter) {
    painter.setPen(QPen(canvas.colors.after, 1));
    std::size_t done = 0;
    for (const std::int32_t point : *canvas.scene.chosen) {
        if (done++ % StopPoints == 0)
            ISCOPE_TRY(checkStop(canvas.stop));
        const auto at = static_cast<std::size_t>(point);
        drawArrow(
            painter,
            canvas.pixelOf(at, canvas.scene.projection->before),
            canvas.pixelOf(at, canvas.scene.projection->after));
    }
    return {};
}

} // namespace

bool isDensity(const PlaneScene& scene) {
    return scene.projection->pointCount() > MostSinglePoints;
}

void drawMarker(QPainter& painter, const QPointF& centre, std::size_t group, double radius) {
    const double x = centre.x();
    const double y = centre.y();
    const auto polygon = [&](std::initializer_list<QPointF> corners) {
        painter.drawPolygon(QPolygonF(corners));
    };
    switch (group % 8) {
    case 1:
        painter.drawRect(QRectF(x - radius * 0.88, y - radius * 0.88, 1.76 * radius, 1.76 * radius));
        return;
    case 2:
        polygon({{x, y - 1.2 * radius}, {x + 1.1 * radius, y + radius}, {x - 1.1 * radius, y + radius}});
        return;
    case 3:
        polygon({{x, y - 1.3 * radius}, {x + 1.3 * radius, y}, {x, y + 1.3 * radius}, {x - 1.3 * radius, y}});
        return;
    case 4:
        polygon({{x, y + 1.2 * radius}, {x + 1.1 * radius, y - radius}, {x - 1.1 * radius, y - radius}});
        return;
    case 5:
        painter.drawRect(QRectF(x - 1.3 * radius, y - 0.45 * radius, 2.6 * radius, 0.9 * radius));
        return;
    case 6:
        painter.drawRect(QRectF(x - 0.45 * radius, y - 1.3 * radius, 0.9 * radius, 2.6 * radius));
        return;
    case 7:
        painter.drawEllipse(centre, 0.7 * radius, 0.7 * radius);
        return;
    default:
        painter.drawEllipse(centre, radius, radius);
    }
}

Result<QImage> drawPlane(
    const PlaneScene& scene,
    const PlaneView& view,
    const QSize& size,
    double pixelRatio,
    const PlaneColors& colors,
    const std::stop_token& stop) {
    QImage image(size * pixelRatio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(colors.surface);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const Canvas canvas{scene, view, size, colors, stop};
    const auto chosen = chosenMask(scene);
    if (isDensity(scene)) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        ISCOPE_TRY(drawDensity(canvas, painter, chosen));
        painter.setRenderHint(QPainter::Antialiasing);
    } else {
        ISCOPE_TRY(drawPoints(canvas, painter, chosen));
    }
    if (scene.hasArrows && scene.chosen && scene.projection->hasAfter())
        ISCOPE_TRY(drawArrows(canvas, painter));
    return image;
}

} // namespace intentscope::neighbours
