// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/checked.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace intentscope::projection {

/// A row-major matrix that someone else owns. Finite values.
struct Rows {
    std::span<const float> values;
    std::int32_t width = 0;

    std::int32_t count() const {
        return width > 0 ? narrow<std::int32_t>(values.size() / static_cast<std::size_t>(width)) : 0;
    }
    std::span<const float> row(std::int32_t index) const {
        const auto size = static_cast<std::size_t>(width);
        return values.subspan(static_cast<std::size_t>(index) * size, size);
    }
};

} // namespace intentscope::projection
