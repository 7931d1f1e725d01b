// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/train/training_rows.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <span>

namespace intentscope::nn {

/// Rows of some examples beside each other, padded on the right. The rows of an example follow each other.
struct TokenBatch {
    at::Tensor ids;  ///< [rows, T] of int64; 0 in padding
    at::Tensor mask; ///< [rows, T] of int64: 1 for tokens, 0 for padding
    /// Places, counted through rows x T, whose next token belongs to an answer, and that token: [n] of int64.
    at::Tensor places;
    at::Tensor targets;
    at::Tensor rowOfTarget;  ///< [n] of int64
    at::Tensor lastPlaces;   ///< of each row's last token, counted likewise: [rows] of int64
    at::Tensor firstRows;    ///< of each example: [examples] of int64
    at::Tensor exampleOfRow; ///< [rows] of int64
    /// Equal for examples of one group; those without a group differ from all others: [examples] of int64.
    at::Tensor groups;
    at::Tensor exampleTargets; ///< TokenExample::target: [examples, k] of f32; undefined without any
    at::Tensor reference;      ///< TokenExample::reference: [examples, k] of f64; undefined without any
    std::int64_t exampleCount = 0;
    std::int64_t tokenCount = 0; ///< without padding
};

/// At least one example; `indices` of `examples`.
TokenBatch packExamples(std::span<const TokenExample> examples, std::span<const std::int32_t> indices);

} // namespace intentscope::nn
