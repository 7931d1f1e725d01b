// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace intentscope::data {

/// A text on one line of a file: LF, CR and backslash are written as \n, \r and \\, and LF ends the line.
void appendEscapedLine(std::string& out, std::string_view text);
/// Back again, of a line without its end; nothing where a backslash is followed by something else.
std::optional<std::string> unescapedLine(std::string_view line);

} // namespace intentscope::data
