// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/qe_rec_torch.h"

#include "core/base/checked.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros.h>

namespace intentscope::nn {
namespace {

/// Below this deviation of its normalised values an element is not blown up further.
constexpr double SmallestDeviation = 0.05;

/// A copy: gradients are computed from it later, when the values may be gone.
at::Tensor floatsOf(std::span<const float> values, at::IntArrayRef shape) {
    return at::from_blob(const_cast<float*>(values.data()), shape, at::TensorOptions().dtype(at::kFloat))
        .clone();
}

} // namespace

QueryTensors::QueryTensors(const QueryRows& rows)
    : vectors(floatsOf(rows.vectors, {narrow<std::int64_t>(rows.rowCount()), rows.vectorSize})),
      isPresent(floatsOf(rows.isPresent, {narrow<std::int64_t>(rows.rowCount()), 1})) {}

at::Tensor intentVectorTensor(std::span<const float> vectors, std::int64_t vectorSize) {
    if (vectorSize == 0)
        return {};
    return floatsOf(vectors, {narrow<std::int64_t>(vectors.size()) / vectorSize, vectorSize});
}

QeRec::QeRec(const RankerConfig& config, const WeightSet& weights)
    : m_sizes(config.sizes), m_latent(config.latent), m_base(config, weights) {}

at::Tensor QeRec::users(const FieldTensors& fields, DropoutSource* drop) const {
    return m_base.users(fields, drop);
}

at::Tensor QeRec::intents(const FieldTensors& fields, const at::Tensor& vectors, DropoutSource* drop) const {
    return m_base.intents(fields, textFields(vectors), drop);
}

at::Tensor QeRec::textFields(const at::Tensor& vectors) const {
    // The field passes the tower's own dropout.
    return m_latent.hasIntentText ? projected("text.", vectors, nullptr) : at::Tensor();
}

at::Tensor QeRec::queries(const QueryTensors& rows, DropoutSource* drop) const {
    if (!m_latent.hasQuery)
        return {};
    const auto tokens = projected("query.", rows.vectors, drop);
    return at::where(rows.isPresent.gt(0), tokens, weights().get("query.missing"));
}

at::Tensor QeRec::projected(const std::string& prefix, const at::Tensor& vectors, DropoutSource* drop) const {
    const auto& gain = weights().get(prefix + "norm.weight");
    const auto x = at::layer_norm(
        vectors.to(gain.scalar_type()), {gain.size(0)}, gain, weights().get(prefix + "norm.bias"));
    return at::addmm(
        weights().get(prefix + "projection.bias"),
        dropout(x, drop),
        weights().get(prefix + "projection.weight"));
}

at::Tensor QeRec::queryMatrix() const {
    const auto width = m_sizes.towerWidth();
    const auto& linear = weights().get("query.head.linear");
    // What ones at the block i*q add to the linear term is the inner product of i and q.
    auto ones = at::zeros({linear.size(0)}, linear.options().requires_grad(false));
    ones.narrow(0, 2 * width, width).fill_(1);
    return at::cat(
        {(linear + ones).unsqueeze(1),
         weights().get("query.head.gate.weight"),
         weights().get("query.head.hidden.weight")},
        1);
}

at::Tensor QeRec::scores(const TowerOutputs& towers, const PairTensors& pairs, DropoutSource* drop) const {
    if (!m_latent.hasQuery)
        return m_base.scores(towers.users, towers.intents, pairs, drop);
    const auto [u, i, q] = mutualAttention(towers, pairs, weights(), m_sizes);
    std::vector<at::Tensor> blocks{u, i, u * i};
    if (const auto match = m_base.matchSums(pairs); match.defined())
        blocks.insert(blocks.end(), {match, match * i});
    blocks.insert(blocks.end(), {q, u * q, i * q});
    const auto matrix = at::cat({m_base.headMatrix(), queryMatrix()});
    return m_base.headScores(at::matmul(at::cat(blocks, 1), matrix), drop);
}

at::Tensor QeRec::pathScores(const TowerOutputs& towers, const PairTensors& pairs) {
    return (at::embedding(towers.intents, pairs.intents) * at::embedding(towers.queries, pairs.users)).sum(1);
}

TowerOutputs batchTowers(const QeRec& graph, const PackedBatch& batch, DropoutSource* drop) {
    const auto vectors = intentVectorTensor(batch.intentVectors, batch.queries.vectorSize);
    // The order in which dropout is drawn is part of what a seed means.
    TowerOutputs towers;
    towers.intents = graph.intents(FieldTensors(batch.intents), vectors, drop);
    towers.users = graph.users(FieldTensors(batch.users), drop);
    towers.queries = graph.queries(QueryTensors(batch.queries), drop);
    return towers;
}

at::Tensor batchScores(const QeRec& graph, const PackedBatch& batch, DropoutSource* drop) {
    const PairTensors pairs(batch.pairUsers, batch.pairIntents, batch.matches);
    return graph.scores(batchTowers(graph, batch, drop), pairs, drop);
}

void standardiseNorm(const WeightSet& weights, const std::string& prefix, const at::Tensor& vectors) {
    const auto x = at::layer_norm(vectors, {vectors.size(1)}).to(at::kDouble);
    const auto mean = x.mean(0);
    const auto deviation = (x - mean).square().mean(0).sqrt().clamp_min(SmallestDeviation);
    weights.get(prefix + "norm.weight").detach().copy_(deviation.reciprocal());
    weights.get(prefix + "norm.bias").detach().copy_(-mean / deviation);
}

} // namespace intentscope::nn
