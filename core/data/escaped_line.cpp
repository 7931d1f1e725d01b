// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/escaped_line.h"

#include <cstddef>

namespace intentscope::data {

void appendEscapedLine(std::string& out, std::string_view text) {
    for (const char letter : text) {
        if (letter == '\n')
            out += "\\n";
        else if (letter == '\r')
            out += "\\r";
        else if (letter == '\\')
            out += "\\\\";
        else
            out += letter;
    }
    out += '\n';
}

std::optional<std::string> unescapedLine(std::string_view line) {
    std::string text;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] != '\\') {
            text += line[at];
            continue;
        }
        const char escape = ++at < line.size() ? line[at] : '\0';
        if (escape != 'n' && escape != 'r' && escape != '\\')
            return std::nullopt;
        text += escape == 'n' ? '\n' : escape == 'r' ? '\r' : '\\';
    }
    return text;
}

} // namespace intentscope::data
