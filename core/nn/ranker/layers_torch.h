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

/// Weights [d, d] of one direction of mutual attention.
struct AttentionWeights {
    at::Tensor query;
    at::Tensor key;
    at::Tensor value;
    at::Tensor output;
};

/// Multi-head attention (Vaswani et al. 2017, arXiv 1706.03762, section 3.2) between projected tokens:
/// query [rows, n, d], key and value [rows, m, d]; per head softmax(<query, key> / sqrt(d / heads)) mixes the
/// values; heads are concatenated. [rows, n, d].
at::Tensor
attend(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, std::int64_t headCount);

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

} // namespace intentscope::nn
