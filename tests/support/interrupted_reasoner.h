// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_reasoner.h"

#include <cstdint>
#include <functional>

namespace intentscope::test {

/// A FakeReasoner to which something happens on the way.
class InterruptedReasoner final : public rank::Reasoner {
public:
    const rank::ReasonerInfo& info() const override { return m_fake.info(); }
    Result<std::vector<std::vector<rank::Generation>>> generate(
        std::span<const rank::ReasonerPrompt> prompts,
        const rank::GenerationSpec& spec,
        std::stop_token stop) override;
    Result<std::vector<std::vector<float>>>
    embed(std::span<const std::string> texts, rank::Pooling pooling, std::stop_token stop) override;
    Result<std::string> render(const rank::ReasonerPrompt& prompt) const override;
    Result<std::int64_t> countTokens(std::string_view text) const override;

    std::int64_t answeredPrompts() const { return m_fake.answeredPrompts; }

    std::int64_t callsLeft = -1;    ///< the call after so many ends with Cancelled; -1: none does
    bool breaksVectors = false;     ///< the last number of a vector is not finite
    std::function<void()> onAnswer; ///< called before each answer; may be empty

private:
    FakeReasoner m_fake;
};

} // namespace intentscope::test
