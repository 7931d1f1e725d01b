// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/lane.h"
#include "widgets/timeline/timeline_geometry.h"

#include <QColor>
#include <QRectF>
#include <QString>

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::timeline {

/// Ticks and the lines below them are at least so many pixels apart.
constexpr double TickSpacing = 64;

/// Width of the column of lane names, the same in ruler, overview and lanes.
double gutterWidth(const ui::Theme& theme);
/// Row heights that hold the theme's fonts.
LaneSizes laneSizes(const ui::Theme& theme);
QColor runColor(const ui::Theme& theme, RunSlot slot);

QRectF toRect(const Box& box);
/// On the middle of a device pixel, so that a line of one pixel is crisp.
double crisp(double x, double devicePixelRatio);

/// ".63", "1.0", "<.01": two figures, without the leading zero.
QString probabilityText(float probability);

} // namespace intentscope::timeline
