// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/answer_task.h"

#include "core/data/cell.h"

#include <utility>

namespace intentscope::tasks {

Result<ImpressionAnswer> answerImpression(
    const std::string& impressionId,
    const ReasonSettings& settings,
    const std::shared_ptr<const data::Dataset>& dataset,
    rank::Reasoner& reasoner,
    std::stop_token stop) {
    const auto impression = dataset->findImpression(impressionId);
    if (!impression) {
        return fail(
            ErrorCode::NotFound,
            "The dataset has no impression " + data::quotedCell(impressionId),
            {.cure = "Take an id from the dataset's table of impressions"});
    }
    ISCOPE_TRY_ASSIGN(const auto prompts, ReasonPrompts::make(dataset, settings, reasoner));
    ImpressionAnswer answer;
    ISCOPE_TRY_ASSIGN(answer.context, prompts.textOf(*impression));
    answer.budget = prompts.budget();
    answer.templateHash = prompts.templateHash();
    const rank::ReasonerPrompt prompt{.system = answer.context.system, .user = answer.context.user};
    ISCOPE_TRY_ASSIGN(answer.promptAsSent, reasoner.render(prompt));
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
