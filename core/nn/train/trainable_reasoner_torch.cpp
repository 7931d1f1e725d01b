// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/trainable_reasoner_torch.h"

#include "core/base/assert.h"
#include "core/nn/train/recomputed_torch.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/gather.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/zeros.h>

#include <c10/core/GradMode.h>

#include <cmath>
#include <cstring>
#include <utility>

namespace intentscope::nn {
namespace {

constexpr const char* Embedding = "model.embed_tokens.weight";

std::string nameOfA(const std::string& projection) {
    return projection + ".lora_A";
}
std::string nameOfB(const std::string& projection) {
    return projection + ".lora_B";
}

std::vector<TrainedTensor> learning(const WeightMap& tensors) {
    std::vector<TrainedTensor> trained;
    for (const auto& [name, tensor] : tensors) {
        ISCOPE_ASSERT(tensor.scalar_type() == at::kFloat && tensor.is_leaf());
        trained.push_back({name, tensor, tensor.dim() > 1});
        trained.back().value.requires_grad_(true);
    }
    return trained;
}

at::Tensor tensorOf(const AdapterFiles::Matrix& matrix) {
    auto stored = at::empty(matrix.shape, at::TensorOptions().dtype(scalarType(matrix.type)));
    std::memcpy(stored.data_ptr(), matrix.bytes.data(), matrix.bytes.size());
    return stored.to(at::kFloat);
}

} // namespace

TrainableReasoner
TrainableReasoner::full(ReasonerConfig config, WeightMap weights, at::ScalarType computing) {
    TrainableReasoner reasoner;
    reasoner.m_config = std::move(config);
    reasoner.m_trained = learning(weights);
    reasoner.m_weights = std::move(weights);
    reasoner.m_computing = computing;
    return reasoner;
}

TrainableReasoner TrainableReasoner::adapted(
    ReasonerConfig config, WeightMap weights, AdapterConfig adapter, WeightMap matrices) {
    TrainableReasoner reasoner;
    reasoner.m_config = std::move(config);
    reasoner.m_computing = weights.at(Embedding).scalar_type();
    reasoner.m_weights = std::move(weights);
    reasoner.m_adapter = std::move(adapter);
    reasoner.m_trained = learning(matrices);
    return reasoner;
}

std::int64_t TrainableReasoner::trainedCount() const {
    std::int64_t count = 0;
    for (const TrainedTensor& tensor : m_trained)
        count += tensor.value.numel();
    return count;
}

Transformer TrainableReasoner::transformer() const {
    WeightMap weights;
    for (const auto& [name, weight] : m_weights)
        weights.emplace(name, weight.to(m_computing));
    Transformer model(m_config, std::move(weights));
    if (!m_adapter)
        return model;
    std::map<std::string_view, at::Tensor> matrices;
    for (const TrainedTensor& tensor : m_trained)
        matrices.emplace(tensor.name, tensor.value);
    for (const auto& [name, tensor] : matrices)
        if (name.ends_with(".lora_A")) {
            const std::string projection(name.substr(0, name.rfind('.')));
            model.attach(projection, {tensor, matrices.at(nameOfB(projection)), m_adapter->scale()});
        }
    return model;
}

WeightMap
makeAdapterMatrices(const ReasonerConfig& config, const AdapterConfig& adapter, std::uint64_t seed) {
    const auto generator = at::detail::createCPUGenerator(seed);
    std::map<std::string, std::vector<std::int64_t>> shapes;
    for (const WeightSpec& weight : reasonerWeights(config))
        shapes.emplace(weight.name, weight.shape);
    const auto projections = adaptedProjections(config, adapter.targets);
    ISCOPE_ASSERT(projections.has_value());
    WeightMap matrices;
    for (const std::string& projection : *projections) {
        const auto& shape = shapes.at(projection + ".weight");
        const double bound = 1.0 / std::sqrt(static_cast<double>(shape[1]));
        matrices.emplace(
            nameOfA(projection),
            at::empty({adapter.rank, shape[1]}, at::kFloat).uniform_(-bound, bound, generator));
        matrices.emplace(nameOfB(projection), at::zeros({shape[0], adapter.rank}, at::kFloat));
    }
    return matrices;
}

WeightMap loadAdapterMatrices(const AdapterFiles& files) {
    WeightMap matrices;
    for (const AdapterFiles::Entry& entry : files.entries()) {
        matrices.emplace(nameOfA(entry.projection), tensorOf(entry.a));
        matrices.emplace(nameOfB(entry.projection), tensorOf(entry.b));
    }
    return matrices;
}

void mergeAdapter(WeightMap& weights, const AdapterConfig& adapter, const WeightMap& matrices, double sign) {
    const c10::AutoGradMode withoutGradients(false);
    for (const auto& [name, a] : matrices) {
        if (!name.ends_with(".lora_A"))
            continue;
        const std::string projection = name.substr(0, name.rfind('.'));
        auto& weight = weights.at(projection + ".weight");
        const auto change = at::matmul(matrices.at(nameOfB(projection)), a) * (sign * adapter.scale());
        weight.add_(change.to(weight.scalar_type()));
    }
}

ReasonerPass::ReasonerPass(const TrainableReasoner& reasoner, PassOptions options)
    : m_reasoner(reasoner), m_options(std::move(options)), m_model(reasoner.transformer()) {}

at::Tensor ReasonerPass::embedded(const TokenBatch& batch) const {
    // From the f32 weights: a bf16 sum of gradients would lose those of frequent tokens.
    auto hidden = at::embedding(m_reasoner.weights().at(Embedding), batch.ids);
    if (m_options.noiseAlpha > 0) {
        const auto lengths = batch.mask.sum(1, true).to(at::kFloat).unsqueeze(-1);
        const double width = static_cast<double>(hidden.size(-1));
        auto noise = at::empty_like(hidden, hidden.options().dtype(at::kFloat).requires_grad(false))
                         .uniform_(-m_options.noiseAlpha, m_options.noiseAlpha, m_options.noise);
        noise = noise / (lengths * width).sqrt() * batch.mask.unsqueeze(-1);
        hidden = hidden + noise;
    }
    return hidden.to(m_reasoner.computing());
}

at::Tensor ReasonerPass::states(const TokenBatch& batch) const {
    const auto input = makeAttentionInput(m_reasoner.config(), batch.mask, 0, m_reasoner.computing());
    auto hidden = embedded(batch);
    const bool recomputes = m_options.recomputesLayers && c10::GradMode::is_enabled();
    if (recomputes && !hidden.requires_grad())
        hidden.requires_grad_(true);
    for (std::int64_t index = 0; index < m_reasoner.config().layerCount; ++index) {
        const TensorFunction layer = [this, index, input](const at::Tensor& x) {
            return m_model.layer(index, x, input, nullptr);
        };
        hidden = recomputes ? recomputed(layer, hidden) : layer(hidden);
    }
    return m_model.norm(hidden);
}

at::Tensor ReasonerPass::allLogProbabilities(const at::Tensor& states, const TokenBatch& batch) const {
    const auto chosen = states.flatten(0, 1).index_select(0, batch.places);
    return at::log_softmax(m_model.logits(chosen).to(at::kFloat), -1);
}

at::Tensor ReasonerPass::logProbabilities(const at::Tensor& states, const TokenBatch& batch) const {
    return allLogProbabilities(states, batch).gather(1, batch.targets.unsqueeze(1)).squeeze(1);
}

at::Tensor ReasonerPass::entropies(const at::Tensor& states, const TokenBatch& batch) const {
    const auto all = allLogProbabilities(states, batch);
    return (all.exp() * all).sum(-1).neg();
}

at::Tensor ReasonerPass::pooled(const at::Tensor& states, const TokenBatch& batch) const {
    return states.flatten(0, 1).index_select(0, batch.lastPlaces).to(at::kFloat);
}

} // namespace intentscope::nn
