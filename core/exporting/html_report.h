// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::exporting {

struct HtmlColumn {
    std::string title = {};
    bool isNumber = false; ///< right-aligned
};

struct HtmlTable {
    std::string caption = {};
    std::vector<HtmlColumn> columns = {};
    std::vector<std::vector<std::string>> rows = {}; ///< as many cells as columns
};

/// A page in one file: no script, nothing that is loaded from elsewhere, light or dark as the reader's system
/// is, and fit to be printed. Every text that is handed in is escaped. The same calls give the same bytes.
class HtmlReport {
public:
    /// `subtitle` stands under the title: what it is a report of.
    HtmlReport(std::string title, std::string subtitle);

    /// Begins a section, which the table of contents names.
    void section(std::string_view title);
    void paragraph(std::string_view text);
    /// A paragraph that must not be overlooked.
    void warning(std::string_view text);
    void list(std::span<const std::string> items);
    void table(const HtmlTable& table);
    /// `svg` is one of svgOf, not escaped.
    void figure(std::string_view svg, std::string_view caption);

    /// The whole page.
    std::string text() const;

private:
    std::string m_title;
    std::string m_subtitle;
    std::vector<std::string> m_sections;
    std::string m_body;
};

/// A text between tags or in an attribute with quotes: &, <, >, " and ' are written as entities; bytes that
/// are no UTF-8 and control characters other than tab and line ends become U+FFFD.
std::string htmlText(std::string_view text);

} // namespace intentscope::exporting
