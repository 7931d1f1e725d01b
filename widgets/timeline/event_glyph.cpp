// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/event_glyph.h"

#include <QColor>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>

namespace intentscope::timeline {
namespace {

constexpr double Radius = 4;

QPolygonF diamond(QPointF c) {
    constexpr double R = Radius + 0.8;
    return QPolygonF({{c.x(), c.y() - R}, {c.x() + R, c.y()}, {c.x(), c.y() + R}, {c.x() - R, c.y()}});
}

QPolygonF triangle(QPointF c, double direction) {
    constexpr double R = Radius + 0.5;
    return QPolygonF(
        {{c.x(), c.y() - direction * R},
         {c.x() + R, c.y() + direction * R * 0.8},
         {c.x() - R, c.y() + direction * R * 0.8}});
}

void drawStroke(QPainter& painter, const QPolygonF& line, const QColor& color) {
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

} // namespace

void drawEventGlyph(QPainter& painter, QPointF center, std::int32_t type, const QColor& color) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (std::max(type, 0) % EventShapeCount) {
    case 0:
        painter.drawEllipse(center, Radius, Radius);
        break;
    case 1:
        painter.drawPolygon(diamond(center));
        break;
    case 2:
        painter.drawRect(QRectF(center.x() - 3.5, center.y() - 3.5, 7, 7));
        break;
    case 3:
        painter.drawPolygon(triangle(center, 1));
        break;
    case 4:
        painter.drawPolygon(triangle(center, -1));
        break;
    default:
        painter.setPen(QPen(color, 1.8));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(center, Radius - 0.9, Radius - 0.9);
        break;
    }
}

void drawChatGlyph(QPainter& painter, QPointF center, const QColor& color, bool isFilled) {
    const QRectF body(center.x() - 6, center.y() - 6, 12, 9);
    QPainterPath bubble;
    bubble.addRoundedRect(body, 2.5, 2.5);
    QPainterPath tail;
    tail.addPolygon(QPolygonF(
        {{center.x() - 3, body.bottom() - 0.5},
         {center.x() + 1.5, body.bottom() - 0.5},
         {center.x() - 2.5, body.bottom() + 3.5}}));
    tail.closeSubpath();
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(isFilled ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawPath(bubble.united(tail));
}

void drawTick(QPainter& painter, QPointF center, const QColor& color) {
    const QPolygonF line(
        {{center.x() - 3.5, center.y() + 0.3},
         {center.x() - 1, center.y() + 3},
         {center.x() + 4, center.y() - 3.2}});
    drawStroke(painter, line, color);
}

void drawCross(QPainter& painter, QPointF center, const QColor& color) {
    constexpr double R = 3;
    drawStroke(
        painter, QPolygonF({{center.x() - R, center.y() - R}, {center.x() + R, center.y() + R}}), color);
    drawStroke(
        painter, QPolygonF({{center.x() - R, center.y() + R}, {center.x() + R, center.y() - R}}), color);
}

} // namespace intentscope::timeline
