// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metric_options.h"
#include "app/cli/run_options.h"
#include "core/nn/ranker_factory.h"
#include "core/tasks/attribute_change_task.h"
#include "core/tasks/explain_sources.h"
#include "core/tasks/run_explainers.h"

#include <CLI/CLI.hpp>

#include <iomanip>
#include <sstream>
#include <utility>

namespace intentscope::cli {
namespace {

constexpr const char* Fixed = "fixed";
constexpr const char* Broken = "broken";
constexpr const char* First = "first";

struct AttributeOptions {
    RunOptions runs;
    MetricOptions metrics;
    std::string of = First;
    std::string user;
    std::string impression;
    std::string intent;
    std::string against;
    std::int32_t topK = 3;
    std::size_t most = tasks::AttributeChangeSpec{}.most;
    double bound = tasks::AttributeChangeSpec{}.errorBound;
    std::size_t shownCount = 10;
};

tl::unexpected<Error> unknown(const std::string& what, const std::string& id) {
    return fail(ErrorCode::NotFound, "The dataset has no " + what + " '" + id + "'");
}

/// One impression that is named, with the intents that are, else those that the question is about.
Result<std::vector<tasks::ChangeContest>>
namedContest(const AttributeOptions& options, const tasks::RunPair& runs, const data::Dataset& dataset) {
    const auto impression = dataset.findImpression(options.impression);
    if (!impression)
        return unknown("impression", options.impression);
    if (options.intent.empty()) {
        const auto contest = tasks::contestOf(runs, *impression, tasks::ChangeQuestion::FirstIntent);
        return contest ? std::vector{*contest} : std::vector<tasks::ChangeContest>();
    }
    const auto intent = dataset.findIntent(options.intent);
    const auto against = dataset.findIntent(options.against);
    if (!intent || !against)
        return unknown("intent", intent ? options.against : options.intent);
    return std::vector{tasks::ChangeContest{*impression, *intent, *against}};
}

Result<std::vector<tasks::ChangeContest>> contestsOf(
    const AttributeOptions& options,
    const tasks::CompareSpec& spec,
    const tasks::RunPair& runs,
    tasks::ChangeQuestion question,
    const std::stop_token& stop) {
    const data::Dataset& dataset = runs.before.dataset();
    ISCOPE_TRY_ASSIGN(const auto changed, tasks::changedImpressions(spec, runs, stop));
    const auto& rows = options.of == Fixed    ? changed.fixed
                       : options.of == Broken ? changed.broken
                                              : changed.another;
    const auto user = dataset.findUser(options.user);
    if (!options.user.empty() && !user)
        return unknown("user", options.user);
    std::vector<tasks::ChangeContest> contests;
    for (const std::int32_t row : rows) {
        if (user && dataset.userOf({row}) != *user)
            continue;
        if (const auto contest = tasks::contestOf(runs, {row}, question))
            contests.push_back(*contest);
    }
    return contests;
}

bool isDivided(tasks::ChangeHalves halves) {
    return halves == tasks::ChangeHalves::Divided || halves == tasks::ChangeHalves::SameQueries;
}

void addMean(std::ostream& text, const tasks::MeanChange& mean, tasks::ChangeHalves halves) {
    text << "  " << std::left << std::setw(22) << mean.name << estimateText(mean.amount.before) << " -> "
         << estimateText(mean.amount.after) << "  change " << estimateText(mean.amount.difference);
    if (isDivided(halves))
        text << "  by latent queries " << estimateText(mean.latent) << ", by ranker "
             << estimateText(mean.ranker);
    text << '\n';
}

void addImpression(std::ostream& text, const tasks::ImpressionChange& change, const data::Dataset& dataset) {
    text << "  " << dataset.impressionId(change.contest.impression) << "  "
         << dataset.intentTitle(change.contest.intent) << " against "
         << dataset.intentTitle(change.contest.against) << ": rank " << change.rankBefore << " -> "
         << change.rankAfter << ", margin " << std::showpos << std::fixed << std::setprecision(3)
         << change.margin.before << " -> " << change.margin.after << "; mostly";
    constexpr std::size_t Named = 3;
    for (std::size_t i = 0; i < change.groups.size() && i < Named; ++i)
        text << ' ' << change.groups[i].name << ' ' << change.groups[i].change();
    text << std::noshowpos << '\n';
}

const char* halvesText(tasks::ChangeHalves halves) {
    switch (halves) {
    case tasks::ChangeHalves::SameQueries:
        return "Both runs read the same latent queries, or none: the change is the ranker's\n";
    case tasks::ChangeHalves::OneReads:
        return "One run reads latent queries and the other none: the change cannot be divided into halves\n";
    case tasks::ChangeHalves::OtherSize:
        return "The latent queries have vectors of other sizes: the change cannot be divided into halves\n";
    case tasks::ChangeHalves::Divided:
        break;
    }
    return "";
}

std::string textOf(
    const tasks::AttributeChangeReport& report,
    const AttributeOptions& options,
    const data::Dataset& dataset) {
    std::ostringstream text;
    text << report.before.name << " to " << report.after.name << ": " << report.impressions.size() << " of "
         << report.askedCount << " impressions of " << report.users.size() << " users explained\n"
         << halvesText(report.halves) << "Margin: score of the "
         << (report.spec.question == tasks::ChangeQuestion::FirstIntent
                 ? "intent that is first after less that of the one that was first before"
                 : "clicked intent less that of its rival")
         << '\n';
    addMean(text, report.margin, report.halves);
    text << "By part of the ranker:\n";
    for (const auto& part : report.parts)
        addMean(text, part, report.halves);
    text << "By feature group:\n";
    for (const auto& group : report.groups)
        addMean(text, group, report.halves);
    text << std::scientific << std::setprecision(1) << "Residual: mean " << report.meanResidual << ", worst "
         << report.worstResidual << '\n'
         << std::defaultfloat;
    for (std::size_t i = 0; i < report.impressions.size() && i < options.shownCount; ++i)
        addImpression(text, report.impressions[i], dataset);
    if (report.impressions.size() > options.shownCount)
        text << report.impressions.size() - options.shownCount << " more impressions: --json lists all\n";
    return text.str();
}

Result<Answer> runAttribute(VerbContext& context, const AttributeOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openRuns(context, options.runs));
    const auto& before = opened.runs.front();
    const auto& after = opened.runs.back();
    const tasks::RunPair pair{*before, *after};
    const tasks::CompareSpec compare{
        .part = options.metrics.part, .topK = options.topK, .slice = opened.slice};
    tasks::AttributeChangeSpec spec{
        .most = options.most, .errorBound = options.bound, .bootstrap = options.metrics.bootstrap};
    if (options.of != First && options.impression.empty())
        spec.question = tasks::ChangeQuestion::ClickedIntent;
    auto contests = options.impression.empty()
                        ? contestsOf(options, compare, pair, spec.question, context.stop)
                        : namedContest(options, pair, *opened.dataset);
    if (!contests)
        return tl::unexpected(std::move(contests).error());
    spec.contests = *std::move(contests);
    const auto folder = opened.workspace->folder();
    const latent::LatentShelf shelf(context.env, opened.workspace->latentFolder());
    tasks::RunExplainers oldRankers(context.env, before, folder, nn::makeExplainerFactory());
    tasks::RunExplainers newRankers(context.env, after, folder, nn::makeExplainerFactory());
    const auto ask = [](tasks::RunExplainers& rankers) {
        return [&rankers](ImpressionIndex impression) { return rankers.find(impression); };
    };
    ISCOPE_TRY_ASSIGN(auto latentBefore, tasks::latentOfRun(shelf, before->info(), {}));
    ISCOPE_TRY_ASSIGN(auto latentAfter, tasks::latentOfRun(shelf, after->info(), {}));
    ISCOPE_TRY_ASSIGN(
        const auto report,
        tasks::attributeChangeTask(
            spec,
            {*before, ask(oldRankers), std::move(latentBefore)},
            {*after, ask(newRankers), std::move(latentAfter)},
            context.progress,
            context.stop));
    return Answer{textOf(report, options, *opened.dataset), tasks::toJson(report, *opened.dataset)};
}

} // namespace

void addAttributeVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<AttributeOptions>();
    CLI::App& verb = *app.add_subcommand(
        "attribute",
        "What changed a ranking between two runs: parts of the ranker, features, latent queries");
    addTwoRunsOptions(verb, options->runs);
    addPartOption(verb, options->metrics);
    addBootstrapOptions(verb, options->metrics);
    verb.add_option("--of", options->of, "Impressions with another first intent, or those fixed or broken")
        ->check(CLI::IsMember({First, Fixed, Broken}));
    verb.add_option("--user", options->user, "Only impressions of this user");
    auto* impression =
        verb.add_option("--impression", options->impression, "This impression alone, in whatever part");
    auto* intent = verb.add_option("--intent", options->intent, "Its intent in question");
    auto* against = verb.add_option("--against", options->against, "and the one it is set against");
    intent->needs(impression)->needs(against);
    against->needs(intent);
    verb.add_option(
        "--top", options->topK, "An impression is right when a clicked intent is among the first so many");
    verb.add_option("--most", options->most, "Impressions to explain, evenly spread")
        ->check(CLI::PositiveNumber);
    verb.add_option("--bound", options->bound, "Completeness error of an explanation, in units of the score")
        ->check(CLI::PositiveNumber);
    verb.add_option("--show", options->shownCount, "Impressions to print");
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runAttribute(context, *options); };
    });
}

} // namespace intentscope::cli
