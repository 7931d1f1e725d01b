// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/reasoner_files.h"
#include "core/nn/reasoner/transformer_torch.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace intentscope::nn {

struct WeightLoading {
    std::optional<at::ScalarType> type = {}; ///< nothing: as each weight is stored
    /// Copies every weight, so that it can be written to; otherwise a weight that needs no conversion is the
    /// mapped file itself, read-only.
    bool isWritable = false;
};

/// The weights of a folder as tensors. Those that are not copied keep the mapping alive. While converting,
/// no more than one weight is in memory twice. Cancelled.
Result<WeightMap> loadWeights(
    const std::shared_ptr<const ReasonerFiles>& files,
    const WeightLoading& loading,
    const std::stop_token& stop = {});

/// Fresh weights of a config, f32: normal noise of deviation `initializerRange` for matrices, ones for norms,
/// zeros for biases. The same seed gives the same bytes.
WeightMap makeWeights(const ReasonerConfig& config, std::uint64_t seed);

/// Views on contiguous CPU weights for `ReasonerDraft`; `weights` must outlive them.
std::vector<TensorBytes> weightBytes(const WeightMap& weights);

/// float32, bfloat16 and float16 of both worlds.
at::ScalarType scalarType(TensorType type);
TensorType tensorType(at::ScalarType type);

} // namespace intentscope::nn
