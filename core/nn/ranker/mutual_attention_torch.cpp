// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/mutual_attention_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/matmul.h>

#include <string>

namespace intentscope::nn {
namespace {

/// A tower's tokens [rows, tokens, d], and which of its rows each pair reads.
struct Side {
    at::Tensor tokens;
    const at::Tensor* rows;
};

class Attention {
public:
    Attention(const WeightSet& weights, const RankerSizes& sizes) : m_weights(weights), m_sizes(sizes) {}

    at::Tensor tokensOf(const at::Tensor& output) const {
        return output.view({output.size(0), m_sizes.tokenCount, m_sizes.dimension});
    }

    /// [rows, towerWidth]: what each row of `from` reads in the same row of `of`.
    at::Tensor withinRows(const std::string& pair, const at::Tensor& from, const at::Tensor& of) const {
        const AttentionWeights w = direction(pair);
        const auto mixed =
            attend(at::matmul(from, w.query), at::matmul(of, w.key), at::matmul(of, w.value), heads());
        return flat(at::matmul(mixed, w.output));
    }

    /// [pairs, towerWidth]: what `from` reads in `of`. Projected before rows are repeated for their pairs.
    at::Tensor acrossPairs(const std::string& pair, const Side& from, const Side& of) const {
        const AttentionWeights w = direction(pair);
        const auto mixed = attend(
            gather(at::matmul(from.tokens, w.query), *from.rows),
            gather(at::matmul(of.tokens, w.key), *of.rows),
            gather(at::matmul(of.tokens, w.value), *of.rows),
            heads());
        return flat(at::matmul(mixed, w.output));
    }

private:
    std::int64_t heads() const { return m_sizes.attentionHeads; }

    AttentionWeights direction(const std::string& pair) const {
        const std::string prefix = "mutual." + pair + ".";
        return {
            m_weights.get(prefix + "query"),
            m_weights.get(prefix + "key"),
            m_weights.get(prefix + "value"),
            m_weights.get(prefix + "output")};
    }

    at::Tensor flat(const at::Tensor& tokens) const {
        return tokens.reshape({tokens.size(0), m_sizes.towerWidth()});
    }

    at::Tensor gather(const at::Tensor& tokens, const at::Tensor& rows) const {
        return tokensOf(at::embedding(flat(tokens), rows));
    }

    const WeightSet& m_weights;
    const RankerSizes& m_sizes;
};

} // namespace

TowerOutputs mutualAttention(
    const TowerOutputs& towers,
    const PairTensors& pairs,
    const WeightSet& weights,
    const RankerSizes& sizes) {
    const Attention attention(weights, sizes);
    const Side user{attention.tokensOf(towers.users), &pairs.users};
    const Side intent{attention.tokensOf(towers.intents), &pairs.intents};
    const Side query{attention.tokensOf(towers.queries), &pairs.users};
    // User and query meet once an impression; what involves the intent differs from pair to pair.
    const auto users = towers.users + attention.withinRows("user_query", user.tokens, query.tokens);
    const auto queries = towers.queries + attention.withinRows("query_user", query.tokens, user.tokens);
    return {
        at::embedding(users, pairs.users) + attention.acrossPairs("user_intent", user, intent),
        at::embedding(towers.intents, pairs.intents) + attention.acrossPairs("intent_user", intent, user) +
            attention.acrossPairs("intent_query", intent, query),
        at::embedding(queries, pairs.users) + attention.acrossPairs("query_intent", query, intent)};
}

} // namespace intentscope::nn
