// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/adamw_torch.h"

#include "core/base/checked.h"
#include "core/nn/kernels/kernel_table.h"

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

bool isPlain(const at::Tensor& tensor) {
    return tensor.scalar_type() == at::kFloat && tensor.is_contiguous();
}

} // namespace

AdamW::AdamW(const std::vector<at::Tensor>& weights, double weightDecay)
    : AdamW(alike(weights, weightDecay), Decay{}) {}

AdamW::AdamW(std::vector<Weight> weights, Decay decay) : m_weights(std::move(weights)), m_decay(decay) {
    for (const auto& [value, weightDecay] : m_weights)
        m_moments.push_back({at::zeros_like(value.detach()), at::zeros_like(value.detach())});
}

void AdamW::forgetGradients() {
    for (const auto& [value, weightDecay] : m_weights)
        value.mutable_grad().reset();
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
        Moments& moments = m_moments[i];
        const auto steps = static_cast<double>(++moments.stepCount);
        const double weightScale = 1 - learningRate * m_weights[i].weightDecay;
        const double rootScale = 1 / std::sqrt(1 - std::pow(m_decay.square, steps));
        const double rate = learningRate / (1 - std::pow(m_decay.mean, steps));
        if (isPlain(weight) && isPlain(gradient)) {
            // One pass instead of one an operation.
            const AdamStep step{
                static_cast<float>(m_decay.mean),
                static_cast<float>(m_decay.square),
                static_cast<float>(rootScale),
                static_cast<float>(m_decay.epsilon),
                static_cast<float>(weightScale),
                static_cast<float>(rate)};
            kernelTable().stepAdam(
                narrow<std::size_t>(weight.numel()),
                step,
                gradient.data_ptr<float>(),
                weight.data_ptr<float>(),
                moments.mean.data_ptr<float>(),
                moments.square.data_ptr<float>());
            continue;
        }
        weight.mul_(weightScale);
        moments.mean.mul_(m_decay.mean).add_(gradient, 1 - m_decay.mean);
        moments.square.mul_(m_decay.square).addcmul_(gradient, gradient, 1 - m_decay.square);
        const at::Tensor root = (moments.square.sqrt() * rootScale).add_(m_decay.epsilon);
        weight.addcdiv_(moments.mean, root, -rate);
    }
}

} // namespace intentscope::nn
