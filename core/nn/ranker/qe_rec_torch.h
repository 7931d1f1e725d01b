// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/ranker/mutual_attention_torch.h"
#include "core/nn/ranker/packed_batch.h"
#include "core/nn/ranker/two_tower_torch.h"

namespace intentscope::nn {

/// Latent queries as tensors of its own.
struct QueryTensors {
    explicit QueryTensors(const QueryRows& rows);

    at::Tensor vectors;   ///< [rows, vectorSize]
    at::Tensor isPresent; ///< [rows, 1]
};

/// [rows, vectorSize]: a copy of the vectors of intents' texts; undefined where there are none.
at::Tensor intentVectorTensor(std::span<const float> vectors, std::int64_t vectorSize);

/// The query-enhanced ranker of docs/ranker.md; without query tower and intent texts exactly the two-tower
/// baseline, which is then all that it computes. Stateless but for its weights; const calls may run in
/// parallel.
class QeRec {
public:
    QeRec(const RankerConfig& config, const WeightSet& weights);

    const WeightSet& weights() const { return m_base.weights(); }
    bool hasQuery() const { return m_latent.hasQuery; }
    const TwoTower& baseline() const { return m_base; }

    /// [rows, towerWidth] each; `drop` is null while scoring.
    at::Tensor users(const FieldTensors& fields, DropoutSource* drop) const;
    /// `vectors` [rows, vectorSize] are read where the ranker reads intents' texts.
    at::Tensor intents(const FieldTensors& fields, const at::Tensor& vectors, DropoutSource* drop) const;
    /// [rows, d]: the field that the intent tower makes of `vectors`; undefined where it reads none.
    at::Tensor textFields(const at::Tensor& vectors) const;
    /// Undefined without a query tower. Where a query is absent, the learned vector `query.missing`.
    at::Tensor queries(const QueryTensors& rows, DropoutSource* drop) const;

    /// [pairs]: with mutual attention, <u, i> + <i, q> and the head over
    /// [u, i, u*i, t, t*i, q, u*q, i*q], t being the sum of the matches' embeddings.
    at::Tensor scores(const TowerOutputs& towers, const PairTensors& pairs, DropoutSource* drop) const;
    /// [pairs]: what query and intent say alone, <i, q> of the towers' outputs. Needs a query tower.
    static at::Tensor pathScores(const TowerOutputs& towers, const PairTensors& pairs);

private:
    at::Tensor projected(const std::string& prefix, const at::Tensor& vectors, DropoutSource* drop) const;
    at::Tensor queryMatrix() const;

    RankerSizes m_sizes;
    LatentSizes m_latent;
    TwoTower m_base;
};

/// All towers of a batch.
TowerOutputs batchTowers(const QeRec& graph, const PackedBatch& batch, DropoutSource* drop);

/// Towers and head of a batch, in one go.
at::Tensor batchScores(const QeRec& graph, const PackedBatch& batch, DropoutSource* drop);

/// Sets gain and bias of the layer norm `prefix` such that each element of the normalised `vectors`
/// [rows, vectorSize] starts with mean 0 and deviation 1; elements that hardly vary keep a small one.
void standardiseNorm(const WeightSet& weights, const std::string& prefix, const at::Tensor& vectors);

} // namespace intentscope::nn
