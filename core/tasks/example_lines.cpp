// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/example_lines.h"

#include "core/data/cell.h"
#include "core/data/json_node.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>
#include <utility>

namespace intentscope::tasks {
namespace {

using rank::ReasonerExample;
using rank::ReasonerStage;
using Messages = std::vector<text::ChatMessage>;

Result<text::ChatRole> roleOf(const data::JsonNode& message) {
    ISCOPE_TRY_ASSIGN(const std::string word, message.text("role"));
    if (word == "system")
        return text::ChatRole::System;
    if (word == "user")
        return text::ChatRole::User;
    if (word == "assistant")
        return text::ChatRole::Assistant;
    return message.complain("its role is " + data::quotedCell(word), "Write system, user or assistant");
}

Result<Messages> messagesOf(const data::JsonNode& list) {
    ISCOPE_TRY_ASSIGN(const auto elements, list.elements());
    Messages messages;
    for (const data::JsonNode& element : elements) {
        ISCOPE_TRY_ASSIGN(const auto role, roleOf(element));
        ISCOPE_TRY_ASSIGN(auto content, element.text("content"));
        messages.push_back({role, std::move(content)});
    }
    return messages;
}

/// The last message, which must be the assistant's.
Result<std::string> takeAnswer(Messages& messages, const data::JsonNode& place) {
    if (messages.empty() || messages.back().role != text::ChatRole::Assistant)
        return place.complain("the last message is not the assistant's", "End the list with the answer");
    std::string answer = std::move(messages.back().content);
    messages.pop_back();
    return answer;
}

/// A completion to a prompt of the same form: a text, or one message of the assistant.
Result<std::string> answerOf(const data::JsonNode& completion, bool isPlain) {
    if (isPlain)
        return completion.text();
    ISCOPE_TRY_ASSIGN(auto messages, messagesOf(completion));
    ISCOPE_TRY_ASSIGN(auto answer, takeAnswer(messages, completion));
    if (!messages.empty())
        return completion.complain("it holds more than one answer");
    return answer;
}

/// "prompt", and the answers under these names.
Result<ReasonerExample> promptExample(const data::JsonNode& root, std::span<const char* const> answers) {
    ISCOPE_TRY_ASSIGN(const auto prompt, root.at("prompt"));
    ReasonerExample example;
    if (prompt.isText()) {
        ISCOPE_TRY_ASSIGN(example.prompt, prompt.text());
    } else {
        ISCOPE_TRY_ASSIGN(auto messages, messagesOf(prompt));
        if (messages.empty())
            return prompt.complain("it has no message");
        example.prompt = std::move(messages);
    }
    for (const char* name : answers) {
        ISCOPE_TRY_ASSIGN(const auto completion, root.at(name));
        ISCOPE_TRY_ASSIGN(auto answer, answerOf(completion, prompt.isText()));
        example.answers.push_back(std::move(answer));
    }
    return example;
}

Result<ReasonerExample> sftExample(const data::JsonNode& root) {
    if (root.has("messages")) {
        ISCOPE_TRY_ASSIGN(const auto list, root.at("messages"));
        ISCOPE_TRY_ASSIGN(auto messages, messagesOf(list));
        ISCOPE_TRY_ASSIGN(auto answer, takeAnswer(messages, list));
        if (messages.empty())
            return list.complain("there is no message before the answer");
        return ReasonerExample{std::move(messages), {std::move(answer)}};
    }
    return promptExample(root, std::array{"completion"});
}

Result<std::vector<float>> targetOf(const data::JsonNode& list) {
    ISCOPE_TRY_ASSIGN(const auto elements, list.elements());
    std::vector<float> target;
    for (const data::JsonNode& element : elements) {
        ISCOPE_TRY_ASSIGN(const double number, element.number());
        target.push_back(static_cast<float>(number));
    }
    return target;
}

Result<ReasonerExample> contrastiveExample(const data::JsonNode& root) {
    if (!root.has("anchor"))
        return root.complain(
            "there is no 'anchor', the query that the reasoner itself writes to the prompt",
            "Add it as a text");
    const bool hasLoser = root.has("rejected");
    constexpr std::array Both{"chosen", "rejected"};
    ISCOPE_TRY_ASSIGN(auto example, promptExample(root, std::span(Both).first(hasLoser ? 2 : 1)));
    ISCOPE_TRY_ASSIGN(auto anchor, root.text("anchor"));
    example.answers.insert(example.answers.begin(), std::move(anchor));
    if (root.has("losers")) {
        ISCOPE_TRY_ASSIGN(auto losers, root.texts("losers"));
        std::ranges::move(losers, std::back_inserter(example.answers));
    }
    ISCOPE_TRY_ASSIGN(example.group, root.textOr("group", {}));
    if (root.has("target")) {
        ISCOPE_TRY_ASSIGN(const auto list, root.at("target"));
        ISCOPE_TRY_ASSIGN(example.target, targetOf(list));
    }
    return example;
}

Result<ReasonerExample> exampleOf(const data::JsonNode& root, ReasonerStage stage) {
    switch (stage) {
    case ReasonerStage::Pretrain:
        break;
    case ReasonerStage::Sft:
        return sftExample(root);
    case ReasonerStage::Dpo:
        return promptExample(root, std::array{"chosen", "rejected"});
    case ReasonerStage::Contrastive:
        return contrastiveExample(root);
    }
    ISCOPE_TRY_ASSIGN(auto text, root.text("text"));
    return ReasonerExample{std::string(), {std::move(text)}};
}

} // namespace

Result<std::vector<ReasonerExample>>
readExamples(Env& env, const std::filesystem::path& file, ReasonerStage stage) {
    ISCOPE_TRY_ASSIGN(const auto mapped, env.map(file));
    std::vector<ReasonerExample> examples;
    std::string_view rest = mapped->text();
    for (std::int64_t line = 1; !rest.empty(); ++line) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const std::string_view text = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (text.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        auto root = data::JsonNode::parse(text, file, ErrorCode::InvalidInput);
        auto example = root ? exampleOf(*root, stage) : tl::unexpected(root.error());
        if (!example) {
            example.error().place.line = line;
            return tl::unexpected(std::move(example).error());
        }
        examples.push_back(*std::move(example));
    }
    if (examples.empty())
        return fail(
            ErrorCode::InvalidInput,
            "the file has no example",
            {.place = {.file = file.string()}, .cure = "Write one JSON object a line"});
    return examples;
}

} // namespace intentscope::tasks
