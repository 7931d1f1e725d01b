// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/sampler.h"

#include "core/base/fingerprint.h"
#include "core/nn/train/random.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

namespace intentscope::nn {
namespace {

/// Transformers keeps every token whose score reaches that of the k-th, so equal ones stay.
void keepHighest(std::vector<SamplingCandidate>& scored, std::int32_t count) {
    if (count == 0 || static_cast<std::size_t>(count) >= scored.size())
        return;
    const auto byScore = [](const SamplingCandidate& a, const SamplingCandidate& b) {
        return a.probability > b.probability;
    };
    std::nth_element(scored.begin(), scored.begin() + (count - 1), scored.end(), byScore);
    const double lowest = scored[static_cast<std::size_t>(count) - 1].probability;
    std::erase_if(scored, [lowest](const SamplingCandidate& c) { return c.probability < lowest; });
}

/// Scores become probabilities.
void normalise(std::vector<SamplingCandidate>& scored) {
    const double highest = std::ranges::max_element(scored, {}, &SamplingCandidate::probability)->probability;
    double sum = 0;
    for (SamplingCandidate& candidate : scored) {
        candidate.probability = std::exp(candidate.probability - highest);
        sum += candidate.probability;
    }
    for (SamplingCandidate& candidate : scored)
        candidate.probability /= sum;
}

bool isLikelier(const SamplingCandidate& a, const SamplingCandidate& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.token < b.token;
}

/// Sorts, but only as far as the nucleus reaches: a token stays while those before it sum up to less than
/// `share`. A heap, because a nucleus is small beside a vocabulary.
void keepNucleus(std::vector<SamplingCandidate>& candidates, double share) {
    const auto isBelow = [](const auto& a, const auto& b) { return isLikelier(b, a); };
    std::ranges::make_heap(candidates, isBelow);
    auto heapEnd = candidates.end();
    double sum = 0;
    std::vector<SamplingCandidate> kept;
    while (heapEnd != candidates.begin() && sum < share) {
        std::pop_heap(candidates.begin(), heapEnd, isBelow);
        --heapEnd;
        kept.push_back(*heapEnd);
        sum += heapEnd->probability;
    }
    for (SamplingCandidate& candidate : kept)
        candidate.probability /= sum;
    candidates = std::move(kept);
}

std::int32_t likeliest(std::span<const float> logits) {
    return static_cast<std::int32_t>(std::ranges::max_element(logits) - logits.begin());
}

bool areUsable(std::span<const float> logits) {
    bool isAnyFinite = false;
    for (const float logit : logits) {
        if (std::isnan(logit) || logit == std::numeric_limits<float>::infinity())
            return false;
        isAnyFinite = isAnyFinite || std::isfinite(logit);
    }
    return isAnyFinite;
}

} // namespace

std::uint64_t samplingStream(std::uint64_t seed, std::string_view prompt, std::int32_t sample) {
    const Fingerprint text = fingerprintOf(prompt);
    std::uint64_t word = 0;
    std::memcpy(&word, text.bytes.data(), sizeof(word));
    return streamSeed(streamSeed(seed, word), static_cast<std::uint64_t>(sample));
}

Sampler::Sampler(const rank::SamplingSpec& spec, std::uint64_t stream) : m_spec(spec), m_random(stream) {}

void Sampler::see(std::span<const std::int32_t> tokens) {
    m_seen.insert(m_seen.end(), tokens.begin(), tokens.end());
    std::ranges::sort(m_seen);
    const auto repeated = std::ranges::unique(m_seen);
    m_seen.erase(repeated.begin(), repeated.end());
}

Result<std::int32_t> Sampler::next(std::span<const float> logits) {
    if (!areUsable(logits))
        return fail(
            ErrorCode::Corrupt,
            "the model's logits are not numbers",
            {.place = {}, .cure = "Copy the weights again, or compute with a wider element type"});
    const auto likely = truncated(logits);
    const std::int32_t token = m_spec.temperature > 0 ? draw(likely) : likely.front().token;
    see(std::span(&token, 1));
    return token;
}

std::vector<SamplingCandidate> Sampler::candidates(std::span<const float> logits) const {
    auto likely = truncated(logits);
    std::ranges::sort(likely, isLikelier);
    return likely;
}

/// Sorted where that is cheap; a whole vocabulary stays in its own order.
std::vector<SamplingCandidate> Sampler::truncated(std::span<const float> logits) const {
    std::vector<float> scores(logits.begin(), logits.end());
    penalise(scores);
    if (!(m_spec.temperature > 0))
        return {{likeliest(scores), 1.0}};
    std::vector<SamplingCandidate> scored(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i)
        scored[i] = {static_cast<std::int32_t>(i), static_cast<double>(scores[i]) / m_spec.temperature};
    std::erase_if(scored, [](const SamplingCandidate& c) { return !std::isfinite(c.probability); });
    keepHighest(scored, m_spec.topK);
    normalise(scored);
    if (m_spec.topP < 1)
        keepNucleus(scored, m_spec.topP);
    else if (m_spec.topK > 0)
        std::ranges::sort(scored, isLikelier);
    return scored;
}

void Sampler::penalise(std::span<float> logits) const {
    if (m_spec.repetitionPenalty == 1)
        return;
    const auto penalty = static_cast<float>(m_spec.repetitionPenalty);
    for (const std::int32_t token : m_seen)
        if (token >= 0 && static_cast<std::size_t>(token) < logits.size()) {
            float& logit = logits[static_cast<std::size_t>(token)];
            logit = logit < 0 ? logit * penalty : logit / penalty;
        }
}

std::int32_t Sampler::draw(std::span<const SamplingCandidate> likely) {
    double rest = uniform(m_random);
    for (const SamplingCandidate& candidate : likely) {
        rest -= candidate.probability;
        if (rest < 0)
            return candidate.token;
    }
    return likely.back().token; // rounding
}

} // namespace intentscope::nn
