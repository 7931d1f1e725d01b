// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/explainer.h"
#include "core/rank/score_table.h"

#include <filesystem>
#include <map>
#include <memory>

namespace intentscope::tasks {

/// The explainers behind a run, opened as they are asked for and kept. One thread at a time.
class RunExplainers {
public:
    /// `env` must outlive the object; `workspaceFolder` is what the run's checkpoint folders are relative to.
    RunExplainers(
        Env& env,
        std::shared_ptr<const rank::ScoreTable> run,
        std::filesystem::path workspaceFolder,
        rank::ExplainerFactory openExplainer);

    /// The errors of rankerFolderOf, checkScoredBy and the factory.
    Result<std::shared_ptr<const rank::Explainer>> find(ImpressionIndex impression);

private:
    Env& m_env;
    std::shared_ptr<const rank::ScoreTable> m_run;
    std::filesystem::path m_folder;
    rank::ExplainerFactory m_openExplainer;
    std::map<std::filesystem::path, std::shared_ptr<const rank::Explainer>> m_opened;
};

} // namespace intentscope::tasks
