// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/sequence_model.h"
#include "core/rank/reasoner.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::nn {

/// States of a text become one vector: the last one, or the mean. One thread at a time.
class PooledState {
public:
    PooledState(rank::Pooling pooling, std::size_t width) : m_pooling(pooling), m_sum(width) {}

    /// Normed states of the next tokens, one behind the other; for the last token alone one will do.
    void add(std::span<const float> states);
    bool needsAll() const { return m_pooling == rank::Pooling::Mean; }
    /// After one state at least.
    std::vector<float> vector() const;

private:
    rank::Pooling m_pooling;
    std::vector<double> m_sum;
    std::size_t m_count = 0;
};

/// Reads tokens into a sequence and pools what they give, which is needed when `pooled` is not null. The
/// normed state of the last token. Cancelled.
Result<std::vector<float>> readPooled(
    SequenceModel& model,
    ReadSequence& sequence,
    std::span<const std::int32_t> tokens,
    PooledState* pooled,
    const std::stop_token& stop);

} // namespace intentscope::nn
