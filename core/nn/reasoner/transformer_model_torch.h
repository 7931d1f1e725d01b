// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/sequence_model.h"
#include "core/nn/reasoner/transformer_torch.h"

namespace intentscope::nn {

/// LibTorch's transformer on the device of its weights, without gradients. Rounding may depend on how many
/// sequences are read together.
class TransformerModel final : public SequenceModel {
public:
    explicit TransformerModel(Transformer transformer);

    const ReasonerConfig& config() const override { return m_transformer.config(); }
    std::unique_ptr<ReadSequence> begin(std::size_t room) const override;
    Status read(std::span<const Reading> readings, const std::stop_token& stop) override;
    Status logits(std::span<const float> states, std::span<float> out) override;

private:
    Status readLong(const Reading& reading, const std::stop_token& stop) const;
    Status readOneEach(std::span<const Reading> readings, const std::stop_token& stop) const;

    Transformer m_transformer;
    at::Device m_device;
};

} // namespace intentscope::nn
