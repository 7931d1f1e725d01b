// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/latent/latent_shelf.h"
#include "core/nn/ranker_factory.h"
#include "core/tasks/retrain_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <memory>
#include <sstream>

namespace intentscope::cli {
namespace {

struct RetrainOptions {
    WorkspaceOptions where;
    std::string start;
    std::string latent;
    double secondsPerLabel = 0; ///< 0: measured
    bool leavesHeldOut = false;
    bool isLabelsOnly = false;
    tasks::RetrainSpec spec;
};

std::string number(const char* format, double value) {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, format, value);
    return std::isnan(value) ? "none" : buffer;
}

void writeMetrics(std::ostream& text, const std::vector<tasks::MetricComparison>& metrics) {
    for (const auto& metric : metrics) {
        const auto& difference = metric.estimate.difference;
        text << "    " << metric.name << "  " << number("%.4f", metric.estimate.before.value) << " -> "
             << number("%.4f", metric.estimate.after.value) << "  " << number("%+.4f", difference.value);
        if (difference.interval)
            text << " [" << number("%+.4f", difference.interval->low) << ", "
                 << number("%+.4f", difference.interval->high) << "]";
        text << '\n';
    }
}

std::string textOf(const tasks::RetrainOutcome& outcome) {
    std::ostringstream text;
    const auto& batch = outcome.batch;
    text << "Label batch " << batch.hash.substr(0, 12) << ": " << batch.impressions.size()
         << " impressions, of which " << outcome.changedCount << " say something else than the clicks, and "
         << outcome.outsideCount << " name an intent that was no candidate\n"
         << "  left out: " << batch.skippedCount << " skipped, " << batch.intentlessCount
         << " without an intent, " << batch.disputedCount << " disputed, " << batch.heldOutCount
         << " held out\n"
         << "Checkpoint " << outcome.training.ranker.checkpoint.string() << " ("
         << outcome.training.ranker.checkpointHash.substr(0, 12) << "), best epoch "
         << outcome.training.ranker.bestEpoch << "\n"
         << "Run " << outcome.after.name << " against " << outcome.before.name << " on the held-out part, "
         << outcome.comparison.impressionCount << " impressions\n";
    writeMetrics(text, outcome.comparison.metrics);
    for (const auto& slice : outcome.slices) {
        text << "  slice " << slice.name << (slice.report ? "" : ": " + slice.problem) << '\n';
        if (slice.report)
            writeMetrics(text, slice.report->metrics);
    }
    if (outcome.cost.hours)
        text << "Cost: " << number("%.1f", *outcome.cost.secondsPerLabel) << " s a label ("
             << (outcome.cost.isMeasured ? "measured" : "as given") << "), "
             << number("%.2f", *outcome.cost.hours) << " hours\n";
    return text.str();
}

Result<Answer> runRetrain(VerbContext& context, const RetrainOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    tasks::RetrainSpec spec = options.spec;
    ISCOPE_TRY_ASSIGN(spec.start, findCheckpoint(*opened.workspace, options.start, context.env));
    if (options.secondsPerLabel > 0)
        spec.secondsPerLabel = options.secondsPerLabel;
    if (options.leavesHeldOut)
        spec.heldOut = feedback::HeldOutLabels::LeaveOut;
    if (options.isLabelsOnly)
        spec.others = feedback::OtherClicks::Drop;
    const auto trainer = nn::makeRankerTrainer(context.env);
    tasks::RetrainDeps deps{
        .workspace = *opened.workspace,
        .dataset = opened.dataset,
        .trainer = *trainer,
        .openScorer = nn::makeScorerFactory(nn::CodePolicy::Refuse)};
    if (!options.latent.empty()) {
        ISCOPE_TRY_ASSIGN(
            deps.latent,
            latent::LatentShelf(context.env, opened.workspace->latentFolder()).find(options.latent));
        spec.training.architecture = rank::RankerArchitecture::QeRec;
    }
    deps.onEpoch = [&err = context.output.err()](const rank::TrainingEpoch& epoch) {
        err << "epoch " << epoch.epoch << "  loss " << number("%.4f", epoch.trainLoss)
            << "  validation NDCG@3 " << number("%.4f", epoch.validationNdcg3) << std::endl;
    };
    ISCOPE_TRY_ASSIGN(const auto outcome, tasks::retrainTask(spec, deps, context.progress, context.stop));
    return Answer{textOf(outcome), tasks::toJson(outcome, *opened.dataset)};
}

} // namespace

void addRetrainVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<RetrainOptions>();
    tasks::RetrainSpec& spec = options->spec;
    CLI::App& verb = *app.add_subcommand(
        "retrain",
        "Continue the training of a ranker with labels, and measure the change on what is held out");
    addWorkspaceOption(verb, options->where);
    addDatasetOption(verb, options->where);
    verb.add_option("--from", options->start, "Checkpoint to start from")->required();
    verb.add_option("--name", spec.name, "Of the new checkpoint and its run")->required();
    verb.add_option("--labels", spec.sessions, "Only labels of these sittings; else all");
    verb.add_option("--annotator", spec.annotators, "Only labels of these annotators; else everybody's");
    verb.add_flag(
        "--leave-out-held-out",
        options->leavesHeldOut,
        "Leave labels of held-out impressions out and count them; else they are refused");
    verb.add_flag(
        "--labels-only",
        options->isLabelsOnly,
        "Train on labelled impressions alone; else on the others' clicks too");
    verb.add_option("--seconds-per-label", options->secondsPerLabel, "What a label costs; 0: measured");
    verb.add_option("--latent", options->latent, "Of qe_rec: latent queries, by id or name");
    verb.add_option("--seed", spec.training.seed, "The same seed gives the same checkpoint");
    verb.add_option("--epochs", spec.training.epochCount, "At most so many passes");
    verb.add_option("--learning-rate", spec.training.learningRate, "Of AdamW");
    verb.add_option(
        "--patience", spec.training.patience, "Epochs without a better stop metric; 0 never stops");
    verb.add_option("--replicates", spec.bootstrap.replicateCount, "Of the bootstrap");
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runRetrain(context, *options); };
    });
}

} // namespace intentscope::cli
