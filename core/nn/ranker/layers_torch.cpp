// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/layers_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/full.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <limits>

namespace intentscope::nn {
namespace {

/// What is subtracted from each list's scores so that no exponential overflows; it cancels out of the loss.
/// LibTorch 1.13 has this only as a "beta" that warns on every use.
at::Tensor largestOfLists(const at::Tensor& scores, const at::Tensor& lists, std::int64_t listCount) {
    auto largest = at::full({listCount}, -std::numeric_limits<double>::infinity(), at::kDouble);
    const auto values = scores.to(at::kDouble).contiguous();
    const auto rows = lists.contiguous();
    const auto* value = values.data_ptr<double>();
    const auto* row = rows.data_ptr<std::int64_t>();
    auto* top = largest.data_ptr<double>();
    for (std::int64_t i = 0; i < values.numel(); ++i)
        top[row[i]] = std::max(top[row[i]], value[i]);
    return largest.to(scores.scalar_type());
}

} // namespace

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
    const auto heads = [&](const at::Tensor& weight) {
        return at::matmul(x, weight).view({rows, fields, headCount, dimension / headCount}).transpose(1, 2);
    };
    const auto attention =
        at::softmax(at::matmul(heads(weights.query), heads(weights.key).transpose(2, 3)), -1);
    const auto mixed =
        at::matmul(attention, heads(weights.value)).transpose(1, 2).reshape({rows, fields, dimension});
    return at::relu(mixed + at::matmul(x, weights.residual));
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

at::Tensor listNetLoss(
    const at::Tensor& scores, const at::Tensor& lists, const at::Tensor& targets, std::int64_t listCount) {
    const auto perList = [&](const at::Tensor& values) {
        return at::zeros({listCount}, values.options()).index_add(0, lists, values);
    };
    const auto shifted = scores - largestOfLists(scores.detach(), lists, listCount).index_select(0, lists);
    const auto logSum = perList(shifted.exp()).log();
    const auto logProbability = shifted - logSum.index_select(0, lists);
    const auto clickedLists = perList(targets).gt(0).sum().clamp_min(1);
    return -(targets * logProbability).sum() / clickedLists;
}

} // namespace intentscope::nn
