// SPDX-License-Identifier: GPL-3.0-or-later
// The promise of the window, measured: its thread is never blocked longer than a frame, whatever runs beside
// it.
#include "core/data/import.h"
#include "core/nn/ranker_factory.h"
#include "core/tasks/train_ranker_task.h"
#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "widgets/base/theme.h"
#include "widgets/base/turn_watch.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/panels/users_panel.h"
#include "widgets/state/selection_state.h"

#include <QApplication>
#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QThread>

#include <gtest/gtest.h>

#include <cstdio>
#include <optional>

namespace intentscope::app {
namespace {

// Sanitizers make every wait for memory and for other threads several times as long, and the gate runs them
// on all cores at once: there the bound only tells a thread that waits for another from one that does not.
#ifdef __SANITIZE_ADDRESS__
constexpr double LongestTurnMs = 40.0;
#else
constexpr double LongestTurnMs = 16.0; ///< a frame
#endif
constexpr std::int32_t UserCount = 1'000'000;
constexpr int BoundMs = 240'000;

void print(const char* what, const ui::TurnWatch& watch) {
    std::printf(
        "%s: of %d turns the longest worked %.2f ms, blocked %.2f ms, and took %.2f ms by the wall\n",
        what,
        watch.turnCount(),
        watch.longestCpuMs(),
        watch.longestBlockedMs(),
        watch.longestWallMs());
}

class TrainingWatchTest : public testing::Test {
protected:
    void SetUp() override {
        NullProgress progress;
        ASSERT_OK_AND_ASSIGN(
            const auto imported,
            data::importDataset(
                {.source = test::sourceDirectory() / "sample_data" / "shop",
                 .mapping = {},
                 .datasetsRoot = m_folder.path() / "datasets",
                 .name = {}},
                m_env,
                progress,
                {}));
        ASSERT_OK_AND_ASSIGN(m_shop, data::openDataset(m_env, imported.directory));
        m_panel.resize(360, 700);
        m_panel.show();
        m_panel.setDataset(test::makeLargeDataset(UserCount));
        ASSERT_TRUE(settleUsers());
    }

    /// A real ranker on the sample, until it is cancelled.
    void train() {
        m_training = m_jobs.run(
            {.title = QStringLiteral("Training"), .context = &m_panel, .slot = QStringLiteral("train")},
            [this](jobs::JobContext& context) -> Result<tasks::TrainRankerOutcome> {
                const auto trainer = nn::makeRankerTrainer(m_env);
                tasks::TrainRankerSpec spec;
                spec.training.epochCount = 10'000;
                spec.training.patience = 0;
                spec.target.checkpoint = m_checkpoint;
                const rank::EpochCallback onEpoch = [&](const rank::TrainingEpoch& epoch) {
                    context.publish([this, number = epoch.epoch] { m_epoch = number; });
                };
                return tasks::trainRankerTask(
                    spec, {m_env, *m_shop, *trainer, onEpoch}, context.progress(), context.stopToken());
            },
            [this](const Result<tasks::TrainRankerOutcome>& outcome) {
                m_outcome = outcome ? std::nullopt : std::optional(outcome.error().code);
                m_isOver = true;
            });
    }
    bool isTraining() const { return m_training.isValid() && !m_isOver; }

    /// Nothing but the training runs any more.
    bool settleUsers() {
        return test::waitUntil([this] { return m_jobs.jobCount() <= (isTraining() ? 1 : 0); }, BoundMs);
    }
    void sortBy(models::UserColumn column) {
        table()->sortByColumn(static_cast<int>(column), Qt::AscendingOrder);
        ASSERT_TRUE(settleUsers());
    }
    /// As a person does it: letter by letter, faster than the panel waits.
    void filterBy(const QString& text) {
        auto* filter = m_panel.findChild<QLineEdit*>();
        filter->clear();
        QTest::keyClicks(filter, text);
        ASSERT_TRUE(
            test::waitUntil([&] { return m_panel.model().filter().text == text.toStdString(); }, BoundMs));
        ASSERT_TRUE(settleUsers());
    }
    void scroll() {
        for (const int row : {UserCount / 2, UserCount - 1, 0}) {
            if (row < m_panel.model().rowCount())
                table()->scrollTo(m_panel.model().index(row, 0));
            test::waitUntil([] { return false; }, 20);
        }
    }
    /// The measure itself: a thread that sleeps for three frames works for none of them, and is seen.
    void expectASleepIsCaught(ui::TurnWatch& watch) {
        watch.restart();
        test::waitUntil([] { return false; }, 20);
        bool isDone = false;
        QTimer::singleShot(0, &m_panel, [&isDone] {
            QThread::msleep(50);
            isDone = true;
        });
        ASSERT_TRUE(test::waitUntil([&] { return isDone; }));
        test::waitUntil([] { return false; }, 20);
        print("a sleep of 50 ms beside training", watch);
        EXPECT_GT(watch.longestBlockedMs(), 45.0);
        EXPECT_LT(watch.longestCpuMs(), 45.0);
    }
    QTableView* table() const { return m_panel.findChild<QTableView*>(); }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::filesystem::path m_checkpoint = m_folder.path() / "ranker";
    std::shared_ptr<const data::Dataset> m_shop;
    ui::Theme m_theme{*qApp, ui::ThemeMode::Light};
    state::SelectionState m_selection;
    jobs::JobRunner m_jobs;
    panels::UsersPanel m_panel{{m_selection, m_jobs, m_theme}};
    jobs::JobId m_training;
    std::int32_t m_epoch = 0;
    bool m_isOver = false;
    std::optional<ErrorCode> m_outcome;
};

TEST_F(TrainingWatchTest, AMillionUsersAreSortedWhileARankerTrainsAndNoFrameIsLost) {
    train();
    ASSERT_TRUE(test::waitUntil([this] { return m_epoch > 0; }, BoundMs));
    ui::TurnWatch watch;
    sortBy(models::UserColumn::Name);
    EXPECT_EQ(m_panel.model().index(0, 0).data().toString(), QStringLiteral("User 0000000"));
    scroll();
    filterBy(QStringLiteral("99999"));
    EXPECT_LT(m_panel.model().rowCount(), UserCount);
    EXPECT_GT(m_panel.model().rowCount(), 0);
    print("sorting and filtering beside training", watch);
    EXPECT_TRUE(isTraining()) << "all the while";
    EXPECT_LE(watch.longestCpuMs(), LongestTurnMs);
    EXPECT_LE(watch.longestBlockedMs(), LongestTurnMs);
    expectASleepIsCaught(watch);
    m_jobs.cancel(m_training);
    ASSERT_TRUE(test::waitUntil([this] { return m_isOver; }, BoundMs));
    EXPECT_EQ(m_outcome, ErrorCode::Cancelled);
    EXPECT_FALSE(std::filesystem::exists(m_checkpoint));
}

} // namespace
} // namespace intentscope::app
