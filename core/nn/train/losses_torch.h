// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranker_trainer.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace intentscope::nn {

/// Lists of different lengths, packed one after another.
struct PackedLists {
    at::Tensor rows;    ///< [P] int64, ascending list numbers in [0, count)
    at::Tensor targets; ///< [P], clicks / clicks of the list; 0 throughout a list without a click
    std::int64_t count = 0;
    at::Tensor weights = {}; ///< [count], how much a list counts; undefined: every list 1
};

/// [P]: log softmax of each list's scores [P].
at::Tensor listLogProbabilities(const at::Tensor& scores, const PackedLists& lists);

/// ListNet top-one (Cao et al. 2007): the weighted mean over lists with a click of
/// -sum_k P_y(k) log softmax(s)_k. A scalar, 0 when no list has a click.
at::Tensor listNetLoss(const at::Tensor& scores, const PackedLists& lists);

/// Softmax cross-entropy by click: the weighted mean over clicks of -log softmax(s)_k of the clicked
/// candidate in its list. A scalar, 0 when there is no click.
at::Tensor softmaxLoss(const at::Tensor& scores, const PackedLists& lists);

/// Binary cross-entropy: the weighted mean over candidates of -log sigma(s) where clicked, else
/// -log(1 - sigma(s)). A candidate has its list's weight.
at::Tensor bceLoss(const at::Tensor& scores, const PackedLists& lists);

/// The loss of this name.
at::Tensor rankLoss(rank::RankLoss loss, const at::Tensor& scores, const PackedLists& lists);

/// The weighted mean over lists of KL(P || Q) = sum_k p_k (log p_k - log q_k), P and Q being the softmax of
/// two sets of scores [P]. Gradients flow into both, unless one is detached.
at::Tensor klDivergence(const at::Tensor& p, const at::Tensor& q, const PackedLists& lists);

/// R-Drop (Liang et al. 2021, arXiv 2106.14448): (KL(P || Q) + KL(Q || P)) / 2.
at::Tensor symmetricKl(const at::Tensor& p, const at::Tensor& q, const PackedLists& lists);

} // namespace intentscope::nn
