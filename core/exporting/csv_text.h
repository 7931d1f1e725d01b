// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::exporting {

/// One record as RFC 4180 has it, with CRLF: cells that hold a comma, a quote or a line break are quoted. No
/// byte of a cell is changed; a text that a spreadsheet would take for a formula stays what it is.
std::string csvLine(std::span<const std::string> cells);

/// Words joined by "|"; a "|" or "\" inside a word is preceded by "\".
std::string joinWords(std::span<const std::string> words);
std::vector<std::string> splitWords(std::string_view cell);

} // namespace intentscope::exporting
