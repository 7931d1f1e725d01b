// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace intentscope::slices {

/// How many letters must be added, taken away, replaced or swapped with their neighbour to make one word of
/// the other (optimal string alignment distance), in bytes, without regard to the case of ASCII letters.
/// O(left x right).
std::size_t editDistance(std::string_view left, std::string_view right);

/// The word that was probably meant: the first of those with the smallest distance, if that is at most a
/// third of its length, but one letter in any case; else the first that begins with `word`. "" when none is
/// near.
std::string nearestWord(std::string_view word, std::span<const std::string_view> known);
std::string nearestWord(std::string_view word, std::span<const std::string> known);

} // namespace intentscope::slices
