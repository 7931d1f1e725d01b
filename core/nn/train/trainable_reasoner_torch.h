// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/adapter_files.h"
#include "core/nn/reasoner/transformer_torch.h"
#include "core/nn/reasoner/weights_torch.h"
#include "core/nn/train/token_batch_torch.h"

#include <ATen/core/Generator.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::nn {

/// A tensor that learns, f32.
struct TrainedTensor {
    std::string name;
    at::Tensor value;
    bool decays = false; ///< matrices do
};

/// A language model of which all weights learn, or an adapter on it alone. Computes in f32, or in bf16 on
/// copies of its f32 weights. One thread at a time.
class TrainableReasoner {
public:
    /// All weights learn. `weights` are f32, writable and no one else's.
    static TrainableReasoner full(ReasonerConfig config, WeightMap weights, at::ScalarType computing);
    /// The adapter learns; `weights` stay as they are, in the type to compute in. The adapter's matrices are
    /// named by projection with ".lora_A" and ".lora_B" behind.
    static TrainableReasoner
    adapted(ReasonerConfig config, WeightMap weights, AdapterConfig adapter, WeightMap matrices);

    const ReasonerConfig& config() const { return m_config; }
    /// Nothing when all weights learn.
    const std::optional<AdapterConfig>& adapter() const { return m_adapter; }
    const std::vector<TrainedTensor>& trained() const { return m_trained; }
    /// Those of the model, without an adapter's.
    const WeightMap& weights() const { return m_weights; }
    std::int64_t trainedCount() const; ///< elements
    at::ScalarType computing() const { return m_computing; }

    /// The model as it is now; gradients flow from it to `trained`.
    Transformer transformer() const;

private:
    TrainableReasoner() = default;

    ReasonerConfig m_config;
    WeightMap m_weights;
    std::optional<AdapterConfig> m_adapter;
    std::vector<TrainedTensor> m_trained;
    at::ScalarType m_computing = at::kFloat;
};

/// Fresh matrices of an adapter, f32: A uniform in +-1 / sqrt(in) as PEFT begins, B zero, so that the model
/// begins unchanged. The same seed gives the same bytes.
WeightMap makeAdapterMatrices(const ReasonerConfig& config, const AdapterConfig& adapter, std::uint64_t seed);
/// Those of a folder, as f32 copies.
WeightMap loadAdapterMatrices(const AdapterFiles& files);

/// Adds sign * scale * B A to the weights of the adapted projections, which must be writable: 1 merges, -1
/// takes a merged adapter out again.
void mergeAdapter(
    WeightMap& weights, const AdapterConfig& adapter, const WeightMap& matrices, double sign = 1);

/// What differs between a pass of training and one of evaluation.
struct PassOptions {
    bool recomputesLayers = false;
    double noiseAlpha = 0;    ///< NEFTune: noise of +-alpha / sqrt(T * hidden) on the embeddings
    at::Generator noise = {}; ///< of the noise; needed when there is some
};

/// One pass over a batch; what a loss sees of a reasoner. Refers to the reasoner.
class ReasonerPass {
public:
    ReasonerPass(const TrainableReasoner& reasoner, PassOptions options);

    const Transformer& model() const { return m_model; }
    /// Normed states [rows, T, hidden]; zero gradients flow to padding.
    at::Tensor states(const TokenBatch& batch) const;
    /// log p of each target given what stands before it: [n], f32, nats.
    at::Tensor logProbabilities(const at::Tensor& states, const TokenBatch& batch) const;
    /// Of what may stand in the place of each target: [n], f32, nats.
    at::Tensor entropies(const at::Tensor& states, const TokenBatch& batch) const;
    /// Last Token Pooling, the vector that a reasoner gives with an answer: [rows, hidden], f32.
    at::Tensor pooled(const at::Tensor& states, const TokenBatch& batch) const;

private:
    at::Tensor embedded(const TokenBatch& batch) const;
    /// Of all tokens at the places of targets: [n, vocabulary], f32.
    at::Tensor allLogProbabilities(const at::Tensor& states, const TokenBatch& batch) const;

    const TrainableReasoner& m_reasoner;
    PassOptions m_options;
    Transformer m_model;
};

} // namespace intentscope::nn
