// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/layers_torch.h"

#include "core/nn/ranker/field_attention_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/softmax.h>

#include <cmath>

namespace intentscope::nn {
at::Tensor dropout(const at::Tensor& x, DropoutSource* source) {
    if (!source || source->rate <= 0)
        return x;
    const double keep = 1.0 - source->rate;
    // Scaled while training, so that scoring needs no change (inverted dropout).
    auto mask = at::empty_like(x.detach()).bernoulli_(keep, source->generator).div_(keep);
    return x * mask;
}

at::Tensor autoInt(const at::Tensor& x, const AutoIntWeights& weights, std::int64_t headCount) {
    const auto rows = x.size(0);
    const auto fields = x.size(1);
    const auto dimension = x.size(2);
    if (x.scalar_type() == at::kFloat) {
        const auto all = at::cat({weights.query, weights.key, weights.value, weights.residual}, 1);
        const auto projected = at::mm(x.reshape({rows * fields, dimension}), all);
        return attendFields(projected.view({rows, fields, 4 * dimension}), headCount);
    }
    // In double precision, for what has to be exact.
    const auto heads = [&](const at::Tensor& weight) {
        return at::matmul(x, weight).view({rows, fields, headCount, dimension / headCount}).transpose(1, 2);
    };
    const auto attention =
        at::softmax(at::matmul(heads(weights.query), heads(weights.key).transpose(2, 3)), -1);
    const auto mixed =
        at::matmul(attention, heads(weights.value)).transpose(1, 2).reshape({rows, fields, dimension});
    return at::relu(mixed + at::matmul(x, weights.residual));
}

at::Tensor
attend(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, std::int64_t headCount) {
    const auto rows = query.size(0);
    const auto dimension = query.size(2);
    const auto heads = [&](const at::Tensor& tokens) {
        return tokens.reshape({rows, tokens.size(1), headCount, dimension / headCount}).transpose(1, 2);
    };
    const double scale = 1.0 / std::sqrt(static_cast<double>(dimension / headCount));
    const auto attention = at::softmax(at::matmul(heads(query), heads(key).transpose(2, 3)) * scale, -1);
    return at::matmul(attention, heads(value)).transpose(1, 2).reshape({rows, query.size(1), dimension});
}

at::Tensor mixExperts(
    const at::Tensor& gateLogits,
    const at::Tensor& hidden,
    const ExpertWeights& weights,
    DropoutSource* drop) {
    const auto experts = weights.outputWeight.size(0);
    const auto width = weights.outputWeight.size(1);
    const auto gate = at::softmax(gateLogits, -1);
    const auto active = dropout(at::relu(hidden), drop).view({-1, experts, width});
    const auto gated = (active * gate.unsqueeze(-1)).view({-1, experts * width});
    return at::matmul(gated, weights.outputWeight.view({experts * width, -1})) +
           at::matmul(gate, weights.outputBias);
}

at::Tensor mixtureOfExperts(const at::Tensor& x, const ExpertWeights& weights, DropoutSource* drop) {
    return mixExperts(
        at::matmul(x, weights.gate), at::addmm(weights.hiddenBias, x, weights.hiddenWeight), weights, drop);
}

} // namespace intentscope::nn
