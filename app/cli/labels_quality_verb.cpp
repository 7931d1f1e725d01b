// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/labels_verbs.h"
#include "app/cli/workspace_options.h"
#include "core/base/atomic_file.h"
#include "core/tasks/agreement_task.h"
#include "core/tasks/suspects_task.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <sstream>

namespace intentscope::cli {
namespace {

constexpr std::size_t ShownCount = 15;

struct AgreementOptions {
    WorkspaceOptions where;
    std::string field = "intent";
    std::string queue;
    std::string model;
    tasks::AgreementSpec spec;
};

struct SuspectsOptions {
    WorkspaceOptions where;
    std::string run;
    std::string out;
    bool isOfLabels = false;
    bool isByMargin = false;
};

std::string fixed(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.3f", value);
    return buffer;
}

std::string textOf(const stats::Agreement& agreement) {
    if (!agreement.value)
        return "not defined (" + std::to_string(agreement.unitCount) + " impressions)";
    std::string text = fixed(*agreement.value);
    if (agreement.interval)
        text += " [" + fixed(agreement.interval->low) + ", " + fixed(agreement.interval->high) + "]";
    return text + " on " + std::to_string(agreement.unitCount) + " impressions";
}

void writeShares(std::ostream& text, const char* title, const std::vector<tasks::ShareOf>& shares) {
    if (shares.empty())
        return;
    text << title << '\n';
    for (const auto& share : shares)
        text << "  " << share.annotator << ": " << share.count << " of " << share.of << " ["
             << fixed(share.low) << ", " << fixed(share.high) << "]\n";
}

std::string textOf(const tasks::AgreementReport& report) {
    std::ostringstream text;
    text << "Agreement on " << tasks::name(report.spec.field) << ": " << report.sharedCount << " of "
         << report.impressionCount << " impressions have two judgements or more\n"
         << "  Krippendorff's alpha " << textOf(report.alpha) << '\n'
         << "  Fleiss' kappa " << textOf(report.fleiss) << '\n';
    for (const auto& pair : report.pairs)
        text << "  " << pair.first << " and " << pair.second << ": Cohen's kappa " << textOf(pair.kappa)
             << ", " << (pair.percent.value ? fixed(*pair.percent.value) : "-") << " the same\n";
    if (!report.categories.empty())
        text << "Alpha of one against all others\n";
    for (std::size_t i = 0; i < report.categories.size() && i < ShownCount; ++i)
        text << "  " << report.categories[i].category << " (" << report.categories[i].judgementCount
             << " judgements): " << textOf(report.categories[i].alpha) << '\n';
    if (!report.confusions.empty())
        text << "Confused most\n";
    for (std::size_t i = 0; i < report.confusions.size() && i < ShownCount; ++i)
        text << "  " << report.confusions[i].count << "  " << report.confusions[i].first << " and "
             << report.confusions[i].second << '\n';
    writeShares(text, "Took the model's answer over after it was shown", report.anchoring);
    writeShares(text, "Right on gold items", report.gold);
    text << "Intervals: bootstrap over impressions, B = " << report.spec.bootstrap.replicateCount << ", seed "
         << report.spec.bootstrap.seed << "; of shares: Wilson\n";
    return text.str();
}

Result<Answer> runAgreement(VerbContext& context, const AgreementOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    tasks::AgreementSpec spec = options.spec;
    ISCOPE_TRY_ASSIGN(spec.field, tasks::parseAgreementField(options.field));
    std::optional<queues::QueueContent> queue;
    if (!options.queue.empty()) {
        ISCOPE_TRY_ASSIGN(queue, opened.workspace->loadQueue(options.queue));
    }
    std::shared_ptr<const rank::ScoreTable> model;
    if (!options.model.empty()) {
        ISCOPE_TRY_ASSIGN(model, opened.workspace->loadRun(options.model, opened.dataset));
    }
    ISCOPE_TRY_ASSIGN(
        const auto report,
        tasks::agreementTask(
            spec,
            {.dataset = *opened.dataset,
             .labels = opened.workspace->labels(),
             .queue = queue ? &*queue : nullptr,
             .model = model.get()},
            context.progress,
            context.stop));
    return Answer{textOf(report), tasks::toJson(report)};
}

std::string textOf(const tasks::SuspectsReport& report, const data::Dataset& dataset) {
    std::ostringstream text;
    text << report.suspects.size() << " of " << report.exampleCount
         << " answers are suspected of being wrong, by run " << report.run.name << " ("
         << report.confidentCount << " are judged with confidence, " << report.leftOutCount
         << " impressions are left out)\n";
    for (std::size_t i = 0; i < report.suspects.size() && i < ShownCount; ++i) {
        const auto& suspect = report.suspects[i];
        text << "  " << fixed(suspect.quality) << "  " << dataset.impressionId({suspect.impression})
             << ": said " << dataset.intentTitle(suspect.given) << " (" << fixed(suspect.givenProbability)
             << "), likely " << dataset.intentTitle(suspect.likely) << " ("
             << fixed(suspect.likelyProbability) << ")\n";
    }
    return text.str();
}

Result<Answer> runSuspects(VerbContext& context, const SuspectsOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto run, opened.workspace->loadRun(options.run, opened.dataset));
    tasks::SuspectsSpec spec;
    labels::LabelState state({opened.dataset->info().hash});
    if (options.isOfLabels) {
        spec.of = tasks::SuspectedLabels::Labels;
        ISCOPE_TRY(opened.workspace->labels().foldInto(state));
    }
    if (options.isByMargin)
        spec.quality = stats::LabelQuality::NormalizedMargin;
    ISCOPE_TRY_ASSIGN(
        const auto report, tasks::suspectsTask(spec, *run, state, context.progress, context.stop));
    if (!options.out.empty()) {
        std::string ids;
        for (const auto& suspect : report.suspects)
            ids += std::string(opened.dataset->impressionId({suspect.impression})) + "\n";
        ISCOPE_TRY(writeFileAtomically(context.env, options.out, ids));
    }
    return Answer{textOf(report, *opened.dataset), tasks::toJson(report, *opened.dataset)};
}

} // namespace

void addLabelsQualityVerbs(CLI::App& labels, Verb& chosen) {
    auto agreement = std::make_shared<AgreementOptions>();
    CLI::App& agree = *labels.add_subcommand("agreement", "How far annotators, and a model, say the same");
    agree.fallthrough();
    addWorkspaceOption(agree, agreement->where);
    addDatasetOption(agree, agreement->where);
    agree.add_option("--field", agreement->field, "intent, verdict, query_verdict or error_cause");
    agree.add_option("--queue", agreement->queue, "Only judgements of this queue, with its gold items");
    agree.add_option("--model", agreement->model, "A run, as one annotator more and for anchoring");
    agree.add_flag(
        "--blind", agreement->spec.isBlindOnly, "Only judgements before the models' answers were shown");
    agree.add_option("--replicates", agreement->spec.bootstrap.replicateCount, "Of the bootstrap");
    agree.add_option("--seed", agreement->spec.bootstrap.seed, "Of the bootstrap");
    agree.callback([agreement, &chosen] {
        chosen = [agreement](VerbContext& context) { return runAgreement(context, *agreement); };
    });
    auto suspects = std::make_shared<SuspectsOptions>();
    CLI::App& suspect = *labels.add_subcommand(
        "suspects", "Answers that are probably wrong, by confident learning on an out-of-fold run");
    suspect.fallthrough();
    addWorkspaceOption(suspect, suspects->where);
    addDatasetOption(suspect, suspects->where);
    suspect.add_option("--run", suspects->run, "Out of fold, or with a test part")->required();
    suspect.add_flag("--of-labels", suspects->isOfLabels, "Doubt labels; else clicks");
    suspect.add_flag("--margin", suspects->isByMargin, "Rank by normalised margin; else by self-confidence");
    suspect.add_option("--out", suspects->out, "Write the ids, one a line, for labels queue create --list");
    suspect.callback([suspects, &chosen] {
        chosen = [suspects](VerbContext& context) { return runSuspects(context, *suspects); };
    });
}

} // namespace intentscope::cli
