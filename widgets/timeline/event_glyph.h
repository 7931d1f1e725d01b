// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <cstdint>

class QColor;
class QPainter;

namespace intentscope::timeline {

/// Shapes that are told apart without colour. Types beyond the last begin again.
constexpr std::int32_t EventShapeCount = 6;

/// Draws the shape of an event type, about 8 pixels wide, around `center`.
void drawEventGlyph(QPainter& painter, QPointF center, std::int32_t type, const QColor& color);
/// A speech bubble: an impression. Filled when it is selected.
void drawChatGlyph(QPainter& painter, QPointF center, const QColor& color, bool isFilled);
/// A tick: right.
void drawTick(QPainter& painter, QPointF center, const QColor& color);
/// A cross: wrong.
void drawCross(QPainter& painter, QPointF center, const QColor& color);

} // namespace intentscope::timeline
