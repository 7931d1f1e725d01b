// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace intentscope::nn {

/// Attention between the fields of each row in one pass that keeps no matrix of fields times fields, and its
/// gradient (core/nn/kernels/kernel_table.h). `projected` [rows, fields, 4 d], float: queries, keys, values
/// and residual; [rows, fields, d]. What it computes depends neither on the number of cores nor on the other
/// rows. Differentiable once.
at::Tensor attendFields(const at::Tensor& projected, std::int64_t headCount);

} // namespace intentscope::nn
