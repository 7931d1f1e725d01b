// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/code_options.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/latent/latent_shelf.h"
#include "core/tasks/explain_sources.h"
#include "core/tasks/explain_task.h"

#include <CLI/CLI.hpp>

#include <iomanip>
#include <sstream>

namespace intentscope::cli {
namespace {

struct ExplainOptions {
    WorkspaceOptions where;
    CodeOptions code;
    std::string run;
    std::string ranker;
    std::string impression;
    std::string intent;
    std::string against;
    std::string baseline = "average";
    double bound = tasks::ExplainSpec{}.errorBound;
    std::vector<std::string> edits;
    std::int32_t shownCount = 15;
    std::string latent; ///< set of latent queries; "": the one behind the run
    bool allowsOtherReasoner = false;
};

std::string signedText(double amount) {
    std::ostringstream text;
    text << std::showpos << std::fixed << std::setprecision(4) << std::setw(10) << amount;
    return text.str();
}

void writeSums(std::ostream& text, const char* title, const std::vector<rank::ContributionSum>& sums) {
    text << title << '\n';
    for (const auto& sum : sums)
        text << signedText(sum.amount) << "  " << sum.name << '\n';
}

void writeExplanation(
    std::ostream& text, const rank::Explanation& explanation, const ExplainOptions& options) {
    text << std::fixed << std::setprecision(4) << "Score " << explanation.score << ", " << options.baseline
         << " impression " << explanation.baselineScore << ", difference "
         << explanation.score - explanation.baselineScore << '\n'
         << std::scientific << std::setprecision(1) << "Completeness error " << explanation.completenessError
         << (explanation.isWithinBound ? ", within " : ", NOT within ") << options.bound << ", after "
         << explanation.stepCount << " steps\n";
    writeSums(text, "By part of the ranker:", explanation.parts);
    writeSums(text, "By feature group:", explanation.groups);
    text << "By input, the "
         << std::min<std::size_t>(explanation.inputs.size(), static_cast<std::size_t>(options.shownCount))
         << " largest of " << explanation.inputs.size() << ":\n";
    for (std::size_t i = 0; i < explanation.inputs.size() && std::cmp_less(i, options.shownCount); ++i) {
        const auto& input = explanation.inputs[i];
        text << signedText(input.amount) << "  " << input.name << " = "
             << (input.value.empty() ? "(missing)" : input.value) << '\n';
    }
}

void writeLatent(std::ostream& text, const tasks::LatentSource& latent) {
    text << "Latent query of " << latent.info.reasonerName << " (" << latent.info.reasonerHash.substr(0, 12)
         << "), set " << latent.info.id << ": "
         << (latent.isMissing ? "none for this impression" : latent.text) << '\n';
    if (latent.isOtherReasoner())
        text << "The ranker was trained with another reasoner: " << latent.trainedOn.reasonerName << " ("
             << latent.trainedOn.reasonerHash.substr(0, 12) << ")\n";
}

void writeRanking(
    std::ostream& text, const std::vector<tasks::WhatIfRow>& rows, const data::Dataset& dataset) {
    text << "Ranking, before and after the changes:\n" << std::fixed << std::setprecision(3);
    for (const auto& row : rows)
        text << std::setw(4) << row.beforeRank << " ->" << std::setw(4) << row.afterRank << "  "
             << row.beforeProbability << " -> " << row.afterProbability << "  "
             << dataset.intentTitle(row.intent) << (row.isClicked ? "  (clicked)" : "") << '\n';
}

std::string
textOf(const tasks::ExplainReport& report, const ExplainOptions& options, const data::Dataset& dataset) {
    std::ostringstream text;
    text << "Impression " << options.impression << ", intent " << dataset.intentTitle(report.intent);
    if (report.against)
        text << " against " << dataset.intentTitle(*report.against);
    text << '\n';
    if (report.latent)
        writeLatent(text, *report.latent);
    if (report.explanation)
        writeExplanation(text, *report.explanation, options);
    else
        text << report.whyNotExplained << '\n';
    if (!options.edits.empty())
        writeRanking(text, report.ranking, dataset);
    return text.str();
}

tl::unexpected<Error> unknown(const std::string& what, const std::string& id) {
    return fail(ErrorCode::NotFound, "The dataset has no " + what + " '" + id + "'");
}

Result<tasks::ExplainSpec> specOf(const ExplainOptions& options, const data::Dataset& dataset) {
    tasks::ExplainSpec spec;
    const auto impression = dataset.findImpression(options.impression);
    if (!impression)
        return unknown("impression", options.impression);
    spec.impression = *impression;
    spec.intent = dataset.findIntent(options.intent);
    if (!options.intent.empty() && !spec.intent)
        return unknown("intent", options.intent);
    spec.against = dataset.findIntent(options.against);
    if (!options.against.empty() && !spec.against)
        return unknown("intent", options.against);
    ISCOPE_TRY_ASSIGN(spec.baseline, rank::parseAttributionBaseline(options.baseline));
    ISCOPE_TRY_ASSIGN(spec.edits, tasks::parseEdits(options.edits, dataset));
    spec.errorBound = options.bound;
    spec.allowsOtherReasoner = options.allowsOtherReasoner;
    return spec;
}

struct Subject {
    std::shared_ptr<const data::Dataset> dataset;
    std::shared_ptr<const rank::LatentQueries> latent;
    tasks::ExplainSpec spec;
    tasks::OpenedRanker ranker;
};

/// The set that is named; null where none is.
Result<std::shared_ptr<const rank::LatentQueries>>
namedLatent(const latent::LatentShelf& shelf, const std::string& name) {
    if (name.empty())
        return nullptr;
    ISCOPE_TRY_ASSIGN(std::shared_ptr<const rank::LatentQueries> named, shelf.find(name));
    return named;
}

Result<Subject> openSubject(VerbContext& context, const ExplainOptions& options) {
    const tasks::RankerFactories factories{
        nn::makeScorerFactory(options.code.policy()), nn::makeExplainerFactory()};
    Subject subject;
    if (options.run.empty()) {
        ISCOPE_TRY_ASSIGN(
            const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
        subject.dataset = opened.dataset;
        ISCOPE_TRY_ASSIGN(subject.spec, specOf(options, *subject.dataset));
        const latent::LatentShelf shelf(context.env, opened.workspace->latentFolder());
        ISCOPE_TRY_ASSIGN(subject.latent, namedLatent(shelf, options.latent));
        ISCOPE_TRY_ASSIGN(const auto folder, findCheckpoint(*opened.workspace, options.ranker, context.env));
        warnOfCode(context, folder);
        ISCOPE_TRY_ASSIGN(subject.ranker, tasks::openRanker(context.env, folder, factories));
        return subject;
    }
    ISCOPE_TRY_ASSIGN(const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto run, workspace->findRun(options.run));
    ISCOPE_TRY_ASSIGN(subject.dataset, workspace->openDataset(run.datasetHash));
    ISCOPE_TRY_ASSIGN(subject.spec, specOf(options, *subject.dataset));
    ISCOPE_TRY_ASSIGN(
        const auto folder,
        tasks::rankerFolderOf(run, subject.spec.impression, *subject.dataset, workspace->folder()));
    warnOfCode(context, folder);
    ISCOPE_TRY_ASSIGN(subject.ranker, tasks::openRanker(context.env, folder, factories));
    ISCOPE_TRY(tasks::checkScoredBy(run, subject.ranker.scorer->info(), folder));
    const latent::LatentShelf shelf(context.env, workspace->latentFolder());
    ISCOPE_TRY_ASSIGN(subject.latent, namedLatent(shelf, options.latent));
    if (!subject.latent) {
        // Whoever scored the run with them has allowed another reasoner's; the report says so.
        subject.spec.allowsOtherReasoner = true;
        ISCOPE_TRY_ASSIGN(subject.latent, tasks::latentOfRun(shelf, run, subject.ranker.scorer->info()));
    }
    return subject;
}

Result<Answer> runExplain(VerbContext& context, const ExplainOptions& options) {
    if (options.run.empty() == options.ranker.empty())
        return fail(
            ErrorCode::InvalidInput,
            "Exactly one of --run and --ranker says whose scores are explained",
            {.place = {}, .cure = "Give --run NAME or --ranker CHECKPOINT"});
    ISCOPE_TRY_ASSIGN(const auto subject, openSubject(context, options));
    ISCOPE_TRY_ASSIGN(
        const auto report,
        tasks::explainTask(subject.spec, subject.ranker, {subject.dataset, subject.latent}, context.stop));
    return Answer{
        textOf(report, options, *subject.dataset), tasks::toJson(report, subject.spec, *subject.dataset)};
}

} // namespace

void addExplainVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ExplainOptions>();
    CLI::App& verb =
        *app.add_subcommand("explain", "What moved one score of one impression; what if features differed");
    addWorkspaceOption(verb, options->where);
    addDatasetOption(verb, options->where);
    addCodeOption(verb, options->code);
    verb.add_option("--run", options->run, "Name or id of the run whose ranker is asked");
    verb.add_option("--ranker", options->ranker, "Name or folder of a checkpoint, in place of --run");
    verb.add_option("--impression", options->impression, "Id of the impression")->required();
    verb.add_option("--intent", options->intent, "Id of the intent; left out: the one ranked first");
    verb.add_option("--against", options->against, "Explain the lead over this intent instead of the score");
    verb.add_option("--baseline", options->baseline, "What it is compared with: average or missing");
    verb.add_option("--bound", options->bound, "Completeness error to reach, in units of the score")
        ->check(CLI::PositiveNumber);
    verb.add_option("--set", options->edits, "FEATURE=VALUE: rank and explain with this value; several times")
        ->allow_extra_args(false);
    auto* latent = verb.add_option(
        "--latent", options->latent, "Latent queries, by id or name; left out: those behind the run");
    verb.add_flag(
            "--other-reasoner",
            options->allowsOtherReasoner,
            "They may come from another reasoner than those the ranker was trained on")
        ->needs(latent);
    verb.add_option("--top", options->shownCount, "Inputs to print")->check(CLI::PositiveNumber);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runExplain(context, *options); };
    });
}

} // namespace intentscope::cli
