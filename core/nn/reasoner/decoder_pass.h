// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workers.h"
#include "core/nn/kernels/attention.h"
#include "core/nn/kernels/lockstep.h"
#include "core/nn/kernels/packed_rows.h"
#include "core/nn/kernels/sequence_cache.h"
#include "core/nn/reasoner/decoder_weights.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::nn {

/// Some tokens of one sequence that go through the layers together with others.
struct DecoderPiece {
    SequenceCache* cache = nullptr; ///< with room for them behind its length
    std::span<const std::int32_t> ids;
};

/// One run through all layers for the tokens of several sequences, each at the places behind its cache's
/// length, and what it needs of memory, which is kept for the next run. One thread at a time.
class DecoderPass {
public:
    DecoderPass(const DecoderWeights& weights, const KernelTable& kernels, Workers workers);

    /// Fills the caches and gives the last layer's states before the final norm, a row a token in the order
    /// of the pieces: row(i), valid until the next run. Ids must lie in the vocabulary. Cancelled within one
    /// layer; then no cache is longer than before.
    Status run(std::span<const DecoderPiece> pieces, const std::stop_token& stop);
    std::span<const float> row(std::size_t index) const;

private:
    struct Place {
        SequenceCache* cache;
        std::size_t position;
        std::int32_t id;
    };
    /// Positions of one sequence that a head of keys attends to at once.
    struct AttentionJob {
        SequenceCache* cache;
        std::size_t firstPosition;
        std::size_t count;
        std::size_t firstRow;
    };
    /// What one thread needs.
    struct Member {
        Attention attention;
        AlignedBuffer floats;
    };

    void lay(std::span<const DecoderPiece> pieces);
    /// False when it was stopped.
    bool layer(Lockstep& lockstep, std::size_t member, std::size_t index, const std::stop_token& stop);
    void embed(std::size_t row);
    void normTile(std::size_t member, std::size_t tile, std::span<const float> norm);
    void rotateRow(const DecoderWeights::Layer& layer, std::size_t index, std::size_t row);
    void rotateHead(std::size_t row, std::span<const float> norm, float* head) const;
    void attend(std::size_t member, std::size_t index, std::size_t job);
    void gate(std::size_t member, const DecoderWeights::Layer& layer, std::size_t job);
    /// Jobs of a product with all rows: a few panels that the nearer caches hold, but enough jobs for all.
    std::size_t panelsAJob(const PackedMatrix& matrix) const;
    std::size_t jobCount(const PackedMatrix& matrix) const;
    void multiply(
        std::size_t job,
        const PackedMatrix& matrix,
        const PackedRows& rows,
        const PackedMatrix::Output& output) const;

    const DecoderWeights& m_weights;
    const KernelTable& m_kernels;
    Workers m_workers;
    std::vector<Member> m_members;
    std::atomic<bool> m_isStopped = false; ///< written in the first step of a layer, read behind it
    std::vector<Place> m_places;           ///< by row
    std::vector<AttentionJob> m_attentionJobs;
    std::size_t m_stride = 0;      ///< of a row of states
    std::size_t m_innerStride = 0; ///< of the feed-forward part
    AlignedBuffer m_states;        ///< [rows, hidden]
    AlignedBuffer m_projected;     ///< queries, keys, values
    AlignedBuffer m_attended;
    AlignedBuffer m_inner;
    AlignedBuffer m_angles; ///< a row: cosines, then sines
    PackedRows m_normed;
    PackedRows m_packedAttended;
    PackedRows m_packedInner;
};

} // namespace intentscope::nn
