// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/explain_task.h"

#include "core/base/assert.h"
#include "core/data/split.h"
#include "core/rank/latent_query_of.h"
#include "core/slices/nearest_word.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::tasks {
namespace {

using List = std::vector<rank::RankedIntent>;

Result<List> rankOne(
    const rank::Scorer& scorer,
    const rank::ScoringInput& input,
    ImpressionIndex impression,
    std::stop_token stop) {
    const auto candidates = input.dataset.candidatesOf(impression);
    std::vector<float> scores(candidates.size());
    const std::array rows{impression.value};
    ISCOPE_TRY(scorer.score(input, rows, scores, std::move(stop)));
    return rank::rankedList(scores, candidates);
}

const rank::RankedIntent& lineOf(const List& list, IntentIndex intent) {
    const auto found = std::ranges::find(list, intent, &rank::RankedIntent::intent);
    ISCOPE_ASSERT(found != list.end());
    return *found;
}

std::vector<WhatIfRow> beside(const List& before, const List& after) {
    std::vector<WhatIfRow> rows;
    for (const rank::RankedIntent& now : after) {
        const rank::RankedIntent& then = lineOf(before, now.intent);
        rows.push_back(
            {.intent = now.intent,
             .beforeRank = then.rank,
             .afterRank = now.rank,
             .beforeScore = then.score,
             .afterScore = now.score,
             .beforeProbability = then.probability,
             .afterProbability = now.probability,
             .isClicked = now.isClicked});
    }
    return rows;
}

Status checkCandidate(const data::Dataset& dataset, ImpressionIndex impression, IntentIndex intent) {
    const auto candidates = dataset.candidatesOf(impression).intents;
    if (std::ranges::find(candidates, intent.value) != candidates.end())
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "the intent '" + std::string(dataset.intentId(intent)) + "' is no candidate of impression '" +
            std::string(dataset.impressionId(impression)) + "'");
}

LatentSource latentSourceOf(
    const rank::LatentQueries& latent, ImpressionIndex impression, const rank::ScorerInfo& ranker) {
    const std::int32_t row = latent.rowOf(impression);
    return {
        .info = latent.info(),
        .trainedOn = ranker.latent,
        .text = row < 0 ? std::string() : latent.text(row),
        .isMissing = row < 0};
}

/// What the ranker reads of the edited impression; null where it is given none.
Result<std::shared_ptr<const rank::LatentQueries>>
editedQuery(const ExplainSpec& spec, const ExplainedData& data) {
    if (!spec.query)
        return rank::latentQueryOf(data.latent, spec.impression);
    if (data.latent && std::cmp_equal(spec.query->vector.size(), data.latent->vectorSize()))
        return rank::latentQueryOf(data.latent, *spec.query);
    return fail(
        ErrorCode::InvalidInput,
        data.latent ? "the typed latent query has a vector of " + std::to_string(spec.query->vector.size()) +
                          " elements, and the ranker reads " + std::to_string(data.latent->vectorSize())
                    : "the ranker reads no latent query, so none can take its place",
        {.place = {}, .cure = "Have it read by the reasoner of the run's latent queries"});
}

} // namespace

Result<OpenedRanker>
openRanker(Env& env, const std::filesystem::path& checkpoint, const RankerFactories& factories) {
    OpenedRanker ranker;
    ISCOPE_TRY_ASSIGN(ranker.scorer, factories.openScorer(env, checkpoint));
    auto explainer = factories.openExplainer(env, checkpoint);
    if (explainer)
        ranker.explainer = *std::move(explainer);
    else if (explainer.error().code == ErrorCode::UnsupportedVersion)
        ranker.whyNotExplained = explainer.error().message;
    else
        return tl::unexpected(std::move(explainer.error()));
    return ranker;
}

Result<std::filesystem::path> rankerFolderOf(
    const rank::RunInfo& run,
    ImpressionIndex impression,
    const data::Dataset& dataset,
    const std::filesystem::path& workspaceFolder) {
    if (run.isPrecomputed)
        return fail(
            ErrorCode::NotFound,
            "the scores of the run '" + run.name + "' were computed elsewhere, so there is no ranker to ask",
            {.place = {}, .cure = "Choose a run that was scored by a checkpoint"});
    if (run.rankerFolders.empty())
        return fail(
            ErrorCode::NotFound,
            "the run '" + run.name + "' does not say which checkpoint scored it",
            {.place = {}, .cure = "Give the checkpoint itself"});
    if (run.datasetHash != dataset.info().hash)
        return fail(
            ErrorCode::Mismatch,
            "the run '" + run.name + "' scored another dataset than the impression's",
            {.place = {}, .cure = "Open the run's own dataset"});
    if (!run.isOutOfFold)
        return workspaceFolder / run.rankerFolders.front();
    ISCOPE_TRY_ASSIGN(const auto spec, data::parseSplit(run.split));
    const auto* folds = std::get_if<data::UserFolds>(&spec);
    if (!folds || std::cmp_not_equal(run.rankerFolders.size(), folds->foldCount))
        return fail(ErrorCode::Mismatch, "the run '" + run.name + "' does not name one checkpoint a fold");
    data::UserFolds fold = *folds;
    for (std::size_t which = 0; which < run.rankerFolders.size(); ++which) {
        fold.fold = static_cast<std::int32_t>(which);
        ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(dataset, fold));
        if (std::ranges::find(split.test, impression.value) != split.test.end())
            return workspaceFolder / run.rankerFolders[which];
    }
    // Another fold's ranker may have been trained on the impression and would explain a score nobody gave.
    return fail(
        ErrorCode::NotFound,
        "no fold of the run '" + run.name + "' was tested on impression '" +
            std::string(dataset.impressionId(impression)) + "', so none of its checkpoints scored it",
        {.place = {}, .cure = "Choose an impression that the run scored, or give a checkpoint itself"});
}

Status
checkScoredBy(const rank::RunInfo& run, const rank::ScorerInfo& ranker, const std::filesystem::path& folder) {
    if (std::ranges::find(run.rankerHashes, ranker.checkpointHash) != run.rankerHashes.end())
        return {};
    return fail(
        ErrorCode::Mismatch,
        "the checkpoint is not the one that made the run '" + run.name + "': its hash is another",
        {.place = {.file = folder.string()},
         .cure = "Score the dataset again, or explain the checkpoint itself"});
}

Result<ExplainReport> explainTask(
    const ExplainSpec& spec, const OpenedRanker& ranker, const ExplainedData& data, std::stop_token stop) {
    for (const auto& intent : {spec.intent, spec.against})
        if (intent)
            ISCOPE_TRY(checkCandidate(*data.dataset, spec.impression, *intent));
    ISCOPE_TRY_ASSIGN(const auto edited, data::editedImpression(data.dataset, spec.impression, spec.edits));
    ISCOPE_TRY_ASSIGN(const auto latent, editedQuery(spec, data));
    const rank::ScoringInput whole{*data.dataset, data.latent.get(), spec.allowsOtherReasoner};
    const rank::ScoringInput input{*edited, latent.get(), spec.allowsOtherReasoner};
    constexpr ImpressionIndex Edited{0};
    ISCOPE_TRY_ASSIGN(const List before, rankOne(*ranker.scorer, whole, spec.impression, stop));
    if (before.empty())
        return fail(ErrorCode::InvalidInput, "the impression has no candidates, so nothing is ranked");
    ISCOPE_TRY_ASSIGN(const List after, rankOne(*ranker.scorer, input, Edited, stop));
    ExplainReport report;
    report.intent = spec.intent.value_or(after.front().intent);
    report.against = spec.against;
    report.whyNotExplained = spec.isRankingAlone ? std::string() : ranker.whyNotExplained;
    if (data.latent)
        report.latent = latentSourceOf(*data.latent, spec.impression, ranker.scorer->info());
    report.ranking = beside(before, after);
    if (spec.isRankingAlone || !ranker.explainer)
        return report;
    const rank::ExplanationSpec what{
        .impression = Edited,
        .intent = report.intent,
        .against = spec.against,
        .baseline = spec.baseline,
        .errorBound = spec.errorBound};
    ISCOPE_TRY_ASSIGN(report.explanation, ranker.explainer->explain(input, whole, what, std::move(stop)));
    return report;
}

Result<std::vector<data::FeatureEdit>>
parseEdits(const std::vector<std::string>& texts, const data::Dataset& dataset) {
    std::vector<std::string> known;
    for (const data::Table* table : {&dataset.impressions(), &dataset.users()})
        for (const auto& column : table->columns())
            known.push_back(column->spec().name);
    std::vector<data::FeatureEdit> edits;
    for (const std::string& text : texts) {
        ISCOPE_TRY_ASSIGN(auto edit, data::parseFeatureEdit(text));
        if (std::ranges::find(known, edit.column) == known.end()) {
            const std::string near = slices::nearestWord(edit.column, known);
            return fail(
                ErrorCode::NotFound,
                "impressions and users have no column '" + edit.column + "'",
                {.place = {},
                 .cure = near.empty() ? "The verb columns lists them" : "Did you mean '" + near + "'?"});
        }
        edits.push_back(std::move(edit));
    }
    return edits;
}

} // namespace intentscope::tasks
