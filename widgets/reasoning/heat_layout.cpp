// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/heat_layout.h"

#include <algorithm>

namespace intentscope::reasoning {
namespace {

/// A word begins with a blank, or behind a line break.
bool beginsWord(std::span<const HeatPiece> pieces, std::size_t index) {
    return index == 0 || pieces[index].endsAnswer || pieces[index - 1].endsLine ||
           pieces[index].text.startsWith(QLatin1Char(' '));
}

} // namespace

int HeatLayout::pieceAt(QPointF point) const {
    const auto found = std::ranges::find_if(boxes, [&](const QRectF& box) { return box.contains(point); });
    return found == boxes.end() ? -1 : static_cast<int>(found - boxes.begin());
}

HeatLayout layOutHeat(std::span<const HeatPiece> pieces, const HeatLine& line) {
    HeatLayout layout;
    std::vector<double> widths;
    for (const HeatPiece& piece : pieces)
        widths.push_back(std::min(line.width, line.advance(piece.text)));
    double x = 0;
    double y = 0;
    const auto newLine = [&] {
        x = 0;
        y += line.height;
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        double need = widths[i];
        if (beginsWord(pieces, i)) {
            for (std::size_t next = i + 1; next < pieces.size() && !beginsWord(pieces, next); ++next)
                need += widths[next];
            // A word that fits no line breaks where it must.
            if (need > line.width)
                need = widths[i];
        }
        if (x > 0 && x + need > line.width)
            newLine();
        layout.boxes.emplace_back(x, y, widths[i], line.height);
        x += widths[i];
        if (pieces[i].endsLine && i + 1 < pieces.size())
            newLine();
    }
    layout.height = pieces.empty() ? 0 : y + line.height;
    return layout;
}

} // namespace intentscope::reasoning
