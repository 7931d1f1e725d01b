// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/ranker/two_tower_torch.h"

#include <ATen/core/Tensor.h>

namespace intentscope::nn {

/// What the towers put out: users and queries [impressions, towerWidth], intents [intents, towerWidth].
/// Without a query tower `queries` is undefined.
struct TowerOutputs {
    at::Tensor users;
    at::Tensor intents;
    at::Tensor queries;
};

/// Mutual attention of docs/ranker.md: to the tokens of each tower is added what it reads of the two others,
/// A + sum over B of attend(A Wq, B Wk, B Wv) Wo, all six directions from the towers' own outputs, so that
/// their order does not matter. One row a pair: users, intents and queries are [pairs, towerWidth].
TowerOutputs mutualAttention(
    const TowerOutputs& towers, const PairTensors& pairs, const WeightSet& weights, const RankerSizes& sizes);

} // namespace intentscope::nn
