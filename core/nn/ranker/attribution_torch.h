// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::nn {

/// Where the path of one input begins and ends: tensors of one shape, without gradients.
struct PathEnds {
    at::Tensor from;
    at::Tensor to;
};

/// From one tensor an input, [points, its shape], to one value a point, [points]; each value must depend on
/// its own point only.
using PathFunction = std::function<at::Tensor(const std::vector<at::Tensor>& inputs)>;

struct IntegrationSpec {
    double errorBound = 1e-3;
    std::int32_t firstSteps = 32;
    std::int32_t mostSteps = 16'384;
};

struct PathIntegral {
    std::vector<at::Tensor> attributions; ///< of each input, in its shape
    double start = 0;                     ///< the function's value where the paths begin
    double end = 0;
    double completenessError = 0; ///< |sum of attributions - (end - start)|
    std::int32_t stepCount = 0;
};

/// Integrated gradients (arXiv 1703.01365, equation 1) by the midpoint rule: (to - from) times the mean
/// gradient at the middles of `stepCount` equal steps. Steps double until the completeness error is within
/// the bound or `mostSteps` is reached. Cancelled.
Result<PathIntegral> integrateGradients(
    const PathFunction& function,
    std::span<const PathEnds> inputs,
    const IntegrationSpec& spec,
    const std::stop_token& stop);

} // namespace intentscope::nn
