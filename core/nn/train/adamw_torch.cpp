// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/adamw_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <utility>

namespace intentscope::nn {
namespace {

std::vector<AdamW::Weight> alike(const std::vector<at::Tensor>& weights, double weightDecay) {
    std::vector<AdamW::Weight> all;
    for (const at::Tensor& weight : weights)
        all.push_back({weight, weightDecay});
    return all;
}

} // namespace

AdamW::AdamW(const std::vector<at::Tensor>& weights, double weightDecay)
    : AdamW(alike(weights, weightDecay), Decay{}) {}

AdamW::AdamW(std::vector<Weight> weights, Decay decay) : m_weights(std::move(weights)), m_decay(decay) {
    for (const auto& [value, weightDecay] : m_weights)
        m_moments.push_back({at::zeros_like(value.detach()), at::zeros_like(value.detach())});
}

void AdamW::zeroGradients() {
    for (const auto& [value, weightDecay] : m_weights)
        if (value.grad().defined())
            value.mutable_grad().detach_().zero_();
}

double AdamW::clipGradients(double maxNorm) {
    double squares = 0;
    for (const auto& [value, weightDecay] : m_weights)
        if (value.grad().defined())
            squares += std::pow(value.grad().norm().item<double>(), 2.0);
    const double norm = std::sqrt(squares);
    if (norm <= maxNorm || !std::isfinite(norm))
        return norm;
    for (const auto& [value, weightDecay] : m_weights)
        if (value.grad().defined())
            value.grad().mul_(maxNorm / norm);
    return norm;
}

void AdamW::step(double learningRate) {
    const c10::AutoGradMode noGradients(false);
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        at::Tensor& weight = m_weights[i].value;
        const at::Tensor& gradient = weight.grad();
        if (!gradient.defined())
            continue;
        if (m_weights[i].weightDecay != 0)
            weight.mul_(1 - learningRate * m_weights[i].weightDecay);
        Moments& moments = m_moments[i];
        const auto steps = static_cast<double>(++moments.stepCount);
        moments.mean.mul_(m_decay.mean).add_(gradient, 1 - m_decay.mean);
        moments.square.mul_(m_decay.square).addcmul_(gradient, gradient, 1 - m_decay.square);
        const double squareScale = std::sqrt(1 - std::pow(m_decay.square, steps));
        const at::Tensor root = (moments.square.sqrt() / squareScale).add_(m_decay.epsilon);
        weight.addcdiv_(moments.mean, root, -learningRate / (1 - std::pow(m_decay.mean, steps)));
    }
}

} // namespace intentscope::nn
