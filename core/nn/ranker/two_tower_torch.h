// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/checkpoint.h"
#include "core/nn/ranker/feature_encoder.h"
#include "core/nn/ranker/layers_torch.h"
#include "core/nn/ranker/ranker_config.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <utility>
#include <vector>

namespace intentscope::nn {

/// The weights of one member, in the order of `memberParameters`.
class WeightSet {
public:
    /// Noise from `generator`, with gradients.
    static WeightSet initialised(const RankerConfig& config, const at::Generator& generator);
    /// Without gradients.
    static WeightSet zeros(const RankerConfig& config);
    /// Copies of a checkpoint's, without gradients.
    static WeightSet loaded(const Checkpoint& checkpoint, std::int32_t member);

    const at::Tensor& get(std::string_view name) const;
    /// An undefined tensor when there is none.
    at::Tensor find(std::string_view name) const;
    std::vector<at::Tensor> all() const;
    const std::vector<std::pair<std::string, at::Tensor>>& named() const { return m_weights; }
    /// A deep copy without gradients.
    WeightSet snapshot() const;
    WeightSet toDouble() const;
    /// The same tensors, which gather gradients from now on.
    WeightSet withGradients() const;
    /// The same tensors, but only those of `config`: a query-enhanced ranker without its query tower is its
    /// baseline.
    WeightSet restrictedTo(const RankerConfig& config) const;
    /// Views on the bytes of contiguous weights, under the member's names.
    void appendBytes(std::int32_t member, std::vector<TensorBytes>& out) const;

private:
    std::vector<std::pair<std::string, at::Tensor>> m_weights;
};

/// The input of a tower as tensors of its own.
struct FieldTensors {
    explicit FieldTensors(const EncodedFields& fields);
    /// Fields that are embedded already: what `userTokens` or `intentTokens` gives, or a point between two
    /// of them.
    explicit FieldTensors(const at::Tensor& tokens);

    std::int64_t rowCount;
    std::int64_t fieldCount;
    at::Tensor codes;
    at::Tensor offsets;
    at::Tensor values;
    at::Tensor tokens; ///< [rows, fields, d]; undefined where the tower has to embed
};

/// Which user meets which intent: rows of the two towers' outputs, and the matches [pairs, matches].
struct PairTensors {
    PairTensors(
        std::span<const std::int64_t> userRows,
        std::span<const std::int64_t> intentRows,
        std::span<const float> matchValues);

    at::Tensor users;
    at::Tensor intents;
    at::Tensor matches;
};

/// The two-tower graph of docs/ranker.md. Stateless but for its weights; const calls may run in parallel.
class TwoTower {
public:
    TwoTower(const RankerConfig& config, WeightSet weights);

    const WeightSet& weights() const { return m_weights; }
    /// [rows, towerWidth]: a mixture of experts over the fields after attention, and a linear map of the
    /// fields as they come in; `drop` is null while scoring.
    at::Tensor users(const FieldTensors& fields, DropoutSource* drop) const;
    /// `textField` [rows, d] is one more field, read through the weights `text.field`; undefined for none.
    at::Tensor intents(const FieldTensors& fields, const at::Tensor& textField, DropoutSource* drop) const;
    /// [rows, fields, d]: the embedded fields from which a tower starts.
    at::Tensor userTokens(const FieldTensors& fields) const;
    at::Tensor intentTokens(const FieldTensors& fields) const;
    /// [pairs]: <u, i> and the head over [u, i, u*i, t, t*i], t being the sum of the matches' embeddings.
    at::Tensor
    scores(const at::Tensor& users, const at::Tensor& intents, const PairTensors& pairs, DropoutSource* drop)
        const;

    /// [blocks * towerWidth, 1 + E + E h]: linear term with the inner product, gate and hidden layers of the
    /// head, as one matrix over the pair's blocks.
    at::Tensor headMatrix() const;
    /// [pairs] from the pair's blocks times `headMatrix()`.
    at::Tensor headScores(const at::Tensor& projected, DropoutSource* drop) const;
    /// Sum of the matches' embeddings [pairs, towerWidth]; undefined where the ranker has no matches.
    at::Tensor matchSums(const PairTensors& pairs) const;

private:
    struct TowerInput {
        const char* side;
        const FieldTensors& fields;
        at::Tensor extraField; ///< [rows, d], or undefined
    };
    at::Tensor tower(const TowerInput& input, DropoutSource* drop) const;
    at::Tensor tokens(const std::string& side, const FieldTensors& fields) const;
    ExpertWeights experts(const std::string& prefix) const;

    RankerSizes m_sizes;
    WeightSet m_weights;
};

} // namespace intentscope::nn
