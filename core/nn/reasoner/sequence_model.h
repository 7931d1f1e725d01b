// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/reasoner_config.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>

namespace intentscope::nn {

/// Tokens that a model has read, as its keys and values: more can follow.
class ReadSequence {
public:
    virtual ~ReadSequence();
    virtual std::unique_ptr<ReadSequence> clone() const = 0;
};

/// A language model as answering needs it, wherever it computes. One thread at a time.
class SequenceModel {
public:
    virtual ~SequenceModel();
    virtual const ReasonerConfig& config() const = 0;

    /// An empty sequence with room for so many tokens.
    virtual std::unique_ptr<ReadSequence> begin(std::size_t room) const = 0;

    /// Tokens, one at least, that follow those of a sequence of this model.
    struct Reading {
        ReadSequence* sequence = nullptr;
        std::span<const std::int32_t> ids;
        /// Filled with states behind the final norm: room for one (hiddenSize) takes the last token's, room
        /// for all takes each token's.
        std::span<float> states = {};
    };
    /// Reads the tokens of several sequences, each as if it were alone. Cancelled.
    virtual Status read(std::span<const Reading> readings, const std::stop_token& stop) = 0;

    /// Next-token logits [rows, vocabularySize] of such states [rows, hiddenSize].
    virtual Status logits(std::span<const float> states, std::span<float> out) = 0;
};

} // namespace intentscope::nn
