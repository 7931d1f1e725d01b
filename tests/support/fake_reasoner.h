// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"

#include <cstdint>
#include <string>

namespace intentscope::test {

/// A reasoner whose answers are a plain function of prompt, seed and sample: no LibTorch needed.
class FakeReasoner final : public rank::Reasoner {
public:
    explicit FakeReasoner(std::string name = "fake", std::int32_t vectorSize = 8);

    const rank::ReasonerInfo& info() const override { return m_info; }
    rank::ReasonerInfo& describe() { return m_info; }
    Result<std::vector<std::vector<rank::Generation>>> generate(
        std::span<const rank::ReasonerPrompt> prompts,
        const rank::GenerationSpec& spec,
        std::stop_token stop) override;
    Result<std::vector<std::vector<float>>>
    embed(std::span<const std::string> texts, rank::Pooling pooling, std::stop_token stop) override;
    Result<std::vector<std::vector<float>>> embedAnswers(
        std::span<const rank::ReasonerPrompt> prompts,
        std::span<const std::string> answers,
        rank::Pooling pooling,
        std::stop_token stop) override;
    Result<std::string> render(const rank::ReasonerPrompt& prompt) const override;
    Result<std::int64_t> countTokens(std::string_view text) const override;

    std::int64_t answeredPrompts = 0; ///< how many prompts generate() was given

private:
    rank::Generation
    answer(const rank::ReasonerPrompt& prompt, const rank::GenerationSpec& spec, std::int32_t sample) const;
    std::vector<float> vectorOf(std::string_view text) const;

    rank::ReasonerInfo m_info;
};

} // namespace intentscope::test
