// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_desk.h"

#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"
#include "tests/support/tiny_dataset.h"
#include "widgets/base/convert.h"
#include "widgets/base/message_bar.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

namespace intentscope::app {
namespace {

constexpr char Tickets[] = "ticket,user_id,time,intent_id,amount\n"
                           "t1,ann,2024-03-01T10:00:00Z,track,12.5\n"
                           "t2,bob,2024-03-02T11:00:00Z,refund,3\n"
                           "t3,ann,2024-03-03T12:00:00Z,track,\n";

class ImportDeskTest : public WindowFixture {
protected:
    void look(const std::filesystem::path& path) {
        m_window->openPath(path);
        settle();
    }
    void import() {
        for (auto* button : m_window->importPage().findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Import"))
                button->click();
        }
        settle();
    }
    bool isOnImportPage() const { return m_window->importPage().isVisible(); }

    std::filesystem::path m_place = m_folder.path() / "made" / "tickets.iscope";
};

TEST_F(ImportDeskTest, ATableBecomesANewWorkspaceThatOpens) {
    look(m_folder.write("tickets.csv", Tickets));
    ASSERT_TRUE(isOnImportPage());
    m_window->importPage().setWorkspacePlace(ui::pathText(m_place));
    ASSERT_TRUE(m_window->importPage().canImport());
    import();
    EXPECT_FALSE(isOnImportPage());
    ASSERT_TRUE(m_window->controller().isOpen());
    EXPECT_EQ(m_window->controller().workspace()->folder(), m_place);
    ASSERT_NE(m_window->controller().dataset(), nullptr);
    EXPECT_EQ(m_window->controller().dataset()->userCount(), 2);
    EXPECT_EQ(m_window->controller().dataset()->impressionCount(), 3);
}

TEST_F(ImportDeskTest, ADroppedTableGoesIntoTheOpenWorkspace) {
    open(m_workspace);
    QMimeData carried;
    carried.setUrls({QUrl::fromLocalFile(ui::pathText(m_folder.write("tickets.csv", Tickets)))});
    QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &carried, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(600, 400), Qt::CopyAction, &carried, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    settle();
    ASSERT_TRUE(isOnImportPage());
    import();
    EXPECT_EQ(m_window->controller().workspace()->folder(), m_workspace);
    EXPECT_EQ(m_window->controller().datasets().size(), 2U);
    EXPECT_EQ(m_window->controller().dataset()->info().name, "tickets");
}

TEST_F(ImportDeskTest, ADirectoryIsImportedAsItDescribesItself) {
    look(test::writeTinySource(m_folder) / "dataset.json");
    m_window->importPage().setWorkspacePlace(ui::pathText(m_place));
    ASSERT_TRUE(m_window->importPage().canImport());
    import();
    ASSERT_NE(m_window->controller().dataset(), nullptr);
    EXPECT_EQ(m_window->controller().dataset()->impressionCount(), 6);
}

TEST_F(ImportDeskTest, AFileThatIsNoTableSaysWhyAndCanBeLeft) {
    look(m_folder.write("picture.png", "not a table"));
    EXPECT_TRUE(isOnImportPage());
    EXPECT_FALSE(m_window->importPage().canImport());
    EXPECT_EQ(m_window->importPage().findChild<ui::MessageBar*>()->messageCount(), 1);
    press(Qt::Key_Escape);
    EXPECT_FALSE(isOnImportPage());
}

TEST_F(ImportDeskTest, ABadRowLeavesNoWorkspaceBehind) {
    look(m_folder.write("tickets.csv", std::string(Tickets) + "t4,cid\n"));
    m_window->importPage().setWorkspacePlace(ui::pathText(m_place));
    ASSERT_TRUE(m_window->importPage().canImport());
    import();
    EXPECT_TRUE(isOnImportPage());
    EXPECT_FALSE(std::filesystem::exists(m_place));
    EXPECT_FALSE(m_window->controller().isOpen());
    EXPECT_TRUE(m_window->importPage().canImport()) << "the choices are still there";
}

} // namespace
} // namespace intentscope::app
