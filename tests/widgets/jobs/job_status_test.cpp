// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/job_list_model.h"
#include "widgets/jobs/job_status_widget.h"

#include "tests/support/gui_model_check.h"
#include "tests/support/gui_picture.h"
#include "tests/support/gui_wait.h"
#include "widgets/base/theme.h"

#include <QApplication>
#include <QThread>
#include <QToolButton>

#include <gtest/gtest.h>

namespace intentscope::jobs {
namespace {

Result<int> halfWay(JobContext& context) {
    context.progress().report({.phase = "Scoring", .done = 50, .total = 100, .detail = "loss 0.412"});
    for (;;) {
        ISCOPE_TRY(checkStop(context.stopToken()));
        QThread::yieldCurrentThread();
    }
}

class JobStatusTest : public testing::Test {
protected:
    JobId start(const QString& title) {
        return runner.run({.title = title, .context = &context}, halfWay, [](Result<int>) {});
    }

    QObject context;
    JobRunner runner;
};

TEST(JobTextTest, SaysHowFarAndHowLong) {
    JobView job{.id = {1}, .title = QStringLiteral("Scoring full"), .phase = JobPhase::Running};
    EXPECT_EQ(jobText(job), QStringLiteral("Scoring full"));
    job.progress = {.phase = {}, .done = 62, .total = 100, .detail = "loss 0.412"};
    job.elapsedMs = 5'000;
    EXPECT_EQ(jobText(job), QStringLiteral("Scoring full · 62 % · 5 s · loss 0.412"));
    job.remainingMs = 41'000;
    EXPECT_EQ(jobText(job), QStringLiteral("Scoring full · 62 % · 41 s left · loss 0.412"));
    job.progress = {.phase = {}, .done = 7, .total = 0, .detail = {}};
    EXPECT_EQ(progressText(job), QStringLiteral("7"));
    job.phase = JobPhase::Queued;
    EXPECT_EQ(progressText(job), QStringLiteral("waiting"));
    job.phase = JobPhase::Stopping;
    EXPECT_EQ(progressText(job), QStringLiteral("stopping"));
}

TEST_F(JobStatusTest, TheListFollowsTheRunner) {
    JobListModel model(runner);
    const test::ModelCheck check(model);
    start(QStringLiteral("First"));
    start(QStringLiteral("Second"));
    ASSERT_EQ(model.rowCount(), 2);
    ASSERT_TRUE(test::waitUntil([&] { return model.jobAt(0).progress.done == 50; }));
    EXPECT_TRUE(model.index(0).data(Qt::DisplayRole).toString().startsWith(QStringLiteral("First · 50 %")));
    runner.cancel(model.jobAt(0).id);
    ASSERT_TRUE(test::waitUntil([&] { return model.rowCount() == 1; }));
    EXPECT_EQ(model.jobAt(0).title, QStringLiteral("Second"));
    runner.cancelAll();
    ASSERT_TRUE(test::waitUntil([&] { return model.rowCount() == 0; }));
}

TEST_F(JobStatusTest, TheWidgetShowsWhatRunsAndCancelsIt) {
    const ui::Theme theme(*qApp, ui::ThemeMode::Light);
    JobStatusWidget widget(runner, theme);
    EXPECT_TRUE(widget.isHidden());
    start(QStringLiteral("Scoring full-2024w5"));
    start(QStringLiteral("Comparing"));
    ASSERT_TRUE(test::waitUntil([&] { return widget.accessibleName().contains(QStringLiteral("50 %")); }));
    EXPECT_FALSE(widget.isHidden());
    EXPECT_TRUE(widget.accessibleName().startsWith(QStringLiteral("Scoring full-2024w5")));
    EXPECT_TRUE(test::hasPicture(widget, {520, 28}, "job_status_light"));
    widget.findChild<QToolButton*>()->click();
    ASSERT_TRUE(
        test::waitUntil([&] { return widget.accessibleName().startsWith(QStringLiteral("Comparing")); }));
    runner.cancelAll();
    ASSERT_TRUE(test::waitUntil([&] { return widget.isHidden(); }));
}

} // namespace
} // namespace intentscope::jobs
