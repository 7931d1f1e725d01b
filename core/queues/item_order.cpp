// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queues/item_order.h"

#include "core/base/progress.h"
#include "core/queues/queue_words.h"
#include "core/stats/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace intentscope::queues {
namespace {

constexpr std::size_t RowsBetweenPolls = 4096;

std::vector<double> softmax(std::span<const float> scores) {
    std::vector<double> shares(scores.begin(), scores.end());
    const double most = *std::ranges::max_element(shares);
    double sum = 0;
    for (double& share : shares)
        sum += share = std::exp(share - most);
    for (double& share : shares)
        share /= sum;
    return shares;
}

double entropy(std::span<const double> shares) {
    double sum = 0;
    for (const double share : shares)
        sum -= share > 0 ? share * std::log(share) : 0.0;
    return sum;
}

bool isScoredByAll(std::span<const rank::ScoreTable* const> runs, ImpressionIndex impression) {
    return std::ranges::all_of(runs, [&](const rank::ScoreTable* run) { return run->isScored(impression); });
}

/// H(mean of P) - mean of H(P); not below 0, which rounding could reach.
double divergence(std::span<const rank::ScoreTable* const> runs, ImpressionIndex impression) {
    std::vector<double> mean(runs.front()->scoresOf(impression).size());
    double meanEntropy = 0;
    const auto count = static_cast<double>(runs.size());
    for (const rank::ScoreTable* run : runs) {
        const auto shares = softmax(run->scoresOf(impression));
        for (std::size_t i = 0; i < shares.size(); ++i)
            mean[i] += shares[i] / count;
        meanEntropy += entropy(shares) / count;
    }
    return std::max(0.0, entropy(mean) - meanEntropy);
}

std::optional<double>
priorityOf(const ItemOrderSpec& spec, const ItemOrderSource& source, ImpressionIndex impression) {
    const auto& runs = source.runs;
    if (!isScoredByAll(runs, impression))
        return std::nullopt;
    const auto uncertainty = [&] { return entropy(softmax(runs.back()->scoresOf(impression))); };
    switch (spec.order) {
    case QueueOrder::Uncertainty:
        return uncertainty();
    case QueueOrder::Disagreement:
        return divergence(runs, impression);
    case QueueOrder::InformationPerCost: {
        const auto candidates = static_cast<double>(runs.back()->scoresOf(impression).size());
        const double seconds = spec.cost.itemSeconds + spec.cost.candidateSeconds * candidates;
        return (runs.size() > 1 ? divergence(runs, impression) : uncertainty()) / seconds;
    }
    default:
        return std::nullopt;
    }
}

Result<std::vector<OrderedImpression>>
byPriority(const ItemOrderSpec& spec, const ItemOrderSource& source, const std::stop_token& stop) {
    const std::size_t needed = spec.order == QueueOrder::Disagreement ? 2 : 1;
    if (source.runs.size() < needed) {
        return fail(
            ErrorCode::InvalidInput,
            "The order '" + std::string(name(spec.order)) + "' needs " +
                (needed == 2 ? "at least two runs" : "a run"),
            {.cure = "Name it with --run, or choose the order given, diversity or random"});
    }
    std::vector<OrderedImpression> items;
    items.reserve(source.impressions.size());
    for (std::size_t i = 0; i < source.impressions.size(); ++i) {
        if (i % RowsBetweenPolls == 0)
            ISCOPE_TRY(checkStop(stop));
        const std::int32_t row = source.impressions[i];
        items.push_back({row, priorityOf(spec, source, {row})});
    }
    // Nothing sorts below every figure.
    std::ranges::stable_sort(items, std::ranges::greater{}, &OrderedImpression::priority);
    return items;
}

/// The vectors of the impressions that have one, each of length 1.
struct UnitVectors {
    std::vector<std::int32_t> impressions;
    std::vector<float> values;
    std::size_t size = 0;

    std::span<const float> at(std::size_t i) const { return std::span(values).subspan(i * size, size); }
};

UnitVectors unitVectors(const ItemOrderSource& source, std::vector<std::int32_t>& without) {
    UnitVectors vectors;
    vectors.size = static_cast<std::size_t>(source.latent->vectorSize());
    for (const std::int32_t impression : source.impressions) {
        const std::int32_t row = source.latent->rowOf({impression});
        if (row < 0) {
            without.push_back(impression);
            continue;
        }
        double squares = 0;
        for (const double value : source.latent->vector(row))
            squares += value * value;
        const double scale = squares > 0 ? 1 / std::sqrt(squares) : 0.0;
        vectors.impressions.push_back(impression);
        for (const double value : source.latent->vector(row))
            vectors.values.push_back(static_cast<float>(value * scale));
    }
    return vectors;
}

float cosineDistance(std::span<const float> a, std::span<const float> b) {
    float product = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        product += a[i] * b[i];
    return 1 - product;
}

Result<std::vector<OrderedImpression>>
byDiversity(const ItemOrderSpec& spec, const ItemOrderSource& source, const std::stop_token& stop) {
    if (source.latent == nullptr || source.latent->vectorSize() == 0)
        return fail(
            ErrorCode::InvalidInput,
            "The order 'diversity' needs latent queries with vectors",
            {.cure = "Name a set with --latent, or a run that read one"});
    std::vector<std::int32_t> without;
    const UnitVectors vectors = unitVectors(source, without);
    const std::size_t count = vectors.impressions.size();
    const std::size_t limit = spec.limit == 0 ? count : std::min(spec.limit, count);
    std::vector<OrderedImpression> items;
    std::vector<float> nearest(count, std::numeric_limits<float>::infinity());
    stats::Random random(spec.seed);
    std::size_t next = count == 0 ? 0 : random.below(count);
    for (std::size_t taken = 0; taken < limit; ++taken) {
        ISCOPE_TRY(checkStop(stop));
        const bool isFirst = taken == 0;
        items.push_back(
            {vectors.impressions[next], isFirst ? std::nullopt : std::optional<double>(nearest[next])});
        nearest[next] = -1; // taken: no other distance is below 0 by more than rounding
        std::size_t farthest = next;
        for (std::size_t i = 0; i < count; ++i) {
            if (nearest[i] == -1)
                continue;
            const float distance = std::max(0.0F, cosineDistance(vectors.at(next), vectors.at(i)));
            nearest[i] = std::min(nearest[i], distance);
            if (nearest[farthest] < nearest[i])
                farthest = i;
        }
        next = farthest;
    }
    for (const std::int32_t impression : without)
        items.push_back({impression, std::nullopt});
    return items;
}

std::vector<OrderedImpression> asGiven(const ItemOrderSource& source) {
    std::vector<OrderedImpression> items;
    for (const std::int32_t impression : source.impressions)
        items.push_back({impression, std::nullopt});
    return items;
}

std::vector<OrderedImpression> shuffled(const ItemOrderSpec& spec, const ItemOrderSource& source) {
    auto items = asGiven(source);
    stats::Random random(spec.seed);
    for (std::size_t left = items.size(); left > 1; --left)
        std::swap(items[left - 1], items[random.below(left)]);
    return items;
}

Result<std::vector<OrderedImpression>>
ordered(const ItemOrderSpec& spec, const ItemOrderSource& source, const std::stop_token& stop) {
    switch (spec.order) {
    case QueueOrder::Given:
        return asGiven(source);
    case QueueOrder::Random:
        return shuffled(spec, source);
    case QueueOrder::Diversity:
        return byDiversity(spec, source, stop);
    default:
        return byPriority(spec, source, stop);
    }
}

} // namespace

Result<std::vector<OrderedImpression>>
orderItems(const ItemOrderSpec& spec, const ItemOrderSource& source, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(auto items, ordered(spec, source, stop));
    if (spec.limit > 0 && items.size() > spec.limit)
        items.resize(spec.limit);
    return items;
}

} // namespace intentscope::queues
