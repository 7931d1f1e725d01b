// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/job_runner.h"

#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"

#include <QThread>

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <new>
#include <stdexcept>

#if defined(Q_OS_LINUX)
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace intentscope::jobs {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::IsOkAndHolds;
using test::waitUntil;

/// Spins until asked to stop: a task that polls, as every task must.
Result<int> untilStopped(JobContext& context) {
    for (;;) {
        ISCOPE_TRY(checkStop(context.stopToken()));
        QThread::yieldCurrentThread();
    }
}

struct JobRunnerTest : testing::Test {
    JobSpec spec(const QString& slot = {}, JobKind kind = JobKind::Compute) {
        return {.title = QStringLiteral("Counting"), .kind = kind, .context = context.get(), .slot = slot};
    }
    auto keep() {
        return [this](Result<int> outcome) { result = std::move(outcome); };
    }
    bool waitForResult() {
        return waitUntil([this] { return result.has_value(); });
    }
    bool waitForRest() {
        return waitUntil([this] { return runner.jobCount() == 0; });
    }

    std::unique_ptr<QObject> context = std::make_unique<QObject>();
    std::optional<Result<int>> result;
    JobRunner runner;
};

TEST_F(JobRunnerTest, RunsOnAnotherThreadAndDeliversOnTheWindowsThread) {
    QThread* worker = nullptr;
    QThread* receiver = nullptr;
    runner.run(
        spec(),
        [&](JobContext&) -> Result<int> {
            worker = QThread::currentThread();
            return 7;
        },
        [&](Result<int> outcome) {
            receiver = QThread::currentThread();
            result = std::move(outcome);
        });
    EXPECT_EQ(runner.jobCount(), 1);
    ASSERT_TRUE(waitForResult());
    EXPECT_THAT(*result, IsOkAndHolds(7));
    EXPECT_EQ(receiver, QThread::currentThread());
    EXPECT_NE(worker, receiver);
    EXPECT_EQ(runner.jobCount(), 0);
}

TEST_F(JobRunnerTest, CarriesAnErrorThroughUnchanged) {
    runner.run(
        spec(),
        [](JobContext&) -> Result<int> { return fail(ErrorCode::NotFound, "no run is called 'x'"); },
        keep());
    ASSERT_TRUE(waitForResult());
    EXPECT_THAT(*result, HasErrorAbout(ErrorCode::NotFound, "no run is called 'x'"));
}

TEST_F(JobRunnerTest, TurnsWhatAFunctionThrowsIntoAnError) {
    runner.run(spec(), [](JobContext&) -> Result<int> { throw std::runtime_error("torn page"); }, keep());
    ASSERT_TRUE(waitForResult());
    EXPECT_THAT(*result, HasErrorAbout(ErrorCode::Internal, "torn page"));

    result.reset();
    runner.run(spec(), [](JobContext&) -> Result<int> { throw std::bad_alloc(); }, keep());
    ASSERT_TRUE(waitForResult());
    EXPECT_THAT(*result, HasErrorAbout(ErrorCode::ResourceExhausted, "memory"));

    result.reset();
    runner.run(spec(), [](JobContext&) -> Result<int> { throw 3; }, keep());
    ASSERT_TRUE(waitForResult());
    EXPECT_THAT(*result, HasError(ErrorCode::Internal));
}

TEST_F(JobRunnerTest, RunsFunctionsWithoutAValueAndWithAMoveOnlyOne) {
    std::optional<Status> status;
    runner.run(
        spec(),
        [](JobContext&) -> Status { return {}; },
        [&](Status outcome) { status = std::move(outcome); });
    std::unique_ptr<int> number;
    runner.run(
        spec(),
        [seed = std::make_unique<int>(4)](JobContext&) mutable -> Result<std::unique_ptr<int>> {
            return std::move(seed);
        },
        [&](Result<std::unique_ptr<int>> outcome) { number = *std::move(outcome); });
    ASSERT_TRUE(waitForRest());
    EXPECT_THAT(*status, test::IsOk());
    EXPECT_EQ(*number, 4);
}

TEST_F(JobRunnerTest, CancelEndsARunningJobWithCancelled) {
    const JobId id = runner.run(spec(), untilStopped, keep());
    ASSERT_TRUE(waitUntil([&] { return runner.job(id)->phase == JobPhase::Running; }));
    runner.cancel(id);
    EXPECT_EQ(runner.job(id)->phase, JobPhase::Stopping);
    ASSERT_TRUE(waitForResult());
    EXPECT_THAT(*result, HasError(ErrorCode::Cancelled));
    runner.cancel(id);
    EXPECT_FALSE(runner.job(id).has_value());
}

TEST_F(JobRunnerTest, CancelEndsAQueuedJobWithoutRunningIt) {
    const JobId blocker = runner.run(spec(), untilStopped, [](Result<int>) {});
    std::atomic<bool> hasRun = false;
    const JobId queued = runner.run(
        spec(),
        [&](JobContext&) -> Result<int> {
            hasRun = true;
            return 1;
        },
        keep());
    EXPECT_EQ(runner.job(queued)->phase, JobPhase::Queued);
    runner.cancel(queued);
    runner.cancel(blocker);
    ASSERT_TRUE(waitForResult());
    EXPECT_THAT(*result, HasError(ErrorCode::Cancelled));
    EXPECT_FALSE(hasRun);
}

TEST_F(JobRunnerTest, ANewerJobOfTheSameSlotReplacesTheOlder) {
    int deliveries = 0;
    runner.run(spec(QStringLiteral("sort")), untilStopped, [&](Result<int>) { ++deliveries; });
    runner.run(spec(QStringLiteral("sort")), [](JobContext&) -> Result<int> { return 2; }, keep());
    ASSERT_TRUE(waitForRest());
    EXPECT_THAT(*result, IsOkAndHolds(2));
    EXPECT_EQ(deliveries, 0);
}

TEST_F(JobRunnerTest, AnotherSlotOrContextIsNotReplaced) {
    QObject other;
    int deliveries = 0;
    const auto one = [](JobContext&) -> Result<int> { return 1; };
    const auto count = [&](Result<int> outcome) { deliveries += outcome.value_or(0); };
    runner.run(spec(QStringLiteral("sort")), one, count);
    runner.run(spec(QStringLiteral("filter")), one, count);
    runner.run({.title = {}, .context = &other, .slot = QStringLiteral("sort")}, one, count);
    ASSERT_TRUE(waitForRest());
    EXPECT_EQ(deliveries, 3);
}

TEST_F(JobRunnerTest, DeliversNothingToAContextThatIsGone) {
    runner.run(spec(), untilStopped, keep());
    context.reset();
    ASSERT_TRUE(waitForRest());
    EXPECT_FALSE(result.has_value());
}

TEST_F(JobRunnerTest, ComputeJobsRunOneAtATimeAndIoJobsTwo) {
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    const auto count = [&](JobContext&) -> Result<int> {
        const int now = ++running;
        int seen = most;
        while (now > seen && !most.compare_exchange_weak(seen, now)) {
        }
        for (int turn = 0; turn < 2'000; ++turn)
            QThread::yieldCurrentThread();
        --running;
        return 0;
    };
    for (int job = 0; job < 6; ++job)
        runner.run(spec(), count, [](Result<int>) {});
    ASSERT_TRUE(waitForRest());
    EXPECT_EQ(most, 1);

    std::latch bothAreHere(2);
    for (int job = 0; job < 2; ++job) {
        runner.run(
            spec({}, JobKind::Io),
            [&](JobContext&) -> Result<int> {
                bothAreHere.arrive_and_wait();
                return 0;
            },
            [](Result<int>) {});
    }
    ASSERT_TRUE(waitForRest());
}

TEST_F(JobRunnerTest, ThrottlesProgressToTenATimesASecondAndShowsTheNewest) {
    int signals_ = 0;
    QObject::connect(&runner, &JobRunner::jobProgressed, context.get(), [&] { ++signals_; });
    QElapsedTimer clock;
    clock.start();
    const JobId id = runner.run(
        spec(),
        [](JobContext& job) -> Result<int> {
            for (int step = 1; step <= 50'000; ++step)
                job.progress().report({.phase = "Counting", .done = step, .total = 50'000});
            return untilStopped(job);
        },
        keep());
    ASSERT_TRUE(waitUntil([&] { return runner.job(id)->progress.done == 50'000; }));
    EXPECT_LE(signals_, 2 + clock.elapsed() / 100);
    ASSERT_EQ(runner.jobs().size(), 1U);
    EXPECT_EQ(runner.jobs()[0].title, QStringLiteral("Counting"));
    runner.cancelAll();
    ASSERT_TRUE(waitForRest());
}

TEST_F(JobRunnerTest, PublishesPartialResultsInOrderBeforeTheEnd) {
    std::vector<int> seen;
    runner.run(
        spec(),
        [&seen](JobContext& job) -> Result<int> {
            for (int part = 0; part < 3; ++part)
                job.publish([&seen, part] { seen.push_back(part); });
            return 3;
        },
        [&](Result<int> outcome) { seen.push_back(*outcome); });
    ASSERT_TRUE(waitForRest());
    EXPECT_EQ(seen, (std::vector<int>{0, 1, 2, 3}));
}

TEST_F(JobRunnerTest, HidesJobsThatAreNotMeantToBeShown) {
    JobSpec quiet = spec();
    quiet.isShown = false;
    runner.run(quiet, untilStopped, keep());
    EXPECT_TRUE(runner.jobs().empty());
    EXPECT_EQ(runner.jobCount(), 1);
    runner.cancelAll();
    ASSERT_TRUE(waitForRest());
}

TEST_F(JobRunnerTest, RefusesJobsAfterShutDownAndDeliversNothingMore) {
    runner.run(spec(), untilStopped, keep());
    runner.shutDown();
    EXPECT_FALSE(runner.run(spec(), untilStopped, keep()).isValid());
    ASSERT_TRUE(waitForRest());
    EXPECT_FALSE(result.has_value());
}

TEST_F(JobRunnerTest, ItsDestructorStopsAndWaits) {
    std::atomic<bool> hasEnded = false;
    std::atomic<bool> hasBegun = false;
    {
        JobRunner shortLived;
        shortLived.run(
            spec(),
            [&](JobContext& job) -> Result<int> {
                hasBegun = true;
                const auto outcome = untilStopped(job);
                hasEnded = true;
                return outcome;
            },
            keep());
        ASSERT_TRUE(waitUntil([&] { return hasBegun.load(); }));
    }
    EXPECT_TRUE(hasEnded);
    EXPECT_FALSE(result.has_value());
}

#if defined(Q_OS_LINUX)
TEST_F(JobRunnerTest, ItsThreadsYieldToTheWindow) {
    runner.run(
        spec(),
        [](JobContext&) -> Result<int> { return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); },
        keep());
    ASSERT_TRUE(waitForResult());
    EXPECT_GT(**result, getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())));
}
#endif

TEST(RemainingMsTest, EstimatesByTheSpeedSoFar) {
    EXPECT_EQ(remainingMs({.done = 25, .total = 100}, 2'000), 6'000);
    EXPECT_EQ(remainingMs({.done = 100, .total = 100}, 2'000), 0);
    EXPECT_EQ(remainingMs({.done = 120, .total = 100}, 2'000), 0);
}

TEST(RemainingMsTest, SaysNothingWithTooLittleToJudgeBy) {
    EXPECT_EQ(remainingMs({.done = 25, .total = 100}, 500), std::nullopt);
    EXPECT_EQ(remainingMs({.done = 0, .total = 100}, 5'000), std::nullopt);
    EXPECT_EQ(remainingMs({.done = 25, .total = 0}, 5'000), std::nullopt);
}

} // namespace
} // namespace intentscope::jobs
