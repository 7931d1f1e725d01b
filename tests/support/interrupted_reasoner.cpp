// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/interrupted_reasoner.h"

#include <limits>
#include <utility>

namespace intentscope::test {

Result<std::vector<std::vector<rank::Generation>>> InterruptedReasoner::generate(
    std::span<const rank::ReasonerPrompt> prompts, const rank::GenerationSpec& spec, std::stop_token stop) {
    if (onAnswer)
        onAnswer();
    if (callsLeft == 0)
        return fail(ErrorCode::Cancelled, "Stopped");
    --callsLeft;
    auto all = m_fake.generate(prompts, spec, std::move(stop));
    if (all && breaksVectors)
        all->front().front().vector.back() = std::numeric_limits<float>::quiet_NaN();
    return all;
}

Result<std::vector<std::vector<float>>>
InterruptedReasoner::embed(std::span<const std::string> texts, rank::Pooling pooling, std::stop_token stop) {
    return m_fake.embed(texts, pooling, std::move(stop));
}

Result<std::string> InterruptedReasoner::render(const rank::ReasonerPrompt& prompt) const {
    return m_fake.render(prompt);
}

Result<std::int64_t> InterruptedReasoner::countTokens(std::string_view text) const {
    return m_fake.countTokens(text);
}

} // namespace intentscope::test
