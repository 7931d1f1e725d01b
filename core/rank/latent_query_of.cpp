// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/latent_query_of.h"

#include "core/base/assert.h"

#include <utility>

namespace intentscope::rank {
namespace {

class LatentQueryOf final : public LatentQueries {
public:
    LatentQueryOf(std::shared_ptr<const LatentQueries> whole, ImpressionIndex impression)
        : m_whole(std::move(whole)), m_row(m_whole->rowOf(impression)) {}

    const LatentQueryInfo& info() const override { return m_whole->info(); }
    std::int32_t vectorSize() const override { return m_whole->vectorSize(); }
    std::int64_t rowCount() const override { return m_row < 0 ? 0 : 1; }
    std::int32_t rowOf(ImpressionIndex) const override { return m_row < 0 ? -1 : 0; }
    std::span<const float> vector(std::int32_t) const override { return m_whole->vector(m_row); }
    std::string text(std::int32_t) const override { return m_whole->text(m_row); }
    std::span<const float> intentVector(IntentIndex intent) const override {
        return m_whole->intentVector(intent);
    }

private:
    std::shared_ptr<const LatentQueries> m_whole;
    std::int32_t m_row;
};

class TypedQueryOf final : public LatentQueries {
public:
    TypedQueryOf(std::shared_ptr<const LatentQueries> whole, TypedQuery query)
        : m_whole(std::move(whole)), m_info(m_whole->info()), m_query(std::move(query)) {
        ISCOPE_ASSERT(std::cmp_equal(m_query.vector.size(), m_whole->vectorSize()));
        m_info.vectorsHash.clear(); // these are not the stored vectors
    }

    const LatentQueryInfo& info() const override { return m_info; }
    std::int32_t vectorSize() const override { return m_whole->vectorSize(); }
    std::int64_t rowCount() const override { return 1; }
    std::int32_t rowOf(ImpressionIndex) const override { return 0; }
    std::span<const float> vector(std::int32_t) const override { return m_query.vector; }
    std::string text(std::int32_t) const override { return m_query.text; }
    std::span<const float> intentVector(IntentIndex intent) const override {
        return m_whole->intentVector(intent);
    }

private:
    std::shared_ptr<const LatentQueries> m_whole;
    LatentQueryInfo m_info;
    TypedQuery m_query;
};

} // namespace

std::shared_ptr<const LatentQueries>
latentQueryOf(std::shared_ptr<const LatentQueries> whole, ImpressionIndex impression) {
    if (!whole)
        return nullptr;
    return std::make_shared<LatentQueryOf>(std::move(whole), impression);
}

std::shared_ptr<const LatentQueries>
latentQueryOf(std::shared_ptr<const LatentQueries> whole, TypedQuery query) {
    return std::make_shared<TypedQueryOf>(std::move(whole), std::move(query));
}

} // namespace intentscope::rank
