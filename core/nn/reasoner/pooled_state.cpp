// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/pooled_state.h"

#include "core/base/assert.h"

#include <algorithm>

namespace intentscope::nn {
namespace {

/// Tokens whose states are kept at once for a mean.
constexpr std::size_t ChunkTokens = 480;

} // namespace

void PooledState::add(std::span<const float> states) {
    const std::size_t width = m_sum.size();
    ISCOPE_ASSERT(!states.empty() && states.size() % width == 0);
    if (!needsAll()) {
        std::ranges::copy(states.last(width), m_sum.begin());
        m_count = 1;
        return;
    }
    for (std::size_t i = 0; i < states.size(); ++i)
        m_sum[i % width] += static_cast<double>(states[i]);
    m_count += states.size() / width;
}

std::vector<float> PooledState::vector() const {
    ISCOPE_ASSERT(m_count > 0);
    std::vector<float> mean(m_sum.size());
    for (std::size_t i = 0; i < mean.size(); ++i)
        mean[i] = static_cast<float>(m_sum[i] / static_cast<double>(m_count));
    return mean;
}

Result<std::vector<float>> readPooled(
    SequenceModel& model,
    ReadSequence& sequence,
    std::span<const std::int32_t> tokens,
    PooledState* pooled,
    const std::stop_token& stop) {
    const auto width = static_cast<std::size_t>(model.config().hiddenSize);
    const bool isEveryNeeded = pooled && pooled->needsAll();
    const std::size_t step = isEveryNeeded ? ChunkTokens : tokens.size();
    std::vector<float> states;
    for (std::size_t first = 0; first < tokens.size(); first += step) {
        const auto chunk = tokens.subspan(first, std::min(step, tokens.size() - first));
        states.resize(isEveryNeeded ? chunk.size() * width : width);
        const SequenceModel::Reading reading{&sequence, chunk, states};
        ISCOPE_TRY(model.read(std::span(&reading, 1), stop));
        if (pooled)
            pooled->add(states);
    }
    return std::vector<float>(states.end() - static_cast<std::ptrdiff_t>(width), states.end());
}

} // namespace intentscope::nn
