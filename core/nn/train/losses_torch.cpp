// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/losses_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/full.h>
#include <ATen/ops/log_sigmoid.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <limits>

namespace intentscope::nn {
namespace {

/// What is subtracted from each list's scores so that no exponential overflows; it cancels out of the loss.
/// LibTorch 1.13 has this only as a "beta" that warns on every use.
at::Tensor largestOfLists(const at::Tensor& scores, const at::Tensor& lists, std::int64_t listCount) {
    auto largest = at::full({listCount}, -std::numeric_limits<double>::infinity(), at::kDouble);
    const auto values = scores.to(at::kDouble).contiguous();
    const auto rows = lists.contiguous();
    const auto* value = values.data_ptr<double>();
    const auto* row = rows.data_ptr<std::int64_t>();
    auto* top = largest.data_ptr<double>();
    for (std::int64_t i = 0; i < values.numel(); ++i)
        top[row[i]] = std::max(top[row[i]], value[i]);
    return largest.to(scores.scalar_type());
}

at::Tensor sumOfLists(const at::Tensor& values, const PackedLists& lists) {
    return at::zeros({lists.count}, values.options()).index_add(0, lists.rows, values);
}

/// [P] -> [P], each times its list's weight.
at::Tensor weighted(const at::Tensor& values, const PackedLists& lists) {
    return lists.weights.defined() ? values * lists.weights.index_select(0, lists.rows) : values;
}

/// The sum of the weights of the lists for which `isCounted` [count].
at::Tensor totalWeight(const at::Tensor& isCounted, const PackedLists& lists) {
    if (!lists.weights.defined())
        return isCounted.sum().clamp_min(1);
    const auto total = (lists.weights * isCounted).sum();
    // No list counts: the numerator is 0 then as well.
    return total + total.eq(0);
}

} // namespace

at::Tensor listLogProbabilities(const at::Tensor& scores, const PackedLists& lists) {
    const auto shifted =
        scores - largestOfLists(scores.detach(), lists.rows, lists.count).index_select(0, lists.rows);
    const auto logSum = sumOfLists(shifted.exp(), lists).log();
    return shifted - logSum.index_select(0, lists.rows);
}

at::Tensor listNetLoss(const at::Tensor& scores, const PackedLists& lists) {
    const auto logProbability = listLogProbabilities(scores, lists);
    const auto hasClick = sumOfLists(lists.targets, lists).gt(0);
    return -weighted(lists.targets * logProbability, lists).sum() / totalWeight(hasClick, lists);
}

at::Tensor softmaxLoss(const at::Tensor& scores, const PackedLists& lists) {
    const auto clicks = weighted(lists.targets.gt(0).to(scores.scalar_type()), lists);
    const auto total = clicks.sum();
    return -(clicks * listLogProbabilities(scores, lists)).sum() / (total + total.eq(0));
}

at::Tensor bceLoss(const at::Tensor& scores, const PackedLists& lists) {
    const auto clicks = lists.targets.gt(0).to(scores.scalar_type());
    const auto log = clicks * at::log_sigmoid(scores) + (1 - clicks) * at::log_sigmoid(-scores);
    const auto total = weighted(at::full({scores.size(0)}, 1, scores.scalar_type()), lists).sum();
    return -weighted(log, lists).sum() / (total + total.eq(0));
}

at::Tensor rankLoss(rank::RankLoss loss, const at::Tensor& scores, const PackedLists& lists) {
    switch (loss) {
    case rank::RankLoss::Softmax:
        return softmaxLoss(scores, lists);
    case rank::RankLoss::Bce:
        return bceLoss(scores, lists);
    case rank::RankLoss::ListNet:
        break;
    }
    return listNetLoss(scores, lists);
}

at::Tensor klDivergence(const at::Tensor& p, const at::Tensor& q, const PackedLists& lists) {
    const auto logP = listLogProbabilities(p, lists);
    const auto logQ = listLogProbabilities(q, lists);
    const auto all = at::full({lists.count}, true, at::kBool);
    return weighted(logP.exp() * (logP - logQ), lists).sum() / totalWeight(all, lists);
}

at::Tensor symmetricKl(const at::Tensor& p, const at::Tensor& q, const PackedLists& lists) {
    return (klDivergence(p, q, lists) + klDivergence(q, p, lists)) / 2;
}

} // namespace intentscope::nn
