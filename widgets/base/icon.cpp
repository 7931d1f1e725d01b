// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/icon.h"

#include "core/base/assert.h"
#include "widgets/base/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace intentscope::ui {
namespace {

constexpr char DrawnColor[] = "#232629";

QByteArray drawing(QStringView name) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool isThere = file.open(QIODevice::ReadOnly);
    ISCOPE_ASSERT(isThere);
    return file.readAll();
}

QPixmap render(QByteArray svg, const QColor& color, int pixels) {
    svg.replace(DrawnColor, color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    return pixmap;
}

} // namespace

QIcon icon(const Theme& theme, QStringView name, const QColor& color) {
    const QByteArray svg = drawing(name);
    QIcon icon;
    for (const int pixels : {16, 24, 32, 48}) {
        icon.addPixmap(render(svg, color, pixels), QIcon::Normal);
        icon.addPixmap(render(svg, theme.colors().faintText, pixels), QIcon::Disabled);
    }
    return icon;
}

QIcon icon(const Theme& theme, QStringView name) {
    return icon(theme, name, theme.colors().text);
}

} // namespace intentscope::ui
