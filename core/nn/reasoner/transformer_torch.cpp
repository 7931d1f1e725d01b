// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/transformer_torch.h"

#include "core/base/assert.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros_like.h>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace intentscope::nn {
namespace {

/// Pairs are element i and i + size / 2 of a head, as Hugging Face lays the weights out.
at::Tensor rotate(const at::Tensor& x, const AttentionInput& input) {
    const std::int64_t half = x.size(-1) / 2;
    const auto turned = at::cat({-x.narrow(-1, half, half), x.narrow(-1, 0, half)}, -1);
    return x * input.cosine + turned * input.sine;
}

/// q [batch, T, heads, size]; keys and values [batch, groups, S, size]. The heads of a group are stacked as
/// rows of one product, so that keys and values are never repeated. [batch, T, heads * size].
at::Tensor groupedAttention(const at::Tensor& q, const KvCache::Seen& seen, const at::Tensor& mask) {
    const std::int64_t batch = q.size(0);
    const std::int64_t tokens = q.size(1);
    const std::int64_t heads = q.size(2);
    const std::int64_t size = q.size(3);
    const std::int64_t groups = seen.keys.size(1);
    const std::int64_t group = heads / groups;
    const std::int64_t length = seen.keys.size(2);
    const auto stacked = q.view({batch, tokens, groups, group, size})
                             .permute({0, 2, 3, 1, 4})
                             .reshape({batch, groups, -1, size});
    auto scores =
        at::matmul(stacked, seen.keys.transpose(2, 3)) * (1.0 / std::sqrt(static_cast<double>(size)));
    if (mask.defined())
        scores =
            (scores.view({batch, groups, group, tokens, length}) + mask.unsqueeze(2)).view(scores.sizes());
    const auto attention = at::softmax(scores, -1, at::kFloat).to(q.scalar_type());
    return at::matmul(attention, seen.values)
        .view({batch, groups, group, tokens, size})
        .permute({0, 3, 1, 2, 4})
        .reshape({batch, tokens, heads * size});
}

/// What limits a look back: a mask, and a cache of the whole batch, or of each row, or none.
struct Past {
    const at::Tensor& mask;
    std::span<KvCache* const> caches;
};

at::Tensor attend(std::int64_t layer, const at::Tensor& q, const KvCache::Seen& added, const Past& past) {
    if (past.caches.empty())
        return groupedAttention(q, added, past.mask);
    if (past.caches.size() == 1)
        return groupedAttention(q, past.caches[0]->append(layer, added.keys, added.values), past.mask);
    std::vector<at::Tensor> rows;
    for (std::int64_t row = 0; row < q.size(0); ++row) {
        const auto seen = past.caches[static_cast<std::size_t>(row)]->append(
            layer, added.keys.narrow(0, row, 1), added.values.narrow(0, row, 1));
        rows.push_back(groupedAttention(q.narrow(0, row, 1), seen, past.mask));
    }
    return at::cat(rows);
}

/// positions [rows, T] to angles of every pair.
AttentionInput
rotation(const ReasonerConfig& config, const at::Tensor& positions, at::ScalarType elementType) {
    const auto frequencies = at::tensor(rotaryFrequencies(config)).to(positions.device());
    const auto half = positions.to(at::kFloat).unsqueeze(-1) * frequencies;
    const auto angles = at::cat({half, half}, -1).unsqueeze(2);
    return {angles.cos().to(elementType), angles.sin().to(elementType), {}};
}

} // namespace

AttentionInput makeRowsInput(
    const ReasonerConfig& config, std::span<const std::int64_t> positions, const at::TensorOptions& options) {
    const std::vector<std::int64_t> places(positions.begin(), positions.end());
    return rotation(
        config,
        at::tensor(places, at::kLong).unsqueeze(1).to(options.device()),
        c10::typeMetaToScalarType(options.dtype()));
}

AttentionInput makeAttentionInput(
    const ReasonerConfig& config, const at::Tensor& mask, std::int64_t past, at::ScalarType elementType) {
    const std::int64_t all = mask.size(1);
    const std::int64_t tokens = all - past;
    ISCOPE_ASSERT(tokens > 0);
    const bool isPadded = !mask.all().item<bool>();
    const auto real = isPadded ? mask : mask.narrow(0, 0, 1);
    const auto positions = (real.cumsum(1) - 1).clamp_min(0).narrow(1, past, tokens);
    AttentionInput input = rotation(config, positions, elementType);
    if (!isPadded && tokens == 1)
        return input;
    const auto places = at::arange(all, mask.options());
    const auto own = places.narrow(0, past, tokens).unsqueeze(1);
    const auto isEarlier = places.unsqueeze(0).le(own).unsqueeze(0);
    const auto isOwn = places.unsqueeze(0).eq(own).unsqueeze(0);
    const auto isVisible = isEarlier.logical_and(real.to(at::kBool).unsqueeze(1)).logical_or(isOwn);
    input.mask = at::zeros_like(isVisible, mask.options().dtype(elementType))
                     .masked_fill(isVisible.logical_not(), -std::numeric_limits<double>::infinity())
                     .unsqueeze(1);
    return input;
}

Transformer::Transformer(ReasonerConfig config, WeightMap weights)
    : m_config(std::move(config)), m_weights(std::move(weights)) {
    for (const WeightSpec& spec : reasonerWeights(m_config))
        ISCOPE_ASSERT(weight(spec.name).sizes() == at::IntArrayRef(spec.shape));
}

void Transformer::attach(const std::string& projection, LowRankAdapter adapter) {
    ISCOPE_ASSERT(m_weights.contains(projection + ".weight"));
    m_adapters.insert_or_assign(projection, std::move(adapter));
}

at::Tensor Transformer::embed(const at::Tensor& ids) const {
    return at::embedding(weight("model.embed_tokens.weight"), ids);
}

at::Tensor Transformer::layer(
    std::int64_t index, const at::Tensor& hidden, const AttentionInput& input, KvCache* cache) const {
    return layerOfRows(index, hidden, input, cache ? std::span(&cache, 1) : std::span<KvCache* const>());
}

at::Tensor Transformer::layerOfRows(
    std::int64_t index,
    const at::Tensor& hidden,
    const AttentionInput& input,
    std::span<KvCache* const> caches) const {
    const std::string prefix = layerPrefix(index);
    const auto attended =
        hidden + attention(index, rmsNorm(prefix + "input_layernorm.weight", hidden), input, caches);
    return attended + feedForward(index, rmsNorm(prefix + "post_attention_layernorm.weight", attended));
}

at::Tensor Transformer::norm(const at::Tensor& hidden) const {
    return rmsNorm("model.norm.weight", hidden);
}

at::Tensor Transformer::logits(const at::Tensor& normed) const {
    return linear("lm_head", normed);
}

at::Tensor Transformer::states(const at::Tensor& ids, const AttentionInput& input, KvCache* cache) const {
    auto hidden = embed(ids);
    for (std::int64_t index = 0; index < m_config.layerCount; ++index)
        hidden = layer(index, hidden, input, cache);
    return norm(hidden);
}

at::Tensor Transformer::linear(const std::string& projection, const at::Tensor& x) const {
    const bool isTied = m_config.tiesEmbeddings && projection == "lm_head";
    const auto& matrix = weight(isTied ? "model.embed_tokens.weight" : projection + ".weight");
    const auto bias = m_weights.find(projection + ".bias");
    auto y = at::linear(x, matrix, bias == m_weights.end() ? at::Tensor() : bias->second);
    const auto adapter = m_adapters.find(projection);
    if (adapter == m_adapters.end())
        return y;
    const auto& [a, b, scale] = adapter->second;
    return y + (at::linear(at::linear(x.to(a.scalar_type()), a), b) * scale).to(y.scalar_type());
}

const at::Tensor& Transformer::weight(std::string_view name) const {
    const auto found = m_weights.find(name);
    ISCOPE_ASSERT(found != m_weights.end());
    return found->second;
}

at::Tensor Transformer::rmsNorm(std::string_view name, const at::Tensor& x) const {
    const auto wide = x.to(at::kFloat);
    const auto scaled = wide * at::rsqrt(wide.square().mean(-1, true) + m_config.normEpsilon);
    return scaled.to(x.scalar_type()) * weight(name);
}

at::Tensor Transformer::attention(
    std::int64_t index,
    const at::Tensor& x,
    const AttentionInput& input,
    std::span<KvCache* const> caches) const {
    const std::string prefix = layerPrefix(index) + "self_attn.";
    const auto heads = [&](const char* projection) {
        return linear(prefix + projection, x).view({x.size(0), x.size(1), -1, m_config.headSize});
    };
    auto q = heads("q_proj");
    auto k = heads("k_proj");
    const auto v = heads("v_proj").transpose(1, 2);
    if (m_config.hasQueryKeyNorm) {
        q = rmsNorm(prefix + "q_norm.weight", q);
        k = rmsNorm(prefix + "k_norm.weight", k);
    }
    q = rotate(q, input);
    k = rotate(k, input).transpose(1, 2);
    return linear(prefix + "o_proj", attend(index, q, {k, v}, {input.mask, caches}));
}

at::Tensor Transformer::feedForward(std::int64_t index, const at::Tensor& x) const {
    const std::string prefix = layerPrefix(index) + "mlp.";
    return linear(
        prefix + "down_proj", at::silu(linear(prefix + "gate_proj", x)) * linear(prefix + "up_proj", x));
}

} // namespace intentscope::nn
