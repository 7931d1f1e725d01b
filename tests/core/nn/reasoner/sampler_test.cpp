// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/sampler.h"

#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace intentscope::nn {
namespace {

using rank::SamplingSpec;
using test::HasError;
using test::IsOkAndHolds;

/// Probabilities of 0.1, 0.4, 0.3 and 0.2.
const std::array Logits{std::log(0.1F), std::log(0.4F), std::log(0.3F), std::log(0.2F)};

SamplingSpec sampling(double temperature) {
    SamplingSpec spec;
    spec.temperature = temperature;
    return spec;
}

std::vector<std::int32_t> tokens(const std::vector<SamplingCandidate>& candidates) {
    std::vector<std::int32_t> result;
    for (const SamplingCandidate& candidate : candidates)
        result.push_back(candidate.token);
    return result;
}

TEST(Sampler, TakesTheLikeliestTokenWithoutATemperature) {
    Sampler sampler(sampling(0), 1);
    EXPECT_THAT(sampler.next(Logits), IsOkAndHolds(1));
    EXPECT_THAT(sampler.next(std::array{2.0F, 7.0F, 7.0F}), IsOkAndHolds(1)) << "of equal ones the lowest";
}

TEST(Sampler, SharpensAndFlattensWithTheTemperature) {
    const auto same = Sampler(sampling(1), 1).candidates(Logits);
    EXPECT_EQ(tokens(same), (std::vector<std::int32_t>{1, 2, 3, 0}));
    EXPECT_NEAR(same[0].probability, 0.4, 1e-6);
    EXPECT_NEAR(same[3].probability, 0.1, 1e-6);
    // Squared and normalised: 0.16 of 0.01 + 0.16 + 0.09 + 0.04.
    EXPECT_NEAR(Sampler(sampling(0.5), 1).candidates(Logits)[0].probability, 0.16 / 0.30, 1e-6);
}

TEST(Sampler, KeepsTheTopKWithAllThatEqualTheLast) {
    auto spec = sampling(1);
    spec.topK = 2;
    const auto two = Sampler(spec, 1).candidates(Logits);
    EXPECT_EQ(tokens(two), (std::vector<std::int32_t>{1, 2}));
    EXPECT_NEAR(two[0].probability, 4.0 / 7, 1e-6);
    EXPECT_EQ(
        tokens(Sampler(spec, 1).candidates(std::array{1.0F, 3.0F, 1.0F, 0.0F})),
        (std::vector<std::int32_t>{1, 0, 2}));
    spec.topK = 9;
    EXPECT_EQ(Sampler(spec, 1).candidates(Logits).size(), 4U);
}

TEST(Sampler, KeepsTheSmallestSetThatReachesTopP) {
    auto spec = sampling(1);
    spec.topP = 0.65;
    EXPECT_EQ(tokens(Sampler(spec, 1).candidates(Logits)), (std::vector<std::int32_t>{1, 2}));
    spec.topP = 0.75;
    EXPECT_EQ(tokens(Sampler(spec, 1).candidates(Logits)), (std::vector<std::int32_t>{1, 2, 3}));
    spec.topP = 0.01;
    const auto one = Sampler(spec, 1).candidates(Logits);
    ASSERT_EQ(tokens(one), std::vector<std::int32_t>{1}) << "never none";
    EXPECT_EQ(one[0].probability, 1);
}

TEST(Sampler, MeasuresTopPBehindTopK) {
    auto spec = sampling(1);
    spec.topK = 3; // 4/9, 3/9, 2/9
    spec.topP = 0.75;
    EXPECT_EQ(tokens(Sampler(spec, 1).candidates(Logits)), (std::vector<std::int32_t>{1, 2}));
}

TEST(Sampler, PenalisesSeenTokensBeforeTheTemperature) {
    auto spec = sampling(0);
    spec.repetitionPenalty = 2;
    Sampler sampler(spec, 1);
    const std::array prompt{0, 0, 3};
    sampler.see(prompt);
    // A positive logit is halved, a negative one doubled; twice seen is as once.
    const std::array logits{4.0F, 2.5F, -1.0F, 3.0F};
    EXPECT_THAT(sampler.next(logits), IsOkAndHolds(1));
    EXPECT_THAT(sampler.next(logits), IsOkAndHolds(0)) << "4/2 against 2.5/2, now that 1 was seen";
    spec.temperature = 1;
    Sampler negative(spec, 1);
    const std::array last{2};
    negative.see(last);
    const auto likely = negative.candidates(std::array{-1.0F, -3.0F, -1.0F});
    EXPECT_EQ(tokens(likely), (std::vector<std::int32_t>{0, 2, 1}));
    EXPECT_NEAR(likely[1].probability / likely[0].probability, std::exp(-1.0), 1e-6);
}

TEST(Sampler, DrawsAsOftenAsTheProbabilitiesSay) {
    for (const double topP : {1.0, 0.75}) {
        auto spec = sampling(1);
        spec.topP = topP;
        Sampler sampler(spec, samplingStream(3, "prompt", 0));
        std::array<double, 4> counts{};
        constexpr int Draws = 20'000;
        for (int i = 0; i < Draws; ++i) {
            ASSERT_OK_AND_ASSIGN(const auto token, sampler.next(Logits));
            counts.at(static_cast<std::size_t>(token)) += 1.0 / Draws;
        }
        const double whole = topP < 1 ? 0.9 : 1.0;
        EXPECT_NEAR(counts[1], 0.4 / whole, 0.015);
        EXPECT_NEAR(counts[2], 0.3 / whole, 0.015);
        EXPECT_NEAR(counts[0], topP < 1 ? 0 : 0.1, topP < 1 ? 0 : 0.01);
    }
}

TEST(Sampler, HasAStreamForEverySeedPromptAndSample) {
    const auto stream = samplingStream(1, "prompt", 0);
    EXPECT_EQ(stream, samplingStream(1, "prompt", 0));
    EXPECT_NE(stream, samplingStream(2, "prompt", 0));
    EXPECT_NE(stream, samplingStream(1, "prompts", 0));
    EXPECT_NE(stream, samplingStream(1, "prompt", 1));
}

TEST(Sampler, RefusesLogitsThatAreNoNumbers) {
    constexpr float NaN = std::numeric_limits<float>::quiet_NaN();
    constexpr float Infinity = std::numeric_limits<float>::infinity();
    for (const double temperature : {0.0, 1.0}) {
        Sampler sampler(sampling(temperature), 1);
        EXPECT_THAT(sampler.next(std::array{0.0F, NaN}), HasError(ErrorCode::Corrupt));
        EXPECT_THAT(sampler.next(std::array{0.0F, Infinity}), HasError(ErrorCode::Corrupt));
        EXPECT_THAT(sampler.next(std::array{-Infinity, -Infinity}), HasError(ErrorCode::Corrupt));
        EXPECT_THAT(sampler.next(std::array{-Infinity, 0.0F}), IsOkAndHolds(1));
    }
}

} // namespace
} // namespace intentscope::nn
