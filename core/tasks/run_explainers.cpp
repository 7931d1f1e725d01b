// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/run_explainers.h"

#include "core/tasks/explain_task.h"

#include <utility>

namespace intentscope::tasks {

RunExplainers::RunExplainers(
    Env& env,
    std::shared_ptr<const rank::ScoreTable> run,
    std::filesystem::path workspaceFolder,
    rank::ExplainerFactory openExplainer)
    : m_env(env), m_run(std::move(run)), m_folder(std::move(workspaceFolder)),
      m_openExplainer(std::move(openExplainer)) {}

Result<std::shared_ptr<const rank::Explainer>> RunExplainers::find(ImpressionIndex impression) {
    const rank::RunInfo& info = m_run->info();
    ISCOPE_TRY_ASSIGN(const auto folder, rankerFolderOf(info, impression, m_run->dataset(), m_folder));
    auto& explainer = m_opened[folder];
    if (!explainer) {
        ISCOPE_TRY_ASSIGN(auto opened, m_openExplainer(m_env, folder));
        ISCOPE_TRY(checkScoredBy(info, opened->info(), folder));
        explainer = std::move(opened);
    }
    return explainer;
}

} // namespace intentscope::tasks
