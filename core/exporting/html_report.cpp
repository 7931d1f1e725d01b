// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/html_report.h"

#include "core/base/assert.h"
#include "core/data/cell.h"

#include <utility>

namespace intentscope::exporting {
namespace {

constexpr std::string_view Replacement = "\xEF\xBF\xBD";

/// The colours are the window's (widgets/base/theme.cpp): series by Okabe and Ito, adapted to the background.
constexpr std::string_view Style = R"(
:root{color-scheme:light dark;--page:#ffffff;--raised:#f7f8fa;--text:#1f2328;--soft:#57606a;--line:#d3d8de;
--grid:#e8ebef;--warning:#9a6700;--s0:#0072b2;--s1:#d55e00;--s2:#009e73;--s3:#cc79a7;--s4:#b07d00;--s5:#56b4e9;
--s6:#8a8500;--s7:#4d4d4d}
@media (prefers-color-scheme:dark){:root{--page:#1b1e23;--raised:#282d34;--text:#e6e9ed;--soft:#a7b0ba;
--line:#3a4149;--grid:#2e343b;--warning:#e3b341;--s0:#4aa3df;--s1:#f0803c;--s2:#2bc79a;--s3:#e09bc4;
--s4:#e6a817;--s5:#86cdf3;--s6:#e8df4a;--s7:#b8bec6}}
body{margin:0 auto;padding:1.5rem;max-width:72rem;background:var(--page);color:var(--text);
font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;margin:0}h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
.subtitle,caption,figcaption{color:var(--soft)}a{color:var(--s0)}
.warning{border-left:4px solid var(--warning);padding:.25rem .75rem;background:var(--raised)}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;margin:.5rem 0}
caption{text-align:left;caption-side:top;padding:.25rem 0}
th,td{padding:.25rem .6rem;border-bottom:1px solid var(--grid);text-align:left;vertical-align:top;
overflow-wrap:anywhere;min-width:6rem}
th{background:var(--raised)}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;
min-width:0}
figure{margin:1rem 0}figcaption{font-size:.9rem}
svg{display:block;width:100%;max-width:760px;height:auto;font:12px system-ui,sans-serif}
svg text{fill:var(--text)}svg .soft{fill:var(--soft)}svg .grid{stroke:var(--grid)}
svg .axis{stroke:var(--soft)}svg .mark{stroke:var(--text);fill:var(--text)}
svg .line{stroke-width:2}
svg .c0{stroke:var(--s0);fill:var(--s0)}svg .c1{stroke:var(--s1);fill:var(--s1)}
svg .c2{stroke:var(--s2);fill:var(--s2)}svg .c3{stroke:var(--s3);fill:var(--s3)}
svg .c4{stroke:var(--s4);fill:var(--s4)}svg .c5{stroke:var(--s5);fill:var(--s5)}
svg .c6{stroke:var(--s6);fill:var(--s6)}svg .c7{stroke:var(--s7);fill:var(--s7)}
svg .line{fill:none}svg .bar{stroke:none;fill-opacity:.35}
@media print{body{max-width:none}figure,tr{break-inside:avoid}nav{display:none}}
)";

std::string_view entityOf(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

bool isControl(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

void appendEscaped(std::string& out, std::string_view valid) {
    for (const char c : valid) {
        const std::string_view entity = entityOf(c);
        if (!entity.empty())
            out += entity;
        else if (isControl(c))
            out += Replacement;
        else
            out += c;
    }
}

std::string anchorOf(std::size_t section) {
    return "section-" + std::to_string(section + 1);
}

} // namespace

std::string htmlText(std::string_view text) {
    std::string out;
    while (true) {
        const auto wrong = data::findInvalidUtf8(text);
        appendEscaped(out, text.substr(0, wrong.value_or(text.size())));
        if (!wrong)
            return out;
        out += Replacement;
        text.remove_prefix(*wrong + 1);
    }
}

HtmlReport::HtmlReport(std::string title, std::string subtitle)
    : m_title(std::move(title)), m_subtitle(std::move(subtitle)) {}

void HtmlReport::section(std::string_view title) {
    m_body += "<h2 id=\"" + anchorOf(m_sections.size()) + "\">" + htmlText(title) + "</h2>\n";
    m_sections.emplace_back(title);
}

void HtmlReport::paragraph(std::string_view text) {
    m_body += "<p>" + htmlText(text) + "</p>\n";
}

void HtmlReport::warning(std::string_view text) {
    m_body += "<p class=\"warning\">" + htmlText(text) + "</p>\n";
}

void HtmlReport::list(std::span<const std::string> items) {
    m_body += "<ul>\n";
    for (const std::string& item : items)
        m_body += "<li>" + htmlText(item) + "</li>\n";
    m_body += "</ul>\n";
}

void HtmlReport::table(const HtmlTable& table) {
    const auto open = [&](const char* tag, std::size_t column) {
        return std::string("<") + tag + (table.columns[column].isNumber ? " class=\"n\">" : ">");
    };
    m_body += "<div class=\"scroll\"><table>\n";
    if (!table.caption.empty())
        m_body += "<caption>" + htmlText(table.caption) + "</caption>\n";
    m_body += "<thead><tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        m_body += open("th", i) + htmlText(table.columns[i].title) + "</th>";
    m_body += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        ISCOPE_ASSERT(row.size() == table.columns.size());
        m_body += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            m_body += open("td", i) + htmlText(row[i]) + "</td>";
        m_body += "</tr>\n";
    }
    m_body += "</tbody></table></div>\n";
}

void HtmlReport::figure(std::string_view svg, std::string_view caption) {
    m_body += "<figure>\n" + std::string(svg);
    if (!caption.empty())
        m_body += "<figcaption>" + htmlText(caption) + "</figcaption>\n";
    m_body += "</figure>\n";
}

std::string HtmlReport::text() const {
    // The policy lets a browser load nothing and run nothing, whatever a text may hold.
    std::string page =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>" +
        htmlText(m_title) + "</title>\n<style>" + std::string(Style) + "</style>\n</head>\n<body>\n<h1>" +
        htmlText(m_title) + "</h1>\n<p class=\"subtitle\">" + htmlText(m_subtitle) + "</p>\n";
    if (m_sections.size() > 1) {
        page += "<nav><ul>\n";
        for (std::size_t i = 0; i < m_sections.size(); ++i)
            page += "<li><a href=\"#" + anchorOf(i) + "\">" + htmlText(m_sections[i]) + "</a></li>\n";
        page += "</ul></nav>\n";
    }
    return page + m_body + "</body>\n</html>\n";
}

} // namespace intentscope::exporting
