// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/svg_picture.h"

#include <QPainter>
#include <QSvgRenderer>

namespace intentscope::ui {

QImage svgPicture(const QByteArray& svg, int width) {
    QSvgRenderer renderer(svg);
    const QSizeF box = renderer.viewBoxF().size();
    if (!renderer.isValid() || box.isEmpty())
        return {};
    QImage image(width, static_cast<int>(width * box.height() / box.width()), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    return image;
}

} // namespace intentscope::ui
