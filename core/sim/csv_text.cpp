// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/csv_text.h"

#include <utility>

namespace intentscope::sim {

CsvText& CsvText::field(std::string_view text) {
    if (std::exchange(m_lineBegun, true))
        m_text += ',';
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
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
    return field(std::to_string(number));
}

void CsvText::endLine() {
    m_text += '\n';
    m_lineBegun = false;
}

std::string CsvText::take() {
    return std::exchange(m_text, {});
}

} // namespace intentscope::sim
