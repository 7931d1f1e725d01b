// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/neighbour_sources.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/base/atomic_file.h"
#include "core/knn/drift.h"
#include "core/tasks/neighbours_task.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <iomanip>
#include <sstream>

namespace intentscope::cli {
namespace {

struct NeighboursOptions {
    WorkspaceOptions where;
    SourceOptions source;
    std::string impression;
    bool isForAll = false;
    std::int32_t k = 10;
    std::string nearness = "cosine";
    bool isRaw = false;
    bool isApproximate = false;
    double persistence = tasks::NeighbourRule{}.persistence;
    std::uint64_t seed = 1;
    std::string csv;
    std::int32_t shownCount = 15;
};

std::string fixed(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.4f", value);
    return buffer;
}

std::string fixed(const std::optional<double>& value) {
    return value ? fixed(*value) : "-";
}

std::string textOf(const stats::Estimate& estimate) {
    return fixed(estimate.value) + (estimate.interval ? " [" + fixed(estimate.interval->low) + ", " +
                                                            fixed(estimate.interval->high) + "]"
                                                      : " (too few users for an interval)");
}

std::string clickedText(const std::vector<std::int32_t>& intents, const data::Dataset& dataset) {
    std::string text;
    for (const std::int32_t intent : intents)
        text += (text.empty() ? "" : "; ") + std::string(dataset.intentTitle({intent}));
    return text.empty() ? "nothing clicked" : "clicked: " + text;
}

/// What became of a line in the other list.
std::string changeOf(const tasks::NeighbourLine& line, const char* whenMissing) {
    return line.otherRank > 0 ? "kept, rank " + std::to_string(line.otherRank) + " there" : whenMissing;
}

void writeRecall(std::ostream& text, const std::optional<knn::MeasuredRecall>& recall) {
    if (recall)
        text << "  approximate: recall@" << recall->k << ' ' << fixed(recall->recall) << " on "
             << recall->queryCount << " queries, seed " << recall->seed << '\n';
}

/// The list of one side; `whenMissing` is "" where there is no other side.
void writeList(
    std::ostream& text,
    const tasks::NeighbourSource& source,
    const tasks::NeighbourList& list,
    const data::Dataset& dataset,
    const char* whenMissing) {
    text << source.name << " (set " << source.latent->info().id << ", " << source.latent->info().reasonerName
         << "): " << list.text << '\n';
    writeRecall(text, list.recall);
    for (const auto& line : list.lines) {
        const ImpressionIndex first{line.impressions.front()};
        text << std::setw(4) << line.rank << "  " << fixed(line.similarity) << "  " << line.text << "\n      "
             << dataset.impressionId(first) << ", " << dataset.userId(dataset.userOf(first)) << ", "
             << toIso8601(dataset.timeOf(first)).substr(0, 16);
        if (line.impressions.size() > 1)
            text << ", and " << line.impressions.size() - 1 << " more impressions";
        text << "; " << clickedText(line.clickedIntents, dataset);
        if (*whenMissing != '\0')
            text << "; " << changeOf(line, whenMissing);
        text << '\n';
    }
    text << "  purity " << fixed(list.purity) << ", common direction " << fixed(list.commonShare) << '\n';
}

std::string textOf(
    const tasks::NeighboursReport& report,
    const tasks::NeighboursInput& input,
    const NeighboursOptions& options) {
    std::ostringstream text;
    text << "Neighbours of impression " << options.impression << " among " << report.pointCount
         << " different latent queries (" << report.sharing.size() << " other impressions share its own, "
         << report.leftOutCount << " have none)\n";
    const auto& dataset = *input.dataset;
    writeList(text, input.before, report.before, dataset, report.after ? "left" : "");
    if (!report.after)
        return text.str();
    writeList(text, *input.after, *report.after, dataset, "entered");
    const auto kept =
        std::ranges::count_if(report.after->lines, [](const auto& line) { return line.otherRank > 0; });
    text << kept << " of " << report.after->lines.size() << " kept; overlap@" << options.k << ' '
         << fixed(report.overlap) << ", rank-biased overlap " << fixed(report.rankBiasedOverlap) << " (p "
         << options.persistence << "), purity " << fixed(report.before.purity) << " -> "
         << fixed(report.after->purity) << '\n';
    return text.str();
}

std::string textOf(
    const tasks::DriftReport& report, const tasks::NeighboursInput& input, const NeighboursOptions& options) {
    std::ostringstream text;
    text << "Neighbours of " << report.pointCount << " different latent queries, " << report.impressionCount
         << " impressions (" << report.leftOutCount << " have none), " << report.users.size()
         << " users: " << input.before.name << " -> " << input.after->name << '\n';
    writeRecall(text, report.recallBefore);
    writeRecall(text, report.recallAfter);
    text << "overlap@" << options.k << ' ' << textOf(report.overlap) << "\nrank-biased overlap "
         << textOf(report.rankBiasedOverlap) << " (p " << options.persistence << "; the first " << options.k
         << " ranks weigh " << fixed(knn::rboWeightOfFirst(options.k, options.persistence)) << ")\n";
    if (report.purity)
        text << "purity " << textOf(report.purity->before) << " -> " << textOf(report.purity->after)
             << ", difference " << textOf(report.purity->difference) << ", p "
             << fixed(report.purity->pValue);
    else
        text << "no purity";
    text << " (" << report.purityUserCount << " users, " << report.purityDroppedCount
         << " left out without clicks to compare)\n"
         << "  overlap     rbo  purity before  after  impressions  user, most changed first\n";
    const auto shown = std::min(report.users.size(), static_cast<std::size_t>(options.shownCount));
    for (const auto& user : std::span(report.users).first(shown))
        text << std::setw(9) << fixed(user.overlap) << std::setw(8) << fixed(user.rankBiasedOverlap)
             << std::setw(15) << fixed(user.purityBefore) << std::setw(7) << fixed(user.purityAfter)
             << std::setw(13) << user.impressionCount << "  " << input.dataset->userId(user.user) << '\n';
    if (shown < report.users.size())
        text << "  ... and " << report.users.size() - shown << " more (--csv FILE has all)\n";
    return text.str();
}

Result<tasks::NeighbourRule> ruleOf(const NeighboursOptions& options) {
    tasks::NeighbourRule rule;
    rule.k = static_cast<std::size_t>(options.k);
    ISCOPE_TRY_ASSIGN(rule.vectors.nearness, knn::parseNearness(options.nearness));
    rule.vectors.isCentred = !options.isRaw;
    rule.isApproximate = options.isApproximate;
    rule.persistence = options.persistence;
    rule.seed = options.seed;
    return rule;
}

Result<Answer> runDrift(
    VerbContext& context,
    const NeighboursOptions& options,
    const tasks::NeighboursInput& input,
    const tasks::NeighbourRule& rule) {
    ISCOPE_TRY_ASSIGN(const auto report, tasks::driftTask(input, rule, context.progress, context.stop));
    if (!options.csv.empty())
        ISCOPE_TRY(writeFileAtomically(context.env, options.csv, tasks::toCsv(report, *input.dataset)));
    return Answer{textOf(report, input, options), tasks::toJson(report, input, rule)};
}

Result<Answer> runNeighbours(VerbContext& context, const NeighboursOptions& options) {
    if (options.isForAll != options.impression.empty())
        return fail(
            ErrorCode::InvalidInput,
            "Either one impression is asked about or all are",
            {.place = {}, .cure = "Give --impression ID, or --all with --other"});
    ISCOPE_TRY_ASSIGN(const auto rule, ruleOf(options));
    ISCOPE_TRY_ASSIGN(const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto input, openSources(context, *workspace, options.source));
    if (options.isForAll)
        return runDrift(context, options, input, rule);
    const auto impression = input.dataset->findImpression(options.impression);
    if (!impression)
        return fail(ErrorCode::NotFound, "The dataset has no impression '" + options.impression + "'");
    ISCOPE_TRY_ASSIGN(
        const auto report, tasks::neighboursTask(input, *impression, rule, context.progress, context.stop));
    return Answer{textOf(report, input, options), tasks::toJson(report, input, *impression, rule)};
}

} // namespace

void addNeighboursVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<NeighboursOptions>();
    CLI::App& verb =
        *app.add_subcommand("neighbours", "Latent queries near to an impression's, and how they changed");
    addWorkspaceOption(verb, options->where);
    auto* other = addSourceOptions(verb, options->source);
    verb.add_option("--impression", options->impression, "Id of the impression");
    auto* all =
        verb.add_flag("--all", options->isForAll, "How the neighbours of every user changed")->needs(other);
    verb.add_option("-k", options->k, "Neighbours to find")->check(CLI::PositiveNumber);
    verb.add_option("--nearness", options->nearness, "cosine, dot or l2");
    verb.add_flag("--raw", options->isRaw, "Do not subtract the mean of the set first");
    verb.add_flag("--approximate", options->isApproximate, "Search a graph, and measure its recall");
    verb.add_option("--p", options->persistence, "Persistence of the rank-biased overlap, in (0, 1)");
    verb.add_option("--seed", options->seed, "Of the graph, the recall's queries and the intervals");
    verb.add_option("--csv", options->csv, "With --all: also write the table of users here")->needs(all);
    verb.add_option("--top", options->shownCount, "With --all: users to print")->check(CLI::PositiveNumber);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runNeighbours(context, *options); };
    });
}

} // namespace intentscope::cli
