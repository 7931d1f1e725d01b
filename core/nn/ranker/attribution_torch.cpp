// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/attribution_torch.h"

#include "core/base/progress.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cmath>

namespace intentscope::nn {
namespace {

/// Points of one pass: enough to fill the cores, few enough to stop within some 20 ms.
constexpr std::int64_t PassSize = 64;

/// [points, shape]: from + share * (to - from).
at::Tensor onPath(const PathEnds& ends, const at::Tensor& shares) {
    std::vector<std::int64_t> shape(static_cast<std::size_t>(ends.from.dim()) + 1, 1);
    shape[0] = shares.size(0);
    return ends.from.unsqueeze(0) + shares.view(shape) * (ends.to - ends.from).unsqueeze(0);
}

std::vector<at::Tensor> onPaths(std::span<const PathEnds> inputs, const at::Tensor& shares) {
    std::vector<at::Tensor> points;
    for (const PathEnds& ends : inputs)
        points.push_back(onPath(ends, shares));
    return points;
}

double valueAt(const PathFunction& function, std::span<const PathEnds> inputs, double share) {
    const at::NoGradGuard noGradients;
    return function(onPaths(inputs, at::full({1}, share, at::kDouble))).item<double>();
}

/// Adds the gradients at some points to `sums`.
void addGradients(
    const PathFunction& function,
    std::span<const PathEnds> inputs,
    const at::Tensor& shares,
    std::vector<at::Tensor>& sums) {
    const at::AutoGradMode gradients(true);
    auto points = onPaths(inputs, shares);
    for (at::Tensor& point : points)
        point = point.detach().set_requires_grad(true);
    function(points).sum().backward();
    for (std::size_t i = 0; i < points.size(); ++i)
        if (points[i].grad().defined())
            sums[i] += points[i].grad().sum(0);
}

Result<std::vector<at::Tensor>> attribute(
    const PathFunction& function,
    std::span<const PathEnds> inputs,
    std::int32_t stepCount,
    const std::stop_token& stop) {
    std::vector<at::Tensor> sums;
    for (const PathEnds& ends : inputs)
        sums.push_back(at::zeros_like(ends.from));
    for (std::int64_t first = 0; first < stepCount; first += PassSize) {
        ISCOPE_TRY(checkStop(stop));
        const auto last = std::min<std::int64_t>(first + PassSize, stepCount);
        const auto middles = (at::arange(first, last, at::kDouble) + 0.5) / static_cast<double>(stepCount);
        addGradients(function, inputs, middles, sums);
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] = sums[i] / static_cast<double>(stepCount) * (inputs[i].to - inputs[i].from);
    return sums;
}

} // namespace

Result<PathIntegral> integrateGradients(
    const PathFunction& function,
    std::span<const PathEnds> inputs,
    const IntegrationSpec& spec,
    const std::stop_token& stop) {
    PathIntegral integral;
    integral.start = valueAt(function, inputs, 0);
    integral.end = valueAt(function, inputs, 1);
    for (std::int32_t steps = spec.firstSteps;; steps *= 2) {
        ISCOPE_TRY_ASSIGN(integral.attributions, attribute(function, inputs, steps, stop));
        double sum = 0;
        for (const at::Tensor& attribution : integral.attributions)
            sum += attribution.sum().item<double>();
        integral.completenessError = std::abs(sum - (integral.end - integral.start));
        integral.stepCount = steps;
        if (integral.completenessError <= spec.errorBound || steps > spec.mostSteps / 2)
            return integral;
    }
}

} // namespace intentscope::nn
