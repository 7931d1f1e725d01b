// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_latent_queries.h"

#include <utility>

namespace intentscope::test {

MemoryLatentQueries::MemoryLatentQueries(Content content) : m_content(std::move(content)) {}

std::int64_t MemoryLatentQueries::rowCount() const {
    return static_cast<std::int64_t>(m_content.vectors.size());
}

std::int32_t MemoryLatentQueries::rowOf(ImpressionIndex impression) const {
    return m_content.rows.at(impression.row());
}

std::span<const float> MemoryLatentQueries::vector(std::int32_t row) const {
    return m_content.vectors.at(static_cast<std::size_t>(row));
}

std::string MemoryLatentQueries::text(std::int32_t row) const {
    return "query " + std::to_string(row);
}

std::span<const float> MemoryLatentQueries::intentVector(IntentIndex intent) const {
    return m_content.intents.at(intent.row());
}

} // namespace intentscope::test
