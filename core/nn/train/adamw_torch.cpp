// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/adamw_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <utility>

namespace intentscope::nn {
namespace {

constexpr double MeanDecay = 0.9;
constexpr double SquareDecay = 0.999;
constexpr double Epsilon = 1e-8;

} // namespace

AdamW::AdamW(std::vector<at::Tensor> weights, double weightDecay)
    : m_weights(std::move(weights)), m_weightDecay(weightDecay) {
    for (const at::Tensor& weight : m_weights)
        m_moments.push_back({at::zeros_like(weight.detach()), at::zeros_like(weight.detach())});
}

void AdamW::zeroGradients() {
    for (const at::Tensor& weight : m_weights)
        if (weight.grad().defined())
            weight.mutable_grad().detach_().zero_();
}

void AdamW::clipGradients(double maxNorm) {
    double squares = 0;
    for (const at::Tensor& weight : m_weights)
        if (weight.grad().defined())
            squares += std::pow(weight.grad().norm().item<double>(), 2.0);
    const double norm = std::sqrt(squares);
    if (norm <= maxNorm || !std::isfinite(norm))
        return;
    for (const at::Tensor& weight : m_weights)
        if (weight.grad().defined())
            weight.grad().mul_(maxNorm / norm);
}

void AdamW::step(double learningRate) {
    const c10::AutoGradMode noGradients(false);
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        at::Tensor& weight = m_weights[i];
        const at::Tensor& gradient = weight.grad();
        if (!gradient.defined())
            continue;
        if (m_weightDecay != 0)
            weight.mul_(1 - learningRate * m_weightDecay);
        Moments& moments = m_moments[i];
        const auto steps = static_cast<double>(++moments.stepCount);
        moments.mean.mul_(MeanDecay).add_(gradient, 1 - MeanDecay);
        moments.square.mul_(SquareDecay).addcmul_(gradient, gradient, 1 - SquareDecay);
        const double squareScale = std::sqrt(1 - std::pow(SquareDecay, steps));
        const at::Tensor root = (moments.square.sqrt() / squareScale).add_(Epsilon);
        weight.addcdiv_(moments.mean, root, -learningRate / (1 - std::pow(MeanDecay, steps)));
    }
}

} // namespace intentscope::nn
