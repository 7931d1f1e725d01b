// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/reasoning/heat_pieces.h"

#include <QPointF>
#include <QRectF>

#include <functional>
#include <span>
#include <vector>

namespace intentscope::reasoning {

/// Where the pieces of an answer lie; parallel to them.
struct HeatLayout {
    std::vector<QRectF> boxes;
    double height = 0;

    /// The piece at a point; -1 beside all of them.
    int pieceAt(QPointF point) const;
};

/// Sizes in device-independent pixels.
struct HeatLine {
    double width = 0;
    double height = 0;
    std::function<double(const QString&)> advance; ///< width of a text
};

/// Fills lines from the left. A line breaks before a word where it can, within one only where the word is
/// wider than a line; a piece that is wider than a line is as wide as a line.
HeatLayout layOutHeat(std::span<const HeatPiece> pieces, const HeatLine& line);

} // namespace intentscope::reasoning
