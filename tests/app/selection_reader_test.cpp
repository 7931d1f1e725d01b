// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selection_reader.h"

#include "tests/app/window_fixture.h"

namespace intentscope::app {
namespace {

using SelectionReaderTest = WindowFixture;

TEST_F(SelectionReaderTest, WithALargeDatasetAChatIsSelectedWhenItHasBeenRead) {
    open(m_workspace);
    select("i1");
    auto& selection = m_window->selection();
    const SelectionReader reader({*m_jobs, m_window->controller(), selection}, 0);
    const state::Selection before = selection.current();
    select("i3");
    EXPECT_EQ(selection.current(), before) << "nothing waits for the disk on this thread";
    settle();
    EXPECT_EQ(selection.current().impression, *m_window->controller().dataset()->findImpression("i3"));
}

TEST_F(SelectionReaderTest, OfTwoChatsTheLaterOneIsSelected) {
    open(m_workspace);
    const SelectionReader reader({*m_jobs, m_window->controller(), m_window->selection()}, 0);
    select("i1");
    select("i2");
    settle();
    EXPECT_EQ(
        m_window->selection().current().impression, *m_window->controller().dataset()->findImpression("i2"));
}

TEST_F(SelectionReaderTest, WithASmallDatasetAChatIsSelectedAtOnce) {
    open(m_workspace);
    select("i3");
    EXPECT_EQ(
        m_window->selection().current().impression, *m_window->controller().dataset()->findImpression("i3"));
}

} // namespace
} // namespace intentscope::app
