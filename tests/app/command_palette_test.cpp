// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_palette.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

#include <gtest/gtest.h>

namespace intentscope::app {
namespace {

TEST(MatchQualityTest, NeedsEveryLetterInOrderInAnyCase) {
    EXPECT_GT(matchQuality(QStringLiteral("exl"), QStringLiteral("Export labels")), 0);
    EXPECT_GT(matchQuality(QStringLiteral("EXPORT"), QStringLiteral("export labels")), 0);
    EXPECT_EQ(matchQuality(QStringLiteral("lex"), QStringLiteral("Export labels")), 0);
    EXPECT_GT(matchQuality({}, QStringLiteral("anything")), 0);
}

TEST(MatchQualityTest, PrefersWholeBeginningsToScatteredLetters) {
    EXPECT_GT(
        matchQuality(QStringLiteral("lab"), QStringLiteral("Layout: Label")),
        matchQuality(QStringLiteral("lab"), QStringLiteral("Close a tab")));
}

class CommandPaletteTest : public testing::Test {
protected:
    CommandPaletteTest() {
        m_window.resize(800, 600);
        m_window.show();
        for (QAction* action : {&m_export, &m_undo, &m_dark})
            QObject::connect(action, &QAction::triggered, &m_window, [this, action] { m_ran << action; });
        m_undo.setEnabled(false);
        m_palette.setActions({&m_export, &m_undo, &m_dark});
        m_palette.open();
    }

    void type(const QString& text) { QTest::keyClicks(m_search, text); }
    void press(Qt::Key key) { QTest::keyClick(m_search, key); }

    QWidget m_window;
    QAction m_export{QStringLiteral("&Export labels...")};
    QAction m_undo{QStringLiteral("Undo label")};
    QAction m_dark{QStringLiteral("Dark")};
    QList<QAction*> m_ran;
    CommandPalette m_palette{&m_window};
    QLineEdit* m_search = m_palette.findChild<QLineEdit*>();
    QListWidget* m_list = m_palette.findChild<QListWidget*>();
};

TEST_F(CommandPaletteTest, RunsTheBestMatchOnEnter) {
    EXPECT_EQ(m_list->count(), 3);
    type(QStringLiteral("dark"));
    EXPECT_EQ(m_list->count(), 1);
    press(Qt::Key_Return);
    EXPECT_EQ(m_ran, QList<QAction*>{&m_dark});
    EXPECT_FALSE(m_palette.isVisible());
}

TEST_F(CommandPaletteTest, ArrowsChooseAndStayWithinTheList) {
    press(Qt::Key_Up);
    EXPECT_EQ(m_list->currentRow(), 0);
    press(Qt::Key_PageDown);
    EXPECT_EQ(m_list->currentRow(), 2);
    press(Qt::Key_Return);
    EXPECT_EQ(m_ran, QList<QAction*>{&m_dark});
}

TEST_F(CommandPaletteTest, ShowsADisabledCommandAndDoesNotRunIt) {
    type(QStringLiteral("undo"));
    EXPECT_EQ(m_list->count(), 1);
    press(Qt::Key_Return);
    EXPECT_TRUE(m_ran.isEmpty());
}

TEST_F(CommandPaletteTest, EscapeClosesAndTheNextTimeTheSearchIsEmpty) {
    type(QStringLiteral("exp"));
    press(Qt::Key_Escape);
    EXPECT_FALSE(m_palette.isVisible());
    m_palette.open();
    EXPECT_TRUE(m_search->text().isEmpty());
    EXPECT_EQ(m_list->count(), 3);
}

} // namespace
} // namespace intentscope::app
