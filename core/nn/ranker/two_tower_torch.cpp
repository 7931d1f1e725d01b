// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/two_tower_torch.h"

#include "core/base/checked.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/embedding_bag.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/full.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cstring>

namespace intentscope::nn {
namespace {

/// A copy: gradients are computed from it later, when the values may be gone.
template <class T>
at::Tensor copyOf(std::span<const T> values, at::IntArrayRef shape, at::ScalarType type) {
    return at::from_blob(const_cast<T*>(values.data()), shape, at::TensorOptions().dtype(type)).clone();
}

constexpr std::int64_t SumOfBag = 0;

/// [rows, fields, d]: the sum of each bag's embeddings over the root of their number, so that a bag's length
/// changes neither the variance of what comes out at the start nor hides how much is known.
at::Tensor pooledBags(const at::Tensor& table, const FieldTensors& fields) {
    const auto sums =
        std::get<0>(at::embedding_bag(table, fields.codes, fields.offsets, false, SumOfBag, false, {}, true));
    const auto bagCount = fields.rowCount * fields.fieldCount;
    const auto counts = fields.offsets.narrow(0, 1, bagCount) - fields.offsets.narrow(0, 0, bagCount);
    const auto scale = counts.clamp_min(1).to(table.scalar_type()).rsqrt().unsqueeze(1);
    return (sums * scale).view({fields.rowCount, fields.fieldCount, table.size(1)});
}

/// Ones at the block of the product u*i: what they add to the linear term is the inner product of u and i.
at::Tensor innerProductWeights(const at::Tensor& linear, std::int64_t width) {
    auto ones = at::zeros({linear.size(0)}, linear.options().requires_grad(false));
    ones.narrow(0, 2 * width, width).fill_(1);
    return ones;
}

/// Whether so many of all users' pairs with all intents are asked for that computing every one is cheaper
/// than gathering rows for those that are.
bool isNearlyGrid(const PairTensors& pairs, std::int64_t gridSize) {
    return pairs.users.numel() * 4 >= gridSize * 3;
}

} // namespace

WeightSet WeightSet::initialised(const RankerConfig& config, const at::Generator& generator) {
    WeightSet set;
    for (const ParameterSpec& parameter : memberParameters(config)) {
        auto weight = at::full(parameter.shape, parameter.mean, at::kFloat);
        if (parameter.deviation > 0)
            weight.normal_(parameter.mean, parameter.deviation, generator);
        weight.set_requires_grad(true);
        set.m_weights.emplace_back(parameter.name, weight);
    }
    return set;
}

WeightSet WeightSet::zeros(const RankerConfig& config) {
    WeightSet set;
    for (const ParameterSpec& parameter : memberParameters(config))
        set.m_weights.emplace_back(parameter.name, at::zeros(parameter.shape, at::kFloat));
    return set;
}

WeightSet WeightSet::loaded(const Checkpoint& checkpoint, std::int32_t member) {
    WeightSet set;
    for (const ParameterSpec& parameter : memberParameters(checkpoint.config)) {
        const TensorEntry* entry = checkpoint.tensors.find(memberPrefix(member) + parameter.name);
        ISCOPE_ASSERT(entry != nullptr);
        auto weight = at::empty(parameter.shape);
        const auto bytes = checkpoint.tensors.bytes(*entry);
        std::memcpy(weight.data_ptr(), bytes.data(), bytes.size());
        set.m_weights.emplace_back(parameter.name, weight);
    }
    return set;
}

at::Tensor WeightSet::find(std::string_view name) const {
    const auto found = std::ranges::find(m_weights, name, &std::pair<std::string, at::Tensor>::first);
    return found == m_weights.end() ? at::Tensor() : found->second;
}

const at::Tensor& WeightSet::get(std::string_view name) const {
    const auto found = std::ranges::find(m_weights, name, &std::pair<std::string, at::Tensor>::first);
    ISCOPE_ASSERT(found != m_weights.end());
    return found->second;
}

std::vector<at::Tensor> WeightSet::all() const {
    std::vector<at::Tensor> tensors;
    for (const auto& [name, weight] : m_weights)
        tensors.push_back(weight);
    return tensors;
}

WeightSet WeightSet::snapshot() const {
    WeightSet copy;
    for (const auto& [name, weight] : m_weights)
        copy.m_weights.emplace_back(name, weight.detach().clone());
    return copy;
}

WeightSet WeightSet::toDouble() const {
    WeightSet copy;
    for (const auto& [name, weight] : m_weights)
        copy.m_weights.emplace_back(name, weight.detach().to(at::kDouble).set_requires_grad(true));
    return copy;
}

WeightSet WeightSet::withGradients() const {
    for (const auto& [name, weight] : m_weights)
        weight.set_requires_grad(true);
    return *this;
}

WeightSet WeightSet::restrictedTo(const RankerConfig& config) const {
    WeightSet part;
    for (const ParameterSpec& parameter : memberParameters(config))
        part.m_weights.emplace_back(parameter.name, get(parameter.name));
    return part;
}

void WeightSet::appendBytes(std::int32_t member, std::vector<TensorBytes>& out) const {
    for (const auto& [name, weight] : m_weights)
        out.push_back(
            {memberPrefix(member) + name,
             TensorType::F32,
             weight.sizes().vec(),
             std::span(static_cast<const std::byte*>(weight.data_ptr()), weight.nbytes())});
}

FieldTensors::FieldTensors(const EncodedFields& fields)
    : rowCount(narrow<std::int64_t>(fields.rowCount())), fieldCount(fields.fieldCount),
      codes(copyOf<std::int32_t>(fields.codes, {narrow<std::int64_t>(fields.codes.size())}, at::kInt)),
      offsets(copyOf<std::int32_t>(fields.offsets, {narrow<std::int64_t>(fields.offsets.size())}, at::kInt)),
      values(copyOf<float>(fields.values, {rowCount, fieldCount, 1}, at::kFloat)) {}

FieldTensors::FieldTensors(const at::Tensor& embedded)
    : rowCount(embedded.size(0)), fieldCount(embedded.size(1)), tokens(embedded) {}

PairTensors::PairTensors(
    std::span<const std::int64_t> userRows,
    std::span<const std::int64_t> intentRows,
    std::span<const float> matchValues)
    : users(copyOf(userRows, {narrow<std::int64_t>(userRows.size())}, at::kLong)),
      intents(copyOf(intentRows, {narrow<std::int64_t>(intentRows.size())}, at::kLong)),
      matches(copyOf(
          matchValues,
          {narrow<std::int64_t>(userRows.size()),
           userRows.empty() ? 0 : narrow<std::int64_t>(matchValues.size() / userRows.size())},
          at::kFloat)) {}

TwoTower::TwoTower(const RankerConfig& config, WeightSet weights)
    : m_sizes(config.sizes), m_weights(std::move(weights)) {}

at::Tensor TwoTower::users(const FieldTensors& fields, DropoutSource* drop) const {
    return tower({"user.", fields, {}}, drop);
}

at::Tensor
TwoTower::intents(const FieldTensors& fields, const at::Tensor& textField, DropoutSource* drop) const {
    return tower({"intent.", fields, textField}, drop);
}

ExpertWeights TwoTower::experts(const std::string& prefix) const {
    return {
        m_weights.get(prefix + "gate.weight"),
        m_weights.get(prefix + "hidden.weight"),
        m_weights.get(prefix + "hidden.bias"),
        m_weights.get(prefix + "output.weight"),
        m_weights.get(prefix + "output.bias")};
}

at::Tensor TwoTower::userTokens(const FieldTensors& fields) const {
    return tokens("user.", fields);
}

at::Tensor TwoTower::intentTokens(const FieldTensors& fields) const {
    return tokens("intent.", fields);
}

at::Tensor TwoTower::tokens(const std::string& side, const FieldTensors& fields) const {
    if (fields.tokens.defined())
        return fields.tokens;
    const auto& table = m_weights.get(side + "embedding");
    const auto values = fields.values.to(table.scalar_type()) * m_weights.get(side + "value");
    return pooledBags(table, fields) + values;
}

at::Tensor TwoTower::tower(const TowerInput& input, DropoutSource* drop) const {
    const FieldTensors& fields = input.fields;
    const std::string side = input.side;
    auto embedded = tokens(side, fields);
    auto mixture = experts(side + "experts.");
    auto linear = m_weights.get(side + "linear");
    if (input.extraField.defined()) {
        embedded = at::cat({embedded, input.extraField.unsqueeze(1)}, 1);
        mixture.gate = at::cat({mixture.gate, m_weights.get("text.field.gate.weight")});
        mixture.hiddenWeight = at::cat({mixture.hiddenWeight, m_weights.get("text.field.hidden.weight")});
        linear = at::cat({linear, m_weights.get("text.field.linear")});
    }
    embedded = dropout(embedded, drop);
    auto x = embedded;
    for (std::int32_t layer = 0; layer < m_sizes.attentionLayers; ++layer) {
        const std::string prefix = side + "attention." + std::to_string(layer) + ".";
        const AutoIntWeights weights{
            m_weights.get(prefix + "query"),
            m_weights.get(prefix + "key"),
            m_weights.get(prefix + "value"),
            m_weights.get(prefix + "residual")};
        x = autoInt(x, weights, m_sizes.attentionHeads);
    }
    const auto flat = [&](const at::Tensor& tokens) {
        return tokens.reshape({fields.rowCount, tokens.size(1) * m_sizes.dimension});
    };
    return mixtureOfExperts(flat(x), mixture, drop) + at::matmul(flat(embedded), linear);
}

at::Tensor TwoTower::headMatrix() const {
    const auto& linear = m_weights.get("head.linear");
    const auto terms = linear + innerProductWeights(linear, m_sizes.towerWidth());
    return at::cat(
        {terms.unsqueeze(1), m_weights.get("head.gate.weight"), m_weights.get("head.hidden.weight")}, 1);
}

at::Tensor TwoTower::headScores(const at::Tensor& projected, DropoutSource* drop) const {
    const ExpertWeights head = experts("head.");
    const auto experts = head.gate.size(1);
    const auto gate = projected.narrow(1, 1, experts);
    const auto hidden = projected.narrow(1, 1 + experts, projected.size(1) - 1 - experts) + head.hiddenBias;
    return projected.select(1, 0) + mixExperts(gate, hidden, head, drop).squeeze(1);
}

at::Tensor TwoTower::matchSums(const PairTensors& pairs) const {
    const auto embedding = m_weights.find("match.embedding");
    return embedding.defined() ? at::matmul(pairs.matches.to(embedding.scalar_type()), embedding)
                               : at::Tensor();
}

at::Tensor TwoTower::scores(
    const at::Tensor& users, const at::Tensor& intents, const PairTensors& pairs, DropoutSource* drop) const {
    // The user and intent blocks of the matrix are multiplied once a user and once an intent instead of once
    // a pair.
    const auto width = users.size(1);
    const auto weight = headMatrix();
    const auto block = [&](std::int64_t index) { return weight.narrow(0, index * width, width); };
    const auto ofUsers = at::matmul(users, block(0));
    const auto ofIntents = at::matmul(intents, block(1));
    const auto match = matchSums(pairs);
    if (!match.defined() && isNearlyGrid(pairs, users.size(0) * intents.size(0))) {
        const auto product = (users.unsqueeze(1) * intents.unsqueeze(0)).view({-1, width});
        const auto sums = (ofUsers.unsqueeze(1) + ofIntents.unsqueeze(0)).view({-1, weight.size(1)});
        const auto scores = headScores(sums + at::matmul(product, block(2)), drop);
        return scores.index_select(0, pairs.users * intents.size(0) + pairs.intents);
    }
    const auto pairIntents = at::embedding(intents, pairs.intents);
    const auto product = at::embedding(users, pairs.users) * pairIntents;
    auto projected = at::embedding(ofUsers, pairs.users) + at::embedding(ofIntents, pairs.intents) +
                     at::matmul(product, block(2));
    if (match.defined())
        projected = projected + at::matmul(match, block(3)) + at::matmul(match * pairIntents, block(4));
    return headScores(projected, drop);
}

} // namespace intentscope::nn
