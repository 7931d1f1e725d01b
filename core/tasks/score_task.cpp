// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/score_task.h"

#include "core/base/build_version.h"
#include "core/base/checked.h"
#include "core/base/fingerprint.h"
#include "core/data/split.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace intentscope::tasks {
namespace {

using Path = std::filesystem::path;

/// Impressions between two reports of progress.
constexpr std::size_t BlockSize = 4096;

/// A ranker and what it scores.
struct Assignment {
    Path checkpoint;
    std::int32_t fold = 0;
    std::unique_ptr<rank::Scorer> scorer;
    std::vector<std::int32_t> impressions;
};

Status checkTrainedOn(const rank::Scorer& scorer, const data::Dataset& dataset, const Path& checkpoint) {
    if (scorer.info().datasetHash == dataset.info().hash)
        return {};
    return fail(
        ErrorCode::Mismatch,
        "the ranker was trained on another dataset, so its split does not say which impressions it has seen",
        {.place = {.file = checkpoint.string()},
         .cure = "Score all impressions, or the dataset it was trained on"});
}

Result<std::vector<std::int32_t>>
impressionsToScore(const rank::Scorer& scorer, const ScoreDeps& deps, const ScoreSpec& spec) {
    if (spec.part == ImpressionPart::AllScored) {
        std::vector<std::int32_t> all(static_cast<std::size_t>(deps.dataset->impressionCount()));
        std::iota(all.begin(), all.end(), 0);
        return all;
    }
    ISCOPE_TRY(checkTrainedOn(scorer, *deps.dataset, spec.checkpoints.front()));
    ISCOPE_TRY_ASSIGN(const auto splitSpec, data::parseSplit(scorer.info().split));
    ISCOPE_TRY_ASSIGN(auto split, data::makeSplit(*deps.dataset, splitSpec));
    auto rows = spec.part == ImpressionPart::Train        ? std::move(split.train)
                : spec.part == ImpressionPart::Validation ? std::move(split.validation)
                                                          : std::move(split.test);
    if (rows.empty())
        return fail(
            ErrorCode::InvalidInput,
            "the split '" + scorer.info().split + "' has no " + std::string(name(spec.part)) + " part");
    return rows;
}

/// The fold that a ranker was tested on; Mismatch when it was not trained on folds.
Result<data::UserFolds> foldsOf(const rank::Scorer& scorer, const Path& checkpoint) {
    ISCOPE_TRY_ASSIGN(const auto split, data::parseSplit(scorer.info().split));
    if (const auto* folds = std::get_if<data::UserFolds>(&split))
        return *folds;
    return fail(
        ErrorCode::Mismatch,
        "the ranker was trained on the split '" + scorer.info().split + "', which is not one of folds",
        {.place = {.file = checkpoint.string()},
         .cure = "Give one checkpoint, or one of each fold of a folds split"});
}

bool areOfOneSplit(const data::UserFolds& a, const data::UserFolds& b) {
    return a.foldCount == b.foldCount && a.seed == b.seed;
}

Status checkAllFolds(std::span<const data::UserFolds> folds, std::span<const Path> checkpoints) {
    std::vector<const Path*> owners(static_cast<std::size_t>(folds.front().foldCount), nullptr);
    for (std::size_t i = 0; i < folds.size(); ++i) {
        const Place place{.file = checkpoints[i].string()};
        if (!areOfOneSplit(folds[i], folds.front()))
            return fail(
                ErrorCode::Mismatch,
                "the checkpoints are folds of different splits",
                {.place = place, .cure = {}});
        const Path*& owner = owners[static_cast<std::size_t>(folds[i].fold)];
        if (owner)
            return fail(
                ErrorCode::Mismatch,
                "fold " + std::to_string(folds[i].fold) + " is given twice, first by " + owner->string(),
                {.place = place, .cure = {}});
        owner = &checkpoints[i];
    }
    const auto missing = std::ranges::find(owners, nullptr);
    if (missing == owners.end())
        return {};
    return fail(
        ErrorCode::Mismatch,
        "fold " + std::to_string(missing - owners.begin()) + " of " + std::to_string(owners.size()) +
            " is missing",
        {.place = {}, .cure = "Give the checkpoints of all folds"});
}

Result<std::vector<Assignment>> assignFolds(const ScoreSpec& spec, const ScoreDeps& deps) {
    std::vector<Assignment> assignments;
    std::vector<data::UserFolds> folds;
    for (const Path& checkpoint : spec.checkpoints) {
        ISCOPE_TRY_ASSIGN(auto scorer, deps.openScorer(deps.env, checkpoint));
        ISCOPE_TRY(checkTrainedOn(*scorer, *deps.dataset, checkpoint));
        ISCOPE_TRY_ASSIGN(const auto fold, foldsOf(*scorer, checkpoint));
        ISCOPE_TRY_ASSIGN(auto split, data::makeSplit(*deps.dataset, fold));
        folds.push_back(fold);
        assignments.push_back({checkpoint, fold.fold, std::move(scorer), std::move(split.test)});
    }
    ISCOPE_TRY(checkAllFolds(folds, spec.checkpoints));
    std::ranges::sort(assignments, {}, &Assignment::fold);
    return assignments;
}

Result<std::vector<Assignment>> assign(const ScoreSpec& spec, const ScoreDeps& deps) {
    if (spec.checkpoints.empty())
        return fail(ErrorCode::InvalidInput, "no checkpoint is given to score with");
    if (spec.checkpoints.size() > 1)
        return assignFolds(spec, deps);
    ISCOPE_TRY_ASSIGN(auto scorer, deps.openScorer(deps.env, spec.checkpoints.front()));
    ISCOPE_TRY_ASSIGN(auto rows, impressionsToScore(*scorer, deps, spec));
    std::vector<Assignment> assignments;
    assignments.push_back({spec.checkpoints.front(), 0, std::move(scorer), std::move(rows)});
    return assignments;
}

/// Writes the scores of impressions to their places in the table.
class TableFiller {
public:
    TableFiller(const rank::ScoringInput& input, std::vector<float>& table)
        : m_input(input), m_dataset(input.dataset), m_table(table) {}

    Status
    fill(const rank::Scorer& scorer, std::span<const std::int32_t> impressions, const std::stop_token& stop) {
        const auto offsets = m_dataset.candidateOffsets();
        std::size_t count = 0;
        for (const std::int32_t row : impressions)
            count += m_dataset.candidatesOf(ImpressionIndex{row}).size();
        m_scores.resize(count);
        ISCOPE_TRY(scorer.score(m_input, impressions, m_scores, stop));
        auto next = m_scores.begin();
        for (const std::int32_t row : impressions) {
            const auto length =
                static_cast<std::ptrdiff_t>(m_dataset.candidatesOf(ImpressionIndex{row}).size());
            std::copy(next, next + length, m_table.begin() + offsets[static_cast<std::size_t>(row)]);
            next += length;
        }
        return {};
    }

private:
    const rank::ScoringInput& m_input;
    const data::Dataset& m_dataset;
    std::vector<float>& m_table;
    std::vector<float> m_scores;
};

Result<std::vector<float>> scoreAll(
    std::span<const Assignment> assignments,
    const rank::ScoringInput& input,
    ProgressSink& progress,
    const std::stop_token& stop) {
    const data::Dataset& dataset = input.dataset;
    std::vector<float> table(
        static_cast<std::size_t>(dataset.candidateCount()), std::numeric_limits<float>::quiet_NaN());
    TableFiller filler(input, table);
    std::int64_t total = 0;
    for (const Assignment& one : assignments)
        total += narrow<std::int64_t>(one.impressions.size());
    std::int64_t done = 0;
    for (const Assignment& one : assignments) {
        const std::span rows(one.impressions);
        for (std::size_t first = 0; first < rows.size(); first += BlockSize) {
            ISCOPE_TRY(checkStop(stop));
            progress.report({.phase = "Scoring impressions", .done = done, .total = total, .detail = {}});
            const auto block = rows.subspan(first, std::min(BlockSize, rows.size() - first));
            ISCOPE_TRY(filler.fill(*one.scorer, block, stop));
            done += narrow<std::int64_t>(block.size());
        }
    }
    progress.report({.phase = "Scoring impressions", .done = done, .total = total, .detail = {}});
    return table;
}

/// The split that the run's impressions belong to: fold 0 has it for several folds (score_table.h), and a
/// ranker of another dataset has none.
std::string runSplit(std::span<const Assignment> assignments, const data::Dataset& dataset) {
    const rank::ScorerInfo& first = assignments.front().scorer->info();
    return first.datasetHash == dataset.info().hash ? first.split : std::string();
}

std::string hashOf(std::span<const float> scores) {
    Fingerprinter hash;
    hash.add(std::as_bytes(scores));
    return hash.finish().hex();
}

} // namespace

Result<rank::ScoreTable>
scoreTask(const ScoreSpec& spec, const ScoreDeps& deps, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY(deps.dataset->check());
    ISCOPE_TRY_ASSIGN(const auto assignments, assign(spec, deps));
    rank::RunInfo info;
    info.name = spec.runName;
    info.datasetHash = deps.dataset->info().hash;
    info.split = runSplit(assignments, *deps.dataset);
    info.isOutOfFold = assignments.size() > 1;
    info.seed = assignments.front().scorer->info().seed;
    info.codeVersion = codeVersion();
    info.createdAt = nowUtc();
    for (const Assignment& one : assignments) {
        info.rankerHashes.push_back(one.scorer->info().checkpointHash);
        info.rankerFolders.push_back(one.checkpoint.string());
    }
    // A ranker that does not read the latent queries it is given refuses to score.
    if (deps.latent)
        info.latent = deps.latent->info();
    const rank::ScoringInput input{*deps.dataset, deps.latent.get(), spec.allowsOtherReasoner};
    ISCOPE_TRY_ASSIGN(auto scores, scoreAll(assignments, input, progress, stop));
    info.scoresHash = hashOf(scores);
    return rank::ScoreTable(deps.dataset, std::move(info), std::move(scores));
}

} // namespace intentscope::tasks
