// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_style.h"

#include "widgets/base/theme.h"

#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace intentscope::timeline {

double gutterWidth(const ui::Theme& theme) {
    const QFontMetricsF metrics(theme.bodyFont());
    return std::ceil(metrics.averageCharWidth() * 17) + 2 * theme.metrics().margin;
}

LaneSizes laneSizes(const ui::Theme& theme) {
    const QFontMetricsF small(theme.smallFont());
    const double line = std::ceil(small.height());
    return {
        .eventRow = std::max(20.0, line + 6),
        .track = std::max(18.0, line + 4),
        .channel = std::max(44.0, 3 * line),
        .cardRow = std::max(16.0, line + 2),
        .cardWidth = std::ceil(small.averageCharWidth() * 30),
        .markStrip = std::max(16.0, line + 2),
        .cell = std::max(18.0, line + 4)};
}

QColor runColor(const ui::Theme& theme, RunSlot slot) {
    return slot == RunSlot::Before ? theme.colors().before : theme.colors().after;
}

QRectF toRect(const Box& box) {
    return {box.left, box.top, box.width, box.height};
}

double crisp(double x, double devicePixelRatio) {
    return (std::floor(x * devicePixelRatio) + 0.5) / devicePixelRatio;
}

QString probabilityText(float probability) {
    const double value = static_cast<double>(probability);
    const QLocale locale;
    const QString point = locale.decimalPoint();
    if (value > 0 && value < 0.005)
        return QStringLiteral("<") + point + QStringLiteral("01");
    if (value >= 0.995)
        return locale.toString(value, 'f', 1);
    const QString text = locale.toString(value, 'f', 2);
    return text.mid(text.indexOf(point));
}

} // namespace intentscope::timeline
