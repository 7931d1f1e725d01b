// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/html_report.h"

#include "core/data/cell.h"
#include "core/exporting/svg_plot.h"

#include <gmock/gmock.h>

namespace intentscope::exporting {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(HtmlReport, EscapesWhateverATextHolds) {
    EXPECT_EQ(
        htmlText("<b a=\"1\">&'x'</b>\n\t\xE6\x9C\xAA"),
        "&lt;b a=&quot;1&quot;&gt;&amp;&#39;x&#39;&lt;/b&gt;\n\t\xE6\x9C\xAA");
    EXPECT_EQ(
        htmlText(std::string_view("a\0b\x07", 4)),
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
    EXPECT_EQ(htmlText("\xFF<\xC3"), "\xEF\xBF\xBD&lt;\xEF\xBF\xBD");
    EXPECT_EQ(htmlText(""), "");
}

TEST(HtmlReport, IsOnePageThatLoadsAndRunsNothing) {
    const std::string bad = "</td><script>alert(1)</script>";
    HtmlReport report(bad, bad);
    report.section(bad);
    report.section("Second");
    report.paragraph(bad);
    report.warning(bad);
    report.list(std::vector<std::string>{bad, "two"});
    report.table({.caption = bad, .columns = {{bad, false}, {"n", true}}, .rows = {{bad, "1"}, {"b", "2"}}});
    report.figure(svgOf(BarPlot{.title = bad, .axis = bad, .bars = {{.name = bad, .value = 1}}}), bad);
    const std::string page = report.text();
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("src=")));
    EXPECT_THAT(page, Not(HasSubstr("url(")));
    EXPECT_THAT(page, Not(HasSubstr("://")));
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));
    EXPECT_THAT(page, HasSubstr("prefers-color-scheme:dark"));
    EXPECT_THAT(page, HasSubstr("<a href=\"#section-2\">Second</a>"));
    EXPECT_THAT(page, HasSubstr("<h2 id=\"section-2\">Second</h2>"));
    EXPECT_THAT(page, HasSubstr("<tr><td>b</td><td class=\"n\">2</td></tr>"));
    EXPECT_TRUE(page.starts_with("<!DOCTYPE html>"));
    EXPECT_TRUE(page.ends_with("</html>\n"));
    EXPECT_FALSE(data::findInvalidUtf8(page));
}

} // namespace
} // namespace intentscope::exporting
