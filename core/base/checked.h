// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/assert.h"

#include <concepts>
#include <limits>
#include <optional>
#include <utility>

namespace intentscope {

/// An integer as another type; a value that does not fit is a programmer error.
template <std::integral To, std::integral From>
constexpr To narrow(From value) {
    ISCOPE_ASSERT(std::in_range<To>(value));
    return static_cast<To>(value);
}

/// a * b, or nothing when the product does not fit. For sizes that come from a file.
template <std::unsigned_integral T>
constexpr std::optional<T> mulNoOverflow(T a, T b) {
    if (b != 0 && a > std::numeric_limits<T>::max() / b)
        return std::nullopt;
    return a * b;
}

/// a + b, or nothing when the sum does not fit. For offsets that come from a file.
template <std::unsigned_integral T>
constexpr std::optional<T> addNoOverflow(T a, T b) {
    if (a > std::numeric_limits<T>::max() - b)
        return std::nullopt;
    return a + b;
}

} // namespace intentscope
