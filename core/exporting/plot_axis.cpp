// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/plot_axis.h"

#include "core/base/assert.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace intentscope::exporting {
namespace {

constexpr double NarrowPixels = 6.6;
constexpr double WidePixels = 12;
constexpr std::int32_t MostDecimals = 12;

/// The bytes of the character that begins here.
std::size_t sizeOf(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        ++end;
    return end - at;
}

/// Characters from U+1100 on take three bytes or more; most of them fill a square.
double widthOf(std::string_view character) {
    return character.size() >= 3 && static_cast<unsigned char>(character.front()) >= 0xE1U &&
                   character.substr(0, 2) != "\xE2\x80"
               ? WidePixels
               : NarrowPixels;
}

double stepFor(double span, std::int32_t tickCount) {
    const double rough = span / tickCount;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

} // namespace

double PlotAxis::share(double value) const {
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

std::string PlotAxis::text(double tick) const {
    char buffer[64];
    // A tick at zero may be a rounding error below it.
    const double shown = std::abs(tick) < 1e-9 * (high - low) ? 0 : tick;
    const auto [end, error] =
        std::to_chars(buffer, buffer + sizeof buffer, shown, std::chars_format::fixed, decimals);
    return error == std::errc() ? std::string(buffer, end) : numberText(tick);
}

PlotAxis axisOver(double low, double high, std::int32_t tickCount) {
    ISCOPE_ASSERT(std::isfinite(low) && std::isfinite(high) && tickCount > 0);
    if (low > high)
        std::swap(low, high);
    if (high - low <= 1e-12 * std::max(std::abs(low), std::abs(high)) || high - low < 1e-300) {
        const double apart = low == 0 ? 1 : std::abs(low) * 0.1;
        low -= apart;
        high += apart;
    }
    const double step = stepFor(high - low, tickCount);
    PlotAxis axis;
    const double first = std::floor(low / step + 1e-9);
    const double last = std::ceil(high / step - 1e-9);
    for (double k = first; k <= last; ++k)
        axis.ticks.push_back(k * step);
    axis.low = axis.ticks.front();
    axis.high = axis.ticks.back();
    axis.decimals =
        std::clamp(-static_cast<std::int32_t>(std::floor(std::log10(step) + 1e-9)), 0, MostDecimals);
    return axis;
}

double textWidth(std::string_view text) {
    double width = 0;
    for (std::size_t at = 0; at < text.size(); at += sizeOf(text, at))
        width += widthOf(text.substr(at, sizeOf(text, at)));
    return width;
}

std::string textWithin(std::string_view text, double width) {
    if (textWidth(text) <= width)
        return std::string(text);
    std::size_t end = 0;
    double used = NarrowPixels;
    while (end < text.size()) {
        const std::string_view character = text.substr(end, sizeOf(text, end));
        used += widthOf(character);
        if (used > width)
            break;
        end += character.size();
    }
    return std::string(text.substr(0, end)) + "\xE2\x80\xA6";
}

std::string numberText(double value, std::int32_t digits) {
    if (!std::isfinite(value))
        return "\xE2\x80\x93"; // an en dash: there is none
    char buffer[64];
    const auto [end, error] =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, digits);
    return error == std::errc() ? std::string(buffer, end) : std::string();
}

std::string placesText(double value, bool isDifference) {
    constexpr int Places = 4;
    if (!std::isfinite(value))
        return numberText(value);
    char buffer[400];
    const auto [end, error] =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, Places);
    if (error != std::errc())
        return {};
    return (isDifference && !std::signbit(value) ? "+" : "") + std::string(buffer, end);
}

} // namespace intentscope::exporting
