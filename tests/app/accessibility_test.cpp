// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panel_table.h"
#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"

#include <QAccessible>

#include <string>

namespace intentscope::app {
namespace {

/// Whether the Tab key should stop here.
bool takesTab(const QWidget& widget) {
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 &&
           widget.focusProxy() == nullptr;
}

std::string nameOf(const QWidget& widget) {
    std::string path;
    for (const QWidget* each = &widget; each != nullptr && !each->isWindow(); each = each->parentWidget()) {
        path = std::string(each->metaObject()->className()) + " " + each->objectName().toStdString() +
               (path.empty() ? "" : " > ") + path;
    }
    return path;
}

class AccessibilityTest : public WindowFixture {
protected:
    void SetUp() override {
        WindowFixture::SetUp();
        QAccessible::setActive(true);
        open(m_workspace);
        select("i3");
        settle();
    }
    void show(const LayoutSpec& layout) {
        m_window->workbench().applyLayout(layout.layout);
        test::waitUntil([] { return false; }, 60);
    }
    QList<QWidget*> stops() const {
        QList<QWidget*> found;
        for (auto* widget : m_window->findChildren<QWidget*>()) {
            if (widget->window() == m_window.get() && takesTab(*widget))
                found << widget;
        }
        return found;
    }
};

TEST_F(AccessibilityTest, EverythingThatTakesTheKeyboardHasANameAndARole) {
    for (const LayoutSpec& layout : layoutTable()) {
        show(layout);
        for (QWidget* widget : stops()) {
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            ASSERT_NE(face, nullptr) << layout.name << ": " << nameOf(*widget);
            EXPECT_FALSE(face->text(QAccessible::Name).trimmed().isEmpty())
                << "no name in " << layout.name << ": " << nameOf(*widget);
            EXPECT_TRUE(face->role() != QAccessible::NoRole && face->role() != QAccessible::Client)
                << "no role in " << layout.name << ": " << nameOf(*widget);
        }
    }
}

} // namespace
} // namespace intentscope::app
