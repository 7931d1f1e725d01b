// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/validation_torch.h"

#include "core/base/checked.h"
#include "core/metrics/gauc.h"
#include "core/metrics/topk.h"
#include "core/nn/ranker/load_ahead.h"
#include "core/nn/train/losses_torch.h"
#include "core/nn/train/process_group.h"
#include "core/rank/score_table.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace intentscope::nn {
namespace {

constexpr double NotMeasured = std::numeric_limits<double>::quiet_NaN();

/// NDCG@3 with binary gain of one list: DCG over the best DCG that its clicks allow.
double ndcg3(std::span<const float> scores, const data::CandidateList& candidates) {
    constexpr std::array<double, 3> Discounts{1.0, 0.6309297535714575, 0.5};
    const auto order = rank::rankOrder(scores, candidates.intents);
    const auto clickCount = static_cast<std::size_t>(std::ranges::count(candidates.clicked, std::int8_t{1}));
    double gain = 0;
    double bestGain = 0;
    for (std::size_t i = 0; i < std::min(Discounts.size(), order.size()); ++i) {
        gain += candidates.clicked[static_cast<std::size_t>(order[i])] == 1 ? Discounts[i] : 0.0;
        bestGain += i < clickCount ? Discounts[i] : 0.0;
    }
    return bestGain > 0 ? gain / bestGain : 0.0;
}

/// The validation part as a ranking of its own, in its order.
class ValidationRanking {
public:
    explicit ValidationRanking(const TrainingInput& input) : m_input(input) {
        m_rows.resize(input.validation.size());
        std::iota(m_rows.begin(), m_rows.end(), 0);
        for (const std::int32_t impression : input.validation)
            m_users.push_back(narrow<std::int32_t>(input.dataset.userOf(ImpressionIndex{impression}).row()));
    }

    /// Scores of the impressions that follow those added so far; NDCG@3 summed over them.
    double add(std::span<const std::int32_t> impressions, std::span<const float> scores) {
        double sum = 0;
        std::size_t first = 0;
        for (const std::int32_t impression : impressions) {
            const auto candidates = m_input.dataset.candidatesOf(ImpressionIndex{impression});
            sum += ndcg3(scores.subspan(first, candidates.size()), candidates);
            first += candidates.size();
            m_intents.insert(m_intents.end(), candidates.intents.begin(), candidates.intents.end());
            m_clicked.insert(m_clicked.end(), candidates.clicked.begin(), candidates.clicked.end());
            m_offsets.push_back(m_offsets.back() + narrow<std::int64_t>(candidates.size()));
        }
        m_scores.insert(m_scores.end(), scores.begin(), scores.end());
        return sum;
    }

    metrics::RankingView view() const {
        return {m_offsets, m_scores, m_clicked, m_intents, m_users, m_users, {}, m_rows};
    }

private:
    const TrainingInput& m_input;
    std::vector<std::int64_t> m_offsets{0};
    std::vector<float> m_scores;
    std::vector<std::int8_t> m_clicked;
    std::vector<std::int32_t> m_intents;
    std::vector<std::int32_t> m_users;
    std::vector<std::int32_t> m_rows;
};

double recall3(const metrics::RankingView& view) {
    const auto topK = metrics::computeTopK(view, {3});
    const auto* series = topK.find(metrics::TopKMetric::Recall, 3);
    if (!series || series->values.empty())
        return NotMeasured;
    return std::accumulate(series->values.begin(), series->values.end(), 0.0) /
           static_cast<double>(series->values.size());
}

/// What a graph gives for the validation part, in its order.
struct ValidationScores {
    std::vector<float> scores;
    std::vector<double> losses; ///< of each block, times its impressions; then how many were asked to stop
};

/// The validation part in blocks, which the processes of the group share out.
class ValidationBlocks {
public:
    explicit ValidationBlocks(const TrainingInput& input) : m_input(input) {
        const auto rows = std::span(input.validation);
        for (std::size_t first = 0; first < rows.size(); first += Size) {
            const auto block = rows.subspan(first, std::min(Size, rows.size() - first));
            m_blocks.push_back(block);
            std::size_t count = 0;
            for (const std::int32_t impression : block)
                count += input.dataset.candidatesOf(ImpressionIndex{impression}).size();
            m_offsets.push_back(m_offsets.back() + count);
        }
    }

    std::span<const std::span<const std::int32_t>> blocks() const { return m_blocks; }
    std::span<const float> scoresOf(std::size_t block, std::span<const float> scores) const {
        return scores.subspan(m_offsets[block], m_offsets[block + 1] - m_offsets[block]);
    }

    /// Cancelled, in all processes, when one of them is stopped.
    Result<ValidationScores> score(const QeRec& graph, const std::stop_token& stop) const {
        ValidationScores all{std::vector<float>(m_offsets.back()), std::vector<double>(m_blocks.size() + 1)};
        const auto own = shareOf(blocks(), m_input.group.spec());
        const auto firstBlock = static_cast<std::size_t>(own.data() - m_blocks.data());
        const Status scored = loadAhead<PackedBatch>(
            own.size(),
            [&](std::size_t i) { return packBatch(m_input.source(), own[i]); },
            [&](std::size_t i, const PackedBatch& batch) {
                const c10::InferenceMode inference; // of this thread
                scoreBlock(graph, batch, firstBlock + i, all);
                return Status();
            },
            stop);
        if (!scored && (m_input.group.isAlone() || scored.error().code != ErrorCode::Cancelled))
            return tl::unexpected(scored.error());
        all.losses.back() = scored ? 0 : 1;
        ISCOPE_TRY(m_input.group.sum(all.losses));
        ISCOPE_TRY(m_input.group.sum(all.scores));
        if (all.losses.back() > 0)
            return fail(ErrorCode::Cancelled, "Stopped on request");
        return all;
    }

private:
    static constexpr std::size_t Size = 256;

    void
    scoreBlock(const QeRec& graph, const PackedBatch& batch, std::size_t block, ValidationScores& all) const {
        const std::size_t impressionCount = m_blocks[block].size();
        const auto scores = batchScores(graph, batch, nullptr).contiguous();
        const PairTensors pairs(batch.pairUsers, batch.pairIntents, batch.targets);
        const PackedLists lists{pairs.users, pairs.matches.view(-1), narrow<std::int64_t>(impressionCount)};
        all.losses[block] =
            rankLoss(m_input.spec.loss, scores, lists).item<double>() * static_cast<double>(impressionCount);
        const auto values = std::span(scores.data_ptr<float>(), batch.pairCount());
        std::ranges::copy(values, all.scores.begin() + static_cast<std::ptrdiff_t>(m_offsets[block]));
    }

    const TrainingInput& m_input;
    std::vector<std::span<const std::int32_t>> m_blocks;
    std::vector<std::size_t> m_offsets{0}; ///< of each block's first candidate
};

} // namespace

Status validate(
    const TrainingInput& input,
    const QeRec& graph,
    const std::stop_token& stop,
    rank::TrainingEpoch& outcome) {
    outcome.validationLoss = outcome.validationNdcg3 = NotMeasured;
    outcome.validationGauc = outcome.validationRecall3 = NotMeasured;
    if (input.validation.empty())
        return {};
    const ValidationBlocks blocks(input);
    ISCOPE_TRY_ASSIGN(const auto all, blocks.score(graph, stop));
    ValidationRanking ranking(input);
    double ndcgSum = 0;
    for (std::size_t i = 0; i < blocks.blocks().size(); ++i)
        ndcgSum += ranking.add(blocks.blocks()[i], blocks.scoresOf(i, all.scores));
    const auto count = static_cast<double>(input.validation.size());
    outcome.validationLoss = std::accumulate(all.losses.begin(), all.losses.end() - 1, 0.0) / count;
    outcome.validationNdcg3 = ndcgSum / count;
    outcome.validationRecall3 = recall3(ranking.view());
    outcome.validationGauc = metrics::computeGauc(ranking.view(), {}).value();
    return {};
}

} // namespace intentscope::nn
