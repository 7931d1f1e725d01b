// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start_options.h"

#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

namespace intentscope::app {
namespace {

Result<StartOptions> parse(QStringList arguments) {
    arguments.prepend(QStringLiteral("intentscope"));
    return parseStartOptions(arguments);
}

TEST(StartOptionsTest, WithoutArgumentsAPersonSeesTheStartPage) {
    ASSERT_OK_AND_ASSIGN(const auto options, parse({}));
    EXPECT_TRUE(options.workspace.isEmpty());
    EXPECT_TRUE(options.screenshot.isEmpty());
    EXPECT_FALSE(options.size);
    EXPECT_FALSE(options.theme);
}

TEST(StartOptionsTest, ReadsEveryOption) {
    ASSERT_OK_AND_ASSIGN(
        const auto options,
        parse(
            {QStringLiteral("shop.iscope"),
             QStringLiteral("--screenshot"),
             QStringLiteral("a.png"),
             QStringLiteral("--panel=timeline"),
             QStringLiteral("--layout"),
             QStringLiteral("label"),
             QStringLiteral("--size"),
             QStringLiteral("1280x800"),
             QStringLiteral("--theme"),
             QStringLiteral("dark")}));
    EXPECT_EQ(options.workspace, QStringLiteral("shop.iscope"));
    EXPECT_EQ(options.screenshot, QStringLiteral("a.png"));
    EXPECT_EQ(options.panel, QStringLiteral("timeline"));
    EXPECT_EQ(options.layout, QStringLiteral("label"));
    EXPECT_EQ(options.size, QSize(1280, 800));
    EXPECT_EQ(options.theme, ui::ThemeMode::Dark);
}

TEST(StartOptionsTest, NamesWhatItDoesNotUnderstand) {
    for (const char* size : {"big", "1280", "1280x", "-1x5", "1280x800x3"}) {
        EXPECT_THAT(
            parse({QStringLiteral("--size=%1").arg(QLatin1String(size))}),
            test::HasErrorAbout(ErrorCode::InvalidInput, size));
    }
    EXPECT_THAT(
        parse({QStringLiteral("--theme=pink")}), test::HasErrorAbout(ErrorCode::InvalidInput, "pink"));
    EXPECT_THAT(
        parse({QStringLiteral("--frobnicate")}), test::HasErrorAbout(ErrorCode::InvalidInput, "frobnicate"));
    EXPECT_THAT(
        parse({QStringLiteral("a.iscope"), QStringLiteral("b.iscope")}),
        test::HasErrorAbout(ErrorCode::InvalidInput, "b.iscope"));
}

} // namespace
} // namespace intentscope::app
