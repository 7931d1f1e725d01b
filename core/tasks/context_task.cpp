// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/context_task.h"

#include "core/base/checked.h"
#include "core/data/cell.h"
#include "core/text/tokenizer.h"

#include <utility>

namespace intentscope::tasks {
namespace {

constexpr std::uint64_t LargestTemplate = std::uint64_t{1} << 20U;

Result<data::PromptTemplate> openTemplate(const std::filesystem::path& file, Env& env) {
    if (file.empty())
        return data::PromptTemplate::parse(data::defaultPromptTemplate(), "default template");
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(file, LargestTemplate));
    return data::PromptTemplate::parse(text, file);
}

data::TokenCounter counterOf(std::shared_ptr<const text::Tokenizer> tokenizer) {
    return [tokenizer = std::move(tokenizer)](std::string_view text) -> Result<std::int64_t> {
        ISCOPE_TRY_ASSIGN(const auto ids, tokenizer->encode(text, text::SpecialTokens::LeaveOut));
        return narrow<std::int64_t>(ids.size());
    };
}

} // namespace

Result<ContextPreview>
previewContext(const ContextSpec& spec, std::shared_ptr<const data::Dataset> dataset, Env& env) {
    const auto impression = dataset->findImpression(spec.impressionId);
    if (!impression)
        return fail(
            ErrorCode::NotFound,
            "The dataset has no impression " + data::quotedCell(spec.impressionId),
            {.cure = "Take an id from the dataset's table of impressions"});
    ContextPreview preview;
    data::ContextLimits limits{.eventCount = spec.eventCount, .tokenBudget = spec.budget};
    if (!spec.tokenizer.empty()) {
        ISCOPE_TRY_ASSIGN(auto tokenizer, text::Tokenizer::read(env, spec.tokenizer));
        preview.tokenizerHash = tokenizer->fingerprint().hex();
        preview.notes = tokenizer->notes();
        limits.countTokens = counterOf(std::move(tokenizer));
    }
    ISCOPE_TRY_ASSIGN(auto promptTemplate, openTemplate(spec.templateFile, env));
    preview.templateHash = promptTemplate.fingerprint().hex();
    ISCOPE_TRY_ASSIGN(
        const auto texts, data::ContextTexts::make(std::move(dataset), std::move(promptTemplate)));
    ISCOPE_TRY_ASSIGN(preview.context, texts.textOf(*impression, limits));
    return preview;
}

} // namespace intentscope::tasks
