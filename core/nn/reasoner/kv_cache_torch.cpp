// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/kv_cache_torch.h"

#include <ATen/ops/empty.h>

#include <algorithm>

namespace intentscope::nn {
namespace {

constexpr std::int64_t BlockTokens = 64;

at::Tensor grown(const at::Tensor& old, const at::Tensor& like, std::int64_t length, std::int64_t room) {
    auto larger = at::empty({like.size(0), like.size(1), room, like.size(3)}, like.options());
    if (length > 0)
        larger.narrow(2, 0, length).copy_(old.narrow(2, 0, length));
    return larger;
}

} // namespace

KvCache::KvCache(const ReasonerConfig& config, std::int64_t room)
    : m_room(room), m_layers(static_cast<std::size_t>(config.layerCount)) {}

KvCache::Seen KvCache::append(std::int64_t index, const at::Tensor& keys, const at::Tensor& values) {
    Layer& layer = m_layers[static_cast<std::size_t>(index)];
    const std::int64_t added = keys.size(2);
    makeRoom(layer, keys, layer.length + added);
    layer.keys.narrow(2, layer.length, added).copy_(keys);
    layer.values.narrow(2, layer.length, added).copy_(values);
    layer.length += added;
    return {layer.keys.narrow(2, 0, layer.length), layer.values.narrow(2, 0, layer.length)};
}

KvCache KvCache::clone() const {
    KvCache copy = *this;
    for (Layer& layer : copy.m_layers)
        if (layer.keys.defined()) {
            layer.keys = grown(layer.keys, layer.keys, layer.length, layer.keys.size(2));
            layer.values = grown(layer.values, layer.values, layer.length, layer.values.size(2));
        }
    return copy;
}

void KvCache::makeRoom(Layer& layer, const at::Tensor& like, std::int64_t tokens) const {
    if (layer.keys.defined() && tokens <= layer.keys.size(2))
        return;
    const std::int64_t blocks = (tokens + BlockTokens - 1) / BlockTokens * BlockTokens;
    const std::int64_t room = layer.keys.defined() ? blocks : std::max(blocks, m_room);
    layer.keys = grown(layer.keys, like, layer.length, room);
    layer.values = grown(layer.values, like, layer.length, room);
}

} // namespace intentscope::nn
