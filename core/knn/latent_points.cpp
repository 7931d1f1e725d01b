// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/latent_points.h"

#include "core/base/assert.h"
#include "core/base/checked.h"

#include <optional>
#include <unordered_map>
#include <utility>

namespace intentscope::knn {
namespace {

/// The rows of an impression as one number; none where it lacks one.
std::optional<std::uint64_t>
keyOf(std::span<const rank::LatentQueries* const> sets, ImpressionIndex impression) {
    std::uint64_t key = 0;
    for (const auto* set : sets) {
        const std::int32_t row = set->rowOf(impression);
        if (row < 0)
            return std::nullopt;
        key = (key << 32U) | static_cast<std::uint64_t>(row);
    }
    return key;
}

} // namespace

LatentPoints::LatentPoints(std::span<const rank::LatentQueries* const> sets, std::int32_t impressionCount) {
    ISCOPE_ASSERT(sets.size() == 1 || sets.size() == 2);
    std::unordered_map<std::uint64_t, std::int32_t> known;
    std::vector<std::int64_t> counts;
    m_points.assign(static_cast<std::size_t>(impressionCount), -1);
    for (std::int32_t impression = 0; impression < impressionCount; ++impression) {
        const auto key = keyOf(sets, {impression});
        if (!key) {
            ++m_leftOutCount;
            continue;
        }
        const auto point = known.try_emplace(*key, narrow<std::int32_t>(counts.size())).first->second;
        if (std::cmp_equal(point, counts.size()))
            counts.push_back(0);
        ++counts[static_cast<std::size_t>(point)];
        m_points[static_cast<std::size_t>(impression)] = point;
    }
    m_offsets.push_back(0);
    for (const std::int64_t count : counts)
        m_offsets.push_back(m_offsets.back() + count);
    m_impressions.resize(static_cast<std::size_t>(m_offsets.back()));
    std::vector<std::int64_t> next(m_offsets.begin(), m_offsets.end() - 1);
    for (std::int32_t impression = 0; impression < impressionCount; ++impression) {
        const std::int32_t point = m_points[static_cast<std::size_t>(impression)];
        if (point >= 0)
            m_impressions[static_cast<std::size_t>(next[static_cast<std::size_t>(point)]++)] = impression;
    }
}

std::span<const std::int32_t> LatentPoints::impressionsOf(std::int32_t point) const {
    const auto at = static_cast<std::size_t>(point);
    return std::span(m_impressions)
        .subspan(
            static_cast<std::size_t>(m_offsets[at]),
            static_cast<std::size_t>(m_offsets[at + 1] - m_offsets[at]));
}

Result<std::shared_ptr<const VectorSet>>
LatentPoints::vectors(const rank::LatentQueries& set, const VectorSetSpec& spec) const {
    if (set.vectorSize() <= 0)
        return fail(
            ErrorCode::InvalidInput,
            "The latent queries " + set.info().id + " have no vectors, so they have no neighbours",
            {.place = {}, .cure = "Write them with a reasoner that gives vectors"});
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(pointCount()) * static_cast<std::size_t>(set.vectorSize()));
    for (std::int32_t point = 0; point < pointCount(); ++point) {
        const auto vector = set.vector(set.rowOf({impressionsOf(point).front()}));
        values.insert(values.end(), vector.begin(), vector.end());
    }
    return VectorSet::make(std::move(values), set.vectorSize(), spec);
}

} // namespace intentscope::knn
