// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// Joins the words of a multi-categorical cell.
constexpr char WordSeparator = '|';

/// What a cell of text means. An empty cell is missing and never reaches these; blanks are part of a cell.
/// Each fails with InvalidInput that says what was expected and what was found, without a place.
Result<double> parseNumber(std::string_view cell);    ///< finite, decimal point, no thousands separators
Result<std::int8_t> parseFlag(std::string_view cell); ///< 1, true, yes; 0, false, no; any case
/// The words between separators; empty words are left out, repeated ones kept once.
std::vector<std::string_view> splitWords(std::string_view cell);

/// The offset of the first byte that is no valid UTF-8 (RFC 3629: no overlong forms, no surrogates).
std::optional<std::size_t> findInvalidUtf8(std::string_view text);
/// Characters before the byte at `end`, for column numbers.
std::int64_t characterCount(std::string_view text);

/// The shortest decimal that reads back as the same number.
std::string numberText(double value);
/// A short form of a cell for a message: quoted, cut at 40 characters, control characters as '?'.
std::string quotedCell(std::string_view cell);

} // namespace intentscope::data
