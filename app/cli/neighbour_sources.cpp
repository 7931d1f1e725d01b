// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/neighbour_sources.h"

#include "core/latent/latent_shelf.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <utility>

namespace intentscope::cli {
namespace {

/// The latent queries behind a run, or null where the run is unknown.
Result<std::shared_ptr<const rank::LatentQueries>>
ofRun(workspace::Workspace& workspace, const latent::LatentShelf& shelf, const std::string& name) {
    ISCOPE_TRY_ASSIGN(const auto run, workspace.findRun(name));
    if (!run.latent)
        return fail(
            ErrorCode::InvalidInput,
            "The ranker of run '" + name + "' reads no latent queries",
            {.place = {}, .cure = "Name a set with --latent"});
    ISCOPE_TRY_ASSIGN(std::shared_ptr<const rank::LatentQueries> found, shelf.find(run.latent->id));
    if (found->info().vectorsHash != run.latent->vectorsHash)
        return fail(
            ErrorCode::Mismatch,
            "The latent queries " + run.latent->id + " are not those that run '" + name +
                "' was scored with: their vectors differ",
            {.place = {.file = shelf.setFolder(run.latent->id).string()}, .cure = "Score the dataset again"});
    return found;
}

/// A run by its name, or else a set.
Result<tasks::NeighbourSource>
otherSource(workspace::Workspace& workspace, const latent::LatentShelf& shelf, const std::string& name) {
    auto run = ofRun(workspace, shelf, name);
    if (run || run.error().code != ErrorCode::NotFound) {
        ISCOPE_TRY_ASSIGN(auto found, std::move(run));
        return tasks::NeighbourSource{name, std::move(found)};
    }
    ISCOPE_TRY_ASSIGN(std::shared_ptr<const rank::LatentQueries> set, shelf.find(name));
    return tasks::NeighbourSource{name, std::move(set)};
}

} // namespace

CLI::Option* addSourceOptions(CLI::App& verb, SourceOptions& options) {
    verb.add_option("--run", options.run, "Run whose latent queries are meant");
    verb.add_option("--latent", options.latent, "A set of latent queries, by id or name, in place of --run");
    return verb.add_option("--other", options.other, "A run, or else a set, to compare with");
}

Result<tasks::NeighboursInput>
openSources(VerbContext& context, workspace::Workspace& workspace, const SourceOptions& options) {
    if (options.run.empty() == options.latent.empty())
        return fail(
            ErrorCode::InvalidInput,
            "Exactly one of --run and --latent says which latent queries are meant",
            {.place = {}, .cure = "Give --run NAME or --latent SET"});
    const latent::LatentShelf shelf(context.env, workspace.latentFolder());
    tasks::NeighboursInput input;
    if (options.run.empty()) {
        ISCOPE_TRY_ASSIGN(input.before.latent, shelf.find(options.latent));
    } else {
        ISCOPE_TRY_ASSIGN(input.before.latent, ofRun(workspace, shelf, options.run));
    }
    input.before.name = options.run.empty() ? options.latent : options.run;
    ISCOPE_TRY_ASSIGN(input.dataset, workspace.openDataset(input.before.latent->info().datasetHash));
    if (!options.other.empty()) {
        ISCOPE_TRY_ASSIGN(input.after, otherSource(workspace, shelf, options.other));
    }
    return input;
}

} // namespace intentscope::cli
