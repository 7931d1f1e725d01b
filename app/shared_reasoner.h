// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"

#include <memory>
#include <mutex>

namespace intentscope::app {

/// An open reasoner that several jobs share: one call at a time, as every reasoner asks for. A call waits for
/// the one under way, so none may come from the window's thread.
class SharedReasoner final : public rank::Reasoner {
public:
    explicit SharedReasoner(std::unique_ptr<rank::Reasoner> reasoner);

    const rank::ReasonerInfo& info() const override { return m_reasoner->info(); }
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

private:
    mutable std::mutex m_mutex; ///< guards every call of m_reasoner but info()
    std::unique_ptr<rank::Reasoner> m_reasoner;
};

} // namespace intentscope::app
