// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/template_editor.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_picture.h"
#include "tests/support/gui_wait.h"
#include "widgets/base/theme.h"
#include "widgets/reasoning/prompt_view.h"
#include "widgets/reasoning/template_edit.h"
#include "widgets/reasoning/template_names.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace intentscope::reasoning {
namespace {

class TemplateEditorTest : public testing::Test {
protected:
    TemplateEditorTest() {
        editor.setNames(templateNames(*test::makeFakeDataset(test::smallShop())));
        editor.setTemplate(QStringLiteral("@user\nRegion {{region}}\n{{#fetures}}\n"), {});
    }
    QPushButton* button(const QString& text) {
        for (auto* each : editor.findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    static Error mistake() {
        return {
            .code = ErrorCode::InvalidInput,
            .message = "'fetures' means nothing here",
            .place = {.file = "", .line = 3, .column = 1},
            .cure = "docs/context-text.md lists the names"};
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    TemplateEditor editor{theme, nullptr};
    TemplateEdit* edit = editor.findChild<TemplateEdit*>();
};

TEST_F(TemplateEditorTest, ShowsAMistakeAtItsLineAndColumnAndDoesNotUseIt) {
    editor.setProblem(mistake());
    EXPECT_EQ(edit->markedLine(), 3);
    EXPECT_EQ(edit->extraSelections().size(), 2);
    bool isSaid = false;
    for (const auto* label : editor.findChildren<QLabel*>())
        isSaid =
            isSaid || label->text().startsWith(QStringLiteral("Line 3, column 1: 'fetures' means nothing"));
    EXPECT_TRUE(isSaid);
    EXPECT_FALSE(button(QStringLiteral("Use"))->isEnabled());
    EXPECT_TRUE(test::hasPicture(editor, {960, 480}, "template_mistake"));
    theme.setMode(ui::ThemeMode::Dark);
    EXPECT_TRUE(test::hasPicture(editor, {960, 480}, "template_mistake_dark"));
    PromptContent content;
    content.prompt.context.user = "Region SG";
    editor.setPreview(content);
    EXPECT_EQ(edit->markedLine(), 0);
    EXPECT_TRUE(edit->extraSelections().isEmpty());
    EXPECT_TRUE(button(QStringLiteral("Use"))->isEnabled());
    EXPECT_EQ(editor.findChild<PromptView*>()->text(), QStringLiteral("Region SG"));
}

TEST_F(TemplateEditorTest, AsksForAPreviewOnceTypingPauses) {
    QSignalSpy asked(&editor, &TemplateEditor::previewRequested);
    edit->setPlainText(QStringLiteral("a"));
    edit->setPlainText(QStringLiteral("ab"));
    EXPECT_EQ(asked.count(), 0);
    ASSERT_TRUE(test::waitUntil([&] { return asked.count() > 0; }));
    EXPECT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.front().front().toString(), QStringLiteral("ab"));
}

TEST_F(TemplateEditorTest, ProposesNamesBehindTwoBracesAndClosesTheTag) {
    editor.show();
    QApplication::setActiveWindow(&editor);
    edit->setFocus();
    edit->setPlainText({});
    QTest::keyClicks(edit, QStringLiteral("{{days"));
    ASSERT_TRUE(edit->completer().popup()->isVisible());
    ASSERT_GT(edit->completer().completionCount(), 0);
    const QString first = edit->completer().currentCompletion();
    EXPECT_TRUE(first.startsWith(QStringLiteral("feature.days"))) << qPrintable(first);
    QTest::keyClick(edit->completer().popup(), Qt::Key_Return);
    EXPECT_EQ(edit->toPlainText(), QStringLiteral("{{%1}}").arg(first));
    QTest::keyClicks(edit, QStringLiteral(" days"));
    EXPECT_FALSE(edit->completer().popup()->isVisible()) << "outside of a tag nothing is proposed";
}

TEST_F(TemplateEditorTest, GivesTheTextToUse) {
    QSignalSpy used(&editor, &TemplateEditor::useRequested);
    button(QStringLiteral("Use"))->click();
    ASSERT_EQ(used.count(), 1);
    EXPECT_EQ(used.front().front().toString(), editor.text());
    editor.setTemplate(QStringLiteral("x"), QStringLiteral("/tmp/mine.txt"));
    EXPECT_TRUE(editor.windowTitle().startsWith(QStringLiteral("mine.txt")));
}

TEST(TemplateNamesTest, NamesFeaturesOfTheDatasetAndSectionsBothWays) {
    const QStringList names = templateNames(*test::makeFakeDataset(test::smallShop()));
    EXPECT_TRUE(names.contains(QStringLiteral("region")));
    EXPECT_TRUE(names.contains(QStringLiteral("#groups")));
    EXPECT_TRUE(names.contains(QStringLiteral("/groups")));
    EXPECT_FALSE(names.filter(QStringLiteral("feature.days")).isEmpty());
}

} // namespace
} // namespace intentscope::reasoning
