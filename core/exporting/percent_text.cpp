// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/percent_text.h"

namespace intentscope::exporting {

std::string percentEncoded(std::string_view text) {
    constexpr std::string_view Digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte != 0x7F && c != '%') {
            encoded += c;
            continue;
        }
        encoded += '%';
        encoded += Digits[byte >> 4U];
        encoded += Digits[byte & 0x0FU];
    }
    return encoded;
}

} // namespace intentscope::exporting
