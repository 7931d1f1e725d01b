// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_queries.h"

#include "core/feedback/query_reward.h"
#include "core/latent/nearest_intents.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace intentscope::tasks {
namespace {

constexpr std::size_t Nearest = 3;

/// The mean of what is added.
class Centre {
public:
    explicit Centre(std::int32_t width) : m_sum(static_cast<std::size_t>(width)) {}

    void add(std::span<const float> vector) {
        for (std::size_t i = 0; i < m_sum.size(); ++i)
            m_sum[i] += static_cast<double>(vector[i]);
        ++m_count;
    }
    std::vector<float> without(std::span<const float> vector) const {
        std::vector<float> centred(vector.size());
        for (std::size_t i = 0; i < m_sum.size(); ++i)
            centred[i] = static_cast<float>(
                static_cast<double>(vector[i]) -
                m_sum[i] / static_cast<double>(std::max<std::int64_t>(1, m_count)));
        return centred;
    }

private:
    std::vector<double> m_sum;
    std::int64_t m_count = 0;
};

/// Whether a clicked intent is among the three candidates nearest to the query; equal ones by intent row.
bool isHit(
    const data::CandidateList& list,
    std::span<const float> query,
    const std::vector<std::vector<float>>& intents) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < list.size(); ++i)
        order.emplace_back(-latent::cosine(query, intents[static_cast<std::size_t>(list.intents[i])]), i);
    std::ranges::sort(
        order, {}, [&](const auto& one) { return std::pair(one.first, list.intents[one.second]); });
    order.resize(std::min(order.size(), Nearest));
    return std::ranges::any_of(order, [&](const auto& one) { return list.clicked[one.second] == 1; });
}

/// Query IHR@3 on the impressions that tell something; none where none does. Queries and the KB's texts are
/// two clouds, each far from zero in a direction of its own, so each is centred on its own mean.
std::optional<double> hitRate(
    const latent::LatentSet& set,
    const data::Dataset& dataset,
    std::span<const std::int32_t> rows,
    bool isCentred) {
    Centre ofQueries(set.vectorSize());
    Centre ofIntents(set.vectorSize());
    for (const std::int32_t row : rows)
        if (isCentred)
            ofQueries.add(set.vector(set.rowOf({row})));
    for (std::int32_t intent = 0; intent < dataset.intentCount() && isCentred; ++intent)
        ofIntents.add(set.intentVector({intent}));
    std::vector<std::vector<float>> intents;
    for (std::int32_t intent = 0; intent < dataset.intentCount(); ++intent)
        intents.push_back(ofIntents.without(set.intentVector({intent})));
    std::int64_t clicked = 0;
    std::int64_t hits = 0;
    for (const std::int32_t row : rows) {
        const auto list = dataset.candidatesOf({row});
        if (!feedback::isJudgeable(list))
            continue;
        ++clicked;
        hits += isHit(list, ofQueries.without(set.vector(set.rowOf({row}))), intents) ? 1 : 0;
    }
    if (clicked == 0)
        return std::nullopt;
    return static_cast<double>(hits) / static_cast<double>(clicked);
}

} // namespace

void measureQueries(
    AlignArm& arm, const AlignArm& qe, const data::Dataset& dataset, std::span<const std::int32_t> rows) {
    double cosines = 0;
    std::int64_t changed = 0;
    for (const std::int32_t row : rows) {
        const auto was = qe.latent->rowOf({row});
        const auto is = arm.latent->rowOf({row});
        cosines += latent::cosine(qe.latent->vector(was), arm.latent->vector(is));
        changed += qe.latent->text(was) != arm.latent->text(is) ? 1 : 0;
    }
    const auto count = static_cast<double>(rows.size());
    arm.meanCosine = cosines / count;
    arm.changedTextShare = static_cast<double>(changed) / count;
    arm.queryHitRate = hitRate(*arm.latent, dataset, rows, true);
    arm.plainQueryHitRate = hitRate(*arm.latent, dataset, rows, false);
}

} // namespace intentscope::tasks
