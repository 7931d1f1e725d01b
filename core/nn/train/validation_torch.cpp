// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/validation_torch.h"

#include "core/base/checked.h"
#include "core/metrics/gauc.h"
#include "core/metrics/topk.h"
#include "core/nn/ranker/load_ahead.h"
#include "core/nn/train/losses_torch.h"
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

} // namespace

Status validate(
    const TrainingInput& input,
    const QeRec& graph,
    const std::stop_token& stop,
    rank::TrainingEpoch& outcome) {
    constexpr std::size_t Block = 256;
    outcome.validationLoss = outcome.validationNdcg3 = NotMeasured;
    outcome.validationGauc = outcome.validationRecall3 = NotMeasured;
    const auto rows = std::span(input.validation);
    if (rows.empty())
        return {};
    ValidationRanking ranking(input);
    double lossSum = 0;
    double ndcgSum = 0;
    const auto blockOf = [&](std::size_t i) {
        return rows.subspan(i * Block, std::min(Block, rows.size() - i * Block));
    };
    ISCOPE_TRY(loadAhead<PackedBatch>(
        (rows.size() + Block - 1) / Block,
        [&](std::size_t i) { return packBatch(input.source(), blockOf(i)); },
        [&](std::size_t i, const PackedBatch& batch) {
            const c10::InferenceMode inference; // of this thread
            const auto block = blockOf(i);
            const auto scores = batchScores(graph, batch, nullptr).contiguous();
            const PairTensors pairs(batch.pairUsers, batch.pairIntents, batch.targets);
            const PackedLists lists{pairs.users, pairs.matches.view(-1), narrow<std::int64_t>(block.size())};
            lossSum +=
                rankLoss(input.spec.loss, scores, lists).item<double>() * static_cast<double>(block.size());
            ndcgSum += ranking.add(block, std::span(scores.data_ptr<float>(), batch.pairCount()));
            return Status();
        },
        stop));
    outcome.validationLoss = lossSum / static_cast<double>(rows.size());
    outcome.validationNdcg3 = ndcgSum / static_cast<double>(rows.size());
    outcome.validationRecall3 = recall3(ranking.view());
    outcome.validationGauc = metrics::computeGauc(ranking.view(), {}).value();
    return {};
}

} // namespace intentscope::nn
