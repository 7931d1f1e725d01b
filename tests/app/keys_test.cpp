// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the window, pressed in the real window. Those of the label panel and of the timeline are tested
// where they work as well; here it is their scope that counts.
#include "app/command_palette.h"
#include "app/key_settings.h"
#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"
#include "widgets/timeline/timeline_view.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

namespace intentscope::app {
namespace {

class KeysTest : public WindowFixture {
protected:
    void SetUp() override {
        WindowFixture::SetUp();
        open(m_workspace);
        select("i1");
        settle();
        m_window->workbench().goToPanel(QStringLiteral("users"));
    }
    template <class Widget>
    Widget* shown() const {
        for (auto* widget : m_window->findChildren<Widget*>()) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    timeline::TimelineView& timeline() {
        auto* view = m_window->workbench().timeline().findChild<timeline::TimelineView*>();
        view->setFocus();
        return *view;
    }
    ImpressionIndex selected() const { return m_window->selection().current().impression; }
};

TEST_F(KeysTest, TwoKeysOpenThePaletteAndEscapeClosesIt) {
    for (const auto modifiers :
         {Qt::KeyboardModifiers(Qt::ControlModifier), Qt::ControlModifier | Qt::ShiftModifier}) {
        press(modifiers.testFlag(Qt::ShiftModifier) ? Qt::Key_P : Qt::Key_K, modifiers);
        auto* palette = shown<CommandPalette>();
        ASSERT_NE(palette, nullptr);
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Escape);
        EXPECT_EQ(shown<CommandPalette>(), nullptr);
    }
}

TEST_F(KeysTest, ControlAndCommaOpenTheSettingsOfKeys) {
    press(Qt::Key_Comma, Qt::ControlModifier);
    EXPECT_NE(shown<KeySettings>(), nullptr);
}

TEST_F(KeysTest, HistoryGoesBackAndForward) {
    select("i3");
    const ImpressionIndex third = selected();
    press(Qt::Key_BracketLeft, Qt::ControlModifier);
    EXPECT_NE(selected(), third);
    press(Qt::Key_BracketRight, Qt::ControlModifier);
    EXPECT_EQ(selected(), third);
}

TEST_F(KeysTest, F11FillsTheScreenAndComesBack) {
    press(Qt::Key_F11);
    EXPECT_TRUE(m_window->isFullScreen());
    press(Qt::Key_F11);
    EXPECT_FALSE(m_window->isFullScreen());
}

TEST_F(KeysTest, ControlAndANumberChooseALayoutAndZeroResetsIt) {
    int number = 0;
    for (const LayoutSpec& layout : layoutTable()) {
        press(Qt::Key_1 + number, Qt::ControlModifier);
        EXPECT_EQ(m_window->workbench().layout(), layout.layout) << layout.name;
        ++number;
        m_window->workbench().goToPanel(QStringLiteral("timeline"));
    }
    press(Qt::Key_1, Qt::ControlModifier);
    m_window->workbench().goToPanel(QStringLiteral("train"));
    press(Qt::Key_0, Qt::ControlModifier);
    EXPECT_FALSE(m_window->workbench().train().isVisible());
}

TEST_F(KeysTest, FindAUserLabelThisChatAndStepThroughChats) {
    press(Qt::Key_F, Qt::ControlModifier);
    EXPECT_NE(qobject_cast<QLineEdit*>(QApplication::focusWidget()), nullptr);
    const ImpressionIndex before = selected();
    press(Qt::Key_Down, Qt::AltModifier);
    EXPECT_NE(selected(), before);
    press(Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(selected(), before);
    press(Qt::Key_L, Qt::ControlModifier);
    EXPECT_TRUE(
        m_window->workbench().label().isAncestorOf(QApplication::focusWidget()) ||
        m_window->workbench().label().hasFocus());
}

TEST_F(KeysTest, LabellingNeedsNoMouseAndUndoWorksFromEveryPanel) {
    press(Qt::Key_L, Qt::ControlModifier);
    press(Qt::Key_1);
    EXPECT_EQ(m_window->labelDesk().session()->labelCount(), 1);
    m_window->workbench().goToPanel(QStringLiteral("timeline"));
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(m_window->labelDesk().session()->labelCount(), 0);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(m_window->labelDesk().session()->labelCount(), 1);
}

TEST_F(KeysTest, ATextBoxSwallowsLettersButNoControlKeys) {
    press(Qt::Key_F, Qt::ControlModifier);
    auto* box = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(box, nullptr);
    for (const int letter : {Qt::Key_1, Qt::Key_W, Qt::Key_D, Qt::Key_N})
        QTest::keyClick(box, static_cast<Qt::Key>(letter));
    EXPECT_EQ(box->text().toLower(), QStringLiteral("1wdn"));
    EXPECT_EQ(m_window->labelDesk().session()->labelCount(), 0);
    press(Qt::Key_K, Qt::ControlModifier);
    EXPECT_NE(shown<CommandPalette>(), nullptr);
}

TEST_F(KeysTest, TheTimelineZoomsPansFocusesAndSteps) {
    timeline();
    const auto visible = [&] { return m_window->timeWindow().visible(); };
    press(Qt::Key_F);
    press(Qt::Key_F);
    const auto whole = visible();
    press(Qt::Key_W);
    const auto zoomed = visible();
    EXPECT_NE(zoomed, whole);
    press(Qt::Key_A);
    EXPECT_NE(visible(), zoomed);
    press(Qt::Key_D);
    EXPECT_EQ(visible(), zoomed);
    press(Qt::Key_S);
    EXPECT_NE(visible(), zoomed);
    press(Qt::Key_Period);
    const auto first = m_window->timeWindow().cursor();
    press(Qt::Key_Period);
    const auto second = m_window->timeWindow().cursor();
    EXPECT_NE(first, second);
    press(Qt::Key_Comma);
    EXPECT_EQ(m_window->timeWindow().cursor(), first);
    EXPECT_EQ(m_window->labelDesk().session()->labelCount(), 0)
        << "letters of the label panel mean nothing here";
}

} // namespace
} // namespace intentscope::app
