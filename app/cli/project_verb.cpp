// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/neighbour_sources.h"
#include "core/projection/projection_json.h"
#include "core/projection/projection_shelf.h"
#include "core/tasks/projection_task.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace intentscope::cli {
namespace {

struct ProjectOptions {
    WorkspaceOptions where;
    SourceOptions source;
    std::string method = "pca";
    std::string nearness = "cosine";
    bool isRaw = false;
    projection::UmapSpec umap;
    std::vector<std::filesystem::path> coordinates;
    bool isList = false;
};

projection::ProjectionShelf shelfOf(VerbContext& context, const workspace::Workspace& workspace) {
    return {context.env, workspace.folder() / projection::ShelfFolder};
}

Result<Answer> listProjections(VerbContext& context, const ProjectOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto entries, shelfOf(context, *workspace).list());
    std::string text;
    std::string json;
    for (const auto& entry : entries) {
        text += entry.problem.empty() ? tasks::describe(entry.description) : entry.problem + "\n";
        if (entry.problem.empty())
            json += (json.empty() ? "" : ",\n") + projection::toJson(entry.description);
    }
    if (entries.empty())
        text = "No projection is stored yet\n";
    return Answer{text, "{\"projections\": [" + json + "]}"};
}

Result<Answer> runProject(VerbContext& context, const ProjectOptions& options) {
    if (options.isList)
        return listProjections(context, options);
    tasks::ProjectionRequest request;
    ISCOPE_TRY_ASSIGN(request.method, projection::parseMethod(options.method));
    ISCOPE_TRY_ASSIGN(request.vectors.nearness, knn::parseNearness(options.nearness));
    request.vectors.isCentred = !options.isRaw;
    request.umap = options.umap;
    request.coordinates = options.coordinates;
    ISCOPE_TRY_ASSIGN(
        const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Write));
    ISCOPE_TRY_ASSIGN(const auto input, openSources(context, *workspace, options.source));
    ISCOPE_TRY_ASSIGN(
        auto projected, tasks::projectionTask(input, request, context.env, context.progress, context.stop));
    const auto shelf = shelfOf(context, *workspace);
    ISCOPE_TRY_ASSIGN(const auto saved, shelf.save(std::move(projected)));
    return Answer{
        tasks::describe(saved->description) + "  in " + shelf.folderOf(saved->description.id).string() + '\n',
        projection::toJson(saved->description)};
}

} // namespace

void addProjectVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ProjectOptions>();
    CLI::App& verb = *app.add_subcommand("project", "Latent queries as points in the plane");
    addWorkspaceOption(verb, options->where);
    addSourceOptions(verb, options->source);
    verb.add_option("--method", options->method, "pca (default), umap, or given with --coordinates")
        ->check(CLI::IsMember({"pca", "umap", "given"}));
    verb.add_option("--nearness", options->nearness, "cosine: vectors of length 1; dot or l2: as they are");
    verb.add_flag("--raw", options->isRaw, "Do not subtract the mean of each set first");
    auto& umap = options->umap;
    verb.add_option("--neighbours", umap.neighbourCount, "Of UMAP, the point itself among them");
    verb.add_option("--min-distance", umap.minDistance, "Of UMAP: how near points may come");
    verb.add_option("--spread", umap.spread, "Of UMAP");
    verb.add_option("--epochs", umap.epochCount, "Of UMAP; 0: 500 up to 10,000 points, 200 beyond");
    verb.add_option("--negatives", umap.negativeCount, "Of UMAP: negative samples for each edge");
    verb.add_option("--learning-rate", umap.learningRate, "Of UMAP");
    verb.add_option("--seed", umap.seed, "Of UMAP, and of the points that quality is measured on");
    verb.add_option(
        "--coordinates",
        options->coordinates,
        "Files of two coordinates a line (.npy or a table): one a set, before and after");
    verb.add_flag("--list", options->isList, "Tell of the projections that are stored");
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runProject(context, *options); };
    });
}

} // namespace intentscope::cli
