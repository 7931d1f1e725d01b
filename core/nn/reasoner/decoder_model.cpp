// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/decoder_model.h"

#include <utility>
#include <vector>

namespace intentscope::nn {
namespace {

class CachedSequence final : public ReadSequence {
public:
    explicit CachedSequence(SequenceCache cache) : m_cache(std::move(cache)) {}
    std::unique_ptr<ReadSequence> clone() const override { return std::make_unique<CachedSequence>(m_cache); }
    SequenceCache& cache() { return m_cache; }

private:
    SequenceCache m_cache;
};

} // namespace

DecoderModel::DecoderModel(std::shared_ptr<const DecoderWeights> weights, Workers workers)
    : m_decoder(std::move(weights), workers) {}

std::unique_ptr<ReadSequence> DecoderModel::begin(std::size_t room) const {
    return std::make_unique<CachedSequence>(m_decoder.makeCache(room));
}

Status DecoderModel::read(std::span<const Reading> readings, const std::stop_token& stop) {
    std::vector<Decoder::Reading> own;
    for (const Reading& reading : readings)
        own.push_back(
            {&static_cast<CachedSequence*>(reading.sequence)->cache(), reading.ids, reading.states});
    return m_decoder.read(own, stop);
}

Status DecoderModel::logits(std::span<const float> states, std::span<float> out) {
    m_decoder.logits(states, out);
    return {};
}

} // namespace intentscope::nn
