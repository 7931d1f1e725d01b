// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/mutual_attention_torch.h"

#include "core/nn/ranker/tower_meeting_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/mm.h>

#include <array>
#include <string>
#include <vector>

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

/// All directions at once, in float.
class Meeting {
public:
    Meeting(const WeightSet& weights, const RankerSizes& sizes) : m_weights(weights), m_sizes(sizes) {}

    TowerOutputs meet(const TowerOutputs& towers, const PairTensors& pairs) const {
        const TowerMeetings mixed = meetTowers(
            {projected(towers.users, {"user_intent", "user_query"}, {"intent_user", "query_user"}),
             projected(towers.intents, {"intent_user", "intent_query"}, {"user_intent", "query_intent"}),
             projected(towers.queries, {"query_user", "query_intent"}, {"user_query", "intent_query"})},
            pairs.users,
            pairs.intents,
            m_sizes.attentionHeads);
        const auto users = added(towers.users, mixed.userQuery, output("user_query"));
        const auto queries = added(towers.queries, mixed.queryUser, output("query_user"));
        return {
            added(at::embedding(users, pairs.users), mixed.userIntent, output("user_intent")),
            added(
                at::embedding(towers.intents, pairs.intents),
                mixed.intentBoth,
                at::cat({output("intent_user"), output("intent_query")})),
            added(at::embedding(queries, pairs.users), mixed.queryIntent, output("query_intent"))};
    }

private:
    using TwoPairs = std::array<const char*, 2>;

    const at::Tensor& output(const std::string& pair) const { return weight(pair, "output"); }
    const at::Tensor& weight(const std::string& pair, const char* part) const {
        return m_weights.get("mutual." + pair + "." + part);
    }

    /// [rows, tokens, 6 d]: a tower's queries in the directions that read from it, keys and values in those
    /// that read in it.
    at::Tensor projected(const at::Tensor& tower, const TwoPairs& asks, const TwoPairs& answers) const {
        std::vector<at::Tensor> parts;
        for (const char* pair : asks)
            parts.push_back(weight(pair, "query"));
        for (const char* pair : answers) {
            parts.push_back(weight(pair, "key"));
            parts.push_back(weight(pair, "value"));
        }
        const auto tokens = tower.reshape({tower.size(0) * m_sizes.tokenCount, m_sizes.dimension});
        return at::mm(tokens, at::cat(parts, 1)).view({tower.size(0), m_sizes.tokenCount, -1});
    }

    /// tower [rows, towerWidth] + mixed [rows, tokens, k] times output [k, d].
    at::Tensor added(const at::Tensor& tower, const at::Tensor& mixed, const at::Tensor& output) const {
        const std::int64_t tokenCount = tower.size(0) * m_sizes.tokenCount;
        return at::addmm(tower.reshape({tokenCount, m_sizes.dimension}), mixed.view({tokenCount, -1}), output)
            .view({tower.size(0), m_sizes.towerWidth()});
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
    if (towers.users.scalar_type() == at::kFloat)
        return Meeting(weights, sizes).meet(towers, pairs);
    // In double precision, for what has to be exact.
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
