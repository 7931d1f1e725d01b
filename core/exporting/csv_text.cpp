// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/csv_text.h"

namespace intentscope::exporting {
namespace {

void appendCell(std::string& line, std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += cell;
        return;
    }
    line += '"';
    for (const char c : cell) {
        if (c == '"')
            line += '"';
        line += c;
    }
    line += '"';
}

} // namespace

std::string csvLine(std::span<const std::string> cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += ',';
        appendCell(line, cells[i]);
    }
    return line + "\r\n";
}

std::string joinWords(std::span<const std::string> words) {
    std::string cell;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            cell += '|';
        for (const char c : words[i]) {
            if (c == '|' || c == '\\')
                cell += '\\';
            cell += c;
        }
    }
    return cell;
}

std::vector<std::string> splitWords(std::string_view cell) {
    std::vector<std::string> words;
    if (cell.empty())
        return words;
    words.emplace_back();
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const bool isEscape = cell[i] == '\\' && i + 1 < cell.size();
        if (isEscape)
            words.back() += cell[++i];
        else if (cell[i] == '|')
            words.emplace_back();
        else
            words.back() += cell[i];
    }
    return words;
}

} // namespace intentscope::exporting
