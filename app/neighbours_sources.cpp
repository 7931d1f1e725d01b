// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/neighbours_sources.h"

namespace intentscope::app {
namespace {

std::string nameOf(const latent::LatentSet& set, const std::shared_ptr<const rank::ScoreTable>& run) {
    const bool isOfRun = run && run->info().latent && run->info().latent->id == set.description().id;
    return isOfRun ? run->info().name : set.description().name;
}

} // namespace

std::optional<ShownSources>
shownSources(const WorkspaceController& controller, const ReasoningDesk& reasoning) {
    const auto& dataset = controller.dataset();
    const auto& [before, after] = reasoning.shownSets();
    const auto& runs = controller.comparedRuns();
    const auto& first = before ? before : after;
    if (!dataset || !first || first->info().datasetHash != dataset->info().hash)
        return std::nullopt;
    ShownSources sources;
    sources.runs = before ? runs : timeline::ComparedRuns{.before = runs.after, .after = nullptr};
    sources.input.dataset = dataset;
    sources.input.before = {nameOf(*first, sources.runs.before), first};
    if (before && after && before != after)
        sources.input.after = {nameOf(*after, runs.after), after};
    return sources;
}

} // namespace intentscope::app
