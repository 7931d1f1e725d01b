// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/self_check.h"

#include "core/stats/random.h"
#include "tests/support/result_matchers.h"

#include <vector>

namespace intentscope::stats {
namespace {

using test::HasError;

/// Per-user values of a hit rate with one to four impressions each, and a second run that agrees in most.
struct TwoRuns {
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> weights;

    explicit TwoRuns(std::size_t count) {
        Random random(77);
        for (std::size_t i = 0; i < count; ++i) {
            const auto weight = 1 + random.below(4);
            weights.push_back(static_cast<double>(weight));
            before.push_back(static_cast<double>(random.below(weight + 1)) / static_cast<double>(weight));
            after.push_back(
                random.uniform() < 0.7
                    ? before.back()
                    : static_cast<double>(random.below(weight + 1)) / static_cast<double>(weight));
        }
    }
};

constexpr SelfCheckSpec Spec{.trialCount = 1'000, .bootstrap = {.replicateCount = 400}};

void expectPromisesKept(const SelfCheck& counts) {
    EXPECT_EQ(counts.trialCount, 1'000);
    // Four standard deviations of chance: 27.6 of 1,000.
    EXPECT_NEAR(static_cast<double>(counts.bootstrapRejectionCount), 50, 28);
    EXPECT_NEAR(static_cast<double>(counts.permutationRejectionCount), 50, 28);
    EXPECT_NEAR(static_cast<double>(counts.coverCount), 950, 28);
}

TEST(SelfCheck, TestsAndIntervalsKeepTheirPromisesOnOneRun) {
    const TwoRuns runs(200);
    ASSERT_OK_AND_ASSIGN(const auto counts, selfCheckRun({runs.before, runs.weights}, Spec, [](auto) {}, {}));
    expectPromisesKept(counts);
}

TEST(SelfCheck, TestsAndIntervalsKeepTheirPromisesOnTwoRuns) {
    const TwoRuns runs(200);
    ASSERT_OK_AND_ASSIGN(
        const auto counts, selfCheckPair({runs.before, runs.after, runs.weights}, Spec, [](auto) {}, {}));
    expectPromisesKept(counts);
}

TEST(SelfCheck, ShowsThatIntervalsOfFewSkewedUnitsAreTooNarrow) {
    // One unit of ten is far off: most draws of ten say little about it.
    std::vector<double> values(10, 0.0);
    values[0] = 1;
    const std::vector<double> weights(10, 1.0);
    ASSERT_OK_AND_ASSIGN(const auto counts, selfCheckRun({values, weights}, Spec, [](auto) {}, {}));
    EXPECT_LT(counts.coverCount, 750);
    EXPECT_LT(counts.permutationRejectionCount, 50);
}

TEST(SelfCheck, TheSameSeedGivesTheSameCountsAndEveryTrialIsTold) {
    const TwoRuns runs(30);
    const SelfCheckSpec spec{.trialCount = 100, .bootstrap = {.replicateCount = 100}};
    std::int64_t told = 0;
    const auto tell = [&](std::int64_t trial) { EXPECT_EQ(trial, told++); };
    ASSERT_OK_AND_ASSIGN(
        const auto first, selfCheckPair({runs.before, runs.after, runs.weights}, spec, tell, {}));
    EXPECT_EQ(told, 100);
    told = 0;
    ASSERT_OK_AND_ASSIGN(
        const auto again, selfCheckPair({runs.before, runs.after, runs.weights}, spec, tell, {}));
    EXPECT_EQ(first.bootstrapRejectionCount, again.bootstrapRejectionCount);
    EXPECT_EQ(first.coverCount, again.coverCount);
}

TEST(SelfCheck, RefusesASpecOutOfRangeAndStops) {
    const TwoRuns runs(10);
    const auto check = [&](const SelfCheckSpec& spec, const std::stop_token& stop = {}) {
        return selfCheckRun({runs.before, runs.weights}, spec, [](auto) {}, stop);
    };
    EXPECT_THAT(check({.trialCount = 99}), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(check({.significance = 0}), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(check({.bootstrap = {.replicateCount = 1}}), HasError(ErrorCode::InvalidInput));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(check(Spec, stop.get_token()), HasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace intentscope::stats
