// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/export_projector.h"

#include "core/exporting/projector_export.h"
#include "core/latent/latent_shelf.h"
#include "core/tasks/explain_sources.h"

#include <utility>

namespace intentscope::tasks {

Result<exporting::ExportOutcome> exportProjector(
    ProjectorExportRequest request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop) {
    if (request.run.empty() == request.latent.empty())
        return fail(
            ErrorCode::InvalidInput,
            "it is not said whose latent queries are to be written",
            {.place = {}, .cure = "Name a run that read them, or a set of latent queries; not both"});
    const latent::LatentShelf shelf(workspace.env(), workspace.latentFolder());
    std::shared_ptr<const latent::LatentSet> set;
    std::shared_ptr<const data::Dataset> dataset;
    std::shared_ptr<const rank::ScoreTable> run;
    if (request.run.empty()) {
        ISCOPE_TRY_ASSIGN(set, shelf.find(request.latent));
        ISCOPE_TRY_ASSIGN(dataset, workspace.openDataset(set->info().datasetHash));
    } else {
        ISCOPE_TRY_ASSIGN(const auto info, workspace.findRun(request.run));
        ISCOPE_TRY_ASSIGN(set, latentOfRun(shelf, info, {}));
        if (!set)
            return fail(
                ErrorCode::InvalidInput,
                "the run '" + info.name + "' reads no latent queries",
                {.place = {}, .cure = "Choose a run whose ranker reads them, such as qe_rec"});
        ISCOPE_TRY_ASSIGN(dataset, workspace.openDataset(info.datasetHash));
        ISCOPE_TRY_ASSIGN(run, workspace.loadRun(info.id, dataset));
    }
    if (request.file.empty())
        request.file = workspace.exportsFolder() / (set->description().id + "-projector.tsv");
    return exporting::exportProjector(
        {.file = std::move(request.file)}, {workspace.env(), *dataset, *set, run.get()}, progress, stop);
}

} // namespace intentscope::tasks
