// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace intentscope::nn {

/// One value for each of the three towers.
struct ThreeTowers {
    at::Tensor users;
    at::Tensor intents;
    at::Tensor queries;
};

/// What the six directions of mutual attention mix, before their output weights.
struct TowerMeetings {
    at::Tensor userQuery;   ///< [users, tokens, d]: what users read in queries of the same row
    at::Tensor queryUser;   ///< [users, tokens, d]
    at::Tensor userIntent;  ///< [pairs, tokens, d]
    at::Tensor intentBoth;  ///< [pairs, tokens, 2 d]: what intents read in users, and in queries
    at::Tensor queryIntent; ///< [pairs, tokens, d]
};

/// All six directions of mutual attention in one pass that gathers no rows for the pairs, and its gradient
/// (core/nn/kernels/kernel_table.h). Each tower's `projected` is [rows, tokens, 6 d], float: its queries for
/// the two other towers, then its key and value for the first of them, then for the second; the others are
/// in the order user, intent, query. `userRows` (of users and queries) and `intentRows` are [pairs], int64.
/// Differentiable once.
TowerMeetings meetTowers(
    const ThreeTowers& projected,
    const at::Tensor& userRows,
    const at::Tensor& intentRows,
    std::int64_t headCount);

} // namespace intentscope::nn
