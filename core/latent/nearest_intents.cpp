// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latent/nearest_intents.h"

#include "core/base/assert.h"
#include "core/base/checked.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace intentscope::latent {
namespace {

double dot(std::span<const float> left, std::span<const float> right) {
    double sum = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        sum += static_cast<double>(left[i]) * static_cast<double>(right[i]);
    return sum;
}

double cosineOf(std::span<const float> left, double leftLength, std::span<const float> right) {
    ISCOPE_ASSERT(left.size() == right.size());
    const double lengths = leftLength * std::sqrt(dot(right, right));
    return lengths > 0 ? std::clamp(dot(left, right) / lengths, -1.0, 1.0) : 0.0;
}

} // namespace

double cosine(std::span<const float> left, std::span<const float> right) {
    return cosineOf(left, std::sqrt(dot(left, left)), right);
}

std::vector<NearIntent>
nearestIntents(std::span<const float> query, std::span<const std::span<const float>> intents) {
    const double length = std::sqrt(dot(query, query));
    std::vector<NearIntent> near;
    near.reserve(intents.size());
    for (const auto& vector : intents)
        near.push_back(
            {.intent = IntentIndex{narrow<std::int32_t>(near.size())},
             .cosine = cosineOf(query, length, vector)});
    std::ranges::stable_sort(near, std::greater<>(), &NearIntent::cosine);
    for (std::size_t i = 0; i < near.size(); ++i)
        near[i].rank = narrow<std::int32_t>(i + 1);
    return near;
}

std::vector<std::span<const float>>
intentVectors(const rank::LatentQueries& queries, std::int32_t intentCount) {
    std::vector<std::span<const float>> vectors;
    vectors.reserve(static_cast<std::size_t>(intentCount));
    for (std::int32_t intent = 0; intent < intentCount; ++intent)
        vectors.push_back(queries.intentVector({intent}));
    return vectors;
}

} // namespace intentscope::latent
