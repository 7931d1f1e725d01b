// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/chat_template.h"

#include "core/data/json_node.h"
#include "tests/core/text/tokenizer_strings.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

namespace intentscope::text {
namespace {

using test::HasErrorAbout;

ChatFamily familyOf(const std::string& word) {
    if (word == "Qwen2")
        return ChatFamily::Qwen2;
    if (word == "Qwen3")
        return ChatFamily::Qwen3;
    if (word == "Plain")
        return ChatFamily::Plain;
    return word == "Llama3" ? ChatFamily::Llama3 : ChatFamily::Llama3Date;
}

ChatRole roleOf(const std::string& word) {
    if (word == "system")
        return ChatRole::System;
    return word == "user" ? ChatRole::User : ChatRole::Assistant;
}

TEST(ChatTemplate, renders_what_jinja2_makes_of_the_templates) {
    const auto root = data::JsonNode::parse(test::tokenizerFile("chats.json"), "chats", ErrorCode::Corrupt);
    ASSERT_OK(root);
    ASSERT_OK_AND_ASSIGN(const auto list, root->at("answers"));
    ASSERT_OK_AND_ASSIGN(const auto answers, list.elements());
    ASSERT_EQ(answers.size(), 120U);
    for (const auto& answer : answers) {
        const auto roles = *answer.texts("roles");
        const auto contents = *answer.texts("contents");
        std::vector<ChatMessage> messages;
        for (std::size_t i = 0; i < roles.size(); ++i)
            messages.push_back({roleOf(roles[i]), contents[i]});
        const ChatOptions options{
            .addsGenerationPrompt = *answer.flagOr("prompt", true),
            .isThinking = *answer.flagOr("thinking", true)};
        const auto rendered = ChatTemplate(familyOf(*answer.text("family"))).render(messages, options);
        ASSERT_OK(rendered);
        EXPECT_EQ(*rendered, *answer.text("text")) << *answer.text("family");
    }
}

TEST(ChatTemplate, another_template_is_never_taken_for_a_known_one) {
    EXPECT_THAT(
        ChatTemplate::recognise("{% for m in messages %}{{ m.content }}{% endfor %}", "x.jinja"),
        HasErrorAbout(ErrorCode::UnsupportedVersion, "none of those that are built in"));
}

TEST(ChatTemplate, a_folder_is_read_by_either_file) {
    const test::TempDirectory directory;
    RealEnv env;
    EXPECT_THAT(
        ChatTemplate::read(env, directory.path()), HasErrorAbout(ErrorCode::NotFound, "tokenizer_config"));
    directory.write("tokenizer_config.json", "{}");
    EXPECT_THAT(
        ChatTemplate::read(env, directory.path()), HasErrorAbout(ErrorCode::NotFound, "no chat template"));
    directory.write("tokenizer_config.json", R"({"chat_template": 7})");
    EXPECT_THAT(
        ChatTemplate::read(env, directory.path()), HasErrorAbout(ErrorCode::Corrupt, "chat_template"));
    directory.write("chat_template.jinja", "{{ messages }}");
    EXPECT_THAT(
        ChatTemplate::read(env, directory.path()),
        HasErrorAbout(ErrorCode::UnsupportedVersion, "chat_template.jinja"));
}

TEST(ChatTemplate, chats_that_no_family_knows_are_refused) {
    const ChatTemplate chat(ChatFamily::Qwen2);
    EXPECT_THAT(chat.render({}, {}), HasErrorAbout(ErrorCode::InvalidInput, "needs a message"));
    const std::vector<ChatMessage> messages = {{ChatRole::User, "a"}, {ChatRole::System, "b"}};
    EXPECT_THAT(chat.render(messages, {}), HasErrorAbout(ErrorCode::InvalidInput, "must be the first"));
    const std::vector<ChatMessage> broken = {{ChatRole::User, "a\xFF"}};
    EXPECT_THAT(chat.render(broken, {}), HasErrorAbout(ErrorCode::InvalidInput, "no valid UTF-8"));
}

} // namespace
} // namespace intentscope::text
