// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/convert.h"

#include <QDockWidget>
#include <QLineEdit>

#include <fstream>

namespace intentscope::app {
namespace {

using test::HasError;

Session someSession() {
    return {
        .dataset = QStringLiteral("3fa9"),
        .user = QStringLiteral("u1"),
        .impression = QStringLiteral("i\"3"),
        .intent = QStringLiteral("发货"),
        .beforeRun = QStringLiteral("r1"),
        .afterRun = QStringLiteral("r2"),
        .filter = QStringLiteral("region == \"SG\""),
        .layout = QByteArray("\0\1\xff", 3),
        .geometry = QByteArray("g")};
}

TEST(SessionJsonTest, ComesBackAsItWasAndGivesTheSameBytes) {
    const QByteArray text = toJson(someSession());
    ASSERT_OK_AND_ASSIGN(const Session read, sessionFromJson(text));
    EXPECT_EQ(read, someSession());
    EXPECT_EQ(toJson(read), text);
    ASSERT_OK_AND_ASSIGN(const Session nothing, sessionFromJson(toJson({})));
    EXPECT_EQ(nothing, Session());
}

TEST(SessionJsonTest, RefusesWhatIsDamagedOrNewer) {
    for (const char* text : {"", "{", "[]", "{}", R"({"version": "1"})"})
        EXPECT_THAT(sessionFromJson(text), HasError(ErrorCode::Corrupt)) << text;
    EXPECT_THAT(sessionFromJson(R"({"version": 2})"), HasError(ErrorCode::UnsupportedVersion));
}

TEST(SessionStoreTest, KeepsOneFileAWorkspaceAndNamesADamagedOne) {
    RealEnv env;
    const test::TempDirectory folder;
    const SessionStore store(env, folder.path() / "sessions");
    const auto shop = folder.path() / "shop.iscope";
    ASSERT_OK_AND_ASSIGN(const auto nothing, store.load(shop));
    EXPECT_FALSE(nothing);
    ASSERT_OK(store.save(shop, someSession()));
    ASSERT_OK_AND_ASSIGN(const auto read, store.load(folder.path() / "." / "shop.iscope"));
    EXPECT_EQ(read, someSession()) << "the same folder, written in another way";
    ASSERT_OK_AND_ASSIGN(const auto other, store.load(folder.path() / "other.iscope"));
    EXPECT_FALSE(other);
    std::ofstream(store.fileOf(shop)) << "{";
    const auto damaged = store.load(shop);
    ASSERT_THAT(damaged, HasError(ErrorCode::Corrupt));
    EXPECT_EQ(damaged.error().place.file, store.fileOf(shop).string());
}

class SessionTest : public WindowFixture {
protected:
    SessionPlace sessions() const override { return {.folder = m_folder.path() / "sessions"}; }
};

TEST_F(SessionTest, ComesBackWhenTheWorkspaceIsOpenedAgain) {
    open(m_workspace);
    select("i3");
    const auto& dataset = *m_window->controller().dataset();
    m_window->selection().selectIntent(*dataset.findIntent(dataset.intentId(IntentIndex{1})));
    const std::string before = m_window->selection().current().beforeRun;
    m_window->selection().selectAfterRun(before);
    m_window->workbench().users().setFilterText(QStringLiteral("region == \"SG\""));
    m_window->applyLayout(QStringLiteral("compare"));
    m_window->workbench().findChild<QDockWidget*>(QStringLiteral("kb"))->show();
    settle();
    // Until the docks have come to rest.
    test::waitUntil([] { return false; }, 200);
    const Session left = m_window->sessionDesk().current();
    ASSERT_EQ(left.impression, QStringLiteral("i3"));
    ASSERT_FALSE(left.filter.isEmpty());
    m_window->close();
    startWindow();
    ASSERT_NE(m_window->workbench().layout(), Layout::Compare);
    open(m_workspace);
    test::waitUntil([&] { return m_window->sessionDesk().current().layout == left.layout; }, 5000);
    const Session back = m_window->sessionDesk().current();
    EXPECT_EQ(back.dataset, left.dataset);
    EXPECT_EQ(back.user, left.user);
    EXPECT_EQ(back.impression, left.impression);
    EXPECT_EQ(back.intent, left.intent);
    EXPECT_EQ(back.beforeRun, left.beforeRun);
    EXPECT_EQ(back.afterRun, left.afterRun);
    EXPECT_EQ(back.filter, left.filter);
    EXPECT_EQ(back.layout, left.layout);
    EXPECT_EQ(m_window->workbench().layout(), Layout::Compare);
}

TEST_F(SessionTest, IsOnDiskSoonAfterTheSelectionChanged) {
    open(m_workspace);
    select("i1");
    const SessionStore store(m_env, sessions().folder);
    ASSERT_TRUE(test::waitUntil([&] { return m_env.kind(store.fileOf(m_workspace)) == FileKind::Regular; }));
    ASSERT_OK_AND_ASSIGN(const auto kept, store.load(m_workspace));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->impression, QStringLiteral("i1"));
}

TEST_F(SessionTest, WhatIsNotThereAnyMoreIsPassedOver) {
    open(m_workspace);
    Session session = m_window->sessionDesk().current();
    m_window->controller().close();
    session.impression = QStringLiteral("gone");
    session.beforeRun = QStringLiteral("gone too");
    session.layout = "no layout";
    session.geometry = "no geometry";
    const SessionStore store(m_env, sessions().folder);
    ASSERT_OK(store.save(m_workspace, session));
    startWindow();
    open(m_workspace);
    EXPECT_TRUE(m_window->isSettled());
    EXPECT_EQ(m_window->controller().comparedRuns().before->info().name, "base");
    EXPECT_EQ(
        ui::toStdString(session.user),
        m_window->controller().dataset()->userId(m_window->selection().current().user));
}

TEST_F(SessionTest, ADamagedSessionIsToldAndTheWorkspaceOpensAllTheSame) {
    open(m_workspace);
    m_window->close();
    const SessionStore store(m_env, sessions().folder);
    std::ofstream(store.fileOf(m_workspace)) << "{";
    startWindow();
    open(m_workspace);
    EXPECT_TRUE(m_window->controller().isOpen());
    EXPECT_FALSE(shownText(QStringLiteral("no session")).isEmpty());
}

} // namespace
} // namespace intentscope::app
