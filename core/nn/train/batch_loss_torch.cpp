// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/batch_loss_torch.h"

#include "core/base/checked.h"
#include "core/nn/train/losses_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/from_blob.h>

#include <algorithm>

namespace intentscope::nn {
namespace {

/// Copies: the batch's lists outlive nothing else.
at::Tensor copied(std::vector<float>& values) {
    return at::from_blob(
               values.data(), {narrow<std::int64_t>(values.size())}, at::TensorOptions().dtype(at::kFloat))
        .clone();
}

at::Tensor weightsOf(const TrainingInput& input, std::span<const std::int32_t> impressions) {
    if (input.weights.empty())
        return {};
    std::vector<float> weights;
    for (const std::int32_t impression : impressions)
        weights.push_back(input.weights[static_cast<std::size_t>(impression)]);
    return copied(weights);
}

at::Tensor referenceOf(const TrainingInput& input, std::span<const std::int32_t> impressions) {
    const auto offsets = input.dataset.candidateOffsets();
    std::vector<float> scores;
    for (const std::int32_t impression : impressions) {
        const auto row = static_cast<std::size_t>(impression);
        scores.insert(
            scores.end(),
            input.referenceScores.begin() + offsets[row],
            input.referenceScores.begin() + offsets[row + 1]);
    }
    return copied(scores);
}

} // namespace

BatchLoss
batchLoss(const TrainingInput& input, const QeRec& graph, const TrainingBatch& batch, DropoutSource* drop) {
    const PackedBatch& packed = batch.packed;
    const PairTensors pairs(packed.pairUsers, packed.pairIntents, packed.matches);
    const PairTensors targets(packed.pairUsers, packed.pairIntents, packed.targets);
    const PackedLists lists{
        pairs.users,
        targets.matches.view(-1),
        narrow<std::int64_t>(batch.impressions.size()),
        weightsOf(input, batch.impressions)};
    const TowerOutputs towers = batchTowers(graph, packed, drop);
    const auto scores = graph.scores(towers, pairs, drop);
    BatchLoss loss{rankLoss(input.spec.loss, scores, lists), {}};
    switch (input.spec.kl) {
    case rank::KlTerm::Reference:
        loss.kl = klDivergence(referenceOf(input, batch.impressions), scores, lists);
        break;
    case rank::KlTerm::Path:
        loss.kl = klDivergence(QeRec::pathScores(towers, pairs), scores, lists);
        break;
    case rank::KlTerm::RDrop: {
        const auto second = batchScores(graph, packed, drop);
        loss.rank = (loss.rank + rankLoss(input.spec.loss, second, lists)) / 2;
        loss.kl = symmetricKl(scores, second, lists);
        break;
    }
    case rank::KlTerm::None:
        break;
    }
    return loss;
}

LossWeights lossWeights(const TrainingInput& input, std::span<const std::int32_t> impressions) {
    LossWeights sum;
    for (const std::int32_t impression : impressions) {
        const auto row = static_cast<std::size_t>(impression);
        const double weight = input.weights.empty() ? 1.0 : static_cast<double>(input.weights[row]);
        const auto candidates = input.dataset.candidatesOf(ImpressionIndex{impression});
        sum.lists += weight;
        switch (input.spec.loss) {
        case rank::RankLoss::ListNet:
            sum.rank += weight;
            break;
        case rank::RankLoss::Softmax:
            sum.rank += weight * static_cast<double>(std::ranges::count(candidates.clicked, std::int8_t{1}));
            break;
        case rank::RankLoss::Bce:
            sum.rank += weight * static_cast<double>(candidates.size());
            break;
        }
    }
    return sum;
}

} // namespace intentscope::nn
