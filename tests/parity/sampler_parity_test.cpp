// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/sampler.h"
#include "tests/parity/reasoner_reference.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace intentscope::parity {
namespace {

/// Tokens and probabilities of logits of which some are minus infinity.
std::map<std::int32_t, double> distribution(std::span<const float> logits) {
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(static_cast<double>(logit));
    std::map<std::int32_t, double> likely;
    for (std::size_t token = 0; token < logits.size(); ++token)
        if (std::isfinite(logits[token]))
            likely[static_cast<std::int32_t>(token)] = std::exp(static_cast<double>(logits[token])) / sum;
    return likely;
}

/// penalty, temperature, top-k, top-p, as the reference's script stores them.
rank::SamplingSpec specOf(const std::vector<double>& setting) {
    return {
        .temperature = setting.at(1),
        .topP = setting.at(3),
        .topK = static_cast<std::int32_t>(setting.at(2)),
        .repetitionPenalty = setting.at(0)};
}

TEST(SamplerParity, what_is_drawn_from_is_what_transformers_draws_from) {
    ASSERT_OK_AND_ASSIGN(const auto reference, ReasonerReference::read("qwen3_tied"));
    const auto raw = reference.floats("sampler.raw");
    const auto ids = reference.integers("sampler.ids");
    const std::size_t vocabulary = reference.extent("sampler.raw", 1);
    const std::size_t seen = reference.extent("sampler.ids", 1);
    for (const std::string number : {"0", "1", "2", "3", "4", "5"}) {
        const auto spec = specOf(reference.doubles("sampler." + number + ".setting"));
        const auto processed = reference.floats("sampler." + number + ".logits");
        for (std::size_t row = 0; row < reference.extent("sampler.raw", 0); ++row) {
            SCOPED_TRACE("setting " + number + " row " + std::to_string(row));
            nn::Sampler sampler(spec, 1);
            sampler.see(std::span(ids).subspan(row * seen, seen));
            const auto candidates = sampler.candidates(std::span(raw).subspan(row * vocabulary, vocabulary));
            const auto expected = distribution(std::span(processed).subspan(row * vocabulary, vocabulary));
            EXPECT_EQ(candidates.size(), expected.size());
            for (const auto& candidate : candidates) {
                const auto found = expected.find(candidate.token);
                ASSERT_NE(found, expected.end()) << "token " << candidate.token;
                EXPECT_NEAR(candidate.probability, found->second, 1e-6);
            }
        }
    }
}

} // namespace
} // namespace intentscope::parity
