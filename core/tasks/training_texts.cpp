// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/training_texts.h"

#include "core/data/cell.h"
#include "core/data/context_text.h"
#include "core/data/json_node.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::tasks {
namespace {

using rank::ReasonerExample;
using rank::ReasonerStage;
using Messages = std::vector<text::ChatMessage>;

/// Impressions between two reports of progress and looks at the stop.
constexpr std::size_t BlockSize = 256;

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

Result<ReasonerExample> sftExample(const data::JsonNode& root) {
    if (root.has("messages")) {
        ISCOPE_TRY_ASSIGN(const auto list, root.at("messages"));
        ISCOPE_TRY_ASSIGN(auto messages, messagesOf(list));
        ISCOPE_TRY_ASSIGN(auto answer, takeAnswer(messages, list));
        if (messages.empty())
            return list.complain("there is no message before the answer");
        return ReasonerExample{std::move(messages), {std::move(answer)}};
    }
    ISCOPE_TRY_ASSIGN(const auto prompt, root.at("prompt"));
    ISCOPE_TRY_ASSIGN(const auto completion, root.at("completion"));
    if (prompt.isText()) {
        ISCOPE_TRY_ASSIGN(auto promptText, prompt.text());
        ISCOPE_TRY_ASSIGN(auto answer, completion.text());
        return ReasonerExample{std::move(promptText), {std::move(answer)}};
    }
    ISCOPE_TRY_ASSIGN(auto messages, messagesOf(prompt));
    ISCOPE_TRY_ASSIGN(auto answers, messagesOf(completion));
    ISCOPE_TRY_ASSIGN(auto answer, takeAnswer(answers, completion));
    if (messages.empty() || !answers.empty())
        return root.complain("it is no prompt with one answer");
    return ReasonerExample{std::move(messages), {std::move(answer)}};
}

Result<ReasonerExample> exampleOf(const data::JsonNode& root, ReasonerStage stage) {
    if (stage == ReasonerStage::Sft)
        return sftExample(root);
    ISCOPE_TRY_ASSIGN(auto text, root.text("text"));
    return ReasonerExample{std::string(), {std::move(text)}};
}

Result<const data::Column*> answerColumn(const data::Dataset& dataset, const std::string& name) {
    const data::Column* found = name.empty() ? nullptr : dataset.impressions().find(name);
    std::int32_t textCount = 0;
    for (const auto& column : dataset.impressions().columns()) {
        if (column->spec().role != data::Role::Text || !name.empty())
            continue;
        found = column.get();
        ++textCount;
    }
    if (found && textCount <= 1 && found->spec().kind == data::FeatureKind::Text)
        return found;
    return fail(
        ErrorCode::InvalidInput,
        name.empty() ? "the impressions have " + std::to_string(textCount) +
                           " columns with the role text, and one is needed to take answers from"
                     : "the impressions have no text column " + data::quotedCell(name),
        {.cure = "Name the column of answers, or give a JSON lines file"});
}

std::string kbText(const data::Dataset& dataset, std::size_t row) {
    constexpr std::array Roles{data::Role::Title, data::Role::Description, data::Role::Answer};
    std::string text;
    for (const data::Role role : Roles) {
        const data::Column* column = dataset.intents().findRole(role);
        if (column == nullptr || column->isMissing(row))
            continue;
        text += (text.empty() ? "" : "\n") + std::string(column->textAt(row));
    }
    return text;
}

Messages messagesOf(data::ContextText context) {
    Messages messages;
    if (!context.system.empty())
        messages.push_back({text::ChatRole::System, std::move(context.system)});
    messages.push_back({text::ChatRole::User, std::move(context.user)});
    return messages;
}

Result<std::string> templateTextOf(const DatasetTextsSpec& spec, Env& env) {
    if (spec.templateFile.empty())
        return std::string(data::defaultPromptTemplate());
    return env.readFile(spec.templateFile);
}

Result<data::ContextTexts> openContexts(
    const DatasetTextsSpec& spec,
    const std::string& text,
    const std::shared_ptr<const data::Dataset>& dataset) {
    ISCOPE_TRY_ASSIGN(
        auto promptTemplate,
        data::PromptTemplate::parse(
            text, spec.templateFile.empty() ? "default template" : spec.templateFile));
    return data::ContextTexts::make(dataset, std::move(promptTemplate));
}

bool hasAnswer(const data::Column& answers, std::span<const std::int32_t> rows) {
    return std::ranges::any_of(
        rows, [&](std::int32_t row) { return !answers.textAt(static_cast<std::size_t>(row)).empty(); });
}

/// What every part of the split is read with.
struct Reading {
    const DatasetTextsSpec& spec;
    const data::ContextTexts& contexts;
    const data::Column* answers; ///< null when they are not read
    ProgressSink& progress;
    const std::stop_token& stop;
};

ReasonerExample plainText(std::string text) {
    return {std::string(), {std::move(text)}};
}

/// As a reasoner without a chat template reads it.
std::string plainContext(data::ContextText context) {
    return context.system.empty() ? std::move(context.user) : context.system + "\n\n" + context.user;
}

Status
addExamples(const Reading& reading, ImpressionIndex impression, std::vector<ReasonerExample>& examples) {
    const auto row = impression.row();
    std::string answer(reading.answers ? reading.answers->textAt(row) : std::string_view());
    const bool isPretraining = reading.spec.stage == ReasonerStage::Pretrain;
    if (isPretraining ? reading.spec.texts.hasContexts : !answer.empty()) {
        const data::ContextLimits limits{.eventCount = reading.spec.eventCount};
        ISCOPE_TRY_ASSIGN(auto context, reading.contexts.textOf(impression, limits));
        if (isPretraining)
            examples.push_back(plainText(plainContext(std::move(context))));
        else
            examples.push_back({messagesOf(std::move(context)), {std::move(answer)}});
    }
    if (isPretraining && !answer.empty())
        examples.push_back(plainText(std::move(answer)));
    return {};
}

Result<std::vector<ReasonerExample>> examplesOf(const Reading& reading, std::span<const std::int32_t> rows) {
    std::vector<ReasonerExample> examples;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % BlockSize == 0) {
            ISCOPE_TRY(checkStop(reading.stop));
            reading.progress.report(
                {.phase = "Reading contexts",
                 .done = static_cast<std::int64_t>(i),
                 .total = std::ssize(rows),
                 .detail = {}});
        }
        ISCOPE_TRY(addExamples(reading, ImpressionIndex{rows[i]}, examples));
    }
    return examples;
}

/// For provenance.json: what the texts depend on beside the dataset.
std::string sourceText(const data::Dataset& dataset, const Reading& reading) {
    const bool isPretraining = reading.spec.stage == ReasonerStage::Pretrain;
    const PretrainingTexts& texts = reading.spec.texts;
    std::string source = "dataset '" + dataset.info().name + "'";
    if (isPretraining)
        for (const auto& [isRead, word] :
             {std::pair{texts.hasContexts, ", contexts"}, std::pair{texts.hasKb, ", texts of the KB"}})
            source += isRead ? word : "";
    if (reading.answers)
        source += ", column '" + reading.answers->spec().name + "'";
    source += ", split " + data::toText(reading.spec.split);
    if (!isPretraining || texts.hasContexts)
        source += ", template " + reading.contexts.promptTemplate().fingerprint().brief() + ", events " +
                  std::to_string(reading.spec.eventCount);
    return source;
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

Result<PretrainingTexts> parsePretrainingTexts(std::span<const std::string> words) {
    PretrainingTexts texts{.hasQueries = false, .hasKb = false, .hasContexts = false};
    for (const std::string& word : words) {
        if (word == "queries")
            texts.hasQueries = true;
        else if (word == "kb")
            texts.hasKb = true;
        else if (word == "contexts")
            texts.hasContexts = true;
        else
            return fail(
                ErrorCode::InvalidInput,
                "a dataset has no texts that are called " + data::quotedCell(word),
                {.cure = "Write some of queries, kb, contexts"});
    }
    if (words.empty())
        return fail(
            ErrorCode::InvalidInput,
            "no texts of the dataset are named",
            {.cure = "Write some of queries, kb, contexts"});
    return texts;
}

Result<rank::ReasonerTrainingSet> datasetTexts(
    const DatasetTextsSpec& spec,
    const std::shared_ptr<const data::Dataset>& dataset,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY(dataset->check());
    const bool isPretraining = spec.stage == ReasonerStage::Pretrain;
    const data::Column* answers = nullptr;
    if (!isPretraining || spec.texts.hasQueries) {
        ISCOPE_TRY_ASSIGN(answers, answerColumn(*dataset, spec.column));
    }
    ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(*dataset, spec.split));
    ISCOPE_TRY(data::checkNoLeak(*dataset, spec.split, split));
    rank::ReasonerTrainingSet set;
    ISCOPE_TRY_ASSIGN(std::string templateText, templateTextOf(spec, env));
    ISCOPE_TRY_ASSIGN(const auto contexts, openContexts(spec, templateText, dataset));
    if (!isPretraining || spec.texts.hasContexts)
        set.promptTemplate = std::move(templateText);
    const Reading reading{spec, contexts, answers, progress, stop};
    ISCOPE_TRY_ASSIGN(set.train, examplesOf(reading, split.train));
    ISCOPE_TRY_ASSIGN(set.validation, examplesOf(reading, split.validation));
    if (answers && !hasAnswer(*answers, split.train))
        return fail(
            ErrorCode::InvalidInput,
            "no impression of the training part has a text in the column '" + answers->spec().name + "'",
            {.cure = "Name another column, or another split"});
    if (isPretraining && spec.texts.hasKb)
        for (std::size_t row = 0; row < dataset->intents().rowCount(); ++row)
            if (std::string text = kbText(*dataset, row); !text.empty())
                set.train.push_back(plainText(std::move(text)));
    if (set.train.empty())
        return fail(
            ErrorCode::InvalidInput,
            "the dataset has none of the texts that are named",
            {.cure = "Name other texts, or another split"});
    set.datasetHash = dataset->info().hash;
    set.source = sourceText(*dataset, reading);
    return set;
}

} // namespace intentscope::tasks
