// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace intentscope::nn {

/// Zeroes elements with probability `rate` from its own generator; absent (null) while scoring.
struct DropoutSource {
    double rate = 0;
    at::Generator generator;
};
at::Tensor dropout(const at::Tensor& x, DropoutSource* source);

/// Weights [d, d] of one layer.
struct AutoIntWeights {
    at::Tensor query;
    at::Tensor key;
    at::Tensor value;
    at::Tensor residual;
};

/// One interacting layer of AutoInt (arXiv 1810.11921, equations 5 to 8) over x [rows, fields, d]: for each
/// head, softmax over fields of <x Wq, x Wk> mixes x Wv; heads are concatenated and the result is
/// ReLU(heads + x Wres). Shape as x.
at::Tensor autoInt(const at::Tensor& x, const AutoIntWeights& weights, std::int64_t headCount);

/// E experts of two layers: hidden.weight [in, E h], hidden.bias [E h], output.weight [E, h, out],
/// output.bias [E, out], gate [in, E].
struct ExpertWeights {
    at::Tensor gate;
    at::Tensor hiddenWeight;
    at::Tensor hiddenBias;
    at::Tensor outputWeight;
    at::Tensor outputBias;
};

/// Dense mixture of experts: y = sum_e g_e E_e with g = softmax(gateLogits) and
/// E_e = ReLU(hidden_e) W_e + b_e. gateLogits [rows, E], hidden [rows, E h]; y [rows, out].
at::Tensor mixExperts(
    const at::Tensor& gateLogits,
    const at::Tensor& hidden,
    const ExpertWeights& weights,
    DropoutSource* drop);

/// The same from the experts' input x [rows, in].
at::Tensor mixtureOfExperts(const at::Tensor& x, const ExpertWeights& weights, DropoutSource* drop);

/// ListNet top-one (Cao et al. 2007) over packed lists: the mean over lists with a click of
/// -sum_k P_y(k) log softmax(s)_k. scores [P]; lists [P], ascending list numbers in [0, listCount);
/// targets [P], P_y, all 0 in a list without a click. A scalar, 0 when no list has a click.
at::Tensor listNetLoss(
    const at::Tensor& scores, const at::Tensor& lists, const at::Tensor& targets, std::int64_t listCount);

} // namespace intentscope::nn
