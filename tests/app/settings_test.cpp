// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <gtest/gtest.h>

namespace intentscope::app {
namespace {

TEST(SettingsTest, KeepsTheNewestWorkspacesFirstAndOnce) {
    Settings settings;
    for (int i = 0; i < Settings::MaximumRecent + 3; ++i)
        settings.addRecentWorkspace(QStringLiteral("/shops/%1.iscope").arg(i));
    settings.addRecentWorkspace(QStringLiteral("/shops/5.iscope"));
    const QStringList recent = Settings().recentWorkspaces();
    EXPECT_EQ(recent.size(), Settings::MaximumRecent);
    EXPECT_EQ(recent.front(), QStringLiteral("/shops/5.iscope"));
    EXPECT_EQ(recent.count(QStringLiteral("/shops/5.iscope")), 1);
    settings.forgetRecentWorkspace(QStringLiteral("/shops/5.iscope"));
    EXPECT_FALSE(Settings().recentWorkspaces().contains(QStringLiteral("/shops/5.iscope")));
}

TEST(SettingsTest, RemembersTheThemeAndFollowsTheSystemOtherwise) {
    Settings settings;
    for (const auto mode : {ui::ThemeMode::Dark, ui::ThemeMode::Light, ui::ThemeMode::FollowSystem}) {
        settings.setThemeMode(mode);
        EXPECT_EQ(Settings().themeMode(), mode);
    }
}

TEST(SettingsTest, NamesAnAnnotatorEvenWhenNobodyGaveAName) {
    Settings settings;
    settings.setAnnotator(QStringLiteral("  Ana "));
    EXPECT_EQ(Settings().annotator(), QStringLiteral("Ana"));
    settings.setAnnotator({});
    EXPECT_FALSE(Settings().annotator().isEmpty());
}

} // namespace
} // namespace intentscope::app
