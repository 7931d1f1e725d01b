// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/expectations_desk.h"

#include "tests/app/window_fixture.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/message_bar.h"
#include "widgets/errors/expectations_model.h"

#include <QPushButton>

namespace intentscope::app {
namespace {

class ExpectationsDeskTest : public WindowFixture {
protected:
    void show() {
        open(m_workspace);
        m_window->workbench().showPanel(panel());
        settle();
    }
    void click(const QString& beginning) {
        for (auto* button : panel().findChildren<QPushButton*>())
            if (button->text().startsWith(beginning) && button->isVisible())
                button->click();
        settle();
    }
    errors::ExpectationsPanel& panel() { return m_window->workbench().expectations(); }
};

TEST_F(ExpectationsDeskTest, TestsTheBasketAndFollowsTheRun) {
    m_folder.write(
        "shop.iscope/basket.txt", "impression i2\n  expect track in top 1\n  expect refund in top 4\n");
    show();
    ASSERT_EQ(panel().expectations().rowCount(), 2);
    const auto passes = [this] { return panel().expectations().outcomeAt(0).isPassed(); };
    const bool before = passes();
    EXPECT_TRUE(panel().expectations().outcomeAt(1).isPassed()) << "four candidates";
    auto turned = m_window->selection().current();
    std::swap(turned.beforeRun, turned.afterRun);
    m_window->selection().select(turned);
    settle();
    ASSERT_EQ(panel().expectations().rowCount(), 2);
    EXPECT_NE(passes(), before) << "the rankers are opposed";
}

TEST_F(ExpectationsDeskTest, SaysThatNothingIsExpectedYetAndShowsAMistakeWithItsLine) {
    show();
    EXPECT_FALSE(shownText(QStringLiteral("Nothing is expected yet")).isEmpty());
    m_folder.write("shop.iscope/basket.txt", "impression i2\n  hope for the best\n");
    open(m_workspace);
    m_window->workbench().showPanel(panel());
    settle();
    EXPECT_EQ(panel().findChild<ui::MessageBar*>()->messageCount(), 1);
}

} // namespace
} // namespace intentscope::app
