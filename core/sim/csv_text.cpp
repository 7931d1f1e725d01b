// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/csv_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace intentscope::sim {

CsvText& CsvText::field(std::string_view text) {
    if (std::exchange(m_lineBegun, true))
        m_text += ',';
    const bool isPlain = std::ranges::none_of(
        text, [](char letter) { return letter == ',' || letter == '"' || letter == '\r' || letter == '\n'; });
    if (isPlain) {
        m_text += text;
        return *this;
    }
    m_text += '"';
    for (const char letter : text) {
        if (letter == '"')
            m_text += '"';
        m_text += letter;
    }
    m_text += '"';
    return *this;
}

CsvText& CsvText::field(std::int64_t number) {
    std::array<char, 24> digits{};
    const auto written = std::to_chars(digits.begin(), digits.end(), number);
    return field(std::string_view(digits.begin(), written.ptr));
}

void CsvText::endLine() {
    m_text += '\n';
    m_lineBegun = false;
}

std::string CsvText::take() {
    return std::exchange(m_text, {});
}

} // namespace intentscope::sim
