// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"

#include <cstdint>
#include <random>
#include <span>
#include <string_view>
#include <vector>

namespace intentscope::nn {

/// A token that may be drawn, and how likely.
struct SamplingCandidate {
    std::int32_t token = 0;
    double probability = 0; ///< of the candidates, which sum up to 1
};

/// The seed of the random stream of one answer: of the seed, the prompt as the model is given it, and the
/// sample's number. Not of the batch or of any order.
std::uint64_t samplingStream(std::uint64_t seed, std::string_view prompt, std::int32_t sample);

/// Draws the tokens of one answer from logits, with the processors of Transformers in their order: repetition
/// penalty (arXiv 1909.05858) over the tokens of prompt and answer, temperature, top-k, top-p (nucleus,
/// arXiv 1904.09751). Without a temperature it takes the likeliest token, of equal ones the lowest, and only
/// the penalty acts. One thread at a time.
class Sampler {
public:
    /// `spec` is a valid one (rank::checkSampling).
    Sampler(const rank::SamplingSpec& spec, std::uint64_t stream);

    /// Tokens that the penalty knows from now on: the prompt.
    void see(std::span<const std::int32_t> tokens);

    /// The next token, which is seen from now on; one logit a token. Corrupt when a logit is not a number or
    /// none is finite: damaged weights, or an element type that is too narrow for them.
    Result<std::int32_t> next(std::span<const float> logits);

    /// What `next` draws from, the likeliest first, of equal ones the lowest token. For a greedy sampler the
    /// one token.
    std::vector<SamplingCandidate> candidates(std::span<const float> logits) const;

private:
    void penalise(std::span<float> logits) const;
    std::vector<SamplingCandidate> truncated(std::span<const float> logits) const;
    std::int32_t draw(std::span<const SamplingCandidate> likely);

    rank::SamplingSpec m_spec;
    std::mt19937_64 m_random;
    std::vector<std::int32_t> m_seen; ///< each once, ascending
};

} // namespace intentscope::nn
