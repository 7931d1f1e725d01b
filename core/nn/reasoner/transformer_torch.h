// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/kv_cache_torch.h"
#include "core/nn/reasoner/reasoner_config.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace intentscope::nn {

/// Weights by Hugging Face's names: "model.layers.0.self_attn.q_proj.weight".
using WeightMap = std::map<std::string, at::Tensor, std::less<>>;

/// A low-rank change of one projection (LoRA, arXiv 2106.09685): y += scale * (x A^T) B^T.
struct LowRankAdapter {
    at::Tensor a; ///< [rank, in]
    at::Tensor b; ///< [out, rank]
    double scale = 1;
};

/// What attention needs to know about the places of T new tokens behind `past` earlier ones.
struct AttentionInput {
    at::Tensor cosine; ///< [batch or 1, T, 1, head size]
    at::Tensor sine;
    /// Added to attention's scores: 0, or minus infinity where a token must not look, [batch or 1, 1, T, past
    /// + T]. Undefined when every token may look everywhere.
    at::Tensor mask;
};

/// `mask` [batch, past + T] of int64: 1 for tokens, 0 for padding, which may stand on either side. Positions
/// count the tokens of a row from 0, so a padded row is as the row alone. Padding sees itself alone.
AttentionInput makeAttentionInput(
    const ReasonerConfig& config,
    const at::Tensor& mask,
    std::int64_t past = 0,
    at::ScalarType elementType = at::kFloat);

/// The same for one new token in each of several rows that do not belong together: at these positions,
/// looking at everything before it.
AttentionInput makeRowsInput(
    const ReasonerConfig& config, std::span<const std::int64_t> positions, const at::TensorOptions& options);

/// A decoder-only language model (docs/reasoner.md): RMS norm, rotary positions, grouped-query attention and
/// a gated feed-forward part. Every step goes through differentiable operations when gradients are on;
/// in-place savings are made without them. Const calls may run in parallel.
class Transformer {
public:
    /// `weights` are those of `reasonerWeights(config)`; they are shared, not copied.
    Transformer(ReasonerConfig config, WeightMap weights);

    const ReasonerConfig& config() const { return m_config; }
    const WeightMap& weights() const { return m_weights; }

    /// Puts an adapter on the projection of this name ("model.layers.0.self_attn.q_proj"), in place of an
    /// earlier one.
    void attach(const std::string& projection, LowRankAdapter adapter);
    void detachAdapters() { m_adapters.clear(); }
    const std::map<std::string, LowRankAdapter, std::less<>>& adapters() const { return m_adapters; }

    /// ids [batch, T] of int64 to [batch, T, hidden].
    at::Tensor embed(const at::Tensor& ids) const;
    /// One decoder layer, hidden to hidden; the cache may be null, and then nothing is past.
    at::Tensor
    layer(std::int64_t index, const at::Tensor& hidden, const AttentionInput& input, KvCache* cache) const;
    /// The same for rows with a cache each, hidden [rows, T, hidden]: every row looks at its own past.
    at::Tensor layerOfRows(
        std::int64_t index,
        const at::Tensor& hidden,
        const AttentionInput& input,
        std::span<KvCache* const> caches) const;
    /// The norm behind the last layer.
    at::Tensor norm(const at::Tensor& hidden) const;
    /// Of normed states [..., hidden]: [..., vocabulary].
    at::Tensor logits(const at::Tensor& normed) const;
    /// embed, all layers and norm.
    at::Tensor states(const at::Tensor& ids, const AttentionInput& input, KvCache* cache) const;

    /// Every projection goes through here: x [..., in] to [..., out], with the bias and the adapter of this
    /// name where there are such. "lm_head" is the embedding where the two are tied.
    at::Tensor linear(const std::string& projection, const at::Tensor& x) const;

private:
    const at::Tensor& weight(std::string_view name) const;
    at::Tensor rmsNorm(std::string_view name, const at::Tensor& x) const;
    at::Tensor attention(
        std::int64_t index,
        const at::Tensor& x,
        const AttentionInput& input,
        std::span<KvCache* const> caches) const;
    at::Tensor feedForward(std::int64_t index, const at::Tensor& x) const;

    ReasonerConfig m_config;
    WeightMap m_weights;
    std::map<std::string, LowRankAdapter, std::less<>> m_adapters;
};

} // namespace intentscope::nn
