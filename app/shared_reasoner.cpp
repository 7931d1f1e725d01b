// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shared_reasoner.h"

#include <utility>

namespace intentscope::app {

SharedReasoner::SharedReasoner(std::unique_ptr<rank::Reasoner> reasoner) : m_reasoner(std::move(reasoner)) {}

Result<std::vector<std::vector<rank::Generation>>> SharedReasoner::generate(
    std::span<const rank::ReasonerPrompt> prompts, const rank::GenerationSpec& spec, std::stop_token stop) {
    const std::lock_guard lock(m_mutex);
    return m_reasoner->generate(prompts, spec, std::move(stop));
}

Result<std::vector<std::vector<float>>>
SharedReasoner::embed(std::span<const std::string> texts, rank::Pooling pooling, std::stop_token stop) {
    const std::lock_guard lock(m_mutex);
    return m_reasoner->embed(texts, pooling, std::move(stop));
}

Result<std::vector<std::vector<float>>> SharedReasoner::embedAnswers(
    std::span<const rank::ReasonerPrompt> prompts,
    std::span<const std::string> answers,
    rank::Pooling pooling,
    std::stop_token stop) {
    const std::lock_guard lock(m_mutex);
    return m_reasoner->embedAnswers(prompts, answers, pooling, std::move(stop));
}

Result<std::string> SharedReasoner::render(const rank::ReasonerPrompt& prompt) const {
    const std::lock_guard lock(m_mutex);
    return m_reasoner->render(prompt);
}

Result<std::int64_t> SharedReasoner::countTokens(std::string_view text) const {
    const std::lock_guard lock(m_mutex);
    return m_reasoner->countTokens(text);
}

} // namespace intentscope::app
