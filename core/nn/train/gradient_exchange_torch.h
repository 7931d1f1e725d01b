// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/train/process_group.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <stop_token>
#include <vector>

namespace intentscope::nn {

/// Adds up the gradients of all processes of a training after each step, in one message.
class GradientExchange {
public:
    GradientExchange(std::vector<at::Tensor> weights, ProcessGroup& group);

    /// Every weight's gradient becomes the sum over the processes; a weight without a gradient in any process
    /// stays without one. Gives the sum of `loss`. Cancelled, in all processes, when a stop was asked for in
    /// one of them; the group's errors. Alone, nothing happens.
    Result<double> sum(double loss, const std::stop_token& stop);

private:
    std::vector<at::Tensor> m_weights;
    ProcessGroup& m_group;
    std::size_t m_elementCount = 0;
    /// Gradients one after another, then for each weight how many processes have one, the loss, and how many
    /// were asked to stop.
    std::vector<float> m_values;
};

} // namespace intentscope::nn
