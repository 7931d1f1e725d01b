// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/reasoner.h"

#include <cmath>

namespace intentscope::rank {

Reasoner::~Reasoner() = default;

Result<std::vector<std::vector<float>>> Reasoner::embedAnswers(
    std::span<const ReasonerPrompt>, std::span<const std::string>, Pooling, std::stop_token) {
    return fail(
        ErrorCode::UnsupportedVersion,
        "the reasoner " + info().name + " gives no vectors of answers that others wrote",
        {.cure = "Take a local reasoner, whose vectors the ranker is trained on"});
}

Status checkSampling(const SamplingSpec& spec) {
    const auto refuse = [](const char* what) { return fail(ErrorCode::InvalidInput, what); };
    if (spec.maxTokens < 1)
        return refuse("the number of tokens of an answer must be at least 1");
    if (!(spec.temperature >= 0) || !std::isfinite(spec.temperature))
        return refuse("the temperature must be 0 or above");
    if (!(spec.topP > 0) || !(spec.topP <= 1))
        return refuse("top-p must lie above 0 and not above 1");
    if (spec.topK < 0)
        return refuse("top-k must be 0 (off) or above");
    if (!(spec.repetitionPenalty > 0) || !std::isfinite(spec.repetitionPenalty))
        return refuse("the repetition penalty must be above 0");
    if (spec.sampleCount < 1)
        return refuse("the number of samples must be at least 1");
    return {};
}

} // namespace intentscope::rank
