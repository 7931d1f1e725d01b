// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/reasoner_text.h"

namespace intentscope::nn {

Result<ReasonerText> ReasonerText::read(
    Env& env,
    const std::filesystem::path& folder,
    std::int32_t vocabularySize,
    const ReasonerOptions& options) {
    ReasonerText result;
    result.m_isThinking = options.isThinking;
    ISCOPE_TRY_ASSIGN(result.m_tokenizer, text::Tokenizer::read(env, folder));
    if (result.m_tokenizer->idLimit() > vocabularySize)
        return fail(
            ErrorCode::Mismatch,
            "the tokenizer has " + std::to_string(result.m_tokenizer->idLimit()) +
                " tokens, but the model only " + std::to_string(vocabularySize),
            {.place = {.file = folder.string()}, .cure = "Copy the tokenizer and the weights of one model"});
    if (options.chatFamily) {
        result.m_template.emplace(*options.chatFamily);
        return result;
    }
    auto chat = text::ChatTemplate::read(env, folder);
    if (!chat && chat.error().code != ErrorCode::NotFound)
        return tl::unexpected(chat.error());
    if (chat)
        result.m_template = *chat;
    return result;
}

Result<std::string> ReasonerText::render(const rank::ReasonerPrompt& prompt) const {
    if (!m_template)
        return (prompt.system.empty() ? "" : prompt.system + "\n\n") + prompt.user + "\n";
    std::vector<text::ChatMessage> messages;
    if (!prompt.system.empty())
        messages.push_back({text::ChatRole::System, prompt.system});
    messages.push_back({text::ChatRole::User, prompt.user});
    text::ChatOptions options;
    options.isThinking = m_isThinking;
    return m_template->render(messages, options);
}

Result<std::vector<text::TokenId>> ReasonerText::encodePrompt(std::string_view rendered) const {
    return m_tokenizer->encode(
        rendered, m_template ? text::SpecialTokens::LeaveOut : text::SpecialTokens::Keep);
}

Result<std::vector<text::TokenId>> ReasonerText::encodeText(std::string_view text) const {
    return m_tokenizer->encode(text, text::SpecialTokens::Keep);
}

std::string ReasonerText::hash() const {
    const std::string family = m_template ? std::string(name(m_template->family())) : "plain";
    return m_tokenizer->fingerprint().hex() + ":" + family + (m_isThinking ? ":thinking" : "");
}

std::vector<std::string> ReasonerText::notes() const {
    std::vector<std::string> notes = m_tokenizer->notes();
    if (!m_template)
        notes.emplace_back(
            "The folder has no chat template: prompts are plain text, system and user in turn");
    return notes;
}

} // namespace intentscope::nn
