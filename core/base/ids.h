// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace intentscope {

/// A row number of one table, which cannot be mistaken for a row number of another. Bulk columns hold
/// plain std::int32_t; a single row at an interface is an Index.
template <class Tag>
struct Index {
    std::int32_t value = -1;

    constexpr bool isValid() const { return value >= 0; }
    constexpr std::size_t row() const { return static_cast<std::size_t>(value); }
    friend constexpr auto operator<=>(Index, Index) = default;
};

using UserIndex = Index<struct UserTag>;
using IntentIndex = Index<struct IntentTag>;
using ImpressionIndex = Index<struct ImpressionTag>;
using EventIndex = Index<struct EventTag>;

} // namespace intentscope

template <class Tag>
struct std::hash<intentscope::Index<Tag>> {
    std::size_t operator()(intentscope::Index<Tag> index) const noexcept {
        return std::hash<std::int32_t>{}(index.value);
    }
};
