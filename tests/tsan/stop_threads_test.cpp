// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import.h"
#include "core/stats/bootstrap.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"
#include "tests/tsan/crew.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <latch>
#include <stop_token>
#include <thread>
#include <vector>

namespace intentscope {
namespace {

using test::HasError;
using test::runTogether;

/// Minutes of work, so that only a stop ends it in time.
constexpr stats::BootstrapSpec Endless{.replicateCount = 1'000'000};
constexpr std::size_t ManyUsers = 100'000;

TEST(StopThreads, ABootstrapEndsWhenAnotherThreadAsksForIt) {
    const std::vector<double> values(ManyUsers, 0.5);
    const std::vector<double> weights(ManyUsers, 1.0);
    std::stop_source stop;
    std::latch started(1);
    std::jthread worker([&] {
        started.count_down();
        EXPECT_THAT(
            stats::bootstrapMean({values, weights}, Endless, stop.get_token()),
            HasError(ErrorCode::Cancelled));
    });
    started.wait();
    stop.request_stop();
}

TEST(StopThreads, OneStopEndsEveryBootstrapThatSharesItsToken) {
    const std::vector<double> before(ManyUsers, 0.5);
    const std::vector<double> after(ManyUsers, 0.6);
    const std::vector<double> weights(ManyUsers, 1.0);
    std::stop_source stop;
    runTogether([&](std::size_t member) {
        if (member == 0) {
            stop.request_stop();
            return;
        }
        EXPECT_THAT(
            stats::bootstrapDifference({before, after, weights}, Endless, stop.get_token()),
            HasError(ErrorCode::Cancelled));
    });
}

TEST(StopThreads, BootstrapsSideBySideGiveTheDigitsOfOne) {
    std::vector<double> values(500);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<double>(i % 7) / 7.0;
    const std::vector<double> weights(values.size(), 1.0);
    const stats::BootstrapSpec spec{.replicateCount = 200};
    ASSERT_OK_AND_ASSIGN(const auto expected, stats::bootstrapMean({values, weights}, spec, {}));
    runTogether([&](std::size_t) {
        const auto estimate = stats::bootstrapMean({values, weights}, spec, {});
        ASSERT_OK(estimate);
        EXPECT_EQ(estimate->standardError, expected.standardError);
        EXPECT_EQ(estimate->interval, expected.interval);
    });
}

/// Holds the task up at its first report until the stop was asked for on the other thread.
class WaitForStop final : public ProgressSink {
public:
    explicit WaitForStop(std::latch& reported, std::latch& stopped)
        : m_reported(reported), m_stopped(stopped) {}

    void report(const Progress&) override {
        if (m_reported.try_wait())
            return;
        m_reported.count_down();
        m_stopped.wait();
    }

private:
    std::latch& m_reported;
    std::latch& m_stopped;
};

TEST(StopThreads, AnImportThatIsStoppedFromOutsideLeavesNothing) {
    const test::TempDirectory folder;
    const auto source = test::writeTinySource(folder);
    const auto root = folder.path() / "datasets";
    RealEnv env;
    std::stop_source stop;
    std::latch reported(1);
    std::latch stopped(1);
    {
        std::jthread worker([&] {
            WaitForStop progress(reported, stopped);
            EXPECT_THAT(
                data::importDataset(
                    {.source = source, .datasetsRoot = root}, env, progress, stop.get_token()),
                HasError(ErrorCode::Cancelled));
        });
        reported.wait();
        stop.request_stop();
        stopped.count_down();
    }
    EXPECT_THAT(env.list(root), test::IsOkAndHolds(std::vector<std::string>()));
}

} // namespace
} // namespace intentscope
