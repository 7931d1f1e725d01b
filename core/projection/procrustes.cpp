// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/procrustes.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace intentscope::projection {
namespace {

using Place = std::array<double, 2>;

Place placeOf(std::span<const float> plane, std::size_t point) {
    return {static_cast<double>(plane[2 * point]), static_cast<double>(plane[2 * point + 1])};
}

Place centreOf(std::span<const float> plane) {
    Place centre{};
    const std::size_t count = plane.size() / 2;
    for (std::size_t i = 0; i < count; ++i) {
        const Place one = placeOf(plane, i);
        centre[0] += one[0] / static_cast<double>(count);
        centre[1] += one[1] / static_cast<double>(count);
    }
    return centre;
}

} // namespace

void alignTo(std::span<const float> target, std::span<float> plane) {
    ISCOPE_ASSERT(target.size() == plane.size() && plane.size() % 2 == 0);
    const Place to = centreOf(target);
    const Place from = centreOf(plane);
    // Sums of products of the coordinates; in two dimensions the best turn has a closed form.
    double xx = 0;
    double xy = 0;
    double yx = 0;
    double yy = 0;
    double size = 0;
    for (std::size_t i = 0; i < plane.size() / 2; ++i) {
        const Place one = placeOf(plane, i);
        const Place wanted = placeOf(target, i);
        const Place p{one[0] - from[0], one[1] - from[1]};
        const Place q{wanted[0] - to[0], wanted[1] - to[1]};
        xx += p[0] * q[0];
        xy += p[0] * q[1];
        yx += p[1] * q[0];
        yy += p[1] * q[1];
        size += p[0] * p[0] + p[1] * p[1];
    }
    const double turned = std::hypot(xx + yy, xy - yx);
    const double mirrored = std::hypot(xx - yy, xy + yx);
    const bool isMirrored = mirrored > turned;
    const double angle = isMirrored ? std::atan2(xy + yx, xx - yy) : std::atan2(xy - yx, xx + yy);
    const double scale = size > 0 ? std::max(turned, mirrored) / size : 1;
    const double side = isMirrored ? -1 : 1;
    for (std::size_t i = 0; i < plane.size() / 2; ++i) {
        const Place one = placeOf(plane, i);
        const double x = one[0] - from[0];
        const double y = side * (one[1] - from[1]);
        plane[2 * i] = static_cast<float>(to[0] + scale * (std::cos(angle) * x - std::sin(angle) * y));
        plane[2 * i + 1] = static_cast<float>(to[1] + scale * (std::sin(angle) * x + std::cos(angle) * y));
    }
}

} // namespace intentscope::projection
