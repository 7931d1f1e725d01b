// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/answer_vectors.h"

#include "core/base/assert.h"

#include <utility>

namespace intentscope::tasks {

AnswerVectors::AnswerVectors(
    std::shared_ptr<const rank::LatentQueries> own,
    std::span<const std::int32_t> impressions,
    std::vector<std::span<const float>> vectors)
    : m_own(std::move(own)), m_info(m_own->info()), m_vectors(std::move(vectors)) {
    ISCOPE_ASSERT(impressions.size() == m_vectors.size());
    m_info.vectorsHash.clear(); // these are not the stored vectors
    for (std::size_t i = 0; i < impressions.size(); ++i)
        m_rows.emplace(impressions[i], static_cast<std::int32_t>(i));
}

std::int32_t AnswerVectors::rowOf(ImpressionIndex impression) const {
    const auto found = m_rows.find(impression.value);
    return found == m_rows.end() ? -1 : found->second;
}

std::span<const float> AnswerVectors::vector(std::int32_t row) const {
    return m_vectors[static_cast<std::size_t>(row)];
}

std::string AnswerVectors::text(std::int32_t) const {
    return {};
}

std::span<const float> AnswerVectors::intentVector(IntentIndex intent) const {
    return m_own->intentVector(intent);
}

} // namespace intentscope::tasks
