// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace intentscope::nn {

/// AdamW (Loshchilov and Hutter, arXiv 1711.05101) in the order of operations of LibTorch's, but with a state
/// that can be stored the same way in every version of it.
class AdamW {
public:
    /// Of one weight.
    struct Moments {
        at::Tensor mean;   ///< of its gradients, shaped as it
        at::Tensor square; ///< of their squares
        std::int64_t stepCount = 0;
    };

    struct Decay {
        double mean = 0.9;     ///< beta 1
        double square = 0.999; ///< beta 2
        double epsilon = 1e-8;
    };
    struct Weight {
        at::Tensor value; ///< a shared handle
        double weightDecay = 0;
    };

    AdamW(const std::vector<at::Tensor>& weights, double weightDecay);
    AdamW(std::vector<Weight> weights, Decay decay);

    /// The next backward pass gives weights a gradient of their own instead of adding to one.
    void forgetGradients();
    /// Scales all gradients down such that their joint norm is at most `maxNorm`; the norm before. One that
    /// is no number changes nothing.
    double clipGradients(double maxNorm);
    /// Weights without a gradient stay as they are.
    void step(double learningRate);

    /// In the order of the weights.
    std::vector<Moments>& moments() { return m_moments; }
    const std::vector<Moments>& moments() const { return m_moments; }

private:
    std::vector<Weight> m_weights;
    Decay m_decay;
    std::vector<Moments> m_moments;
};

} // namespace intentscope::nn
