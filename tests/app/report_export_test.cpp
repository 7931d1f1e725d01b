// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report_pdf.h"

#include "core/exporting/html_report.h"
#include "core/exporting/svg_plot.h"
#include "tests/app/window_fixture.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"

#include <gmock/gmock.h>

namespace intentscope::app {
namespace {

using testing::HasSubstr;

std::string read(const std::filesystem::path& file) {
    RealEnv env;
    auto text = env.readFile(file);
    return text ? *text : std::string();
}

TEST(ReportPdfTest, HasTextPlotsAndAsManyPagesAsItTakes) {
    const test::TempDirectory folder;
    RealEnv env;
    exporting::HtmlReport report("base and tuned", "Review");
    report.section("Runs");
    report.table({.columns = {{"Hash"}}, .rows = {{std::string(64, 'a')}}});
    report.figure(
        exporting::svgOf(exporting::BarPlot{.title = "GAUC", .bars = {{.name = "x", .value = 1}}}), "");
    ASSERT_OK(writePdf(env, report.text(), folder.path() / "short.pdf"));
    const std::string brief = read(folder.path() / "short.pdf");
    EXPECT_TRUE(brief.starts_with("%PDF-"));
    EXPECT_THAT(brief, HasSubstr("/Subtype /Image"));
    EXPECT_THAT(brief, HasSubstr("/Count 1"));
    for (int i = 0; i < 200; ++i)
        report.paragraph("One more line of the report");
    ASSERT_OK(writePdf(env, report.text(), folder.path() / "long.pdf"));
    EXPECT_EQ(read(folder.path() / "long.pdf").find("/Count 1\n"), std::string::npos);
}

TEST(ReportPdfTest, SaysWhereItCouldNotBeWritten) {
    const test::TempDirectory folder;
    RealEnv env;
    const auto status = writePdf(env, "<html></html>", folder.path() / "missing" / "report.pdf");
    ASSERT_FALSE(status);
    EXPECT_THAT(status.error().place.file, HasSubstr("missing"));
}

TEST_F(WindowFixture, AReportOfTheRunsOnScreenIsWrittenAsPageAndAsPdf) {
    open(m_workspace);
    m_window->writeReportTo(m_folder.path() / "report.html");
    settle();
    const std::string page = read(m_folder.path() / "report.html");
    EXPECT_THAT(page, HasSubstr("base and tuned"));
    EXPECT_THAT(page, HasSubstr(m_window->controller().dataset()->info().hash));
    EXPECT_FALSE(shownText(QStringLiteral("report.html")).isEmpty());
    m_window->writeReportTo(m_folder.path() / "report.pdf");
    settle();
    EXPECT_TRUE(read(m_folder.path() / "report.pdf").starts_with("%PDF-"));
    const auto messageCount = [this] {
        int count = 0;
        for (const auto* bar : m_window->findChildren<ui::MessageBar*>())
            count += bar->messageCount();
        return count;
    };
    const int before = messageCount();
    m_window->writeReportTo(m_folder.path() / "missing" / "report.html");
    settle();
    EXPECT_EQ(messageCount(), before + 1) << "an error stays in the window";
}

} // namespace
} // namespace intentscope::app
