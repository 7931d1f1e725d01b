// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/metric_options.h"
#include "app/cli/off_policy_options.h"
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/tasks/off_policy_study.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <iomanip>
#include <sstream>

namespace intentscope::cli {
namespace {

struct OnlineOptions {
    WorkspaceOptions where;
    MetricOptions metrics;
    OffPolicyOptions offPolicy;
    std::vector<std::string> runs;
    std::filesystem::path truth;
    std::int32_t logCount = 0; ///< above 0: a study instead of a replay
    std::size_t longestList = metrics::ListPropensity::MaxListSize;
    std::uint64_t userSeed = 1;
    tasks::RedrawSpec redraw;
    bool isRedrawn = false;
};

std::string differenceText(const stats::PairedEstimate& estimate, const std::optional<double>& adjusted) {
    std::ostringstream text;
    text << estimateText(estimate.difference);
    if (adjusted)
        text << ", p = " << std::setprecision(2) << *adjusted << " (Holm)";
    return text.str();
}

std::string textOf(const tasks::OnlineReport& report) {
    std::ostringstream text;
    text << "Replayed " << report.impressionCount << " impressions of " << report.userCount << " users, "
         << tasks::name(report.spec.part) << " part, with the chances of seed " << report.spec.seed << '\n';
    if (report.leftOutCount > 0)
        text << report.leftOutCount << " impressions left out: not scored by all runs, or too short\n";
    for (const auto& arm : report.arms) {
        text << arm.run.name << '\n'
             << "  CTR@3           " << estimateText(arm.clicks) << ", expected " << std::fixed
             << std::setprecision(4) << arm.expectedClicks << '\n'
             << "  satisfied needs " << estimateText(arm.satisfied) << ", expected " << arm.expectedSatisfied
             << '\n';
    }
    for (std::size_t i = 0; i < report.differences.size(); ++i) {
        const auto& difference = report.differences[i];
        text << report.arms[i + 1].run.name << " - " << report.arms.front().run.name << '\n'
             << "  CTR@3           " << differenceText(difference.clicks, difference.adjustedClicksPValue)
             << '\n'
             << "  satisfied needs "
             << differenceText(difference.satisfied, difference.adjustedSatisfiedPValue) << '\n';
    }
    return text.str();
}

std::string textOf(const tasks::OffPolicyStudy& study) {
    std::ostringstream text;
    text << "CTR@3 of " << study.policies.size() << " policies estimated from " << study.spec.logCount
         << (study.spec.redraw ? " logs drawn anew, of " : " logs of ")
         << (study.spec.redraw ? study.spec.redraw->impressionCount
                               : study.impressionCount / study.spec.logCount)
         << " impressions each, of " << study.impressionCount << " impressions and " << study.userCount
         << " users\n"
         << std::left << std::setw(30) << "policy" << std::right << std::setw(7) << "truth" << std::setw(20)
         << "ESS by position";
    for (std::size_t i = 0; i < tasks::StudiedEstimatorCount; ++i)
        text << std::setw(30)
             << std::string(tasks::name(static_cast<tasks::StudiedEstimator>(i))) + ": bias, sd, coverage";
    text << '\n' << std::fixed;
    for (const auto& policy : study.policies) {
        text << std::left << std::setw(30) << policy.name << std::right << std::setprecision(4)
             << std::setw(7) << policy.truth << std::setprecision(0) << std::setw(8)
             << policy.effectiveSampleSizes[0] << std::setw(6) << policy.effectiveSampleSizes[1]
             << std::setw(6) << policy.effectiveSampleSizes[2] << std::setprecision(4);
        for (const auto& quality : policy.estimators) {
            if (std::isnan(quality.bias)) {
                text << std::setw(30) << "no value";
                continue;
            }
            text << std::setw(13) << quality.bias << std::setw(8);
            // Of a single log there is no deviation.
            if (std::isnan(quality.standardDeviation))
                text << "-";
            else
                text << quality.standardDeviation;
            text << std::setprecision(3) << std::setw(9) << quality.coverage << std::setprecision(4);
        }
        text << '\n';
    }
    if (study.leftOutCount > 0)
        text << study.leftOutCount << " impressions left out\n";
    return text.str();
}

std::optional<tasks::RedrawSpec> redrawOf(const OnlineOptions& options) {
    if (!options.isRedrawn)
        return std::nullopt;
    auto redraw = options.redraw;
    redraw.seed = options.userSeed;
    return redraw;
}

Result<Answer> runOnline(VerbContext& context, const OnlineOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    std::shared_ptr<const data::Dataset> dataset;
    std::vector<std::shared_ptr<const rank::ScoreTable>> runs;
    for (const std::string& wanted : options.runs) {
        ISCOPE_TRY_ASSIGN(const auto info, workspace->findRun(wanted));
        if (dataset == nullptr || dataset->info().hash != info.datasetHash) {
            ISCOPE_TRY_ASSIGN(dataset, workspace->openDataset(info.datasetHash));
        }
        ISCOPE_TRY_ASSIGN(auto run, workspace->loadRun(info.id, dataset));
        runs.push_back(std::move(run));
    }
    ISCOPE_TRY_ASSIGN(
        const auto truth, tasks::ShopTruth::read(context.env, options.truth, runs.front()->dataset()));
    if (options.logCount == 0) {
        const tasks::OnlineSpec spec{
            .part = options.metrics.part, .seed = options.userSeed, .bootstrap = options.metrics.bootstrap};
        ISCOPE_TRY_ASSIGN(
            const auto report, tasks::onlineTask(spec, runs, truth, context.progress, context.stop));
        return Answer{textOf(report), tasks::toJson(report)};
    }
    const tasks::OffPolicyStudySpec spec{
        .part = options.metrics.part,
        .logCount = options.logCount,
        .clicks = options.offPolicy.clicks,
        .explorationShare = options.offPolicy.explorationShare,
        .rule = {.weightCap = options.offPolicy.weightCap, .bootstrap = options.metrics.bootstrap},
        .longestList = options.longestList,
        .seed = options.userSeed,
        .redraw = redrawOf(options)};
    ISCOPE_TRY_ASSIGN(
        const auto study, tasks::offPolicyStudyTask(spec, runs, truth, context.progress, context.stop));
    return Answer{textOf(study), tasks::toJson(study)};
}

void addRedrawOptions(CLI::App& verb, CLI::Option& logs, OnlineOptions& options) {
    auto* size = verb.add_option_function<std::int64_t>(
        "--log-impressions",
        [&options](std::int64_t count) {
            options.isRedrawn = true;
            options.redraw.impressionCount = count;
        },
        "Of a check: draw each log anew, with so many impressions, instead of dealing out the log at hand");
    size->needs(&logs);
    verb.add_option(
            "--log-exploration",
            options.redraw.explorationShare,
            "Share of the positions of such a log drawn at random (default: 1, all of them)")
        ->needs(size);
    verb.add_option(
            "--log-candidates",
            options.redraw.candidateCount,
            "Candidates that such a log orders: the first so many of each list (default: all)")
        ->needs(size);
}

} // namespace

void addOnlineVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<OnlineOptions>();
    CLI::App& verb = *app.add_subcommand(
        "online", "Show the first three of runs to the users of a simulated shop, and count clicks");
    addWorkspaceOption(verb, options->where);
    verb.add_option("--run", options->runs, "Runs; the others are compared with the first")->required();
    verb.add_option("--truth", options->truth, "The folder truth/ of the shop that the runs are of")
        ->required();
    addPartOption(verb, options->metrics);
    addBootstrapOptions(verb, options->metrics);
    verb.add_option(
        "--user-seed", options->userSeed, "Seed of the users' chances, and of made policies' noise");
    auto* logs = verb.add_option(
        "--check-estimates",
        options->logCount,
        "Instead: deal the users out to so many logs and check the estimates of eval --off-policy, of the "
        "runs "
        "and of twelve made policies, against the replay");
    verb.add_option(
            "--longest-list",
            options->longestList,
            "Of a check: only impressions with at most so many candidates, which is faster")
        ->needs(logs);
    addRedrawOptions(verb, *logs, *options);
    addLogOptions(verb, options->offPolicy);
    logs->check(CLI::PositiveNumber);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runOnline(context, *options); };
    });
}

} // namespace intentscope::cli
