// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <functional>

namespace intentscope::nn {

/// One tensor to another by differentiable operations; may use weights beside its argument.
using TensorFunction = std::function<at::Tensor(const at::Tensor&)>;

/// function(x) without keeping what its gradient needs: the backward pass calls it again (gradient
/// checkpointing, arXiv 1604.06174). Gradients of x and of the weights are those of function(x) itself. `x`
/// must require gradients, and what `function` refers to must live until the backward pass.
at::Tensor recomputed(const TensorFunction& function, const at::Tensor& x);

} // namespace intentscope::nn
