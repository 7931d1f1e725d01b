// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace intentscope::nn {

/// AdamW (Loshchilov and Hutter, arXiv 1711.05101) with betas 0.9 and 0.999 and epsilon 1e-8, in the order of
/// operations of LibTorch's, but with a state that can be stored the same way in every version of it.
class AdamW {
public:
    /// Of one weight.
    struct Moments {
        at::Tensor mean;   ///< of its gradients, shaped as it
        at::Tensor square; ///< of their squares
        std::int64_t stepCount = 0;
    };

    /// Weights are shared handles.
    AdamW(std::vector<at::Tensor> weights, double weightDecay);

    void zeroGradients();
    /// Scales all gradients down such that their joint norm is at most `maxNorm`.
    void clipGradients(double maxNorm);
    /// Weights without a gradient stay as they are.
    void step(double learningRate);

    /// In the order of the weights.
    std::vector<Moments>& moments() { return m_moments; }

private:
    std::vector<at::Tensor> m_weights;
    double m_weightDecay;
    std::vector<Moments> m_moments;
};

} // namespace intentscope::nn
