// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"
#include "core/rank/latent_queries.h"
#include "core/rank/score_table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::queues {

/// What a judgement is expected to take, in seconds: reading the item, and looking through its candidates.
struct LabelCost {
    double itemSeconds = 6.0;
    double candidateSeconds = 0.4;
};

struct ItemOrderSpec {
    QueueOrder order = QueueOrder::Given;
    std::uint64_t seed = 1;
    std::size_t limit = 0; ///< how many items to keep; 0: all
    LabelCost cost = {};
};

/// What an order is made from; all must outlive the call.
struct ItemOrderSource {
    std::span<const std::int32_t> impressions;     ///< rows, ascending
    std::span<const rank::ScoreTable* const> runs; ///< of one dataset; the last one is "after"
    const rank::LatentQueries* latent = nullptr;   ///< for Diversity
};

struct OrderedImpression {
    std::int32_t impression = 0;
    std::optional<double> priority; ///< none for Given, Random, and where a run has no scores

    friend bool operator==(const OrderedImpression&, const OrderedImpression&) = default;
};

/// Orders impressions. P is the softmax of an impression's scores, H entropy in nats.
/// - Uncertainty: H(P) of the last run.
/// - Disagreement: H(mean of P) - mean of H(P) over the runs, the generalised Jensen-Shannon divergence.
/// - InformationPerCost: expected information about which run is right, the same divergence (Houlsby et al.
///   2011, arXiv 1112.5745), or with one run H(P), divided by the cost in seconds.
/// - Diversity: k-centre greedy (Gonzalez 1985; Sener and Savarese 2018, arXiv 1708.00489) by cosine distance
///   of latent vectors: each next item is the one farthest from all before it, and the first one is drawn by
///   the seed. The priority is that distance (of the first: none). O(limit * impressions * vector size).
/// - Random: a shuffle by the seed.
/// Equal priorities keep the order given; impressions without scores or without a vector come last. The same
/// input gives the same order on every machine. InvalidInput when an order lacks its runs (Disagreement: at
/// least two) or latent queries; Cancelled.
Result<std::vector<OrderedImpression>>
orderItems(const ItemOrderSpec& spec, const ItemOrderSource& source, const std::stop_token& stop);

} // namespace intentscope::queues
