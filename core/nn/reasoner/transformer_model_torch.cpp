// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/transformer_model_torch.h"

#include "core/nn/torch_guard_torch.h"

#include "core/base/progress.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace intentscope::nn {
namespace {

/// Long enough for fast products, short enough that the scores of all heads stay within tens of megabytes.
constexpr std::size_t ChunkTokens = 256;

class TorchSequence final : public ReadSequence {
public:
    explicit TorchSequence(KvCache cache) : m_cache(std::move(cache)) {}
    std::unique_ptr<ReadSequence> clone() const override {
        const c10::InferenceMode inference;
        return std::make_unique<TorchSequence>(m_cache.clone());
    }
    KvCache& cache() { return m_cache; }

private:
    KvCache m_cache;
};

KvCache& cacheOf(const SequenceModel::Reading& reading) {
    return static_cast<TorchSequence*>(reading.sequence)->cache();
}

void copyTo(const at::Tensor& values, std::span<float> out) {
    const auto floats = values.to(at::kFloat).cpu().contiguous();
    std::copy_n(floats.data_ptr<float>(), out.size(), out.data());
}

at::Tensor idTensor(std::span<const std::int32_t> ids, at::Device device) {
    const std::vector<std::int64_t> wide(ids.begin(), ids.end());
    return at::tensor(wide, at::kLong).to(device);
}

} // namespace

TransformerModel::TransformerModel(Transformer transformer)
    : m_transformer(std::move(transformer)), m_device(m_transformer.weights().begin()->second.device()) {}

std::unique_ptr<ReadSequence> TransformerModel::begin(std::size_t room) const {
    return std::make_unique<TorchSequence>(KvCache(config(), static_cast<std::int64_t>(room)));
}

Status TransformerModel::read(std::span<const Reading> readings, const std::stop_token& stop) {
    return torchGuard([&]() -> Status {
        const c10::InferenceMode inference;
        if (std::ranges::all_of(readings, [](const Reading& reading) { return reading.ids.size() == 1; }))
            return readOneEach(readings, stop);
        for (const Reading& reading : readings)
            ISCOPE_TRY(readLong(reading, stop));
        return {};
    });
}

Status TransformerModel::readLong(const Reading& reading, const std::stop_token& stop) const {
    const auto width = static_cast<std::size_t>(config().hiddenSize);
    const bool isEveryWanted = reading.states.size() == reading.ids.size() * width;
    KvCache& cache = cacheOf(reading);
    for (std::size_t first = 0; first < reading.ids.size(); first += ChunkTokens) {
        const auto chunk = reading.ids.subspan(first, std::min(ChunkTokens, reading.ids.size() - first));
        const std::int64_t past = cache.length();
        auto hidden = m_transformer.embed(idTensor(chunk, m_device).unsqueeze(0));
        const auto mask = at::ones({1, past + hidden.size(1)}, at::TensorOptions(at::kLong).device(m_device));
        const auto input = makeAttentionInput(config(), mask, past, hidden.scalar_type());
        for (std::int64_t layer = 0; layer < config().layerCount; ++layer) {
            ISCOPE_TRY(checkStop(stop));
            hidden = m_transformer.layer(layer, hidden, input, &cache);
        }
        if (isEveryWanted)
            copyTo(m_transformer.norm(hidden), reading.states.subspan(first * width, chunk.size() * width));
        else if (first + chunk.size() == reading.ids.size() && !reading.states.empty())
            copyTo(m_transformer.norm(hidden.narrow(1, hidden.size(1) - 1, 1)), reading.states);
    }
    return {};
}

Status TransformerModel::readOneEach(std::span<const Reading> readings, const std::stop_token& stop) const {
    std::vector<std::int32_t> ids;
    std::vector<std::int64_t> positions;
    std::vector<KvCache*> caches;
    for (const Reading& reading : readings) {
        ids.push_back(reading.ids[0]);
        positions.push_back(cacheOf(reading).length());
        caches.push_back(&cacheOf(reading));
    }
    auto hidden = m_transformer.embed(idTensor(ids, m_device).unsqueeze(1));
    const auto input = makeRowsInput(config(), positions, hidden.options());
    for (std::int64_t layer = 0; layer < config().layerCount; ++layer) {
        ISCOPE_TRY(checkStop(stop));
        hidden = m_transformer.layerOfRows(layer, hidden, input, caches);
    }
    const auto normed = m_transformer.norm(hidden);
    for (std::size_t i = 0; i < readings.size(); ++i)
        if (!readings[i].states.empty())
            copyTo(normed.select(0, static_cast<std::int64_t>(i)), readings[i].states);
    return {};
}

Status TransformerModel::logits(std::span<const float> states, std::span<float> out) {
    return torchGuard([&]() -> Status {
        const c10::InferenceMode inference;
        std::vector<float> copy(states.begin(), states.end()); // from_blob knows no constant memory
        const auto rows = static_cast<std::int64_t>(copy.size()) / config().hiddenSize;
        const auto normed = at::from_blob(copy.data(), {rows, config().hiddenSize}, at::kFloat);
        const auto type = m_transformer.weights().begin()->second.scalar_type();
        copyTo(m_transformer.logits(normed.to(at::TensorOptions(type).device(m_device))), out);
        return {};
    });
}

} // namespace intentscope::nn
