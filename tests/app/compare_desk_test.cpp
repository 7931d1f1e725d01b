// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare_desk.h"

#include "tests/app/window_fixture.h"
#include "tests/support/result_matchers.h"
#include "widgets/errors/change_tabs.h"

#include <QComboBox>
#include <QPushButton>
#include <QTableView>

#include <utility>

namespace intentscope::app {
namespace {

class CompareDeskTest : public WindowFixture {
protected:
    void openLayout() {
        open(m_workspace);
        ASSERT_TRUE(m_window->applyLayout(QStringLiteral("compare")));
        settle();
    }
    errors::ChangeTabs& changes() { return m_window->workbench().compare().changes(); }
    void click(const QString& text) {
        for (auto* button : m_window->workbench().compare().findChildren<QPushButton*>()) {
            if (button->text() == text)
                button->click();
        }
        settle();
    }
};

TEST_F(CompareDeskTest, ShowsWhoMovedAndSelectsWhoIsChosen) {
    openLayout();
    ASSERT_GT(changes().users().rowCount(), 0);
    changes().setCurrentIndex(1);
    auto* table = qobject_cast<QTableView*>(changes().currentWidget());
    ASSERT_NE(table, nullptr);
    const int last = changes().users().rowCount() - 1;
    table->selectRow(last);
    EXPECT_EQ(m_window->selection().current().user.value, changes().users().moverAt(last).row);
}

TEST_F(CompareDeskTest, ComparesEveryValueOfAChosenColumn) {
    openLayout();
    EXPECT_EQ(changes().slices().rowCount(), 0) << "nothing is saved";
    EXPECT_FALSE(shownText(QStringLiteral("No slice is saved yet")).isEmpty());
    for (auto* box : changes().findChildren<QComboBox*>()) {
        const int region = box->findData(QStringLiteral("region"));
        if (region < 0)
            continue;
        box->setCurrentIndex(region);
        Q_EMIT box->activated(region);
    }
    settle();
    ASSERT_EQ(changes().slices().rowCount(), 2);
    EXPECT_TRUE(changes().slices().sliceAt(0).name.starts_with("region: "));
}

TEST_F(CompareDeskTest, WhatIsBrokenBecomesATestOfEveryRun) {
    openLayout();
    click(QStringLiteral("Test basket"));
    EXPECT_FALSE(shownText(QStringLiteral("no regression basket yet")).isEmpty());
    if (m_window->controller().comparison()->outcomes.broken.empty()) {
        auto turned = m_window->selection().current();
        std::swap(turned.beforeRun, turned.afterRun);
        m_window->selection().select(turned);
        settle();
    }
    ASSERT_FALSE(m_window->controller().comparison()->outcomes.broken.empty());
    click(QStringLiteral("Keep what broke"));
    EXPECT_EQ(m_env.kind(m_workspace / "basket.txt"), FileKind::Regular);
    click(QStringLiteral("Test basket"));
    EXPECT_FALSE(shownText(QStringLiteral("expectations of the basket")).isEmpty());
}

} // namespace
} // namespace intentscope::app
