// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/sample_task.h"

#include "core/data/import.h"
#include "core/tasks/score_task.h"

namespace intentscope::tasks {
namespace {

/// A run of the task: who is told of its progress and may stop it.
struct Watch {
    ProgressSink& progress;
    std::stop_token stop;
};

Status fillSample(
    const SampleSpec& spec, const SampleDeps& deps, workspace::Workspace& workspace, const Watch& watch) {
    const data::ImportSpec import{
        .source = spec.sampleData / "shop", .datasetsRoot = workspace.datasetsFolder()};
    ISCOPE_TRY_ASSIGN(const auto imported, data::importDataset(import, deps.env, watch.progress, watch.stop));
    ISCOPE_TRY_ASSIGN(const auto dataset, workspace.openDataset(imported.hash));
    for (const char* name : {"base", "tuned"}) {
        const ScoreSpec score{.runName = name, .checkpoints = {spec.sampleData / "checkpoints" / name}};
        ISCOPE_TRY_ASSIGN(
            const auto run,
            scoreTask(score, {deps.env, dataset, deps.openScorer}, watch.progress, watch.stop));
        ISCOPE_TRY(workspace.saveRun(run));
    }
    return {};
}

} // namespace

Result<std::unique_ptr<workspace::Workspace>> makeSampleWorkspace(
    const SampleSpec& spec, const SampleDeps& deps, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(auto workspace, workspace::Workspace::create(spec.workspace, deps.env));
    const Status filled = fillSample(spec, deps, *workspace, {progress, stop});
    if (!filled) {
        workspace.reset();
        static_cast<void>(deps.env.removeTree(spec.workspace));
        return tl::unexpected(filled.error());
    }
    return workspace;
}

} // namespace intentscope::tasks
