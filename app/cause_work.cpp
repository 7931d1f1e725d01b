// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cause_work.h"

#include "core/tasks/explain_sources.h"
#include "core/tasks/run_explainers.h"

#include <utility>
#include <vector>

namespace intentscope::app {
namespace {

using explaining::ChangeScope;

constexpr std::int32_t Replicates = 2000; ///< a table that is there to look around in
constexpr std::size_t MostChats = 24;     ///< some seconds

tasks::ChangeQuestion questionOf(ChangeScope scope) {
    const bool isAboutClicks = scope == ChangeScope::Fixed || scope == ChangeScope::Broken;
    return isAboutClicks ? tasks::ChangeQuestion::ClickedIntent : tasks::ChangeQuestion::FirstIntent;
}

/// The chats that the panel asks about.
Result<std::vector<std::int32_t>>
chatsOf(const CauseRequest& request, const tasks::RunPair& runs, const std::stop_token& stop) {
    if (request.scope == ChangeScope::Chat)
        return std::vector{request.selection.impression.value};
    ISCOPE_TRY_ASSIGN(auto changed, tasks::changedImpressions(request.compare, runs, stop));
    switch (request.scope) {
    case ChangeScope::Fixed:
        return std::move(changed.fixed);
    case ChangeScope::Broken:
        return std::move(changed.broken);
    case ChangeScope::User:
        std::erase_if(changed.another, [&](std::int32_t row) {
            return request.dataset->userOf({row}) != request.selection.user;
        });
        break;
    case ChangeScope::First:
    case ChangeScope::Chat:
        break;
    }
    return std::move(changed.another);
}

} // namespace

Result<std::shared_ptr<const tasks::AttributeChangeReport>>
attributeNow(const CauseRequest& request, jobs::JobContext& context) {
    const tasks::RunPair runs{*request.runs.before, *request.runs.after};
    tasks::AttributeChangeSpec spec{
        .question = questionOf(request.scope),
        .most = MostChats,
        .bootstrap = {.replicateCount = Replicates}};
    ISCOPE_TRY_ASSIGN(const auto chats, chatsOf(request, runs, context.stopToken()));
    for (const std::int32_t row : chats)
        if (const auto contest = tasks::contestOf(runs, {row}, spec.question))
            spec.contests.push_back(*contest);
    if (spec.contests.empty())
        return nullptr;
    const workspace::Workspace& workspace = *request.workspace;
    const auto& open = request.backend.openExplainer;
    tasks::RunExplainers before(workspace.env(), request.runs.before, workspace.folder(), open);
    tasks::RunExplainers after(workspace.env(), request.runs.after, workspace.folder(), open);
    const auto ask = [](tasks::RunExplainers& rankers) {
        return [&rankers](ImpressionIndex impression) { return rankers.find(impression); };
    };
    const latent::LatentShelf shelf(workspace.env(), workspace.latentFolder());
    ISCOPE_TRY_ASSIGN(auto latentBefore, tasks::latentOfRun(shelf, runs.before.info(), {}));
    ISCOPE_TRY_ASSIGN(auto latentAfter, tasks::latentOfRun(shelf, runs.after.info(), {}));
    ISCOPE_TRY_ASSIGN(
        auto report,
        tasks::attributeChangeTask(
            spec,
            {runs.before, ask(before), std::move(latentBefore)},
            {runs.after, ask(after), std::move(latentAfter)},
            context.progress(),
            context.stopToken()));
    return std::make_shared<const tasks::AttributeChangeReport>(std::move(report));
}

Result<std::shared_ptr<const tasks::SwapReport>>
swapNow(const CauseRequest& request, jobs::JobContext& context) {
    const workspace::Workspace& workspace = *request.workspace;
    const latent::LatentShelf shelf(workspace.env(), workspace.latentFolder());
    ISCOPE_TRY_ASSIGN(auto latentBefore, tasks::latentOfRun(shelf, request.runs.before->info(), {}));
    ISCOPE_TRY_ASSIGN(auto latentAfter, tasks::latentOfRun(shelf, request.runs.after->info(), {}));
    const tasks::SwapDeps deps{
        .env = workspace.env(),
        .dataset = request.dataset,
        .runs = {*request.runs.before, *request.runs.after},
        .workspaceFolder = workspace.folder(),
        .openScorer = request.backend.openScorer,
        .latentBefore = std::move(latentBefore),
        .latentAfter = std::move(latentAfter)};
    ISCOPE_TRY_ASSIGN(
        auto report, tasks::swapTask(request.compare, deps, context.progress(), context.stopToken()));
    return std::make_shared<const tasks::SwapReport>(std::move(report));
}

} // namespace intentscope::app
