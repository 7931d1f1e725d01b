// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/key_map.h"

#include "app/key_settings.h"
#include "app/settings.h"
#include "tests/app/window_fixture.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/message_bar.h"

#include <QAction>
#include <QKeySequenceEdit>
#include <QTableWidget>

namespace intentscope::app {
namespace {

using labelling::LabelCommand;

class KeyMapTest : public testing::Test {
protected:
    KeyMapTest() {
        m_export.setObjectName(QStringLiteral("exportLabels"));
        m_export.setShortcut(QKeySequence(QStringLiteral("Ctrl+E")));
        m_back.setObjectName(QStringLiteral("back"));
        m_keys.setActions({&m_export, &m_back});
    }
    ~KeyMapTest() override { m_keys.resetAll(); }

    static QKeySequence key(const char* text) { return QKeySequence(QString::fromLatin1(text)); }

    Settings m_settings;
    QAction m_export{QStringLiteral("&Export labels...")};
    QAction m_back{QStringLiteral("Back")};
    KeyMap m_keys{m_settings};
};

TEST_F(KeyMapTest, ANewKeyWorksAtOnceAndIsThereAfterARestart) {
    ASSERT_OK(m_keys.assign(QStringLiteral("exportLabels"), key("Ctrl+Shift+X")));
    EXPECT_EQ(m_export.shortcut(), key("Ctrl+Shift+X"));
    m_export.setShortcut(key("Ctrl+E"));
    Settings again;
    KeyMap restarted(again);
    restarted.setActions({&m_export, &m_back});
    EXPECT_EQ(m_export.shortcut(), key("Ctrl+Shift+X"));
}

TEST_F(KeyMapTest, ATakenKeyIsRefusedByNameAndNothingChanges) {
    EXPECT_THAT(
        m_keys.assign(QStringLiteral("back"), key("Ctrl+E")),
        test::HasErrorAbout(ErrorCode::AlreadyExists, "Export labels"));
    EXPECT_TRUE(m_back.shortcut().isEmpty());
    EXPECT_THAT(
        m_keys.assign(QStringLiteral("back"), key("N")),
        test::HasErrorAbout(ErrorCode::AlreadyExists, "note"))
        << "a key of the label panel would be two things there";
}

TEST_F(KeyMapTest, LabelKeysCanChangePlacesAndUndoStaysWithTheWindow) {
    ASSERT_OK(m_keys.assign(QStringLiteral("label/right"), {}));
    ASSERT_OK(m_keys.assign(QStringLiteral("label/wrong"), key("R")));
    ASSERT_OK(m_keys.assign(QStringLiteral("label/right"), key("W")));
    const labelling::LabelKeys keys = m_keys.labelKeys();
    EXPECT_EQ(keys.key(LabelCommand::Wrong), key("R"));
    EXPECT_EQ(keys.key(LabelCommand::Right), key("W"));
    EXPECT_TRUE(keys.key(LabelCommand::Undo).isEmpty());
}

TEST_F(KeyMapTest, StandardKeysComeBackOneByOneOrAllAtOnce) {
    ASSERT_OK(m_keys.assign(QStringLiteral("exportLabels"), {}));
    ASSERT_OK(m_keys.assign(QStringLiteral("back"), key("Ctrl+E")));
    EXPECT_THAT(
        m_keys.reset(QStringLiteral("exportLabels")), test::HasErrorAbout(ErrorCode::AlreadyExists, "Back"));
    m_keys.resetAll();
    EXPECT_EQ(m_export.shortcut(), key("Ctrl+E"));
    EXPECT_TRUE(m_back.shortcut().isEmpty());
    EXPECT_FALSE(Settings().key(QStringLiteral("exportLabels")));
    EXPECT_THAT(m_keys.assign(QStringLiteral("nothing"), {}), test::HasError(ErrorCode::NotFound));
}

TEST_F(KeyMapTest, TheDialogAssignsNamesConflictsAndResets) {
    const ui::Theme theme(*qApp, ui::ThemeMode::Light);
    KeySettings dialog(m_keys, theme, nullptr);
    auto* table = dialog.findChild<QTableWidget*>();
    auto* typed = dialog.findChild<QKeySequenceEdit*>();
    ASSERT_EQ(table->item(1, 0)->text(), QStringLiteral("Back"));
    table->setCurrentCell(1, 0);
    typed->setKeySequence(key("Ctrl+J"));
    EXPECT_EQ(m_back.shortcut(), key("Ctrl+J"));
    EXPECT_EQ(table->item(1, 2)->text(), QStringLiteral("Ctrl+J"));
    typed->setKeySequence(key("Ctrl+E"));
    EXPECT_EQ(dialog.findChild<ui::MessageBar*>()->messageCount(), 1);
    EXPECT_EQ(m_back.shortcut(), key("Ctrl+J"));
    EXPECT_EQ(typed->keySequence(), key("Ctrl+J")) << "shows what is";
}

TEST_F(WindowFixture, EveryCommandOfTheWindowHasANameAndAKeyOfItsOwn) {
    QSet<QString> names;
    QSet<QString> keys;
    for (const QAction* each : m_window->actions()) {
        EXPECT_FALSE(each->objectName().isEmpty()) << each->text().toStdString();
        EXPECT_FALSE(names.contains(each->objectName())) << each->objectName().toStdString();
        names << each->objectName();
        const QString key = each->shortcut().toString();
        EXPECT_TRUE(key.isEmpty() || !keys.contains(key)) << key.toStdString();
        keys << key;
    }
}

} // namespace
} // namespace intentscope::app
