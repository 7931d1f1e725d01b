// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/training_texts.h"

#include "core/data/cell.h"
#include "core/data/clicked_intents.h"
#include "core/data/context_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace intentscope::tasks {
namespace {

using rank::ReasonerExample;
using rank::ReasonerStage;
using Messages = std::vector<text::ChatMessage>;

/// Impressions between two reports of progress and looks at the stop.
constexpr std::size_t BlockSize = 256;

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

/// Where the answers of impressions are read.
struct Answers {
    const data::Dataset* dataset;
    AnswerSource source;
    const data::Column* column; ///< of impressions, or the titles of intents

    /// "" where there is none.
    std::string of(ImpressionIndex impression) const {
        if (source == AnswerSource::Column)
            return std::string(column->textAt(impression.row()));
        const auto clicked = data::clickedIntents(dataset->candidatesOf(impression));
        return clicked.empty() ? std::string()
                               : std::string(column->textAt(static_cast<std::size_t>(clicked.front())));
    }
    std::string description() const {
        return source == AnswerSource::Column ? "column '" + column->spec().name + "'"
                                              : "titles of clicked intents";
    }
};

Result<Answers> openAnswers(const DatasetTextsSpec& spec, const data::Dataset& dataset) {
    if (spec.answers == AnswerSource::Column) {
        ISCOPE_TRY_ASSIGN(const data::Column* column, answerColumn(dataset, spec.column));
        return Answers{&dataset, spec.answers, column};
    }
    const data::Column* titles = dataset.intents().findRole(data::Role::Title);
    if (titles == nullptr)
        return fail(
            ErrorCode::InvalidInput,
            "the intents have no titles to take answers from",
            {.cure = "Give a column of the intents the role title, and import again"});
    return Answers{&dataset, spec.answers, titles};
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

bool hasAnswer(const Answers& answers, std::span<const std::int32_t> rows) {
    return std::ranges::any_of(
        rows, [&](std::int32_t row) { return !answers.of(ImpressionIndex{row}).empty(); });
}

/// What every part of the split is read with.
struct Reading {
    const DatasetTextsSpec& spec;
    const data::ContextTexts& contexts;
    const std::optional<Answers>& answers; ///< none when they are not read
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
    std::string answer = reading.answers ? reading.answers->of(impression) : std::string();
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
        source += ", " + reading.answers->description();
    source += ", split " + data::toText(reading.spec.split);
    if (!isPretraining || texts.hasContexts)
        source += ", template " + reading.contexts.promptTemplate().fingerprint().brief() + ", events " +
                  std::to_string(reading.spec.eventCount);
    return source;
}

} // namespace

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
    std::optional<Answers> answers;
    if (!isPretraining || spec.texts.hasQueries) {
        ISCOPE_TRY_ASSIGN(answers, openAnswers(spec, *dataset));
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
            "no impression of the training part has an answer in " + answers->description(),
            {.cure = "Name other answers, or another split"});
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
