// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace intentscope::text {

/// The chat templates that are built in, by the models that came with them.
enum class ChatFamily {
    Plain, ///< of reasoners trained here: Qwen's marks and no words of its own
    Qwen2,
    Qwen3,      ///< with thinking
    Llama3,     ///< Llama 3
    Llama3Date, ///< Llama 3.2: the system message names dates
};
std::string_view name(ChatFamily family);

/// The template of ChatFamily::Plain as tokenizer_config.json holds it: Transformers renders it alike.
std::string_view ownChatTemplate();

enum class ChatRole { System, User, Assistant };

struct ChatMessage {
    ChatRole role = ChatRole::User;
    std::string content;
};

struct ChatOptions {
    bool addsGenerationPrompt = true; ///< ends where the assistant's answer begins
    bool isThinking = true;           ///< false: Qwen3 begins its answer with an empty thought
    std::string date = "26 Jul 2024"; ///< of Llama3Date; the template's own where it knows no other
};

/// Puts the marks of a model's family around messages. Hugging Face's templates are programs; those of four
/// families are built in for messages without tools, and a folder's template is compared with the published
/// text, so that another one is never taken for it. Immutable; any thread.
class ChatTemplate {
public:
    explicit ChatTemplate(ChatFamily family) : m_family(family) {}

    /// By the template's text (white space at its end does not count). UnsupportedVersion for any other.
    static Result<ChatTemplate> recognise(std::string_view templateText, const std::filesystem::path& file);
    /// The template of a model's folder: chat_template.jinja, or `chat_template` in tokenizer_config.json.
    /// NotFound when it has none; Corrupt for damage; UnsupportedVersion for a template that is not built in.
    static Result<ChatTemplate> read(Env& env, const std::filesystem::path& folder);

    ChatFamily family() const { return m_family; }
    /// The prompt; special tokens of the family stand in it as text. InvalidInput without messages, for a
    /// system message that is not the first, and for text that is no UTF-8.
    Result<std::string> render(std::span<const ChatMessage> messages, const ChatOptions& options) const;

private:
    ChatFamily m_family;
};

} // namespace intentscope::text
