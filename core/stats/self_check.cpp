// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/self_check.h"

#include "core/base/assert.h"
#include "core/base/progress.h"
#include "core/stats/permutation.h"
#include "core/stats/random.h"

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::stats {

namespace {

constexpr std::int32_t FewestTrials = 100;
constexpr std::int32_t MostTrials = 1'000'000;

Status check(const SelfCheckSpec& spec) {
    if (spec.trialCount < FewestTrials || spec.trialCount > MostTrials)
        return fail(
            ErrorCode::InvalidInput,
            std::to_string(spec.trialCount) + " trials are out of range",
            {.cure = "Ask for " + std::to_string(FewestTrials) + " to " + std::to_string(MostTrials) +
                     "; 1000 is usual"});
    if (spec.significance > 0 && spec.significance < 1)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "the significance must lie between 0 and 1, not at " + std::to_string(spec.significance),
        {.cure = "Ask for 0.05"});
}

/// One drawn set of units.
struct Drawn {
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> weights;

    explicit Drawn(std::size_t count) : before(count), after(count), weights(count) {}
    PairedSample pair() const { return {.before = before, .after = after, .weights = weights}; }
};

bool holds(const Estimate& estimate, double value) {
    return estimate.interval && estimate.interval->low <= value && value <= estimate.interval->high;
}

/// What both checks do with a trial whose true difference is 0.
Status countRejections(
    const PairedSample& null, const SelfCheckSpec& spec, SelfCheck& counts, std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(const auto estimate, bootstrapDifference(null, spec.bootstrap, stop));
    ISCOPE_TRY_ASSIGN(
        const auto test,
        signFlipTest(
            null,
            {.permutationCount = spec.bootstrap.replicateCount, .seed = spec.bootstrap.seed},
            std::move(stop)));
    counts.bootstrapRejectionCount += *estimate.pValue <= spec.significance ? 1 : 0;
    counts.permutationRejectionCount += test.pValue <= spec.significance ? 1 : 0;
    return {};
}

} // namespace

double SelfCheck::chanceOf(double expected) const {
    return std::sqrt(expected * (1 - expected) / static_cast<double>(trialCount));
}

Result<SelfCheck> selfCheckRun(
    const WeightedSample& sample,
    const SelfCheckSpec& spec,
    const TrialCallback& onTrial,
    const std::stop_token& stop) {
    ISCOPE_TRY(check(spec));
    const std::size_t size = sample.values.size();
    ISCOPE_ASSERT(size >= 2);
    const double truth = weightedMean(sample);
    Drawn null(size);
    std::vector<double> ownWeights(size);
    SelfCheck counts;
    for (; counts.trialCount < spec.trialCount; ++counts.trialCount) {
        onTrial(counts.trialCount);
        Random random(~spec.bootstrap.seed, static_cast<std::uint64_t>(counts.trialCount));
        for (std::size_t i = 0; i < size; ++i) {
            const auto first = random.below(size);
            const auto second = random.below(size);
            null.before[i] = sample.values[first];
            null.after[i] = sample.values[second];
            ownWeights[i] = sample.weights[first];
            null.weights[i] = (sample.weights[first] + sample.weights[second]) / 2;
        }
        auto ofTrial = spec;
        ofTrial.bootstrap.seed += static_cast<std::uint64_t>(counts.trialCount);
        ISCOPE_TRY(countRejections(null.pair(), ofTrial, counts, stop));
        ISCOPE_TRY_ASSIGN(
            const auto estimate,
            bootstrapMean({.values = null.before, .weights = ownWeights}, ofTrial.bootstrap, stop));
        counts.coverCount += holds(estimate, truth) ? 1 : 0;
    }
    return counts;
}

Result<SelfCheck> selfCheckPair(
    const PairedSample& sample,
    const SelfCheckSpec& spec,
    const TrialCallback& onTrial,
    const std::stop_token& stop) {
    ISCOPE_TRY(check(spec));
    const std::size_t size = sample.weights.size();
    ISCOPE_ASSERT(size >= 2);
    const double truth =
        weightedMean({sample.after, sample.weights}) - weightedMean({sample.before, sample.weights});
    Drawn null(size);
    Drawn real(size);
    SelfCheck counts;
    for (; counts.trialCount < spec.trialCount; ++counts.trialCount) {
        onTrial(counts.trialCount);
        Random random(~spec.bootstrap.seed, static_cast<std::uint64_t>(counts.trialCount));
        for (std::size_t i = 0; i < size; ++i) {
            const auto unit = random.below(size);
            real.before[i] = null.before[i] = sample.before[unit];
            real.after[i] = null.after[i] = sample.after[unit];
            real.weights[i] = null.weights[i] = sample.weights[unit];
            if (random.below(2) == 1)
                std::swap(null.before[i], null.after[i]);
        }
        auto ofTrial = spec;
        ofTrial.bootstrap.seed += static_cast<std::uint64_t>(counts.trialCount);
        ISCOPE_TRY(countRejections(null.pair(), ofTrial, counts, stop));
        ISCOPE_TRY_ASSIGN(const auto estimate, bootstrapDifference(real.pair(), ofTrial.bootstrap, stop));
        counts.coverCount += holds(estimate.difference, truth) ? 1 : 0;
    }
    return counts;
}

} // namespace intentscope::stats
