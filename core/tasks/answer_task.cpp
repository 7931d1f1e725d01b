// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/answer_task.h"

#include "core/data/cell.h"

#include <utility>

namespace intentscope::tasks {

Result<ImpressionPrompt> promptOf(
    const std::string& impressionId,
    const ReasonSettings& settings,
    const std::shared_ptr<const data::Dataset>& dataset,
    const rank::Reasoner& reasoner) {
    const auto impression = dataset->findImpression(impressionId);
    if (!impression) {
        return fail(
            ErrorCode::NotFound,
            "The dataset has no impression " + data::quotedCell(impressionId),
            {.cure = "Take an id from the dataset's table of impressions"});
    }
    ISCOPE_TRY_ASSIGN(const auto prompts, ReasonPrompts::make(dataset, settings, reasoner));
    ImpressionPrompt prompt;
    ISCOPE_TRY_ASSIGN(prompt.context, prompts.textOf(*impression));
    prompt.budget = prompts.budget();
    prompt.templateHash = prompts.templateHash();
    ISCOPE_TRY_ASSIGN(
        prompt.promptAsSent, reasoner.render({.system = prompt.context.system, .user = prompt.context.user}));
    return prompt;
}

Result<ImpressionAnswer> answerImpression(
    const std::string& impressionId,
    const ReasonSettings& settings,
    const std::shared_ptr<const data::Dataset>& dataset,
    rank::Reasoner& reasoner,
    std::stop_token stop) {
    ImpressionAnswer answer;
    ISCOPE_TRY_ASSIGN(
        static_cast<ImpressionPrompt&>(answer), promptOf(impressionId, settings, dataset, reasoner));
    const rank::ReasonerPrompt prompt{.system = answer.context.system, .user = answer.context.user};
    const rank::GenerationSpec generation{
        .sampling = settings.sampling,
        .pooling = settings.pooling,
        .givesVectors = reasoner.info().vectorSize > 0,
        .givesTokens = true};
    ISCOPE_TRY_ASSIGN(auto all, reasoner.generate({&prompt, 1}, generation, std::move(stop)));
    answer.samples = std::move(all.front());
    return answer;
}

} // namespace intentscope::tasks
