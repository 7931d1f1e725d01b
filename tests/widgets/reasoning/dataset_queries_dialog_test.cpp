// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/dataset_queries_dialog.h"

#include "tests/support/gui_picture.h"
#include "tests/support/gui_wait.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace intentscope::reasoning {
namespace {

class DatasetQueriesDialogTest : public testing::Test {
protected:
    QPushButton* button(const QString& text) {
        for (auto* each : dialog.findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    bool says(const QString& text) {
        for (const auto* label : dialog.findChildren<QLabel*>()) {
            if (label->text().contains(text))
                return true;
        }
        return false;
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    DatasetQueriesDialog dialog{theme, nullptr};
};

TEST_F(DatasetQueriesDialogTest, SaysHowMuchIsWrittenAndGoesOn) {
    dialog.setAuthor(QStringLiteral("writer"), QStringLiteral("greedy, up to 64 tokens"));
    dialog.setStanding(
        {.impressionCount = 20'500, .contextCount = 20'000, .writtenCount = 1'240, .shortenedCount = 12},
        10.0);
    EXPECT_TRUE(says(QStringLiteral("1,240 of 20,000 contexts are already written; go on?")));
    EXPECT_TRUE(says(QStringLiteral("about 3 min")));
    EXPECT_TRUE(says(QStringLiteral("12 lose their oldest events")));
    ASSERT_NE(button(QStringLiteral("Go on")), nullptr);
    EXPECT_TRUE(test::hasPicture(dialog, {460, 300}, "dataset_queries"));
    QSignalSpy started(&dialog, &DatasetQueriesDialog::startRequested);
    button(QStringLiteral("Go on"))->click();
    EXPECT_EQ(started.count(), 1);
}

TEST_F(DatasetQueriesDialogTest, OffersNothingWhereAllIsWritten) {
    dialog.setStanding({.isThere = true, .impressionCount = 10, .contextCount = 9}, std::nullopt);
    EXPECT_TRUE(says(QStringLiteral("All 10 chats are written already")));
    EXPECT_FALSE(button(QStringLiteral("Start"))->isEnabled());
}

TEST_F(DatasetQueriesDialogTest, AsksAgainForAnotherPart) {
    QSignalSpy asked(&dialog, &DatasetQueriesDialog::checkRequested);
    for (auto* box : dialog.findChildren<QComboBox*>()) {
        if (box->findText(QStringLiteral("Test part")) >= 0)
            box->setCurrentIndex(3);
    }
    ASSERT_TRUE(test::waitUntil([&] { return asked.count() > 0; }));
    EXPECT_EQ(asked.front().front().value<DatasetRequest>().part, "test");
}

TEST_F(DatasetQueriesDialogTest, ShowsProgressAndWhatIsKeptOfAJobThatWasStopped) {
    dialog.begin();
    jobs::JobView job{.id = {}, .title = {}, .phase = jobs::JobPhase::Running};
    job.progress = {.phase = "Writing latent queries", .done = 400, .total = 800, .detail = {}};
    job.remainingMs = 80'000;
    dialog.setProgress(job);
    EXPECT_EQ(dialog.findChild<QProgressBar*>()->value(), 500);
    EXPECT_TRUE(says(QStringLiteral("Writing latent queries: 400 of 800, ")));
    QSignalSpy cancelled(&dialog, &DatasetQueriesDialog::cancelRequested);
    button(QStringLiteral("Cancel"))->click();
    EXPECT_EQ(cancelled.count(), 1);
    dialog.fail(
        {.code = ErrorCode::Cancelled,
         .message = "stopped",
         .cure = "Ask for the same again to go on: 400 of 800 prompts are answered and kept"});
    EXPECT_EQ(dialog.findChild<ui::MessageBar*>()->messageCount(), 1);
    EXPECT_FALSE(button(QStringLiteral("Start"))->isHidden());
}

} // namespace
} // namespace intentscope::reasoning
