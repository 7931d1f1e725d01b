// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace intentscope::sim {

/// Builds the lines of a CSV file (RFC 4180: comma, quotes doubled, fields quoted only where they must be).
/// Lines end with a line feed.
class CsvText {
public:
    CsvText& field(std::string_view text);
    CsvText& field(std::int64_t number);
    CsvText& flag(bool value) { return field(value ? "1" : "0"); }
    void endLine();

    std::size_t size() const { return m_text.size(); }
    /// What was built; afterwards there is nothing.
    std::string take();

private:
    std::string m_text;
    bool m_lineBegun = false;
};

} // namespace intentscope::sim
