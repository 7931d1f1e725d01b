// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/reason_prompts.h"

#include <array>
#include <charconv>
#include <utility>

namespace intentscope::tasks {
namespace {

std::string shortest(double value) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

/// Tokens of the marks that a chat template puts around system and user text.
Result<std::int64_t> countMarks(const rank::Reasoner& reasoner) {
    const rank::ReasonerPrompt letters{.system = "x", .user = "x"};
    ISCOPE_TRY_ASSIGN(const std::string rendered, reasoner.render(letters));
    return reasoner.countTokens(rendered);
}

Result<std::optional<std::int64_t>>
budgetFor(const ReasonSettings& settings, const rank::Reasoner& reasoner) {
    const std::int64_t context = reasoner.info().contextTokens;
    if (settings.budget || context == 0)
        return settings.budget;
    ISCOPE_TRY_ASSIGN(const std::int64_t marks, countMarks(reasoner));
    const std::int64_t rest = context - settings.sampling.maxTokens - marks;
    if (rest > 0)
        return rest;
    return fail(
        ErrorCode::InvalidInput,
        "An answer of " + std::to_string(settings.sampling.maxTokens) +
            " tokens leaves no room for a prompt in the reasoner's context of " + std::to_string(context),
        {.cure = "Ask for shorter answers (--max-tokens)"});
}

/// A template and where it comes from, for messages.
struct Source {
    std::string text;
    std::filesystem::path file;
};

/// The template asked for, else the one that the reasoner was trained with, else the default.
Source sourceOf(const ReasonSettings& settings, const rank::ReasonerInfo& reasoner) {
    if (!settings.templateText.empty())
        return {settings.templateText, settings.templateFile};
    if (!reasoner.promptTemplate.empty())
        return {reasoner.promptTemplate, reasoner.promptTemplateFile};
    return {std::string(data::defaultPromptTemplate()), "default template"};
}

} // namespace

std::string answerSettings(const ReasonSettings& settings) {
    const rank::SamplingSpec& sampling = settings.sampling;
    std::string text = "pooling=";
    text += settings.pooling == rank::Pooling::LastToken ? "last" : "mean";
    text += "; max_tokens=" + std::to_string(sampling.maxTokens);
    text += "; temperature=" + shortest(sampling.temperature);
    if (sampling.temperature > 0) {
        text += "; top_p=" + shortest(sampling.topP) + "; top_k=" + std::to_string(sampling.topK);
        text += "; seed=" + std::to_string(sampling.seed);
    }
    if (sampling.repetitionPenalty != 1)
        text += "; repetition_penalty=" + shortest(sampling.repetitionPenalty);
    return text + "; samples=" + std::to_string(sampling.sampleCount);
}

ReasonPrompts::ReasonPrompts(
    std::shared_ptr<const data::Dataset> dataset, data::ContextTexts texts, std::string templateText)
    : m_dataset(std::move(dataset)), m_texts(std::move(texts)), m_templateText(std::move(templateText)) {}

Result<ReasonPrompts> ReasonPrompts::make(
    std::shared_ptr<const data::Dataset> dataset,
    const ReasonSettings& settings,
    const rank::Reasoner& reasoner) {
    ISCOPE_TRY(rank::checkSampling(settings.sampling));
    Source source = sourceOf(settings, reasoner.info());
    ISCOPE_TRY_ASSIGN(auto parsed, data::PromptTemplate::parse(source.text, source.file));
    ISCOPE_TRY_ASSIGN(auto texts, data::ContextTexts::make(dataset, std::move(parsed)));
    ReasonPrompts prompts(std::move(dataset), std::move(texts), std::move(source.text));
    prompts.m_limits.eventCount = settings.eventCount;
    ISCOPE_TRY_ASSIGN(prompts.m_limits.tokenBudget, budgetFor(settings, reasoner));
    if (prompts.m_limits.tokenBudget) {
        prompts.m_limits.countTokens = [&reasoner,
                                        mutex = std::make_shared<std::mutex>()](std::string_view part) {
            const std::lock_guard lock(*mutex);
            return reasoner.countTokens(part);
        };
    }
    return prompts;
}

Result<data::ContextText> ReasonPrompts::textOf(ImpressionIndex impression) const {
    auto text = m_texts.textOf(impression, m_limits);
    if (text)
        return text;
    Error error = std::move(text).error();
    error.message = "impression " + std::string(m_dataset->impressionId(impression)) + ": " + error.message;
    return tl::unexpected(std::move(error));
}

std::string ReasonPrompts::contextSettings() const {
    std::string text = "events=" + std::to_string(m_limits.eventCount);
    if (m_limits.tokenBudget)
        text += "; budget=" + std::to_string(*m_limits.tokenBudget);
    return text;
}

} // namespace intentscope::tasks
