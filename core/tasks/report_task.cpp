// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/report_task.h"

#include "core/base/atomic_file.h"
#include "core/base/fingerprint.h"
#include "core/latent/latent_shelf.h"
#include "core/tasks/compare_slices_task.h"
#include "core/tasks/figures_json.h"
#include "core/tasks/review_page.h"
#include "core/tasks/slice_task.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace intentscope::tasks {
namespace {

struct Reviewed {
    std::string page;
    std::size_t fixedCount = 0;
    std::size_t brokenCount = 0;
    std::size_t sliceCount = 0;
};

/// Reports are made years later too: what is not there any more is named and nothing else stops.
ReviewTexts textsOf(const rank::RunInfo& run, workspace::Workspace& workspace) {
    if (!run.latent)
        return {};
    const latent::LatentShelf shelf(workspace.env(), workspace.latentFolder());
    auto found = shelf.find(run.latent->id);
    if (!found)
        return {
            .problem =
                "The latent queries of run " + run.name + " are not at hand: " + found.error().message};
    if ((*found)->info().vectorsHash != run.latent->vectorsHash)
        return {
            .problem = "The latent queries " + run.latent->id + " are not those that run " + run.name +
                       " was scored with"};
    return {.queries = *std::move(found)};
}

Result<std::vector<SliceComparison>> compareSaved(
    const CompareSpec& spec,
    const RunPair& runs,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop,
    const std::shared_ptr<const data::Dataset>& dataset) {
    ISCOPE_TRY_ASSIGN(const auto saved, workspace.listSlices());
    if (saved.empty())
        return std::vector<SliceComparison>();
    std::vector<SliceChoice> choices;
    for (const auto& slice : saved) {
        choices.push_back(
            {.name = slice.name,
             .expression = slice.expression,
             .slice = chooseSlice(slice.name, workspace, dataset, stop)});
    }
    return compareSlicesTask(spec, runs, choices, progress, stop);
}

Result<Reviewed> review(
    const ReportRequest& request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto beforeInfo, workspace.findRun(request.before));
    ISCOPE_TRY_ASSIGN(const auto afterInfo, workspace.findRun(request.after));
    if (beforeInfo.datasetHash != afterInfo.datasetHash) {
        return fail(
            ErrorCode::Mismatch,
            "Run '" + beforeInfo.name + "' scored dataset " + beforeInfo.datasetHash.substr(0, 12) +
                ", run '" + afterInfo.name + "' scored " + afterInfo.datasetHash.substr(0, 12),
            {.cure = "Report on runs of one dataset"});
    }
    ISCOPE_TRY_ASSIGN(const auto dataset, workspace.openDataset(beforeInfo.datasetHash));
    ISCOPE_TRY_ASSIGN(const auto before, workspace.loadRun(beforeInfo.id, dataset));
    ISCOPE_TRY_ASSIGN(const auto after, workspace.loadRun(afterInfo.id, dataset));
    const RunPair runs{*before, *after};
    CompareSpec spec = request.compare;
    if (!request.slice.empty()) {
        ISCOPE_TRY_ASSIGN(spec.slice, chooseSlice(request.slice, workspace, dataset, stop));
    }
    ISCOPE_TRY_ASSIGN(const CompareReport report, compareTask(spec, runs, progress, stop));
    std::vector<SliceComparison> slices;
    if (request.hasSlices && !spec.slice) {
        ISCOPE_TRY_ASSIGN(slices, compareSaved(spec, runs, workspace, progress, stop, dataset));
    }
    return Reviewed{
        .page = reviewPage(
            {.report = report,
             .slices = slices,
             .runs = runs,
             .before = textsOf(beforeInfo, workspace),
             .after = textsOf(afterInfo, workspace),
             .exampleCount = request.exampleCount}),
        .fixedCount = report.outcomes.fixed.size(),
        .brokenCount = report.outcomes.broken.size(),
        .sliceCount = slices.size()};
}

} // namespace

Result<std::string> reportPage(
    const ReportRequest& request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(auto reviewed, review(request, workspace, progress, stop));
    return std::move(reviewed.page);
}

Result<ReportOutcome> reportTask(
    const ReportRequest& request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto reviewed, review(request, workspace, progress, stop));
    ISCOPE_TRY(writeFileAtomically(workspace.env(), request.file, reviewed.page));
    return ReportOutcome{
        .file = request.file,
        .sha256 = fingerprintOf(reviewed.page).hex(),
        .byteCount = static_cast<std::int64_t>(reviewed.page.size()),
        .fixedCount = static_cast<std::int64_t>(reviewed.fixedCount),
        .brokenCount = static_cast<std::int64_t>(reviewed.brokenCount),
        .sliceCount = static_cast<std::int64_t>(reviewed.sliceCount)};
}

std::string toJson(const ReportOutcome& outcome) {
    return textOf(
        {{"file", outcome.file.string()},
         {"sha256", outcome.sha256},
         {"bytes", outcome.byteCount},
         {"fixed", outcome.fixedCount},
         {"broken", outcome.brokenCount},
         {"slices", outcome.sliceCount}});
}

} // namespace intentscope::tasks
