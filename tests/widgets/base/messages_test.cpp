// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/convert.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/error_text.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"

#include "tests/support/gui_picture.h"
#include "tests/support/gui_wait.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <gtest/gtest.h>

namespace intentscope::ui {
namespace {

const Error Damaged{
    .code = ErrorCode::Corrupt,
    .message = "the file ends in the middle of a tensor",
    .place = {.file = "model.safetensors", .line = 0, .column = 0},
    .cure = "Copy the checkpoint again"};

TEST(ErrorTextTest, NamesWhatWhereAndTheNextStep) {
    const ErrorText text = errorText(Damaged);
    EXPECT_EQ(text.title, QStringLiteral("This file is damaged"));
    EXPECT_EQ(text.sentence, QStringLiteral("The file ends in the middle of a tensor. (model.safetensors)"));
    EXPECT_EQ(text.nextStep, QStringLiteral("Copy the checkpoint again."));
    EXPECT_TRUE(text.details.contains(QStringLiteral("Corrupt")));
}

TEST(ErrorTextTest, EveryCodeHasItsOwnTitleAndANextStep) {
    QStringList titles;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        const ErrorText text = errorText({.code = static_cast<ErrorCode>(code), .message = "so"});
        EXPECT_FALSE(text.nextStep.isEmpty());
        EXPECT_FALSE(titles.contains(text.title)) << text.title.toStdString();
        titles.append(text.title);
    }
}

class MessageBarTest : public testing::Test {
protected:
    template <class Widget>
    Widget* child(const QString& accessibleName) {
        for (auto* each : bar.findChildren<Widget*>()) {
            if (each->accessibleName() == accessibleName)
                return each;
        }
        return nullptr;
    }

    Theme theme{*qApp, ThemeMode::Light};
    MessageBar bar{theme};
};

TEST_F(MessageBarTest, TakesNoRoomUntilThereIsSomethingToSay) {
    EXPECT_TRUE(bar.isHidden());
    bar.showError(Damaged);
    EXPECT_FALSE(bar.isHidden());
    EXPECT_EQ(bar.messageCount(), 1);
}

TEST_F(MessageBarTest, StaysUntilItIsDismissed) {
    bar.showError(Damaged);
    auto* dismiss = child<QToolButton>(QStringLiteral("Dismiss"));
    ASSERT_NE(dismiss, nullptr);
    dismiss->click();
    EXPECT_EQ(bar.messageCount(), 0);
    EXPECT_TRUE(bar.isHidden());
}

TEST_F(MessageBarTest, TheSameMessageAgainIsShownOnce) {
    bar.showError(Damaged);
    bar.showError(Damaged);
    EXPECT_EQ(bar.messageCount(), 1);
}

TEST_F(MessageBarTest, KeepsTheNewestOfMany) {
    for (int i = 0; i < 10; ++i)
        bar.showMessage(Severity::Note, QStringLiteral("Message %1").arg(i));
    EXPECT_EQ(bar.messageCount(), MessageBar::MaximumMessages);
    const auto labels = bar.findChildren<QLabel*>();
    const auto says = [&](const QString& text) {
        return std::any_of(
            labels.begin(), labels.end(), [&](QLabel* label) { return label->text() == text; });
    };
    EXPECT_TRUE(says(QStringLiteral("Message 9")));
    EXPECT_FALSE(says(QStringLiteral("Message 0")));
    bar.clear();
    EXPECT_EQ(bar.messageCount(), 0);
}

TEST_F(MessageBarTest, DetailsFoldOutAndCanBeCopied) {
    bar.showError(Damaged);
    bar.show();
    auto* details = bar.findChild<QPlainTextEdit*>();
    ASSERT_NE(details, nullptr);
    EXPECT_FALSE(details->isVisible());
    child<QToolButton>(QStringLiteral("Show details"))->click();
    EXPECT_TRUE(details->isVisible());
    bar.findChild<QPushButton*>()->click();
    EXPECT_TRUE(QApplication::clipboard()->text().contains(QStringLiteral("model.safetensors")));
    EXPECT_TRUE(test::hasPicture(bar, {480, 160}, "message_bar_light"));
    theme.setMode(ThemeMode::Dark);
    EXPECT_TRUE(test::hasPicture(bar, {480, 160}, "message_bar_dark"));
}

TEST_F(MessageBarTest, AMessageWithoutDetailsHasNoFold) {
    bar.showMessage(Severity::Warning, QStringLiteral("3 rows were left out"));
    bar.show();
    EXPECT_FALSE(child<QToolButton>(QStringLiteral("Show details"))->isVisible());
}

TEST(EmptyStateTest, OffersOneButtonOrNone) {
    const Theme theme(*qApp, ThemeMode::Light);
    EmptyState state(theme);
    QSignalSpy asked(&state, &EmptyState::actionRequested);
    auto* button = state.findChild<QPushButton*>();
    state.setText(QStringLiteral("Nothing is open."));
    EXPECT_TRUE(button->isHidden());
    state.setText(QStringLiteral("Nothing is open."), QStringLiteral("Open..."));
    EXPECT_FALSE(button->isHidden());
    button->click();
    EXPECT_EQ(asked.count(), 1);
    EXPECT_EQ(state.accessibleName(), QStringLiteral("Nothing is open."));
}

TEST(ConvertTest, CarriesTextBothWays) {
    EXPECT_EQ(toQString("Büro ✓"), QStringLiteral("Büro ✓"));
    EXPECT_EQ(toStdString(QStringLiteral("Büro ✓")), "Büro ✓");
    EXPECT_EQ(pathText(std::filesystem::path("/tmp/ä")), QStringLiteral("/tmp/ä"));
    EXPECT_EQ(toPath(QStringLiteral("/tmp/ä")), std::filesystem::path("/tmp/ä"));
    EXPECT_EQ(toQString("\xFF"), QString(QChar(0xFFFD)));
    EXPECT_EQ(toRow(std::size_t{12}), 12);
}

} // namespace
} // namespace intentscope::ui
