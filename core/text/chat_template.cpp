// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/chat_template.h"

#include "core/base/fingerprint.h"
#include "core/data/cell.h"
#include "core/data/json_node.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>

namespace intentscope::text {
namespace {

constexpr std::string_view Space = " \t\n\r\v\f";
constexpr std::string_view ThoughtEnd = "</think>";

constexpr std::string_view OwnTemplate = "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ "
                                         "message.content }}<|im_end|>\n{% endfor %}"
                                         "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";

struct KnownTemplate {
    std::string_view hash; ///< SHA-256 of the published text without white space at its end
    ChatFamily family;
};
// Two of them are published with line feeds as such and as "\\n", which renders the same.
constexpr std::array KnownTemplates = {
    KnownTemplate{"793202280c0910ab26bc6eb57c8212c2417324c6d8c4efd0d10d59092ab3e3eb", ChatFamily::Qwen2},
    KnownTemplate{"f0206845c9ebc3abb4735d44f286eb81ce99238ad2accc710c6fc60e6cb8ccc8", ChatFamily::Qwen2},
    KnownTemplate{"87a2728cb8dc9fe424d624542f6060ec05a1d285ebbec578bb078900e33396b5", ChatFamily::Qwen3},
    KnownTemplate{"ba03a121d097859c7b5b9cd03af99aafe95275210d2876f642ad9929a150f122", ChatFamily::Llama3},
    KnownTemplate{"4f46ecd43418f216df8c26936c60e5d04bcc81db47db5d86fbe889f64212dd4c", ChatFamily::Llama3},
    KnownTemplate{"d82792f95932f1c9cef5c4bd992f171225e3bf8c7b609b4557c9e1ec96be819f", ChatFamily::Llama3Date},
};

std::string_view stripped(std::string_view text, std::string_view what) {
    const auto first = text.find_first_not_of(what);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(what) + 1 - first);
}

std::string_view withoutEnd(std::string_view text) {
    return text.substr(0, text.find_last_not_of(Space) + 1);
}

std::string_view roleWord(ChatRole role) {
    switch (role) {
    case ChatRole::System:
        return "system";
    case ChatRole::User:
        return "user";
    case ChatRole::Assistant:
        break;
    }
    return "assistant";
}

std::string chatMl(std::string_view role, std::string_view content) {
    return "<|im_start|>" + std::string(role) + "\n" + std::string(content) + "<|im_end|>\n";
}

std::string renderPlain(std::span<const ChatMessage> messages, const ChatOptions& options) {
    std::string out;
    for (const ChatMessage& message : messages)
        out += chatMl(roleWord(message.role), message.content);
    return out + (options.addsGenerationPrompt ? "<|im_start|>assistant\n" : "");
}

std::string renderQwen2(std::span<const ChatMessage> messages, const ChatOptions& options) {
    const bool hasSystem = messages.front().role == ChatRole::System;
    const std::string own = hasSystem ? std::string() : chatMl("system", "You are a helpful assistant.");
    return own + renderPlain(messages, options);
}

std::string_view withoutFirstFeeds(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\n'), text.size()));
    return text;
}

/// A past answer of Qwen3: thoughts of turns before the last question are dropped.
std::string qwen3Answer(std::string_view content, bool isBehindLastQuery, bool isLast) {
    std::string_view thought;
    if (const auto end = content.find(ThoughtEnd); end != std::string_view::npos) {
        const auto first = content.substr(0, end);
        const auto start = first.rfind("<think>");
        thought = start == std::string_view::npos ? first : first.substr(start + 7);
        content = withoutFirstFeeds(content.substr(content.rfind(ThoughtEnd) + ThoughtEnd.size()));
        thought = stripped(thought, "\n");
    }
    if (!isBehindLastQuery || (!isLast && thought.empty()))
        return chatMl("assistant", content);
    return chatMl(
        "assistant",
        "<think>\n" + std::string(thought) + "\n</think>\n\n" + std::string(withoutFirstFeeds(content)));
}

/// Answers of tools are user messages in marks: they are no query.
bool isQuery(const ChatMessage& message) {
    return message.role == ChatRole::User &&
           !(message.content.starts_with("<tool_response>") && message.content.ends_with("</tool_response>"));
}

std::string renderQwen3(std::span<const ChatMessage> messages, const ChatOptions& options) {
    std::size_t lastQuery = messages.size() - 1;
    for (std::size_t i = messages.size(); i-- > 0;) {
        if (isQuery(messages[i])) {
            lastQuery = i;
            break;
        }
    }
    std::string out;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const ChatMessage& message = messages[i];
        if (message.role == ChatRole::Assistant)
            out += qwen3Answer(message.content, i > lastQuery, i + 1 == messages.size());
        else
            out += chatMl(roleWord(message.role), message.content);
    }
    if (!options.addsGenerationPrompt)
        return out;
    return out + "<|im_start|>assistant\n" + (options.isThinking ? "" : "<think>\n\n</think>\n\n");
}

/// What Python's str.strip takes for white space.
bool isStripped(char32_t character) {
    return isWhiteSpace(character) || (character >= 0x1C && character <= 0x1F);
}

std::string trimmed(std::string_view text) {
    while (!text.empty() && isStripped(codePointAt(text, 0).value))
        text.remove_prefix(codePointAt(text, 0).size);
    while (!text.empty() && isStripped(lastCodePoint(text).value))
        text.remove_suffix(lastCodePoint(text).size);
    return std::string(text);
}

std::string llamaTurn(std::string_view role, std::string_view content) {
    return "<|start_header_id|>" + std::string(role) + "<|end_header_id|>\n\n" + trimmed(content) +
           "<|eot_id|>";
}

std::string renderLlama3(std::span<const ChatMessage> messages, const ChatOptions& options, bool hasDate) {
    std::string out = "<|begin_of_text|>";
    if (hasDate) {
        out += "<|start_header_id|>system<|end_header_id|>\n\nCutting Knowledge Date: December 2023\nToday "
               "Date: " +
               options.date + "\n\n";
        if (messages.front().role == ChatRole::System) {
            out += trimmed(messages.front().content);
            messages = messages.subspan(1);
        }
        out += "<|eot_id|>";
    }
    for (const ChatMessage& message : messages)
        out += llamaTurn(roleWord(message.role), message.content);
    return out + (options.addsGenerationPrompt ? "<|start_header_id|>assistant<|end_header_id|>\n\n" : "");
}

} // namespace

std::string_view ownChatTemplate() {
    return OwnTemplate;
}

std::string_view name(ChatFamily family) {
    constexpr std::array<std::string_view, 5> Names = {"plain", "Qwen2", "Qwen3", "Llama 3", "Llama 3.2"};
    return Names[static_cast<std::size_t>(family)];
}

Result<ChatTemplate>
ChatTemplate::recognise(std::string_view templateText, const std::filesystem::path& file) {
    if (withoutEnd(templateText) == OwnTemplate)
        return ChatTemplate(ChatFamily::Plain);
    const std::string hash = fingerprintOf(withoutEnd(templateText)).hex();
    for (const auto& [known, family] : KnownTemplates) {
        if (hash == known)
            return ChatTemplate(family);
    }
    return fail(
        ErrorCode::UnsupportedVersion,
        "The chat template (SHA-256 " + hash.substr(0, 12) + ", " + std::to_string(templateText.size()) +
            " bytes) is none of those that are built in",
        {.place = {.file = file.string()}, .cure = "Name the family whose template to use instead"});
}

Result<ChatTemplate> ChatTemplate::read(Env& env, const std::filesystem::path& folder) {
    const auto file = folder / "chat_template.jinja";
    if (env.kind(file) == FileKind::Regular) {
        ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(file));
        return recognise(text, file);
    }
    const auto config = folder / "tokenizer_config.json";
    ISCOPE_TRY_ASSIGN(const std::string json, env.readFile(config));
    ISCOPE_TRY_ASSIGN(const auto root, data::JsonNode::parse(json, config, ErrorCode::Corrupt));
    if (!root.has("chat_template"))
        return fail(
            ErrorCode::NotFound,
            "The folder has no chat template",
            {.place = {.file = config.string()}, .cure = "Name the family whose template to use"});
    auto text = root.text("chat_template");
    if (!text) {
        text.error().cure = "Name the family whose template to use instead";
        return tl::unexpected(std::move(text).error());
    }
    return recognise(*text, config);
}

Result<std::string>
ChatTemplate::render(std::span<const ChatMessage> messages, const ChatOptions& options) const {
    if (messages.empty())
        return fail(ErrorCode::InvalidInput, "A chat needs a message");
    const auto isSystem = [](const ChatMessage& message) { return message.role == ChatRole::System; };
    if (std::any_of(messages.begin() + 1, messages.end(), isSystem))
        return fail(ErrorCode::InvalidInput, "The system message must be the first one");
    for (const ChatMessage& message : messages) {
        if (data::findInvalidUtf8(message.content))
            return fail(ErrorCode::InvalidInput, "A message is no valid UTF-8");
    }
    switch (m_family) {
    case ChatFamily::Plain:
        return renderPlain(messages, options);
    case ChatFamily::Qwen2:
        return renderQwen2(messages, options);
    case ChatFamily::Qwen3:
        return renderQwen3(messages, options);
    case ChatFamily::Llama3:
        return renderLlama3(messages, options, false);
    case ChatFamily::Llama3Date:
        break;
    }
    return renderLlama3(messages, options, true);
}

} // namespace intentscope::text
