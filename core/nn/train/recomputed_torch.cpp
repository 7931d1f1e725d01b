// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/recomputed_torch.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>

#include <memory>
#include <utility>

namespace intentscope::nn {
namespace {

using torch::autograd::variable_list;

class RecomputingNode final : public torch::autograd::Node {
public:
    RecomputingNode(TensorFunction function, at::Tensor input)
        : m_function(std::move(function)), m_input(std::move(input)) {}

    variable_list apply(variable_list&& gradients) override {
        const c10::AutoGradMode withGradients(true);
        const auto input = m_input.detach().requires_grad_(true);
        const auto output = m_function(input);
        // Adds to the weights' gradients by itself.
        torch::autograd::backward({output}, {gradients[0]});
        return {input.grad()};
    }
    void release_variables() override {
        m_input.reset();
        m_function = nullptr;
    }

private:
    TensorFunction m_function;
    at::Tensor m_input; ///< without its history
};

} // namespace

at::Tensor recomputed(const TensorFunction& function, const at::Tensor& x) {
    at::Tensor output;
    {
        const c10::AutoGradMode withoutGradients(false);
        output = function(x.detach());
    }
    const std::shared_ptr<torch::autograd::Node> node(
        new RecomputingNode(function, x.detach()), torch::autograd::deleteNode);
    node->set_next_edges(torch::autograd::collect_next_edges(x));
    torch::autograd::set_history(output, node);
    return output;
}

} // namespace intentscope::nn
