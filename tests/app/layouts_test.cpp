// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout_menu.h"
#include "app/panel_table.h"
#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QInputDialog>
#include <QLineEdit>

#include <set>
#include <string>

namespace intentscope::app {
namespace {

class LayoutsTest : public WindowFixture {
protected:
    void TearDown() override {
        for (const QString& name : m_settings.savedLayouts())
            m_settings.removeLayout(name);
    }
    /// The docks get their sizes in a later turn of the event loop.
    static void rest() {
        test::waitUntil([] { return false; }, 60);
    }
    QDockWidget& dock(const char* name) const {
        return *m_window->workbench().findChild<QDockWidget*>(QLatin1String(name));
    }
    LayoutMenu& menu() const { return *m_window->findChild<LayoutMenu*>(); }
};

TEST(PanelTableTest, NamesKeysAndTitlesAreThereOnce) {
    std::set<std::string> names;
    std::set<std::string> keys;
    std::set<QString> titles;
    for (const PanelSpec& panel : panelTable()) {
        EXPECT_TRUE(names.insert(panel.name).second) << panel.name;
        EXPECT_TRUE(std::string(panel.key).empty() || keys.insert(panel.key).second) << panel.name;
        EXPECT_TRUE(titles.insert(panel.title()).second) << panel.name;
        EXPECT_FALSE(panel.purpose().isEmpty()) << panel.name;
        EXPECT_FALSE(panel.places.empty()) << panel.name << " is in no layout";
        std::set<Layout> layouts;
        for (const PanelPlace& place : panel.places)
            EXPECT_TRUE(layouts.insert(place.layout).second) << panel.name << " is twice in a layout";
    }
}

TEST(PanelTableTest, LayoutsAreFoundByTheirNamesInAnyCase) {
    for (const LayoutSpec& layout : layoutTable()) {
        EXPECT_EQ(&layoutSpec(layout.layout), &layout);
        EXPECT_EQ(findLayout(QString::fromLatin1(layout.name).toUpper()), &layout);
    }
    EXPECT_EQ(findLayout(QStringLiteral("no such layout")), nullptr);
}

TEST_F(LayoutsTest, EveryLayoutShowsItsPanelsAndNoOthers) {
    open(m_workspace);
    for (const LayoutSpec& layout : layoutTable()) {
        ASSERT_TRUE(m_window->applyLayout(QString::fromLatin1(layout.name)));
        rest();
        for (const PanelSpec& panel : panelTable()) {
            const PanelPlace* place = panel.placeIn(layout.layout);
            if (panel.area == PanelArea::Middle)
                continue;
            EXPECT_EQ(!dock(panel.name).isHidden(), place != nullptr) << panel.name << " in " << layout.name;
        }
    }
}

TEST_F(LayoutsTest, ResetForgetsWhatWasMoved) {
    open(m_workspace);
    const auto places = [this] {
        std::string text;
        for (auto* each : m_window->workbench().findChildren<QDockWidget*>())
            text += each->objectName().toStdString() + (each->isHidden() ? " hidden " : " shown ") +
                    (each->isFloating() ? "floats " : "") +
                    std::to_string(m_window->workbench().dockWidgetArea(each)) + "\n";
        return text;
    };
    for (const LayoutSpec& layout : layoutTable()) {
        m_window->workbench().applyLayout(layout.layout);
        rest();
        const std::string fresh = places();
        dock("kb").setVisible(dock("kb").isHidden());
        dock("train").setFloating(true);
        m_window->workbench().addDockWidget(Qt::BottomDockWidgetArea, &dock("label"));
        dock("users").setVisible(dock("users").isHidden());
        rest();
        ASSERT_NE(places(), fresh) << layout.name;
        action(QStringLiteral("Reset the layout"))->trigger();
        rest();
        EXPECT_EQ(places(), fresh) << layout.name;
    }
}

TEST_F(LayoutsTest, ASavedLayoutComesBackByItsNameAndCanBeRemoved) {
    open(m_workspace);
    m_window->applyLayout(QStringLiteral("compare"));
    dock("kb").show();
    rest();
    const QString name = QStringLiteral("mine / 2");
    menu().save(QStringLiteral("  %1 ").arg(name));
    menu().save(QString());
    EXPECT_EQ(Settings().savedLayouts(), QStringList(name));
    m_window->applyLayout(QStringLiteral("train"));
    rest();
    ASSERT_EQ(menu().actionsOfLayouts().size(), 1);
    menu().actionsOfLayouts().front()->trigger();
    rest();
    EXPECT_FALSE(dock("kb").isHidden());
    EXPECT_FALSE(dock("compare").isHidden());
    EXPECT_TRUE(dock("train").isHidden());
    EXPECT_EQ(m_window->workbench().layout(), Layout::Compare) << "what reset goes back to";
    menu().remove(name);
    rest();
    EXPECT_TRUE(menu().actionsOfLayouts().isEmpty());
    EXPECT_TRUE(Settings().savedLayouts().isEmpty());
}

TEST_F(LayoutsTest, SavingAsksForANameInABoxThatLeavesTheWindowUsable) {
    open(m_workspace);
    action(QStringLiteral("Save the layout..."))->trigger();
    auto* box = m_window->findChild<QInputDialog*>();
    ASSERT_NE(box, nullptr);
    EXPECT_FALSE(box->isModal());
    box->setTextValue(QStringLiteral("two screens"));
    box->accept();
    EXPECT_EQ(m_settings.savedLayouts(), QStringList(QStringLiteral("two screens")));
}

TEST_F(LayoutsTest, ALayoutOfAnotherVersionIsRefusedAndNothingMoves) {
    open(m_workspace);
    rest();
    const QByteArray before = m_window->workbench().saveLayout();
    for (const int changed : {0, 7}) {
        QByteArray other = before;
        other[changed] = static_cast<char>(other[changed] + 1);
        EXPECT_FALSE(m_window->workbench().restoreLayout(other)) << changed;
    }
    for (const qsizetype length : {qsizetype{0}, qsizetype{9}, before.size() / 2, before.size() - 1})
        EXPECT_FALSE(m_window->workbench().restoreLayout(before.left(length))) << length;
    EXPECT_EQ(m_window->workbench().saveLayout(), before);
}

TEST_F(LayoutsTest, EveryPanelIsReachedByItsKeyFromAnyLayout) {
    open(m_workspace);
    select("i1");
    settle();
    m_window->applyLayout(QStringLiteral("label"));
    for (const PanelSpec& panel : panelTable()) {
        QAction* go = action(QStringLiteral("Go to: %1").arg(panel.title()));
        ASSERT_NE(go, nullptr) << panel.name;
        EXPECT_EQ(go->shortcut(), QKeySequence(QString::fromLatin1(panel.key)));
        EXPECT_FALSE(go->icon().isNull()) << panel.name;
        go->trigger();
        QWidget* shown = m_window->workbench().panel(panel.nameText());
        QWidget* focus = QApplication::focusWidget();
        ASSERT_NE(focus, nullptr) << panel.name;
        EXPECT_TRUE(focus == shown || shown->isAncestorOf(focus))
            << panel.name << ": " << focus->metaObject()->className();
    }
}

} // namespace
} // namespace intentscope::app
