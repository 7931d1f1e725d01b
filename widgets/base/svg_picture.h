// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace intentscope::ui {

/// A drawing on white, `width` pixels wide, as high as its view box asks. Null for what is no drawing. Any
/// thread.
QImage svgPicture(const QByteArray& svg, int width);

} // namespace intentscope::ui
