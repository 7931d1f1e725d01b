// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/workers.h"
#include "core/nn/kernels/packed_matrix.h"
#include "core/nn/reasoner/reasoner_config.h"
#include "core/nn/reasoner/weight_source.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace intentscope::nn {

/// The weights of a decoder in the order in which inference multiplies them. Norms and biases are f32.
struct DecoderWeights {
    struct Layer {
        std::vector<float> inputNorm;
        std::vector<float> postNorm;
        std::vector<float> queryNorm; ///< empty without norms of heads
        std::vector<float> keyNorm;
        PackedMatrix queryKeyValue; ///< each of the three begins a panel
        std::vector<float> queryKeyValueBias;
        PackedMatrix output;
        std::vector<float> outputBias;
        PackedMatrix gateUp; ///< panel 2i of the gate, panel 2i + 1 of what it gates
        std::vector<float> gateUpBias;
        PackedMatrix down;
        std::vector<float> downBias;
    };

    ReasonerConfig config;
    PackedType type = PackedType::F32;
    std::vector<Layer> layers;
    std::vector<float> finalNorm;
    PackedMatrix embedding;
    std::optional<PackedMatrix> untiedProjection;
    std::vector<float> rotaryFrequencies;

    /// Columns of queryKeyValue where keys and values begin.
    std::size_t keyColumn() const;
    std::size_t valueColumn() const;
    const PackedMatrix& projection() const { return untiedProjection ? *untiedProjection : embedding; }
    std::size_t byteCount() const;

    /// Packs weight by weight, and releases each: no more than one is in memory twice. Of type I8, an
    /// embedding that is no output projection is kept as bf16. Cancelled.
    static Result<std::shared_ptr<const DecoderWeights>> pack(
        const ReasonerConfig& config,
        const WeightSource& source,
        PackedType type,
        const Workers& workers,
        const std::stop_token& stop = {});
};

} // namespace intentscope::nn
