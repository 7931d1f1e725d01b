// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/reasoner_config.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace intentscope::nn {

/// Keys and values of the tokens read so far, of every layer: [batch, key-value heads, tokens, head size].
/// Room grows in blocks. Without gradients. One thread at a time.
class KvCache {
public:
    /// `room`: tokens that fit before anything has to be copied.
    KvCache(const ReasonerConfig& config, std::int64_t room = 0);

    /// Tokens a row, those of padding included: as many as the last layer has seen.
    std::int64_t length() const { return m_layers.back().length; }

    /// What a layer has seen with the new tokens: views that are valid until the next call.
    struct Seen {
        at::Tensor keys;
        at::Tensor values;
    };
    Seen append(std::int64_t layer, const at::Tensor& keys, const at::Tensor& values);

    /// A copy with room of its own: of a prompt for a further answer to it.
    KvCache clone() const;

private:
    struct Layer {
        at::Tensor keys;
        at::Tensor values;
        std::int64_t length = 0;
    };
    void makeRoom(Layer& layer, const at::Tensor& like, std::int64_t tokens) const;

    std::int64_t m_room;
    std::vector<Layer> m_layers;
};

} // namespace intentscope::nn
