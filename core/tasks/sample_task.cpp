// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/sample_task.h"

#include "core/base/copy_folder.h"
#include "core/data/import.h"
#include "core/latent/latent_shelf.h"
#include "core/tasks/score_task.h"

#include <algorithm>
#include <array>

namespace intentscope::tasks {
namespace {

/// A run of the task: who is told of its progress and may stop it.
struct Watch {
    ProgressSink& progress;
    std::stop_token stop;
};

/// Copies each folder below `from` into the folder `to`. Nothing where there is no `from`.
Status copyFolders(Env& env, const std::filesystem::path& from, const std::filesystem::path& to) {
    if (env.kind(from) != FileKind::Directory)
        return {};
    ISCOPE_TRY(env.createDirectories(to));
    ISCOPE_TRY_ASSIGN(const auto names, env.list(from));
    for (const std::string& name : names) {
        if (env.kind(from / name) == FileKind::Directory)
            ISCOPE_TRY(copyFolder(env, from / name, to / name));
    }
    return {};
}

/// A run of the ranker `name`, which may read latent queries.
struct SampleRun {
    const char* name;
    const char* latent; ///< "" for a ranker that reads none
};
constexpr std::array<SampleRun, 3> Runs{{{"base", ""}, {"tuned", ""}, {"qe", "writer"}}};

/// The latent queries of that name; null where there are none or the run needs none.
Result<std::shared_ptr<const rank::LatentQueries>>
latentOf(const SampleRun& run, const latent::LatentShelf& shelf) {
    if (*run.latent == '\0')
        return nullptr;
    ISCOPE_TRY_ASSIGN(const auto sets, shelf.list());
    if (std::ranges::none_of(sets, [&](const auto& set) { return set.description.name == run.latent; }))
        return nullptr;
    return shelf.find(run.latent);
}

Status fillSample(
    const SampleSpec& spec, const SampleDeps& deps, workspace::Workspace& workspace, const Watch& watch) {
    const data::ImportSpec import{
        .source = spec.sampleData / "shop", .datasetsRoot = workspace.datasetsFolder()};
    ISCOPE_TRY_ASSIGN(const auto imported, data::importDataset(import, deps.env, watch.progress, watch.stop));
    ISCOPE_TRY_ASSIGN(const auto dataset, workspace.openDataset(imported.hash));
    ISCOPE_TRY(copyFolders(deps.env, spec.sampleData / "reasoners", workspace.checkpointsFolder()));
    ISCOPE_TRY(copyFolders(deps.env, spec.sampleData / "latent", workspace.latentFolder()));
    const latent::LatentShelf shelf(deps.env, workspace.latentFolder());
    for (const SampleRun& each : Runs) {
        ISCOPE_TRY_ASSIGN(const auto latent, latentOf(each, shelf));
        if (*each.latent != '\0' && !latent)
            continue;
        const ScoreSpec score{
            .runName = each.name, .checkpoints = {spec.sampleData / "checkpoints" / each.name}};
        ISCOPE_TRY_ASSIGN(
            const auto run,
            scoreTask(score, {deps.env, dataset, deps.openScorer, latent}, watch.progress, watch.stop));
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
