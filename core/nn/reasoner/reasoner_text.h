// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner_factory.h"
#include "core/text/tokenizer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::nn {

/// The text side of a language model's folder: its tokenizer and its chat template. Without a template a
/// prompt is plain: the system text, an empty line, the user's text, a line break. Immutable; any thread.
class ReasonerText {
public:
    /// Errors of text::Tokenizer::read and text::ChatTemplate::read; a folder without a template is none.
    /// Mismatch for a tokenizer with more tokens than the model.
    static Result<ReasonerText> read(
        Env& env,
        const std::filesystem::path& folder,
        std::int32_t vocabularySize,
        const ReasonerOptions& options);

    Result<std::string> render(const rank::ReasonerPrompt& prompt) const;
    /// Tokens of a rendered prompt. A template writes its special tokens itself; to a plain prompt the
    /// tokenizer adds its own.
    Result<std::vector<text::TokenId>> encodePrompt(std::string_view rendered) const;
    /// Tokens of a text as it is, with those that the tokenizer puts around it.
    Result<std::vector<text::TokenId>> encodeText(std::string_view text) const;
    const text::Tokenizer& tokenizer() const { return *m_tokenizer; }

    /// Changes with whatever changes a prompt's tokens.
    std::string hash() const;
    /// What a person should know: no template, what the tokenizer leaves out.
    std::vector<std::string> notes() const;

private:
    std::shared_ptr<const text::Tokenizer> m_tokenizer;
    std::optional<text::ChatTemplate> m_template;
    bool m_isThinking = false;
};

} // namespace intentscope::nn
