// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/code_options.h"
#include "app/cli/metric_options.h"
#include "app/cli/slice_options.h"
#include "app/cli/workspace_options.h"
#include "core/rank/simple/simple_ranker.h"
#include "core/tasks/compare_task.h"
#include "core/tasks/explain_sources.h"
#include "core/tasks/explain_task.h"
#include "core/tasks/gate_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

namespace intentscope::cli {
namespace {

struct GateOptions {
    WorkspaceOptions where;
    MetricOptions part;
    CodeOptions code;
    std::string basket;
    std::string run;
    std::string before;
    bool isAddingBroken = false;
    std::int32_t topK = 3;
};

struct Loaded {
    std::unique_ptr<workspace::Workspace> workspace;
    std::shared_ptr<const data::Dataset> dataset;
    std::shared_ptr<const rank::ScoreTable> run;
    std::shared_ptr<const rank::ScoreTable> before; ///< null without --before
};

Result<Loaded> load(VerbContext& context, const GateOptions& options) {
    Loaded loaded;
    ISCOPE_TRY_ASSIGN(loaded.workspace, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto info, loaded.workspace->findRun(options.run));
    ISCOPE_TRY_ASSIGN(loaded.dataset, loaded.workspace->openDataset(info.datasetHash));
    ISCOPE_TRY_ASSIGN(loaded.run, loaded.workspace->loadRun(info.id, loaded.dataset));
    if (options.before.empty())
        return loaded;
    ISCOPE_TRY_ASSIGN(const auto reference, loaded.workspace->findRun(options.before));
    if (reference.datasetHash != info.datasetHash)
        return fail(
            ErrorCode::Mismatch,
            "Runs '" + options.run + "' and '" + options.before + "' scored different datasets",
            {.cure = "Name runs of one dataset"});
    ISCOPE_TRY_ASSIGN(loaded.before, loaded.workspace->loadRun(reference.id, loaded.dataset));
    return loaded;
}

Result<Answer> addBroken(VerbContext& context, const GateOptions& options, const Loaded& loaded) {
    if (!loaded.before)
        return fail(
            ErrorCode::InvalidInput,
            "What the run broke takes a run before to say",
            {.cure = "Name it with --before"});
    const tasks::CompareSpec spec{
        .part = options.part.part, .bootstrap = {.replicateCount = 100}, .topK = options.topK};
    ISCOPE_TRY_ASSIGN(
        const auto report,
        tasks::compareTask(spec, {*loaded.before, *loaded.run}, context.progress, context.stop));
    ISCOPE_TRY_ASSIGN(
        const auto outcome,
        tasks::addToBasket(
            context.env,
            options.basket,
            *loaded.dataset,
            {.impressions = report.outcomes.broken,
             .topK = options.topK,
             .reason = "Broken by " + loaded.run->info().name + ", right in " + loaded.before->info().name}));
    std::ostringstream text;
    text << outcome.addedCount << " impressions that " << loaded.run->info().name << " broke were added to "
         << options.basket << ", " << outcome.knownCount << " were in it\n";
    const nlohmann::ordered_json object{
        {"basket", options.basket}, {"added", outcome.addedCount}, {"known", outcome.knownCount}};
    return Answer{text.str(), object.dump(2)};
}

std::string textOf(const tasks::GateReport& report, const data::Dataset& dataset) {
    constexpr std::size_t MostNames = 5;
    std::ostringstream text;
    std::size_t failedCount = 0;
    for (const auto& outcome : report.outcomes) {
        if (outcome.isPassed())
            continue;
        ++failedCount;
        text << report.spec.file << ':' << outcome.expectation.line << ": " << outcome.where << ": "
             << outcome.expectation.text << ": holds for "
             << outcome.testedCount - static_cast<std::int64_t>(outcome.failing.size()) << " of "
             << outcome.testedCount;
        for (std::size_t i = 0; i < std::min(MostNames, outcome.failing.size()); ++i)
            text << (i == 0 ? "; not for " : ", ") << dataset.impressionId({outcome.failing[i]});
        if (outcome.failing.size() > MostNames)
            text << ", ...";
        text << '\n';
    }
    text << (report.isPassed() ? "Passed: " : "Not passed: ") << report.outcomes.size() - failedCount
         << " of " << report.outcomes.size() << " expectations hold for run " << report.run.name << '\n';
    return text.str();
}

/// Opens each checkpoint of the run once.
class ScorerCache {
public:
    ScorerCache(VerbContext& context, const GateOptions& options, const Loaded& loaded)
        : m_context(context), m_loaded(loaded),
          m_openScorer(rank::withSimpleRankers(nn::makeScorerFactory(options.code.policy()))) {}

    Result<std::shared_ptr<const rank::Scorer>> find(ImpressionIndex impression) {
        const rank::RunInfo& info = m_loaded.run->info();
        ISCOPE_TRY_ASSIGN(
            const auto folder,
            tasks::rankerFolderOf(info, impression, *m_loaded.dataset, m_loaded.workspace->folder()));
        auto& scorer = m_scorers[folder.string()];
        if (scorer)
            return scorer;
        warnOfCode(m_context, folder);
        ISCOPE_TRY_ASSIGN(scorer, m_openScorer(m_context.env, folder));
        ISCOPE_TRY(tasks::checkScoredBy(info, scorer->info(), folder));
        return scorer;
    }

private:
    VerbContext& m_context;
    const Loaded& m_loaded;
    rank::ScorerFactory m_openScorer;
    std::map<std::string, std::shared_ptr<const rank::Scorer>> m_scorers;
};

Result<Answer> runGate(VerbContext& context, const GateOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto loaded, load(context, options));
    if (options.isAddingBroken)
        return addBroken(context, options, loaded);
    ISCOPE_TRY_ASSIGN(const auto text, context.env.readFile(options.basket));
    ISCOPE_TRY_ASSIGN(auto blocks, analysis::parseExpectations(text, options.basket));
    const latent::LatentShelf shelf(context.env, loaded.workspace->latentFolder());
    ISCOPE_TRY_ASSIGN(const auto latent, tasks::latentOfRun(shelf, loaded.run->info(), {}));
    ScorerCache scorers(context, options, loaded);
    const tasks::GateDeps deps{
        .dataset = loaded.dataset,
        .run = *loaded.run,
        .before = loaded.before.get(),
        .findSlice =
            [&](const std::string& name) {
                return tasks::chooseSlice(name, *loaded.workspace, loaded.dataset, context.stop);
            },
        .findScorer = [&](ImpressionIndex impression) { return scorers.find(impression); },
        .latent = latent};
    // Whoever scored the run with another reasoner's latent queries has allowed them.
    const tasks::GateSpec spec{
        .blocks = std::move(blocks),
        .file = options.basket,
        .part = options.part.part,
        .allowsOtherReasoner = true};
    ISCOPE_TRY_ASSIGN(const auto report, tasks::gateTask(spec, deps, context.progress, context.stop));
    return Answer{
        textOf(report, *loaded.dataset),
        tasks::toJson(report, *loaded.dataset),
        report.isPassed() ? ExitCode::Done : ExitCode::NotPassed};
}

} // namespace

void addGateVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<GateOptions>();
    CLI::App& verb = *app.add_subcommand(
        "gate", "Tests a run against a file of expectations; ends with 4 when one does not hold");
    addWorkspaceOption(verb, options->where);
    verb.add_option("--basket", options->basket, "File of expectations (docs/error-analysis.md)")->required();
    verb.add_option("--run", options->run, "Name or id of the run")->required();
    verb.add_option("--before", options->before, "Run that 'unchanged' compares with");
    verb.add_flag(
        "--add-broken",
        options->isAddingBroken,
        "In place of a test: add to the basket what --run broke of what --before had right");
    verb.add_option("--top", options->topK, "Of --add-broken: a clicked intent is among the first so many");
    addPartOption(verb, options->part);
    addCodeOption(verb, options->code);
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runGate(context, *options); };
    });
}

} // namespace intentscope::cli
