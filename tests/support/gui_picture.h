// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <string>

class QWidget;

namespace intentscope::test {

/// Renders a widget at a size and, when ISCOPE_PICTURES names a folder, writes <name>.png there, so that a
/// person can look at it. False when every pixel has one colour.
bool hasPicture(QWidget& widget, QSize size, const std::string& name);

/// Compares with tests/<folder>/golden/<name>.png: at most one pixel in a hundred may differ by more than a
/// small step (fonts differ between builds of FreeType). A failure writes <name>.actual.png and
/// <name>.difference.png to the temporary folder and says where. ISCOPE_UPDATE_GOLDEN=1 writes the picture.
void expectGolden(const QImage& picture, const std::string& folder, const std::string& name);

} // namespace intentscope::test
