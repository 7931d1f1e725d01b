// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::exporting {

/// A stretch of numbers that ends on ticks, which are multiples of 1, 2 or 5 times a power of ten.
struct PlotAxis {
    double low = 0;
    double high = 1;
    std::int32_t decimals = 0;
    std::vector<double> ticks = {}; ///< ascending, from `low` to `high`

    /// Where a value lies: 0 at `low`, 1 at `high`, never outside.
    double share(double value) const;
    /// A tick in the words of this axis, with a point whatever the locale: "0.25".
    std::string text(double tick) const;
};

/// Holds all of [low, high] with about `tickCount` steps. Equal or swapped ends are drawn apart. Both must be
/// finite.
PlotAxis axisOver(double low, double high, std::int32_t tickCount);

/// Pixels that a text of 12 pixels' height takes about: a renderer has the font, this program has none.
double textWidth(std::string_view text);
/// At most `width` pixels by textWidth; a longer one ends in an ellipsis.
std::string textWithin(std::string_view text, double width);

/// Digits that mean something, with a point whatever the locale: "0.0312", "1.2e-05".
std::string numberText(double value, std::int32_t digits = 4);

/// Four places behind the point, so that figures of metrics stand under each other: "0.0312". With a sign
/// when it is a difference: "+0.0312".
std::string placesText(double value, bool isDifference = false);

} // namespace intentscope::exporting
