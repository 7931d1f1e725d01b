// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/decoder.h"
#include "core/nn/reasoner/sequence_model.h"

namespace intentscope::nn {

/// The processor's decoder: what it computes for a sequence depends neither on the others nor on how its
/// tokens are split over calls, bit for bit.
class DecoderModel final : public SequenceModel {
public:
    explicit DecoderModel(std::shared_ptr<const DecoderWeights> weights, Workers workers = Workers());

    const ReasonerConfig& config() const override { return m_decoder.config(); }
    std::unique_ptr<ReadSequence> begin(std::size_t room) const override;
    Status read(std::span<const Reading> readings, const std::stop_token& stop) override;
    Status logits(std::span<const float> states, std::span<float> out) override;

private:
    Decoder m_decoder;
};

} // namespace intentscope::nn
