// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/workers.h"
#include "core/nn/kernels/sequence_cache.h"
#include "core/nn/reasoner/decoder_pass.h"
#include "core/nn/reasoner/decoder_weights.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>

namespace intentscope::nn {

/// A decoder-only language model on this machine's processor, without gradients and without LibTorch: for
/// answers and vectors, where `Transformer` is for training and other devices. Sequences are not padded. What
/// is computed for a sequence depends neither on the others nor on how its tokens are split over calls, bit
/// for bit. One thread at a time; weights may be shared by several decoders.
class Decoder {
public:
    explicit Decoder(std::shared_ptr<const DecoderWeights> weights, Workers workers = Workers());

    const ReasonerConfig& config() const { return m_weights->config; }
    const DecoderWeights& weights() const { return *m_weights; }

    /// An empty sequence with room for so many tokens.
    SequenceCache makeCache(std::size_t room) const;

    /// Tokens that follow those of a sequence.
    struct Reading {
        SequenceCache* cache = nullptr; ///< grows when it has no room
        std::span<const std::int32_t> ids;
        /// Filled with states behind the final norm: room for one (hiddenSize) takes the last token's, room
        /// for all takes each token's, no room takes none.
        std::span<float> states = {};
    };
    /// Reads the tokens of several sequences. InvalidInput for an id outside the vocabulary. Cancelled
    /// between blocks of tokens, which leaves the caches longer by what was read.
    Status read(std::span<const Reading> readings, const std::stop_token& stop = {});

    /// Next-token logits [rows, vocabularySize] of normed states [rows, hiddenSize].
    void logits(std::span<const float> states, std::span<float> out);

private:
    struct Piece;
    void takeStates(const Piece& piece, std::size_t firstRow) const;

    std::shared_ptr<const DecoderWeights> m_weights;
    Workers m_workers;
    DecoderPass m_pass;
    PackedRows m_rows;
};

} // namespace intentscope::nn
